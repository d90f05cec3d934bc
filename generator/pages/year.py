"""The page of one fiscal year: every item of its framework by indicator, and the recorded result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import urls
from generator.model.fiscal_year import Round
from generator.model.framework import Certainty, Item, Tool
from generator.model.report import Column, MeasureReport, ReportKind, RowsOf, Table
from generator.model.site import Site, Year
from generator.pages import words
from generator.pages.evidence import change_views, doubt_views
from generator.pages.item import state_of
from generator.pages.page import Page, SearchText, plain
from generator.pages.said import said
from generator.pages.tables import Setting, table_view, tool_of
from generator.pages.views import (
    Chart,
    GroupView,
    IndicatorRef,
    ItemRow,
    Link,
    ProgressChart,
    ReportLink,
    ResultView,
    ScoreBar,
    StateCount,
    SubIndicatorView,
    SurveyView,
    TableView,
    YearView,
)


def year_page(
    site: Site, year: Year, reports: tuple[ReportLink, ...], survey: SurveyView | None, prose: str | None
) -> Page:
    """The page of *year*."""
    label = f"ปีงบประมาณ {year.year}"
    rows = [row for item in year.framework.items if (row := _row(year, item))]
    view = YearView(
        year=year.year,
        current=year.year == site.config.site.current_year,
        first_day=year.year.first_day,
        last_day=year.year.last_day,
        framework_title=year.framework.title,
        framework_version=year.framework.version,
        provisional=year.framework.provisional,
        expected=len(year.framework.items),
        indicators=indicators(year),
        counts=state_counts(year),
        owners=tuple(dict.fromkeys(owner for row in rows for owner in row.owners)),
        result=result_view(year),
        progress=_progress_tables(site, year),
        progress_chart=progress_chart(year),
        reports=reports,
        doubts=doubt_views((*year.record.doubts, *(d for row in year.record.progress for d in row.doubts))),
        survey=survey,
        years=year_links(site),
        closed=year.record.closed.date if year.record.closed else None,
        closed_by=year.record.closed.by if year.record.closed else None,
        changes=change_views(year.record.changes),
        downloads=tuple(Link(urls.open_data(year.year, kind), label) for kind, label in _DOWNLOADS),
        prose=prose,
    )
    return Page(
        url=urls.year(year.year),
        template="year.html",
        view=view,
        title=f"{site.config.site.title} {label}",
        description=f"รายการเปิดเผยข้อมูล {len(rows)} ข้อ {label} {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        year=year.year,
        lastmod=max((row.updated for row in rows if row.updated), default=None),
        record=year.path,
        search=SearchText(
            "page",
            text="\n".join((label, *_parts_of(view), *said(view), plain(prose or ""))),
            title=f"ปี {year.year}",
            year=year.year,
        ),
        subject=label,
    )


def _parts_of(view: YearView) -> Iterator[str]:
    """What the year consists of, as somebody would ask for it."""
    for whole, parts in view.indicators:
        yield f"ตัวชี้วัด {whole.id} {whole.title}"
        yield from (f"ตัวชี้วัดย่อย {part.id} {part.title}" for part in parts)
    if view.result:
        yield "ผลการประเมิน ITA คะแนน ระดับ"
    yield "ข้อมูลเปิด open data JSON CSV"


_DOWNLOADS = (
    (".json", "ทั้งปี (JSON)"),
    (".csv", "รายการข้อ (CSV)"),
    ("-requirements.csv", "องค์ประกอบ (CSV)"),
    ("-evidence.csv", "หลักฐาน (CSV)"),
    ("-measures.csv", "มาตรการ (CSV)"),
)


def year_links(site: Site) -> tuple[Link, ...]:
    """Every published year, latest first."""
    return tuple(Link(urls.year(number), f"ปี {number}") for number in site.years)


def indicators(year: Year) -> tuple[tuple[IndicatorRef, tuple[SubIndicatorView, ...]], ...]:
    """Indicators 9 and 10, each with its sub-indicators and their items in the form's order."""
    wholes = [i for i in year.framework.indicators if i.tool is Tool.OIT and i.parent is None]
    return tuple(
        (
            IndicatorRef(whole.id, whole.title),
            tuple(
                SubIndicatorView(part.id, part.title, _groups(year, items), len(items))
                for part in year.framework.indicators
                if part.parent == whole.id and (items := year.framework.items_of(part.id))
            ),
        )
        for whole in wholes
    )


