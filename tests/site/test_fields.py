"""Every field of every record is on the page where a reader looks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel

from generator.model.report import Measure, MeasureReport, RowsOf, Table
from generator.thai.dates import Month, long_form
from shared import BuiltSite, fold

_STRUCTURE = {
    "id", "row", "fields", "of", "tool", "topics", "measures", "covers", "name", "file", "report", "kind", "answers",
    "round", "language", "allow", "status", "rule", "framework", "colour", "logo", "font", "shell", "demo", "qr", "title_only",
}  # fmt: skip
"""Keys whose values choose or join something and are not themselves shown; what they choose is tested elsewhere."""


def said(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text that *value* wants to see on its page, with the key that it stands under."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _STRUCTURE:
                yield from said(getattr(value, name), name)
    elif isinstance(value, dict):
        for part in value.values():
            yield from said(part, key)
    elif isinstance(value, tuple):
        for part in value:
            yield from said(part, key)
    elif isinstance(value, date | Month):
        yield key, long_form(value)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield key, value.upper() if key == "item" else value


def missing(record: BaseModel, page: str) -> list[tuple[str, str]]:
    """The texts of *record* that *page* (folded) does not show."""
    return [(key, text) for key, text in said(record) if fold(text) not in page]


def visible(site: BuiltSite, url: str) -> str:
    """Text of the page and the addresses of its links, folded."""
    page = site.html(url)
    return fold(page.text_content() + " ".join(page.xpath("//@href")))


def test_every_field_of_every_disclosure_is_on_its_item_page(any_site: BuiltSite) -> None:
    """An officer who writes something finds it on the item's page."""
    for number, year in any_site.site.years.items():
        for id, filed in year.disclosures.items():
            page = visible(any_site, f"{number}/{id}.html")
            assert missing(filed.record, page) == [], f"{any_site.name} {filed.path}"


def test_every_field_of_every_report_is_on_its_page(any_site: BuiltSite) -> None:
    """Memo, measures, trainings, doubts: nothing of a report is lost."""
    for number, year in any_site.site.years.items():
        for id, filed in year.reports.items():
            page = visible(any_site, f"{number}/reports/{id}.html")
            record = filed.record
            corrected = [m.correction for m in record.measures if m.correction] + [record.correction]
            assert missing(record.model_copy(update={"correction": None}), page) == [], f"{any_site.name} {filed.path}"
            for measure in record.measures:
                assert missing(measure.model_copy(update={"correction": None}), page) == []
            for correction in filter(None, corrected):
                assert fold(correction.printed) in page
                assert fold(correction.why) in page


def test_every_field_of_every_year_is_on_its_page(any_site: BuiltSite) -> None:
    """Result, progress and doubts of the year."""
    for number, year in any_site.site.years.items():
        page = visible(any_site, f"{number}/index.html")
        record = year.record
        rows = tuple(row.model_copy(update={"indicator": "", "correction": None}) for row in record.progress)
        assert missing(record.model_copy(update={"progress": rows}), page) == [], f"{any_site.name} {year.path}"
        for score in (*(record.result.indicators.values() if record.result else ()),):
            assert f"{score:.2f}" in page


def test_every_requirement_that_evidence_covers_is_named(any_site: BuiltSite) -> None:
    """``covers`` leads to the words of the form, not to our ids."""
    for number, year in any_site.site.years.items():
        for id, filed in year.disclosures.items():
            page = visible(any_site, f"{number}/{id}.html")
            item = year.framework.item(id)
            assert item is not None
            texts = {leaf.id: leaf.text for leaf in item.leaves}
            for piece in filed.record.evidence:
                assert [id for id in piece.covers if fold(texts[id]) not in page] == []


def test_agency_is_named_with_its_contacts(any_site: BuiltSite) -> None:
    """Name, address and numbers of the agency are in the frame of the home page."""
    page = visible(any_site, "index.html")
    agency = any_site.site.config.agency
    for text in filter(None, (agency.name, agency.address, *agency.phone, agency.email)):
        assert fold(text) in page


# The tables of the reports


def grid(table: Any) -> list[list[Any]]:
    """The body of *table* as rows of cells."""
    return [row.xpath("./td|./th") for row in table.xpath("./tbody/tr")]


