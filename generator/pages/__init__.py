"""The model to pages: which pages there are, their addresses, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from generator import urls
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Item
from generator.model.site import Site
from generator.pages.eit import eit_page, survey_view
from generator.pages.grounds import Grounds
from generator.pages.home import (
    all_changes,
    concept_page,
    concepts_page,
    home_page,
    not_found_page,
    prose_page,
    register_page,
    search_page,
    updates_page,
)
from generator.pages.item import item_page
from generator.pages.page import Finished, Frame, Page, SearchText
from generator.pages.readiness import readiness_page
from generator.pages.report import report_links, report_page
from generator.pages.views import Link
from generator.pages.year import year_links, year_page

__all__ = ["Finished", "Frame", "Page", "Pages", "SearchText", "make_frame", "make_pages"]

_NEWS = "news"
"""The concept whose item demands the EIT block on the home page (O5 of 2567)."""
_OWN_PAGES = {"index", "404", "search", "urls", "updates", "eit"}


Find = Callable[[str, bytes], Page | None]
"""Gives the page at an address that an earlier build finished from the same grounds."""


def make_pages(
    site: Site, prose: Mapping[str, str], *, today: date | None = None, readiness: bool = False
) -> Iterator[Page]:
    """Every page of *site*, one after the other, as ``Pages`` makes them."""
    return Pages(site, prose, today=today, readiness=readiness).every()


class Pages:
    """Makes the pages of one site."""

    def __init__(
        self, site: Site, prose: Mapping[str, str], *, today: date | None = None, readiness: bool = False
    ) -> None:
        """*prose* is the sanitised HTML of authored Markdown by page.

        *today* decides the state of a survey; without it the pages name both dates and leave the state to a script, so
        that the same input gives the same bytes on every day. With *readiness*, or where the site wants it, there are
        pages for the officers.
        """
        self._site = site
        self._prose = prose
        self._readiness = readiness or site.config.site.readiness
        self._changes = all_changes(site)
        self._surveys = {year: view for year in site.years if (view := survey_view(site, year, today)) is not None}

    def every(self) -> Iterator[Page]:
        """Every page, in the order of the section."""
        pages = [self.home()]
        for number in self._site.years:
            pages += self.of_year(number)
        pages += self.across()
        yield from (*pages, self.register(pages))

    def home(self) -> Page:
        """The home page."""
        survey = self._surveys.get(self._site.config.site.current_year)
        return home_page(self._site, survey, self._changes, self._prose.get("index"))

    def of_year(self, number: FiscalYear, find: Find = lambda _url, _grounds: None) -> Iterator[Page]:
        """The pages of the year *number*; one that *find* has is not made again."""
        site, year, prose, survey = self._site, self._site.years[number], self._prose, self._surveys.get(number)
        grounds = Grounds(site, year)
        yield year_page(site, year, report_links(year), survey, prose.get(f"{number}/index"))
        for item in year.framework.items:
            text, shown = prose.get(f"{number}/{item.id}"), survey if _wants_survey(item) else None
            key = grounds.item(item, text, shown)
            found = find(urls.item(number, item.id), key)
            yield found or replace(item_page(site, year, item, text, shown), grounds=key)
        for id, _ in site.read_through(year.reports):
            text = prose.get(f"{number}/reports/{id}")
            key = grounds.report(id, text)
            yield find(urls.report(number, id), key) or replace(report_page(site, year, id, text), grounds=key)
        if self._readiness:
            yield readiness_page(site, year)

    def grounds(self, number: FiscalYear) -> bytes:
        """A digest of everything that the pages and the open data of the year *number* are made of."""
        grounds = Grounds(self._site, self._site.years[number])
        return grounds.whole(self._prose, self._surveys.get(number), self._readiness)

    def across(self) -> Iterator[Page]:
        """The pages that belong to no year, but the home page and the register."""
        site, prose = self._site, self._prose
        found = (concept_page(site, concept, prose.get(f"topics/{concept.id}")) for concept in site.concepts)
        concepts = [page for page in found if page is not None]
        yield from (*concepts, concepts_page(site, concepts), eit_page(site, tuple(self._surveys.values())))
        yield from (prose_page(site, name, html) for name, html in prose.items() if _is_own(name))
        yield from (updates_page(site, self._changes), search_page(site), not_found_page(site))

    def register(self, pages: Sequence[Page]) -> Page:
        """The register of the addresses of *pages* and of all that were ever released."""
        return register_page(self._site, pages)


def _is_own(name: str) -> bool:
    """Whether the prose *name* makes a page of its own and joins none."""
    return name not in _OWN_PAGES and "/" not in name


def _wants_survey(item: Item) -> bool:
    return _NEWS in item.concepts


def make_frame(site: Site, version: str) -> Frame:
    """What every page of *site* shares."""
    agency, settings = site.config.agency, site.config.site
    current: FiscalYear = settings.current_year
    footer = [
        Link(urls.prose(name), label)
        for name, label in (("accessibility", "การเข้าถึงเว็บไซต์"), ("privacy", "ความเป็นส่วนตัว"))
        if name in site.prose
    ]
    return Frame(
        agency=agency.name,
        agency_short=agency.label,
        agency_en=agency.name_en,
        main_website=agency.main_website,
        section=settings.title,
        address=agency.address,
        phone=agency.phone,
        email=agency.email,
        map=agency.map,
        logo=f"assets/{settings.logo}" if settings.logo else None,
        colour=settings.colour,
        font=settings.font,
        thai_digits=settings.thai_digits,
        demo=settings.demo.value if settings.demo else None,
        site_url=settings.url,
        years=year_links(site),
        current_year=current,
        nav=(
            Link(urls.HOME, "หน้าแรก"),
            Link(urls.year(current), f"ปี {current}"),
            Link(urls.CONCEPTS, "ทุกเรื่อง"),
            Link(urls.EIT, "แบบวัด EIT"),
        ),
        footer=(*footer, Link(urls.REGISTER, "ทะเบียนที่อยู่เว็บ"), Link(urls.UPDATES, "การเปลี่ยนแปลงล่าสุด")),
        version=version,
    )
