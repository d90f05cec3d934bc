"""The whole program on one page: from a folder of records to a published section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import __version__
from generator.cache import Cache, cached
from generator.crew import Crew, Order, Step, crew_for
from generator.exports.files import export, export_year, search_part
from generator.exports.jsonld import structured
from generator.helper import assist
from generator.inspection import inspect_site
from generator.model.config import Shell
from generator.model.site import InTurn, Site
from generator.pages import Page, Pages, make_frame
from generator.problems import Problems
from generator.publish import LinkBook, Stage, read_manifest, staging
from generator.publish.changes import Changes
from generator.publish.previous import Written, keep_inventory, read_inventory
from generator.publish.verify import verify
from generator.schema import read_site
from generator.section import section_of
from generator.templating import Templates

Say = Callable[[str], None]
"""Takes the Thai name of the stage that begins."""


class Built(Struct, frozen=True):
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
    use_cache: bool = True,
    say: Say = lambda _: None,
) -> Built:
    """Publish the records under *root* to the folder *out*, or say what is wrong with them.

    *today* decides what lies in the future; *told_today* also decides the state of surveys, and is ``None`` where the pages
    are to be the same on every day. With *readiness* the pages for the officers are there, whatever the site says. Without
    *use_cache* everything is made anew; the bytes are the same.

    Raises:
        DiskError: something cannot be read or written; *out* is as it was.
    """
    order = Order(root, out, today, told_today, readiness)
    last = last_written(root, out) if use_cache else None
    with crew_for(order, assist, cold=last == {}) as crew, cached(root, use=use_cache) as cache:
        found = checked(order, cache, crew, say)
        if found.site is None:
            return Built(found.problems)
        say("สร้างหน้า")
        with staging(out, last or {}) as stage, closing(crew):
            built = filled(order, found, stage, cache, crew.on(Step.PUBLISH, cache, stage.folder))
            if built.problems.errors:
                stage.discard()
                return Built(built.problems)
            stage.finish(f"prongsai {__version__}")
            say("สลับเป็นเว็บใหม่")
            changes = Changes.between(read_manifest(out), stage)
        keep_inventory(cache, out, stage.written)
        cache.drop_unused()
    return replace(built, changes=changes)


def last_written(root: Path, out: Path) -> Mapping[str, Written] | None:
    """The files that an earlier build of *out* has written, by address; ``None`` where nothing can be kept."""
    with cached(root) as cache:  # closed again before a crew begins, whose processes open it for themselves
        return read_inventory(cache, out) if cache.keeps else None


class Checked(Struct, frozen=True):
    """A site that was read and looked into."""

    problems: Problems
    site: Site | None = None
    """``None`` where it cannot be published."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """The sanitised HTML of authored Markdown, by page."""


def checked(order: Order, cache: Cache, crew: Crew, say: Say = lambda _: None) -> Checked:
    """Read the site and look into it.

    Raises:
        DiskError: something cannot be read.
    """
    say("อ่านระเบียน")
    site, problems = read_site(order.root, today=order.today, cache=cache, in_turn=crew.on(Step.READ, cache))
    if site is None:
        return Checked(problems)
    say("ตรวจ")
    turns = crew.on(Step.INSPECT, cache)
    site, prose, found = inspect_site(site, order.root, today=order.today, cache=cache, in_turn=turns)
    problems |= found
    return Checked(problems) if problems.errors else Checked(problems, site, prose)


def filled(order: Order, found: Checked, stage: Stage, cache: Cache, in_turn: InTurn = iter) -> Built:
    """Write the section of the site that was *found* into *stage*, and verify it.

    Raises:
        DiskError: something cannot be read or written.
    """
    site = found.site
    if site is None:
        raise ValueError(order.root)  # nobody is to ask for it
    made = Pages(site, found.prose, today=order.told_today, readiness=order.readiness)
    pages, book = write_section(site, made, stage, root=order.root, cache=cache, in_turn=in_turn)
    problems = found.problems | verify(site, pages, book, stage)
    return Built(problems, None, pages, book.ids, stage.paths, site)


def write_section(
    site: Site, made: Pages, stage: Stage, *, root: Path, cache: Cache | None = None, in_turn: InTurn = iter
) -> tuple[tuple[Page, ...], LinkBook]:
    """Write everything of the section in the site's shell; return the outlines of its pages, and their links and anchors."""
    if site.config.site.shell is Shell.MATERIAL:
        from generator.publish.material import publish  # MkDocs takes half a second to import

        frame = make_frame(site, __version__)
        book = LinkBook(frame.base)
        pages = publish(tuple(made.every()), Templates(frame, partial(structured, site=site)), stage, book)
        years = [export_year(site, year, search_part(year, pages), stage) for year in site.years.values()]
        export(site, pages, years, stage, root=root)
        return pages, book
    section = section_of(site, made, stage, cache or Cache())
    section.write_pages(in_turn)
    pages = tuple(section.outlines)
    export(site, pages, section.years, stage, root=root, write=section.write_file)
    section.keep()
    return pages, section.book
