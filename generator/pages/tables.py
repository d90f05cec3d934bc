"""The tables of measure reports: headings as in the original, nested where they are, cells from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from generator import urls
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Item, Requirement, Tool
from generator.model.report import Column, Finding, Measure, MeasureReport, Period, RowsOf, Table
from generator.model.site import Site, Year
from generator.model.year import IndicatorProgress
from generator.pages import words
from generator.pages.evidence import address
from generator.pages.views import Cell, CellPart, HeaderCell, TableView
from generator.thai import dates

DONE, NOT_DONE = "ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ"


class Setting(Struct, frozen=True):
    """What a cell may need beyond its own record."""

    site: Site
    year: Year
    report: MeasureReport
    page: str
    """Address of the report's page."""
    owner: str
    """Folder of the report's evidence: its id."""


def table_view(table: Table, id: str, setting: Setting) -> TableView:
    """*table* with its rows filled from the records."""
    leaves = [leaf for column in table.columns for leaf in column.leaves]
    rows = _ROWS[table.of](table, setting)
    return TableView(
        id=id,
        caption=table.caption,
        header=_header(table.columns),
        labels=tuple(_labels(table.columns)),
        rows=tuple(tuple(Cell(_parts(row, leaf)) for leaf in leaves) for row in rows),
        row_header=_row_header(leaves),
    )


_Row = Callable[[str], "tuple[CellPart, ...]"]
"""Gives the parts of one field of a row."""


def _parts(row: _Row | _MeasureRow, column: Column) -> tuple[CellPart, ...]:
    if isinstance(row, _MeasureRow):
        return row.column(column.fields)
    return tuple(part for field in column.fields for part in row(field))


def _header(columns: Sequence[Column]) -> tuple[tuple[HeaderCell, ...], ...]:
    depth = _depth(columns)
    rows: list[list[HeaderCell]] = [[] for _ in range(depth)]
    _fill(rows, columns, 0, depth)
    return tuple(tuple(row) for row in rows)


def _depth(columns: Sequence[Column]) -> int:
    return 1 + max((_depth(column.columns) for column in columns if column.columns), default=0)


def _fill(rows: list[list[HeaderCell]], columns: Sequence[Column], level: int, depth: int) -> None:
    for column in columns:
        down = 1 if column.columns else depth - level
        rows[level].append(HeaderCell(column.label, columns=len(column.leaves), rows=down))
        _fill(rows, column.columns, level + 1, depth)


def _labels(columns: Sequence[Column], above: str = "") -> Iterable[str]:
    for column in columns:
        label = f"{above} – {column.label}" if above else column.label
        if column.columns:
            yield from _labels(column.columns, label)
        else:
            yield label


def _row_header(leaves: Sequence[Column]) -> int:
    """The first column that names its row: not a bare number."""
    return next((at for at, leaf in enumerate(leaves) if not {"no", "code"} >= set(leaf.fields)), 0)


# Rows of measures


class _MeasureRow(Struct, frozen=True):
    """The measures that share one row, in their order."""

    measures: tuple[Measure, ...]
    setting: Setting

    def column(self, fields: Sequence[str]) -> tuple[CellPart, ...]:
        """The parts of a column: topics once, then what each measure says."""
        if len(fields) == len(self.measures) == 1:
            return measure_parts(self.measures[0], fields[0], self.setting)
        parts = list(self.topics()) if "topics" in fields else []
        own = [field for field in fields if field != "topics"]
        said = [
            (measure, part)
            for measure in self.measures
            for field in own
            for part in measure_parts(measure, field, self.setting)
        ]
        several = "title" not in own and len({measure.id for measure, _ in said}) > 1
        for measure, part in said:
            parts.append(_labelled(part, measure.title) if several else part)
        return tuple(parts)

    def topics(self) -> Iterable[CellPart]:
        """The topics of the row's measures, each once."""
        known = {topic.id: topic for topic in self.setting.report.topics}
        ids = dict.fromkeys(id for measure in self.measures for id in measure.topics if id in known)
        lines = tuple(f"{known[id].no}. {known[id].title}" if known[id].no else known[id].title for id in ids)
        return (CellPart((line,)) for line in lines)


def _labelled(part: CellPart, label: str | None) -> CellPart:
    return CellPart(part.lines, part.label or label, part.link, part.dates, part.marks)


def measure_rows(table: Table, setting: Setting) -> list[_MeasureRow]:
    """The rows of *table*: its measures, those with the same ``row`` together."""
    rows: dict[str, list[Measure]] = {}
    for measure in setting.report.measures:
        if not table.measures or measure.id in table.measures:
            rows.setdefault(f"row {measure.row}" if measure.row else measure.id, []).append(measure)
    return [_MeasureRow(tuple(measures), setting) for measures in rows.values()]


def measure_parts(measure: Measure, field: str, setting: Setting) -> tuple[CellPart, ...]:
    """What *measure* says in *field*, a ``MeasureField``; empty where it says nothing."""
    value = getattr(measure, field)
    if not value:
        return ()
    special = _SPECIAL.get(field)
    return special(measure, setting) if special else (CellPart((value,) if isinstance(value, str) else tuple(value)),)


def _item(measure: Measure, setting: Setting) -> tuple[CellPart, ...]:
    if measure.item is None:
        return ()
    known = setting.year.framework.item(measure.item)
    return (CellPart((measure.item.upper(),), link=urls.item(setting.year.year, measure.item) if known else None),)


def _topics(measure: Measure, setting: Setting) -> tuple[CellPart, ...]:
    return tuple(_MeasureRow((measure,), setting).topics())


