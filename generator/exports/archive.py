"""One closed year as a section of its own, which opens from a USB stick without a network.

The pages are those that a site would have that had published this year alone: the same items, reports, subjects, search
and evidence, and no way into years that are not there. What authored text still links to leads to a small page that says
so. The same records give the same bytes: see ``zipped``.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from generator import __version__, urls
from generator.exports.open_data import document_url
from generator.exports.open_tables import TABLES
from generator.model.fiscal_year import FiscalYear
from generator.model.register import Register, UrlState
from generator.model.site import Site, Year
from generator.model.year import Closed
from generator.pages.views import Link
from generator.pages.year import state_counts
from generator.publish import MANIFEST, LinkBook, Stage
from generator.templating import Templates

START = "start.html"
NOT_HERE = "not-in-archive.html"

_FOR_SERVERS = frozenset({urls.NOT_FOUND, ".htaccess", "sitemap.xml", urls.FEED})
"""Files of a section that only a web server or its visitors' programs read."""
_YEAR_OF_PATH = re.compile(r"(?:files/|eit/|data/)?(2[56][0-9]{2})(?=[/.-])")


class StartView(Struct, frozen=True):
    """The start page of an archive."""

    year: int
    closed: date | None
    closed_by: str | None
    counts: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]
    data: tuple[Link, ...]
    manifest: str


def with_closing(site: Site, year: Year, closed: Closed) -> Site:
    """*site* with *year* closed."""
    record = year.record.model_copy(update={"closed": closed})
    return replace(site, years={**site.years, year.year: replace(year, record=record)})


def one_year(site: Site, number: FiscalYear) -> Site:
    """*site* as if it published the year *number* alone."""
    settings = site.config.site.model_copy(update={"current_year": number, "years": (number,)})
    surveys = {year: survey for year, survey in site.config.eit.items() if year == number}
    config = site.config.model_copy(update={"site": settings, "eit": surveys})
    prose = {page: piece for page, piece in site.prose.items() if _belongs(page, number)}
    kept = (entry for entry in site.register.urls if entry.state in {UrlState.LIVE, UrlState.WITHDRAWN})
    register = Register(urls=tuple(entry for entry in kept if _belongs(entry.url, number)))
    return replace(site, config=config, years={number: site.years[number]}, prose=prose, register=register)


def _belongs(path: str, number: FiscalYear) -> bool:
    """Whether *path* is of the year *number* or of none."""
    found = _YEAR_OF_PATH.match(path)
    return found is None or found[1] == str(number)


def archive_files(site: Site, templates: Templates, stage: Stage, book: LinkBook) -> Mapping[str, Path]:
    """The files of the archive by their names in it: those of *stage*, whose pages are mended, and what is added."""
    names = sorted(stage.paths - _FOR_SERVERS)
    year = site.current
    stage.write(NOT_HERE, templates.plain("archive-not-here.html", NOT_HERE, year.year).encode())
    stage.write(START, templates.plain("archive-start.html", START, _start(year, names)).encode())
    names = sorted({*names, NOT_HERE, START})
    _mend(stage, book, frozenset({*names, MANIFEST}))
    stage.write(MANIFEST, _manifest(names, stage).encode())
    folder = f"prongsai-{year.year}"
    return {f"{folder}/{name}": stage.folder / name for name in (*names, MANIFEST)}


def _start(year: Year, names: list[str]) -> StartView:
    number, closed = year.year, year.record.closed
    reports = [(urls.report(number, id), filed.record.title) for id, filed in year.reports.items()]
    links = [(urls.year(number), f"รายการเปิดเผยข้อมูล ปี {number}"), *reports, (urls.SEARCH, "ค้นหา")]
    data = [(document_url(number), "ข้อมูลทั้งหมด (JSON)")] + [(t.path(number), f"{t.title} (CSV)") for t in TABLES]
    return StartView(
        year=number,
        closed=closed.date if closed else None,
        closed_by=closed.by if closed else None,
        counts=tuple((count.state.label, count.count) for count in state_counts(year)),
        links=tuple(Link(url, text) for url, text in links if url in names),
        data=tuple(Link(url, text) for url, text in data),
        manifest=MANIFEST,
    )


def _mend(stage: Stage, book: LinkBook, names: frozenset[str]) -> None:
    """Let every link that leads out of the archive lead to the page that says so."""
    lost: dict[str, list[str]] = {}
    for dead in book.dead(names):
        lost.setdefault(dead.page, []).append(dead.link)
    for page, links in lost.items():
        if page in names:
            html = (stage.folder / page).read_text("utf-8")
            for link in links:
                html = html.replace(f' href="{link}"', f' href="{escape(_instead(link, page, names))}"')
            stage.write(page, html.encode())


def _instead(link: str, page: str, names: frozenset[str]) -> str:
    """Where a dead *link* leads: to its page without the anchor that is not on it, or to the page that says so."""
    path = unquote(unescape(link).partition("#")[0].partition("?")[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return urls.relative(target if target in names else NOT_HERE, page)


def _manifest(names: list[str], stage: Stage) -> str:
    """Size and SHA-256 of every other file of the archive."""
    digests = stage.digests
    files = {name: {"size": (stage.folder / name).stat().st_size, "sha256": digests[name]} for name in names}
    return json.dumps({"generator": f"prongsai {__version__}", "files": files}, ensure_ascii=False, indent=0)


def file_digest(path: Path) -> str:
    """SHA-256 of a file that may be large."""
    total = sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            total.update(block)
    return total.hexdigest()