def heads(table: Any) -> list[str]:
    """The heading that names each column of cells, the deepest where headings are nested."""
    rows = [row.xpath("./th|./td") for row in table.xpath("./thead/tr")]
    width = sum(int(cell.get("colspan", 1)) for cell in rows[0])
    matrix: list[list[str | None]] = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        for cell in row:
            x = matrix[y].index(None)
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    matrix[y + down][x + right] = cell.text_content().strip()
    return [head or "" for head in matrix[-1]]


def wanted(measures: list[Measure], field: str, report: MeasureReport) -> Iterator[str]:
    """What the cell of *field* must say for the measures of one row, straight from the records."""
    titles = {topic.id: topic.title for topic in report.topics}
    for measure in measures:
        if field == "topics":
            yield from (titles[id] for id in measure.topics)
        elif field == "item":
            yield (measure.item or "").upper()
        else:
            yield from (text for _, text in said(getattr(measure, field), field))


def rows_of(table: Table, report: MeasureReport) -> list[list[Measure]]:
    """Measures that share a row, in order."""
    rows: dict[str, list[Measure]] = {}
    for measure in report.measures:
        if not table.measures or measure.id in table.measures:
            rows.setdefault(measure.row or f"alone {measure.id}", []).append(measure)
    return list(rows.values())


def test_table_cells_stand_where_row_and_column_headings_say(any_site: BuiltSite) -> None:
    """Every value of every measure is in the cell of its row and of the column with its heading."""
    for number, year in any_site.site.years.items():
        for id, filed in year.reports.items():
            page = any_site.html(f"{number}/reports/{id}.html")
            tables = [table for table in filed.record.tables if table.of is RowsOf.MEASURES]
            for table in tables:
                found = next(
                    t for t in page.xpath("//table") if fold(table.caption) in fold(t.xpath("string(caption)"))
                )
                rows, columns = rows_of(table, filed.record), [leaf for c in table.columns for leaf in c.leaves]
                assert [fold(head) for head in heads(found)] == [fold(column.label) for column in columns]
                cells = grid(found)
                assert len(cells) == len(rows)
                for measures, row in zip(rows, cells, strict=True):
                    for column, cell in zip(columns, row, strict=True):
                        text = fold(cell.text_content())
                        for field in column.fields:
                            for value in wanted(measures, field, filed.record):
                                assert fold(value) in text, (any_site.name, id, column.label, value)


COUNTS = {
    "koh-manao": [(8, 6)],
    "khao-saming": [(3, 5), (3, 6)],
    "lubo-buesa": [(3, 2), (2, 2), (5, 3)],
    "thephalai": [(7, 4)],
    "koh-chan": [(3, 7), (5, 5), (3, 5), (35, 5)],
}
"""Rows and columns of the tables of the five reports, as counted in the printed documents."""


@pytest.mark.parametrize("name", COUNTS)
def test_tables_have_the_rows_and_columns_of_the_printed_reports(name: str, built_site: Any) -> None:
    """No row and no column of a report got lost."""
    site: BuiltSite = built_site(name)
    (number, year), *_ = site.site.years.items()
    (id,) = year.reports
    page = site.html(f"{number}/reports/{id}.html")
    tables = page.xpath("//table[starts-with(@id, 'table-') or ancestor::*[starts-with(@id, 'table-')]]")
    found = [(len(rows), len(rows[0])) for table in tables if (rows := grid(table))]
    assert found == COUNTS[name]
    for table in tables:
        assert {len(row) for row in grid(table)} == {len(heads(table))}


def test_opinions_trainings_measures_and_questions_are_all_there(built_site: Any) -> None:
    """Four opinions and three trainings (เกาะมะนาว), two opinions (ลูโบะบือซา), nine measures and 18 questions (เทพาลัย)."""
    reports = {
        name: next(iter(next(iter(built_site(name).site.years.values())).reports.values())).record for name in COUNTS
    }
    assert [len(reports["koh-manao"].memo.opinions), len(reports["koh-manao"].trainings)] == [4, 3]
    assert len(reports["lubo-buesa"].memo.opinions) == 2
    assert len(reports["thephalai"].measures) == 9
    assert sum(len(measure.questions) for measure in reports["thephalai"].measures) == 18
