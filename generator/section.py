"""Writes a section in the civic frame: each fiscal year from its shelf or anew, then what shows all of them.

A year in which nothing has changed is taken over from the last section without a record of it being read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from msgspec.structs import replace

from generator import __version__
from generator.cache import Cache, digest
from generator.exports.files import YearPart, export_year, search_part
from generator.exports.jsonld import structured
from generator.model.fiscal_year import FiscalYear
from generator.model.site import InTurn, Site, Year
from generator.pages import Page, Pages, SearchText, make_frame
from generator.publish import Carried, LinkBook, Stage, finished
from generator.publish.shelves import Kept, Shelf
from generator.templating import Templates

_BESIDE = "beside the years"
_STATUS = "status"
_SHOWN_ELSEWHERE = frozenset({"home.html", "eit.html"})
"""Templates of pages whose views are shown in other files, too."""


def section_of(site: Site, pages: Pages, stage: Stage, cache: Cache) -> Section:
    """The section of *site* with its *pages*, to be written into *stage*; *cache* knows what the last build wrote."""
    frame = make_frame(site, __version__)
    templates = Templates(frame, partial(structured, site=site))
    return Section(site, pages, templates, stage, LinkBook(frame.base), Carried(cache, site, frame, stage))


@dataclass
class Section:
    """The section of *site* that *stage* is to hold."""

    site: Site
    pages: Pages
    templates: Templates
    stage: Stage
    book: LinkBook
    carried: Carried
    outlines: list[Page] = field(default_factory=list)
    """Of every page that is written, in the order of the section."""
    years: list[YearPart] = field(default_factory=list)
    """What every year that is written gives to other files."""
    _beside: tuple[Shelf, Shelf] = field(init=False)
    """What stands beside the years: as the last build wrote it, and as this one does."""

    def __post_init__(self) -> None:
        self._beside = self.carried.shelf(_BESIDE), Shelf(_BESIDE)

    def write_pages(self, in_turn: InTurn = iter) -> None:
        """Write every page, and the open data of every year; *in_turn* says in which order the years are written.

        What belongs to no year is written first: the last years may be those for which helpers are waited for.
        """
        home, *across = [self._page(page, *self._beside) for page in chain([self.pages.home()], self.pages.across())]
        parts = {number: self.write_year(number) for number in in_turn(self.site.years)}
        self.outlines.append(home)
        for number in self.site.years:
            self.outlines += parts[number][0]
            self.years.append(parts[number][1])
        self.outlines += across
        self.outlines.append(self._page(self.pages.register(self.outlines), *self._beside))

    def write_file(self, path: str, grounds: object, make: Callable[[], bytes]) -> None:
        """Write a file that is no page, unless the last build wrote one that was made of the same *grounds*."""
        last, now = self._beside
        own = self._own(digest(repr(grounds)))
        now.files[path] = self.carried.take(last, path, own) or Kept(own, self.stage.write(path, make()))

    def keep(self) -> None:
        """Let the next build find what stands beside the years."""
        self.carried.keep(self._beside[1])

    # A year

    def write_year(self, number: FiscalYear) -> tuple[list[Page], YearPart]:
        """Write everything of the year *number*, pages and open data; return the outlines of its pages."""
        shelf, whole = self.carried.shelf(str(number)), self._own(self.pages.grounds(number))
        written = self._taken_over(shelf, whole) or self._made(number, shelf, whole)
        if not self.stage.makes_later:
            self.site.years[number].forget()
        return written

    def _taken_over(self, shelf: Shelf, whole: str) -> tuple[list[Page], YearPart] | None:
        """The year as a helper or the last build left it, if all of it is there and the disk lets us have it."""
        part = self.carried.part(shelf, long=self.site.is_large) if shelf.whole == whole else None
        if part is None or not self.carried.take_all(shelf):
            return None
        for kept in shelf.files.values():
            if kept.page is not None:
                self._enter(kept.page)
        pages = [replace(kept.page, finished=None) for kept in shelf.files.values() if kept.page is not None]
        return pages, YearPart(part, shelf.notes[_STATUS])

    def _made(self, number: FiscalYear, last: Shelf, whole: str) -> tuple[list[Page], YearPart]:
        """The year page by page, those that are as they were taken over."""
        now, year = Shelf(last.name, whole), self.site.years[number]
        pages = list(self._pages_of(number, last, now))
        search = self._search(now, year, pages)
        pages = [replace(page, search=None, finished=None) for page in pages]
        part = export_year(self.site, year, search, self.stage)
        now.files |= {path: Kept(whole, self.stage.entry(path)) for path in part.files}
        now.notes[_STATUS] = part.status
        self.carried.keep(now)
        return pages, part

    def _search(self, now: Shelf, year: Year, pages: list[Page]) -> Callable[[], bytes]:
        """What gives the part of the search index with *pages*, which is kept, and so is what it is made of."""
        search = search_part(year, pages)
        self.carried.keep_texts(now, {page.url: page.search for page in pages if page.search})
        return self.carried.keep_part(now, search, long=self.site.is_large)

    def _pages_of(self, number: FiscalYear, last: Shelf, now: Shelf) -> Iterator[Page]:
        """The outlines of the pages of a year, with what the search knows of them."""
        texts: Mapping[str, SearchText] = self.carried.texts(last) if last.files else {}

        def find(url: str, grounds: bytes) -> Page | None:
            kept = self.carried.take(last, url, self._own(grounds)) if url in texts else None
            return kept.page if kept else None

        for page in self.pages.of_year(number, find):
            if page.finished:
                now.files[page.url] = last.files[page.url]
                self._enter(page)
                yield replace(page, search=texts[page.url])
            else:
                yield replace(self._page(page, last, now), search=page.search)

    # One page

    def _page(self, page: Page, last: Shelf, now: Shelf) -> Page:
        """Write *page*, or take it over where the last build made it of the same; return its outline."""
        own = self._own(page.grounds or digest(repr(page), *self.templates.structured(page)))
        kept = self.carried.take(last, page.url, own)
        if kept is None or kept.page is None:
            done = finished(self.templates.document(page, self.templates.fragment(page)))
            outline = replace(page, view=None, search=None, finished=replace(done, html=b""))
            kept = Kept(own, self.stage.write(page.url, done.html), outline)
        now.files[page.url] = kept
        outline = kept.page or page
        self._enter(outline)
        view = page.view if page.template in _SHOWN_ELSEWHERE else None
        return replace(outline, view=view, search=page.search)

    def _own(self, grounds: bytes) -> str:
        """*grounds* together with what all files share."""
        return digest(self.carried.shared, grounds).hex()

    def _enter(self, page: Page) -> None:
        if page.finished:
            self.book.add(page.url, page.finished)
