"""The home page, the pages across years, and the small pages round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.model.facts import ChangeFacts
from generator.model.framework import Concept
from generator.model.register import ReleasedUrl, UrlState
from generator.model.site import Site, Year
from generator.pages import words
from generator.pages.evidence import latest
from generator.pages.item import is_published, other_years
from generator.pages.page import Page, SearchText, plain
from generator.pages.report import report_links
from generator.pages.views import (
    ChangeView,
    Chart,
    ConceptsView,
    ConceptView,
    HomeView,
    Link,
    NotFoundView,
    ProseView,
    RegisteredUrl,
    RegisterView,
    ScoreBar,
    SearchView,
    Shortcut,
    SurveyView,
    UpdatesView,
    YearSummary,
)
from generator.pages.year import indicators, result_view, state_counts, year_links

LATEST = 4
"""Changes on the home page."""
LATEST_OF_ALL = 100
"""Changes on the page of changes: those of some months. An older one stands on the page of what was changed."""


def home_page(site: Site, survey: SurveyView | None, changes: Sequence[ChangeView], prose: str | None) -> Page:
    """The home page of the section."""
    year = site.current
    view = HomeView(
        title=site.config.site.title,
        agency=site.config.agency.name,
        year=year.year,
        provisional=year.framework.provisional,
        counts=state_counts(year),
        expected=len(year.framework.items),
        year_url=urls.year(year.year),
        shortcuts=shortcuts(site),
        survey=survey,
        indicators=indicators(year),
        reports=report_links(year),
        latest=tuple(changes[:LATEST]),
        years=tuple(_summary(site, number) for number in site.years.values()),
        scores=_scores(site),
        result=result_view(year),
        prose=prose,
    )
    return Page(
        url=urls.HOME,
        template="home.html",
        view=view,
        title=f"{site.config.site.title} {site.config.agency.label}",
        description=f"{site.config.site.title} ของ{site.config.agency.name} ปีงบประมาณ {year.year}",
        year=year.year,
        lastmod=max((change.date for change in changes), default=None),
        record="site_config.yml",
        search=SearchText("page", text="\n".join(_of_the_agency(site)) + plain(prose or "")),
        subject="หน้าแรก",
    )


def _of_the_agency(site: Site) -> Iterator[str]:
    """Name and contacts of the agency, which stand on every page and are found on this one."""
    agency = site.config.agency
    yield from filter(None, ("หน้าแรก", agency.name, agency.name_en, agency.address, agency.email))
    yield from (*agency.phone, *agency.fax)
    result = site.current.record.result
    if result is not None and result.score is not None:
        yield f"คะแนน ITA {result.score:.2f} {result.level or ''}"


def shortcuts(site: Site) -> tuple[Shortcut, ...]:
    """Short cuts to what people come for, into the current year."""
    year = site.current
    found = ((concept, next(iter(year.framework.items_about(concept.id)), None)) for concept in site.concepts)
    return tuple(
        Shortcut(concept.shortcut, urls.item(year.year, item.id), item.code)
        for concept, item in found
        if concept.shortcut and item is not None
    )


def _summary(site: Site, year: Year) -> YearSummary:
    result = year.record.result
    return YearSummary(
        year=year.year,
        url=urls.year(year.year),
        current=year.year == site.config.site.current_year,
        items=len(year.framework.items),
        published=sum(is_published(year, item.id) for item in year.framework.items),
        score=result.score if result else None,
        level=result.level if result else None,
        provisional=year.framework.provisional,
    )


def _scores(site: Site) -> Chart | None:
    """The recorded score of each year; ``None`` where fewer than two years have one."""
    recorded = [
        ScoreBar(f"ปี {number}", result.score, result.level)
        for number, year in sorted(site.years.items())
        if (result := year.record.result) is not None and result.score is not None
    ]
    if len(recorded) < 2:
        return None
    first, last = recorded[0], recorded[-1]
    return Chart(
        id="scores-by-year",
        title="คะแนนการประเมิน ITA รายปี",
        sentence=f"{first.label} ได้ {first.value:.2f} คะแนน {last.label} ได้ {last.value:.2f} คะแนน",
        bars=tuple(recorded),
        label_heading="ปีงบประมาณ",
        value_heading="คะแนนรวม",
        mark=None,
        mark_label=None,
    )


def concept_page(site: Site, concept: Concept, prose: str | None) -> Page | None:
    """The page of *concept* across the years; ``None`` where no published year asks about it."""
    years = other_years(site, (concept.id,), None)
    if not years:
        return None
    return Page(
        url=urls.concept(concept.id),
        template="concept.html",
        view=ConceptView(concept.id, concept.title, years, prose),
        title=concept.title,
        description=f"{concept.title} ทุกปีงบประมาณ {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title), Link(urls.CONCEPTS, "เรื่องเดียวกันทุกปี")),
        search=SearchText(
            "concept", text="\n".join((*dict.fromkeys(o.title for o in years), *concept.also, plain(prose or "")))
        ),
        subject=concept.title,
    )


def concepts_page(site: Site, concepts: Sequence[Page]) -> Page:
    """The list of all subjects."""
    return Page(
        url=urls.CONCEPTS,
        template="concepts.html",
        view=ConceptsView(tuple(Link(page.url, page.title) for page in concepts)),
        title="เรื่องเดียวกันทุกปี",
        description=f"รายชื่อเรื่องที่เปิดเผยในทุกปีงบประมาณ {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        search=SearchText("page", text="เรื่อง หัวข้อ ทุกปี"),
        subject="เรื่องเดียวกันทุกปี",
    )


def updates_page(site: Site, changes: Sequence[ChangeView]) -> Page:
    """The list of changes of the whole section."""
    return Page(
        url=urls.UPDATES,
        template="updates.html",
        view=UpdatesView(
            changes=tuple(changes[:LATEST_OF_ALL]),
            earlier=year_links(site) if len(changes) > LATEST_OF_ALL else (),
        ),
        title="การเปลี่ยนแปลงล่าสุด",
        description=f"ประวัติการเผยแพร่และแก้ไขข้อมูล {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        lastmod=max((change.date for change in changes), default=None),
        search=SearchText("page", text="ประวัติ การเปลี่ยนแปลง ปรับปรุง เผยแพร่ล่าสุด"),
        subject="การเปลี่ยนแปลงล่าสุด",
    )


def all_changes(site: Site) -> tuple[ChangeView, ...]:
    """First publications and recorded changes of every item and report, latest first."""
    found = [change for year in site.years.values() for change in _changes_of(year)]
    return tuple(sorted(found, key=lambda change: (-change.date.toordinal(), change.page.url if change.page else "")))


def _changes_of(year: Year) -> Iterator[ChangeView]:
    items = {item.id: item for item in year.framework.items}
    for change in year.facts.changes:
        if change.of_report:
            yield _change(change, Link(urls.report(year.year, change.owner), year.facts.reports[change.owner].title))
        elif item := items.get(change.owner):
            yield _change(change, Link(urls.item(year.year, item.id), f"{item.code} {item.title} ปี {year.year}"))


def _change(change: ChangeFacts, link: Link) -> ChangeView:
    """What became of one record: published, changed, or evidence of it withdrawn."""
    note = change.note or "เผยแพร่ครั้งแรก"
    if change.withdrawn is not None:
        note = f"ถอนหลักฐาน “{change.withdrawn}” เพราะ{change.note}"
    return ChangeView(change.date, note, change.evidence, link)


def register_page(site: Site, pages: Sequence[Page]) -> Page:
    """The register of addresses: those of this build, and all that were ever released."""
    titles = {page.url: page for page in pages}
    released = {entry.url: entry for entry in site.register.urls}
    lines = [_registered(url, titles.get(url), released.get(url)) for url in sorted({*titles, *released}, key=_by_year)]
    items = {page.url for page in pages if page.template == "item.html"}
    return Page(
        url=urls.REGISTER,
        template="register.html",
        view=RegisterView(
            items=tuple(line for line in lines if line.url in items),
            others=tuple(line for line in lines if line.url not in items),
        ),
        title="ทะเบียนที่อยู่เว็บ",
        description=f"ที่อยู่เว็บถาวรของทุกข้อ {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        search=SearchText("page", text="ทะเบียน ที่อยู่เว็บ URL ลิงก์ถาวร"),
        subject="ทะเบียนที่อยู่เว็บ",
    )


def _by_year(url: str) -> tuple[int, str, int, str]:
    """Latest year first, items in the order of their numbers, then everything else."""
    year, _, name = url.partition("/")
    stem = name.removesuffix(".html")
    number = int(stem[1:]) if stem[:1] == "o" and stem[1:].isdecimal() else 999
    return (-int(year) if year.isdecimal() else 0, "" if year.isdecimal() else year, number, name)


def _registered(url: str, page: Page | None, entry: ReleasedUrl | None) -> RegisteredUrl:
    state = entry.state if entry else UrlState.LIVE
    return RegisteredUrl(
        url=url,
        title=page.title if page else None,
        first=entry.first if entry else None,
        state=state.value if entry else "new",
        state_label=words.URL_STATES[state] if entry else "ยังไม่ได้ลงทะเบียน",
        to=entry.to if entry else None,
        reason=entry.reason if entry else None,
        date=entry.date if entry else None,
    )


def search_page(site: Site) -> Page:
    """The search page."""
    return Page(
        url=urls.SEARCH,
        template="search.html",
        view=SearchView(year_links(site)),
        title="ค้นหา",
        description=f"ค้นหาข้อมูลที่เปิดเผย {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        in_sitemap=False,
        subject="ค้นหา",
    )


def not_found_page(site: Site) -> Page:
    """The 404 page."""
    return Page(
        url=urls.NOT_FOUND,
        template="not-found.html",
        view=NotFoundView(year_links(site)),
        title="ไม่พบหน้านี้",
        description="ไม่พบหน้าที่ขอ",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        in_sitemap=False,
        subject="ไม่พบหน้า",
    )


def prose_page(site: Site, page: str, prose: str) -> Page:
    """A page of authored Markdown and nothing else."""
    piece = site.prose[page]
    title = piece.title or page.rpartition("/")[2]
    return Page(
        url=urls.prose(page),
        template="prose.html",
        view=ProseView(title, prose, piece.updated),
        title=title,
        description=f"{title} {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        lastmod=latest(piece.updated),
        record=piece.path,
        search=SearchText("page", text=plain(prose)),
        subject=title,
    )
