"""The whole program on one page: from a folder of records to a published section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import __version__
from generator.exports.files import export
from generator.exports.jsonld import structured
from generator.guard import Memory, examine
from generator.model.config import Shell
from generator.model.site import Site
from generator.pages import Page, make_frame, make_pages
from generator.problems import Problems
from generator.prose import render_all
from generator.publish import LinkBook, Stage, read_manifest, staging
from generator.publish.changes import Changes
from generator.publish.verify import verify
from generator.rules import check
from generator.schema import read_site
from generator.sources import read_bytes
from generator.templating import Templates

Say = Callable[[str], None]
"""Takes the Thai name of the stage that begins."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; without changes where problems stopped it."""

    problems: Problems
    changes: Changes | None = None
    pages: tuple[Page, ...] = ()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The anchors of every page."""
    files: frozenset[str] = frozenset()
    """The address of every file of the section."""
    site: Site | None = None


def build(
    root: Path,
    out: Path,
    *,
    today: date,
    told_today: date | None = None,
    readiness: bool = False,
    say: Say = lambda _: None,
) -> Built:
    """Publish the records under *root* to the folder *out*, or say what is wrong with them.

    *today* decides what lies in the future; *told_today* also decides the state of surveys, and is ``None`` where the pages
    are to be the same on every day. With *readiness* the pages for the officers are there, whatever the site says.

    Raises:
        DiskError: something cannot be read or written; *out* is as it was.
    """
    say("อ่านระเบียน")
    site, problems = read_site(root, today=today)
    if site is None:
        return Built(problems)
    say("ตรวจ")
    site, prose, found = inspect_site(site, root, today=today)
    problems |= found
    if problems.errors:
        return Built(problems)
    say("สร้างหน้า")
    pages = make_pages(site, prose, today=told_today, readiness=readiness or site.config.site.readiness)
    with staging(out) as stage:
        book = render(site, pages, stage)
        export(site, pages, stage, root=root)
        problems |= verify(site, pages, book, stage)
        if problems.errors:
            stage.discard()
            return Built(problems)
        stage.finish(f"prongsai {__version__}")
        say("สลับเป็นเว็บใหม่")
        changes = Changes.between(read_manifest(out), stage)
    return Built(problems, changes, pages, book.ids, stage.paths, site)


def inspect_site(site: Site, root: Path, *, today: date) -> tuple[Site, Mapping[str, str], Problems]:
    """*site* with the passports of its evidence, its prose as HTML, and all that rules and guard find."""
    prose, complaints = render_all(site.prose)
    examined = examine(site, root, Memory(root / ".prongsai" / "seen.json", __version__))
    found = check(site, today=today, read=lambda path: read_bytes(root, path)) | complaints | examined.problems
    return replace(site, passports=examined.passports), prose, found


def render(site: Site, pages: tuple[Page, ...], stage: Stage) -> LinkBook:
    """Write every page in the site's shell; return the links and anchors of all."""
    frame = make_frame(site, __version__)
    templates, book = Templates(frame, partial(structured, site=site)), LinkBook(frame.base)
    if site.config.site.shell is Shell.MATERIAL:
        from generator.publish.material import publish  # MkDocs takes half a second to import

        publish(pages, templates, stage, book)
        return book
    for page in pages:
        html = templates.document(page, templates.fragment(page))
        book.add(page.url, html)
        stage.write(page.url, html.encode())
    return book
