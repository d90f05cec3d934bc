"""Writes everything of a section that is not a page: evidence, QR codes, assets, embeds, stubs, sitemap, feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator import __version__, urls
from generator.exports import assets, qr, server
from generator.exports.calendar import calendars
from generator.exports.dcat import CATALOG, catalog
from generator.exports.open_data import common_files, year_files, year_status
from generator.exports.search_index import SearchDocument, Shortcut, join_parts, write_part
from generator.model.config import Shell
from generator.model.fiscal_year import FiscalYear
from generator.model.register import UrlState
from generator.model.site import Site, Year, evidence_path
from generator.pages import Page, make_frame
from generator.pages.eit import survey_view
from generator.pages.home import all_changes, shortcuts
from generator.pages.views import RedirectView
from generator.publish import Stage
from generator.publish.previous import Written
from generator.templating import Templates

Write = Callable[[str, object, Callable[[], bytes]], None]
"""Writes the file at an address: what the last argument makes, unless one made of the same grounds is there already."""


class YearPart(Struct, frozen=True):
    """What a fiscal year gives to the files that show all years."""

    search: Callable[[], bytes]
    """Gives its part of the search index, which is long."""
    status: str
    """Where it stands, as JSON."""
    files: tuple[str, ...] = ()
    """The addresses of its open data, where they were written and not taken over."""


def search_part(year: Year, pages: Iterable[Page]) -> Callable[[], bytes]:
    """What gives the part of the search index of *year*, whose pages are among *pages*."""
    found = tuple(page for page in documents(pages) if page.year == year.year)
    return cache(lambda: write_part(found))


def export_year(site: Site, year: Year, search: Callable[[], bytes], stage: Stage) -> YearPart:
    """Write the open data of *year*; return what it gives to other files, with its part of the *search* index."""
    files = []
    for path, pieces in year_files(site, year):
        stage.write_pieces(path, pieces)
        files.append(path)
    return YearPart(search, year_status(site, year), tuple(files))


def export(
    site: Site, pages: Sequence[Page], years: Sequence[YearPart], stage: Stage, *, root: Path, write: Write | None = None
) -> None:
    """Write the files of the section that are neither pages nor of one year; *root* is the site's folder."""
    templates = Templates(make_frame(site, __version__))
    for path, source, known in _copies(site, templates, root):
        stage.copy(path, source, known)
    stage.write_pieces("assets/search-index.js", _search_index(site, pages, years))
    for path, make in _texts(site, pages, years, templates, stage.written):
        stage.write_later(path, lambda make=make: make().encode())  # type: ignore[misc]  # of this turn
    for path, grounds, made in (*_documents_of_templates(site, pages, templates), *_codes(site)):
        if write is not None:
            write(path, grounds, made)
        else:
            stage.write_later(path, made)


def documents(pages: Iterable[Page]) -> Iterator[SearchDocument]:
    """What the search knows of *pages*."""
    for page in pages:
        if (text := page.search) is not None:
            title = text.title or page.title
            yield SearchDocument(page.url, title, text.code, text.year, text.state, text.kind, text.headings, text.text)


def evidence_files(site: Site) -> Iterator[tuple[str, str]]:
    """Public address and path of every evidence file of the section."""
    for number, year in site.years.items():
        for one in year.facts.files:
            yield urls.stored_file(number, one.owner, one.file, one.name), evidence_path(number, one.owner, one.file)


def _copies(site: Site, templates: Templates, root: Path) -> Iterator[tuple[str, Path, str | None]]:
    """Address and path of every file that is published as it is, and its SHA-256 where it is known."""
    yield from ((path, source, None) for path, source in assets.theme_files(templates.frame))
    for path in site.files:
        if path.startswith("content/assets/"):
            yield path.removeprefix("content/"), root / path, None
    for url, path in evidence_files(site):
        passport = site.passports.get(path)
        yield url, root / path, passport.sha256 if passport else None
    for year, survey in site.config.eit.items():
        if survey.qr and year in site.years:
            yield urls.qr(year, survey.qr.rpartition(".")[2].lower()), root / "data/eit" / survey.qr, None


def _texts(
    site: Site, pages: Sequence[Page], years: Sequence[YearPart], templates: Templates, written: Mapping[str, Written]
) -> Iterator[tuple[str, Callable[[], str]]]:
    frame = templates.frame
    style = assets.stylesheet if site.config.site.shell is Shell.CIVIC else assets.material_stylesheet
    yield "assets/prongsai.css", partial(style, frame)
    yield "assets/search-results.css", assets.search_stylesheet
    yield from assets.scripts()
    yield from _stubs(site, pages, templates)
    yield from common_files(site, [year.status for year in years])
    yield CATALOG, lambda: catalog(site, templates, written)  # names the files of the years, which are written
    yield from calendars(site)
    yield ".htaccess", lambda: server.htaccess(site)


def _search_index(site: Site, pages: Sequence[Page], years: Sequence[YearPart]) -> Iterator[bytes]:
    beside = write_part(page for page in documents(pages) if page.year is None)
    parts = chain((year.search() for year in years), [beside])
    links = [Shortcut(shortcut.text, shortcut.url) for shortcut in shortcuts(site)]
    return join_parts(parts, links, thai_digits=site.config.site.thai_digits)


Made = tuple[str, object, Callable[[], bytes]]
"""Address, grounds and maker of a file."""


def _documents_of_templates(site: Site, pages: Sequence[Page], templates: Templates) -> Iterator[Made]:
    """What is embedded, printed, or read by programs."""

    def made(template: str, url: str, view: object) -> Made:
        return url, view, lambda: templates.plain(template, url, view).encode()

    yield made("embed-eit.html", urls.EMBED_EIT, next(page.view for page in pages if page.url == urls.EIT))
    yield made("embed-oit.html", urls.EMBED_OIT, next(page.view for page in pages if page.url == urls.HOME))
    for year in site.config.eit:
        if year in site.years:
            yield made("poster.html", _poster(year), survey_view(site, year, None))
    if templates.frame.site_url:
        listed = [(page.url, page.lastmod) for page in pages if page.in_sitemap]
        yield "sitemap.xml", listed, lambda: server.sitemap(templates, pages).encode()
        if changes := all_changes(site):
            yield urls.FEED, changes, lambda: server.feed(templates, changes).encode()


def _poster(year: FiscalYear) -> str:
    return f"eit/{year}-poster.html"


def _codes(site: Site) -> Iterator[Made]:
    """The QR codes of the surveys."""
    for year, survey in site.config.eit.items():
        if year in site.years:
            yield urls.qr(year, "svg"), survey, partial(qr.svg, survey, year)
            if not survey.qr:
                yield urls.qr(year, "png"), survey, partial(qr.png, survey)


def _stubs(site: Site, pages: Sequence[Page], templates: Templates) -> Iterator[tuple[str, Callable[[], str]]]:
    """Small pages at addresses that moved or are gone, for servers that read no ``.htaccess``."""
    titles = {page.url: page.title for page in pages}
    for entry in site.register.urls:
        if entry.state in {UrlState.MOVED, UrlState.GONE} and entry.url.endswith(".html"):
            view = RedirectView(entry.to, entry.reason, entry.date, titles.get(entry.to or "", entry.to or entry.url))
            yield entry.url, partial(templates.plain, "redirect.html", entry.url, view)
