"""The open data of a year as four tables: items, requirements, evidence, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from operator import attrgetter
from typing import Any

from msgspec import Struct

from generator.exports.csv_text import Cell, CsvFile
from generator.exports.open_records import OpenEvidence, OpenItem, OpenRequirement
from generator.exports.open_reports import OpenMeasure, OpenReport

Columns = Mapping[str, Callable[[Any], Cell]]
"""What stands in each column of a row, by the column's name."""


class Table(Struct, frozen=True):
    """One table: its file, what its rows are, and its columns behind ``year``."""

    suffix: str
    """Stands behind the year in the name of the file."""
    title: str
    rows: Callable[[OpenItem | OpenReport], Iterable[Any]]
    """What it has of an item, or of a report."""
    columns: Columns

    def path(self, year: int) -> str:
        """Where the table of *year* is published."""
        return f"data/{year}{self.suffix}.csv"

    def begun(self) -> CsvFile:
        """The file without a row."""
        return CsvFile(["year", *self.columns])

    def add(self, file: CsvFile, year: int, part: OpenItem | OpenReport) -> None:
        """Write into *file* what the table has of *part*, an item or report of *year*."""
        file.add([year, *[cell(row) for cell in self.columns.values()]] for row in self.rows(part))


class _Asked(Struct, frozen=True):
    """An element of the form, and its item."""

    item: str
    part: OpenRequirement


class _Shown(Struct, frozen=True):
    """A piece of evidence, and whose it is."""

    piece: OpenEvidence
    item: str | None = None
    report: str | None = None
    measure: str | None = None


class _Reported(Struct, frozen=True):
    """A measure, and its report."""

    report: OpenReport
    measure: OpenMeasure


def _items(part: OpenItem | OpenReport) -> Iterable[OpenItem]:
    return (part,) if isinstance(part, OpenItem) else ()


def _asked(part: OpenItem | OpenReport) -> Iterator[_Asked]:
    return (_Asked(item.id, asked) for item in _items(part) for asked in item.requirements or ())


def _shown(part: OpenItem | OpenReport) -> Iterator[_Shown]:
    if isinstance(part, OpenItem):
        yield from (_Shown(piece, item=part.id) for piece in part.evidence)
        return
    yield from (_Shown(piece, report=part.id) for piece in part.evidence)
    for measure in part.measures:
        yield from (_Shown(piece, report=part.id, measure=measure.id) for piece in measure.evidence)


def _reported(part: OpenItem | OpenReport) -> Iterator[_Reported]:
    return (_Reported(part, measure) for measure in part.measures) if isinstance(part, OpenReport) else iter(())


def _leaves(item: OpenItem) -> list[str] | None:
    """The states of the elements that evidence can show, which are those with nothing nested below them."""
    groups = {part.part_of for part in item.requirements or ()}
    return None if item.requirements is None else [part.state for part in item.requirements if part.id not in groups]


def _count(item: OpenItem) -> int | None:
    leaves = _leaves(item)
    return None if leaves is None else len(leaves)


def _count_shown(item: OpenItem) -> int | None:
    leaves = _leaves(item)
    return None if leaves is None else leaves.count("shown")


def _topics(row: _Reported) -> tuple[str, ...]:
    titles = {topic.id: topic.title for topic in row.report.topics}
    return tuple([titles.get(id, id) for id in row.measure.topics])


def _period(row: _Reported) -> str | None:
    """As it was written, or its ends as ISO 8601 writes an interval."""
    period = row.measure.period
    if period is None:
        return None
    return period.text or "/".join(end or ".." for end in (period.first, period.last))


def _same(*names: str, of: str = "") -> Columns:
    """Columns that bear the names of what they show."""
    return {name: attrgetter(f"{of}{name}") for name in names}


def _below(part: str, *names: str, of: str = "") -> Columns:
    """Columns ``part_name`` for the parts of something that may be missing."""
    whole_of = attrgetter(f"{of}{part}")

    def cell(name: str, row: Any) -> Cell:
        whole = whole_of(row)
        found: Cell = getattr(whole, name) if whole is not None else None
        return found

    return {f"{part.removesuffix('_this_year')}_{name}": partial(cell, name) for name in names}


TABLES: tuple[Table, ...] = (
    Table("", "ข้อ OIT", _items, {
        "item": attrgetter("id"),
        **_same("code", "title", "indicator", "group", "concepts", "state", "state_label", "owners", "summary"),
        **_same("where", "published", "updated", "url"),
        "evidence": lambda item: len(item.evidence),
        "requirements": _count,
        "requirements_shown": _count_shown,
        **_below("none_this_year", "reason", "approver", "date"),
        **_below("progress", "done", "text"),
        "reports": attrgetter("reports"),
    }),
    Table("-requirements", "องค์ประกอบด้านข้อมูล", _asked, {
        "item": attrgetter("item"),
        "requirement": attrgetter("part.id"),
        **_same("part_of", "text", "inferred", "state", "evidence", of="part."),
    }),
    Table("-evidence", "หลักฐาน", _shown, {
        **_same("item", "report", "measure"),
        **_same("number", "id", "title", of="piece."),
        "kind": attrgetter("piece.kind.value"),
        **_same("url", "type", "media_type", "size", "pages", "sha256", "language", of="piece."),
        **_same("date", "published", "checked", "data_year", "as_of", of="piece."),
        "round": lambda row: row.piece.round.value if row.piece.round else None,
        **_same("covers", "note", of="piece."),
        **_below("withdrawn", "date", "reason", of="piece."),
    }),
    Table("-measures", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", _reported, {
        "report": attrgetter("report.id"),
        "round": attrgetter("report.round.value"),
        "measure": attrgetter("measure.id"),
        **_same("no", "title", "item", of="measure."),
        "topics": _topics,
        **_below("source", "indicator", "item", "year", "issue", of="measure."),
        "questions": lambda row: tuple([f"{question.code} {question.text}" for question in row.measure.questions]),
        **_same("guidelines", "methods", "steps", "owners", of="measure."),
        "period": _period,
        "monitoring": attrgetter("measure.monitoring"),
        "activities": lambda row: tuple([activity.text for activity in row.measure.activities]),
        **_same("results", "outputs", "outcomes", "recommendation", "note", of="measure."),
        "url": attrgetter("report.url"),
    }),
)  # fmt: skip
"""The four tables; every key is a promise, as those of the JSON are."""
