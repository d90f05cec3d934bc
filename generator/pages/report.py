"""The page of one measure report, complete: memo, analysis, tables, trainings, what could not be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from generator import urls
from generator.model.report import Column, MeasureReport, Memo, RowsOf, Table
from generator.model.site import Site, Year
from generator.pages import words
from generator.pages.evidence import change_views, correction_view, doubt_views, evidence_views, latest
from generator.pages.page import Page, SearchText, plain
from generator.pages.said import said
from generator.pages.tables import Setting, measure_parts, table_view
from generator.pages.views import (
    Cell,
    CoverView,
    Link,
    MeasureNote,
    MemoView,
    OpinionView,
    ProgressChart,
    ReportLink,
    ReportView,
    TableView,
    TrainingView,
)
from generator.pages.year import progress_chart


def report_page(site: Site, year: Year, id: str, prose: str | None) -> Page:
    """The page of the report *id* of *year*."""
    filed = year.reports[id]
    report = filed.record
    url = urls.report(year.year, id)
    view = _view(site, year, id, report, prose, url)
    days = [piece.date for piece in report.evidence] + [change.date for change in report.changes]
    memo_date = report.memo.date if report.memo else None
    return Page(
        url=url,
        template="report.html",
        view=view,
        title=report.title,
        description=f"{view.kind} {view.round} ปีงบประมาณ {year.year} {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title), Link(urls.year(year.year), f"ปี {year.year}")),
        year=year.year,
        lastmod=latest(report.updated, report.published, view.prepared_date, memo_date, *days),
        record=filed.path,
        search=SearchText(
            "report",
            text="\n".join((*said(view), plain(prose or ""))),
            headings="\n".join(table.caption for table in view.tables),
            year=year.year,
            state=view.kind,
            title=_ITS_YEAR.sub("", report.title),
        ),
        subject=f"{report.title} ปี {year.year}",
        ids=tuple(table.id for table in (*view.analysis, *view.tables)),
    )


_ITS_YEAR = re.compile(r"\s*ประจำปีงบประมาณ.*\Z")
"""The end of a title that says the year: who looks for งบประมาณ does not look for ปีงบประมาณ."""


def report_links(year: Year) -> tuple[ReportLink, ...]:
    """The measure reports of *year*."""
    return tuple(
        ReportLink(
            urls.report(year.year, id),
            report.title,
            words.REPORTS[report.report],
            words.ROUNDS[report.round],
        )
        for id, report in year.facts.reports.items()
    )


def _view(site: Site, year: Year, id: str, report: MeasureReport, prose: str | None, url: str) -> ReportView:
    setting = Setting(site, year, report, url, id)
    analysis, tables = _tables(report, setting)
    prepared = report.prepared
    return ReportView(
        year=year.year,
        id=id,
        title=report.title,
        kind=words.REPORTS[report.report],
        round=words.ROUNDS[report.round],
        answers=tuple(_answer(year, item) for item in report.answers),
        cover=_cover(report),
        intro=report.intro,
        memo=_memo(report.memo) if report.memo else None,
        analysis_intro=report.analysis_intro,
        analysis=analysis,
        measures_intro=report.measures_intro,
        tables=tables,
        measures=tuple(_notes(report, setting)),
        recommendations=report.recommendations,
        pass_mark=report.pass_mark,
        trainings_intro=report.trainings_intro,
        trainings=tuple(
            TrainingView(t.title, t.date, t.time, t.channel, t.place, t.organiser) for t in report.trainings
        ),
        closing=report.closing,
        prepared_date=prepared.date if prepared else None,
        prepared_unit=prepared.unit if prepared else None,
        prepared_position=prepared.position if prepared else None,
        published=report.published,
        updated=report.updated,
        evidence=evidence_views(site, year.year, id, url, report.evidence, None),
        changes=change_views(report.changes),
        doubts=doubt_views(report.doubts),
        correction=correction_view(report.correction),
        progress_chart=_progress(year, report),
        prose=prose,
    )


def _answer(year: Year, id: str) -> Link:
    item = year.framework.item(id)
    return Link(urls.item(year.year, id), f"{id.upper()} {item.title if item else ''}".strip())


def _cover(report: MeasureReport) -> CoverView | None:
    cover = report.cover
    return CoverView(cover.lines, cover.address, cover.website, cover.phone, cover.fax) if cover else None


def _memo(memo: Memo) -> MemoView:
    return MemoView(
        number=memo.number,
        date=memo.date,
        sender=memo.sender,
        phone=memo.phone,
        fax=memo.fax,
        to=memo.to,
        subject=memo.subject,
        background=memo.background,
        facts=memo.facts,
        proposal=memo.proposal,
        author=memo.author,
        opinions=tuple(OpinionView(o.position, o.acting_for, o.opinion) for o in memo.opinions),
    )


def _tables(report: MeasureReport, setting: Setting) -> tuple[tuple[TableView, ...], tuple[TableView, ...]]:
    """The tables of the analysis and the others; an analysis without a table of its own gets a plain one per tool."""
    tables = report.tables
    if report.analysis and not any(table.of is RowsOf.FINDINGS for table in tables):
        tables = (*_plain_analysis(report), *tables)
    views = [(table.of, table_view(table, f"table-{number}", setting)) for number, table in enumerate(tables, start=1)]
    analysis = tuple(view for of, view in views if of is RowsOf.FINDINGS)
    return analysis, tuple(view for of, view in views if of is not RowsOf.FINDINGS)


def _plain_analysis(report: MeasureReport) -> tuple[Table, ...]:
    columns = (Column(label="ตัวชี้วัด", fields=("indicator",)), Column(label="ประเด็นที่ควรปรับปรุงพัฒนา", fields=("issue",)))
    tools = dict.fromkeys(finding.tool for finding in report.analysis)
    return tuple(Table(caption=words.TOOLS[tool], of=RowsOf.FINDINGS, tool=tool, columns=columns) for tool in tools)


def _notes(report: MeasureReport, setting: Setting) -> Iterator[MeasureNote]:
    """What measures say beyond the columns of the tables in which they stand."""
    tables = [(frozenset(table.measures), _columns(table)) for table in report.tables if table.of is RowsOf.MEASURES]
    for measure in report.measures:
        shown = {name for measures, names in tables if not measures or measure.id in measures for name in names}
        facts = tuple(
            (label, Cell(parts))
            for (name, label), value in zip(_FIELDS.items(), _VALUES(measure), strict=True)
            if value and name not in shown and (parts := measure_parts(measure, name, setting))
        )
        correction = correction_view(measure.correction)
        if facts or correction:
            yield MeasureNote(measure.id, measure.title or (measure.item or "").upper(), facts, correction)


_FIELDS = {field.value: label for field, label in words.FIELDS.items()}
_VALUES = attrgetter(*_FIELDS)


def _columns(table: Table) -> frozenset[str]:
    """The fields that *table* shows."""
    return frozenset(name for column in table.columns for leaf in column.leaves for name in leaf.fields)


def _progress(year: Year, report: MeasureReport) -> ProgressChart | None:
    """A chart of recorded progress, where the report shows it."""
    shows = {table.of for table in report.tables}
    return progress_chart(year) if shows & {RowsOf.INDICATORS, RowsOf.ITEMS} else None