def _groups(year: Year, items: Sequence[Item]) -> tuple[GroupView, ...]:
    return tuple(
        GroupView(title, tuple(_row(year, item) for item in together))
        for title, together in groupby(items, key=lambda item: item.group)
    )


def _row(year: Year, item: Item) -> ItemRow:
    facts = year.facts.items.get(item.id)
    return ItemRow(
        id=item.id,
        code=item.code,
        title=item.title,
        url=urls.item(year.year, item.id),
        state=state_of(year, item.id),
        owners=facts.owners if facts else (),
        evidence=facts.evidence if facts else 0,
        updated=facts.updated if facts else None,
        title_inferred=item.certainty is not Certainty.SEEN,
    )


def state_counts(year: Year) -> tuple[StateCount, ...]:
    """How many items are in each state; states that no item is in are left out."""
    found = Counter(state_of(year, item.id) for item in year.framework.items)
    return tuple(StateCount(state, found[state]) for state in words.ALL_STATES if found[state])


def result_view(year: Year) -> ResultView | None:
    """The recorded result, with a chart where there is more than one figure."""
    result = year.record.result
    if result is None:
        return None
    bars = [ScoreBar(tool.value, value) for tool, value in result.tools.items()]
    for id, value in result.indicators.items():
        known = year.framework.indicator(id)
        bars.append(ScoreBar(f"{id} {known.title if known else ''}".strip(), value))
    if bars and result.score is not None:
        bars.insert(0, ScoreBar("คะแนนรวม", result.score, result.level))
    return ResultView(
        year=year.year,
        score=result.score,
        level=result.level,
        pass_mark=result.pass_mark,
        chart=_score_chart(year, bars, result.pass_mark) if len(bars) > 1 else None,
        source=result.source,
        url=result.url,
    )


def _score_chart(year: Year, bars: Sequence[ScoreBar], pass_mark: float | None) -> Chart:
    parts = [bar for bar in bars if bar.label != "คะแนนรวม"]
    high, low = max(parts, key=lambda bar: bar.value), min(parts, key=lambda bar: bar.value)
    return Chart(
        id="scores",
        title=f"คะแนนการประเมิน ITA ปี {year.year}",
        sentence=f"สูงสุด {high.label} {high.value:.2f} คะแนน ต่ำสุด {low.label} {low.value:.2f} คะแนน",
        bars=tuple(bars),
        label_heading="เครื่องมือหรือตัวชี้วัด",
        value_heading="คะแนน",
        mark=pass_mark,
        mark_label=f"เกณฑ์ผ่าน {pass_mark:g}" if pass_mark is not None else None,
    )


_PROGRESS_COLUMNS = tuple(
    Column.model_construct(label=label, fields=(field,))  # ours: no need of the validator, which takes a while to make
    for label, field in (
        ("ตัวชี้วัด", "indicator"),
        ("แนวทางในการยกระดับการประเมิน", "guidelines"),
        ("ผู้รับผิดชอบ", "owners"),
        ("ระยะเวลา", "period"),
        ("ความก้าวหน้าผลการดำเนินงาน", "progress"),
    )
)


def _progress_tables(site: Site, year: Year) -> tuple[TableView, ...]:
    """Progress per indicator as filed, one table for each tool."""
    report = MeasureReport(report=ReportKind.PROGRESS, round=Round.TWELVE_MONTHS, title="ความก้าวหน้า")
    setting = Setting(site, year, report, urls.year(year.year), "year")
    tools = dict.fromkeys(tool_of(year, row.indicator) for row in year.record.progress)
    return tuple(
        table_view(
            Table(caption=f"ประเด็นการประเมิน {tool.value}", of=RowsOf.INDICATORS, tool=tool, columns=_PROGRESS_COLUMNS),
            f"progress-{tool.value.lower()}",
            setting,
        )
        for tool in tools
        if tool is not None
    )


def progress_chart(year: Year) -> ProgressChart | None:
    """How many of the indicators and items, as the agency filed them, are done; ``None`` where nothing was filed."""
    filed: dict[str, list[bool]] = {}
    for row in year.record.progress:
        tool = tool_of(year, row.indicator)
        filed.setdefault(tool.value if tool else "อื่น ๆ", []).append(row.done)
    items = [d.record.progress.done for d in year.disclosures.values() if d.record.progress is not None]
    if items:
        filed["OIT"] = items
    if not filed:
        return None
    rows = tuple((label, sum(done), len(done)) for label, done in filed.items())
    done, total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    sentence = f"หน่วยงานรายงานว่าดำเนินการแล้ว {done} จาก {total} รายการ"
    return ProgressChart(sentence, done, total, rows)