def _source(measure: Measure, setting: Setting) -> tuple[CellPart, ...]:
    source = measure.source
    if source is None:
        return ()
    indicator = setting.year.framework.indicator(source.indicator) if source.indicator else None
    lines = [f"ตัวชี้วัดที่ {source.indicator} {indicator.title if indicator else ''}".strip()] if source.indicator else []
    lines += [f"ข้อ {source.item.upper()}"] if source.item else []
    lines += [f"ผลการประเมินปี {source.year}"] if source.year else []
    lines += [f"ประเด็น {source.issue}"] if source.issue else []
    return (CellPart(tuple(lines), label="จากผลการประเมิน ITA"),)


def _questions(measure: Measure, _setting: Setting) -> tuple[CellPart, ...]:
    if not measure.questions:
        return ()
    marks = []
    for question in measure.questions:
        said = [question.code]
        said += [f"พิมพ์ {question.printed}"] if question.printed else []
        said += ["รหัสสรุปจากข้อความ"] if question.inferred else []
        marks.append(" · ".join(said))
    return (CellPart(tuple(question.text for question in measure.questions), marks=tuple(marks)),)


def _activities(measure: Measure, _setting: Setting) -> tuple[CellPart, ...]:
    if not measure.activities:
        return ()
    lines = tuple(activity.text for activity in measure.activities)
    return (CellPart(lines, dates=tuple(activity.published for activity in measure.activities)),)


def _period(measure: Measure, _setting: Setting) -> tuple[CellPart, ...]:
    return (CellPart((period_text(measure.period),)),) if measure.period else ()


def period_text(period: Period) -> str:
    """A period in words: as printed, or from and to."""
    if period.text:
        return period.text
    ends = [dates.long_form(end) for end in (period.first, period.last) if end is not None]
    return " ถึง ".join(ends)


def _evidence(measure: Measure, setting: Setting) -> tuple[CellPart, ...]:
    year = setting.year.year
    return tuple(
        CellPart((piece.title,), link=address(year, setting.owner, setting.page, piece)) for piece in measure.evidence
    )


_SPECIAL: dict[str, Callable[[Measure, Setting], tuple[CellPart, ...]]] = {
    "item": _item,
    "topics": _topics,
    "source": _source,
    "questions": _questions,
    "activities": _activities,
    "period": _period,
    "evidence": _evidence,
}
"""Fields that are more than lines."""

# Rows of indicators, items and findings


def _text(*lines: str) -> tuple[CellPart, ...]:
    return (CellPart(lines),) if any(lines) else ()


def indicator_title(year: Year, id: str, printed: str | None) -> str:
    """``ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ``, with the title as printed where the record gives it."""
    known = year.framework.indicator(id)
    return printed or f"ตัวชี้วัดที่ {id} {known.title if known else ''}".strip()


def _indicator_rows(table: Table, setting: Setting) -> list[_Row]:
    def row(progress: IndicatorProgress) -> _Row:
        fields: dict[str, tuple[CellPart, ...]] = {
            "indicator": _text(indicator_title(setting.year, progress.indicator, progress.printed)),
            "guidelines": _text(*progress.guidelines),
            "owners": _text(*progress.owners),
            "period": _text(period_text(progress.period)) if progress.period else (),
            "progress": _progress(progress.text, done=progress.done),
        }
        return lambda field: fields[field]

    rows = setting.year.record.progress
    return [
        row(progress)
        for progress in rows
        if table.tool is None or tool_of(setting.year, progress.indicator) is table.tool
    ]


def tool_of(year: Year, indicator: str) -> Tool | None:
    """The tool to which an indicator belongs."""
    known = year.framework.indicator(indicator)
    return known.tool if known else None


def _progress(text: Sequence[str], *, done: bool) -> tuple[CellPart, ...]:
    return (CellPart((DONE if done else NOT_DONE,)), *_text(*text))


def _item_rows(_table: Table, setting: Setting) -> list[_Row]:
    def row(item: Item) -> _Row:
        disclosure = setting.year.disclosure(item.id)
        progress = disclosure.progress if disclosure else None
        fields: dict[str, tuple[CellPart, ...]] = {
            "code": (CellPart((item.code,), link=urls.item(setting.year.year, item.id)),),
            "title": _text(item.title),
            "requirements": _requirements(item, setting.year.year),
            "owners": _text(*disclosure.owners) if disclosure else (),
            "progress": _progress(progress.text, done=progress.done) if progress else (),
        }
        return lambda field: fields[field]

    return [row(item) for item in setting.year.framework.items]


def _requirements(item: Item, year: FiscalYear) -> tuple[CellPart, ...]:
    wanted = words.wanted_data(item, year)
    conditions = tuple(rule.text for rule in item.rules) + ((wanted,) if wanted else ())
    flat = tuple(line for part in item.requirements or () for line in _lines(part))
    return (*_text(*flat), *((CellPart(conditions, label="เงื่อนไข"),) if conditions else ()))


def _lines(part: Requirement) -> Iterable[str]:
    if not part.requirements:
        yield part.text
    for child in part.requirements:
        yield from (f"{part.text}: {line}" for line in _lines(child))


def _finding_rows(table: Table, setting: Setting) -> list[_Row]:
    def row(finding: Finding) -> _Row:
        fields = {
            "indicator": _text(indicator_title(setting.year, finding.indicator, finding.printed)),
            "issue": _text(finding.issue),
        }
        return lambda field: fields[field]

    return [row(finding) for finding in setting.report.analysis if table.tool is None or finding.tool is table.tool]


_ROWS: dict[RowsOf, Callable[[Table, Setting], Sequence[_Row | _MeasureRow]]] = {
    RowsOf.MEASURES: measure_rows,
    RowsOf.INDICATORS: _indicator_rows,
    RowsOf.ITEMS: _item_rows,
    RowsOf.FINDINGS: _finding_rows,
}
