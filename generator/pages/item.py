"""The page of one item of one year: what an assessor opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import urls
from generator.model.disclosure import Disclosure, Status
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Certainty, Framework, Item
from generator.model.site import Site, Year
from generator.pages import words
from generator.pages.evidence import (
    change_views,
    correction_view,
    doubt_views,
    evidence_views,
    latest,
    requirement_views,
    rule_views,
)
from generator.pages.page import Page, SearchText, plain
from generator.pages.said import said
from generator.pages.views import (
    CheckView,
    IndicatorRef,
    ItemView,
    Link,
    NoneView,
    OtherYear,
    ProgressView,
    State,
    SurveyView,
)


def item_page(site: Site, year: Year, item: Item, prose: str | None, survey: SurveyView | None) -> Page:
    """The page of *item*, with or without a record; *survey* where the item demands the EIT block."""
    url = urls.item(year.year, item.id)
    filed = year.disclosures.get(item.id)
    disclosure = filed.record if filed else None
    view = _view(site, year, item, disclosure, prose, survey, url)
    piece = site.prose.get(url.removesuffix(".html"))
    return Page(
        url=url,
        template="item.html",
        view=view,
        title=f"{item.code} {item.title} ปี {year.year}",
        description=view.summary or f"{item.code} {item.title} ปีงบประมาณ {year.year} {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title), Link(urls.year(year.year), f"ปี {year.year}")),
        year=year.year,
        lastmod=_lastmod(view, piece.updated if piece else None),
        record=filed.path if filed else f"data/{year.year}/items/{item.id}.yml",
        search=SearchText(
            "item",
            text="\n".join((*said(view), plain(prose or ""))),
            headings="\n".join((*(piece.title for piece in view.evidence), *_subjects(site, item))),
            code=item.code,
            year=year.year,
            state=view.state.label,
            title=item.title,
        ),
        subject=f"{item.code} {item.title} ปี {year.year}",
    )


def _view(
    site: Site,
    year: Year,
    item: Item,
    disclosure: Disclosure | None,
    prose: str | None,
    survey: SurveyView | None,
    url: str,
) -> ItemView:
    indicator = year.framework.indicator(item.indicator)
    evidence = disclosure.evidence if disclosure else ()
    none = disclosure.none_this_year if disclosure else None
    piece = site.prose.get(url.removesuffix(".html"))
    return ItemView(
        year=year.year,
        id=item.id,
        code=item.code,
        title=item.title,
        indicator=IndicatorRef(item.indicator, indicator.title if indicator else ""),
        group=item.group,
        state=state_of(year, item.id),
        has_record=disclosure is not None,
        owners=disclosure.owners if disclosure else (),
        summary=disclosure.summary if disclosure else None,
        evidence=evidence_views(site, year.year, item.id, url, evidence, item),
        requirements=requirement_views(item, evidence, judged=disclosure is not None and none is None),
        requirements_known=item.requirements is not None,
        requirements_inferred=(item.requirements_certainty or item.certainty) is not Certainty.SEEN,
        rules=rule_views(item),
        wanted_data=words.wanted_data(item, year.year),
        title_inferred=item.certainty is not Certainty.SEEN,
        source=item.source,
        progress=_progress(disclosure),
        none=NoneView(none.reason, none.approver, none.date) if none else None,
        published=disclosure.published if disclosure else None,
        updated=disclosure.updated if disclosure else None,
        where=disclosure.where if disclosure else None,
        changes=change_views(disclosure.changes) if disclosure else (),
        doubts=doubt_views(disclosure.doubts) if disclosure else (),
        correction=correction_view(disclosure.correction) if disclosure else None,
        reports=tuple(Link(urls.report(year.year, id), year.facts.reports[id].title) for id in year.facts.answering(item.id)),
        previous=_neighbour(year.framework, item, -1),
        next=_neighbour(year.framework, item, +1),
        other_years=other_years(site, item.concepts, year.year),
        concepts=tuple(Link(urls.concept(id), site.concept[id].title) for id in item.concepts if id in site.concept),
        prose=prose,
        prose_updated=piece.updated if piece else None,
        checks=_checks(item, disclosure) if disclosure else (),
        survey=survey,
    )


def state_of(year: Year, item: str) -> State:
    """The state of *item* that a reader is told."""
    status = year.facts.status(item)
    return words.STATES[status] if status else words.NO_RECORD


def is_published(year: Year, item: str) -> bool:
    """Whether *item* counts as disclosed: published, or declared to be none."""
    return year.facts.status(item) in {Status.PUBLISHED, Status.NONE_THIS_YEAR}


def _progress(disclosure: Disclosure | None) -> ProgressView | None:
    if disclosure is None or disclosure.progress is None:
        return None
    return ProgressView(disclosure.progress.done, disclosure.progress.text)


def _checks(item: Item, disclosure: Disclosure) -> tuple[CheckView, ...]:
    texts = {rule.rule: rule.text for rule in item.rules}
    return tuple(CheckView(texts.get(check.rule, check.rule), check.by, check.date) for check in disclosure.checked)


def _subjects(site: Site, item: Item) -> Iterator[str]:
    """What the item is about, in the words of every year and of everyday speech."""
    for id in item.concepts:
        if concept := site.concept.get(id):
            yield from (concept.title, *concept.also)


def _neighbour(framework: Framework, item: Item, step: int) -> Link | None:
    other = framework.beside(item.id, step)
    return Link(urls.item(framework.year, other.id), f"{other.code} {other.title}") if other else None


def other_years(site: Site, concepts: tuple[str, ...], own: FiscalYear | None) -> tuple[OtherYear, ...]:
    """The items about any of *concepts* in every published year, latest first; those of the year *own* are marked."""
    return tuple(
        OtherYear(
            number, item.code, item.title, urls.item(number, item.id), state_of(year, item.id), number == own
        )
        for number, year in site.years.items()
        for item in year.framework.items_about(*concepts)
    )


def _lastmod(view: ItemView, prose_updated: date | None) -> date | None:
    days = [piece.date for piece in view.evidence] + [piece.published for piece in view.evidence]
    return latest(view.updated, view.published, prose_updated, *days, *(change.date for change in view.changes))
