"""Workbooks (.xlsx) of plain text tables, the same bytes for the same cells. Every cell is text: none is a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.exports.zipped import zipped
from generator.templating import Templates

LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell; with more it repairs the file."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_OF_EXCEL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PARTS = {
    "[Content_Types].xml": "xlsx/content-types.xml",
    "_rels/.rels": "xlsx/rels.xml",
    "xl/workbook.xml": "xlsx/workbook.xml",
    "xl/_rels/workbook.xml.rels": "xlsx/workbook-rels.xml",
    "xl/styles.xml": "xlsx/styles.xml",
}
"""Parts that every workbook has, and the templates that write them."""


class Sheet(Struct, frozen=True):
    """One sheet: a heading and rows of as many cells."""

    name: str
    """At most 31 characters, none of ``[]:*?/\\``."""
    header: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the columns, in digits of the font."""
    rows: tuple[tuple[str, ...], ...]


class _Cell(Struct, frozen=True):
    """A cell as the template writes it."""

    place: str
    """``B7``."""
    text: str


class _SheetView(Struct, frozen=True):
    number: int
    name: str
    widths: tuple[int, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    """The heading first."""
    last: str
    """The last cell: ``L36``."""
    last_column: str


def workbook(sheets: Sequence[Sheet], templates: Templates) -> bytes:
    """*sheets* as a whole file."""
    views = tuple(_view(sheet, number) for number, sheet in enumerate(sheets, start=1))
    parts = {path: templates.plain(name, path, views).encode() for path, name in _PARTS.items()}
    for view in views:
        path = f"xl/worksheets/sheet{view.number}.xml"
        parts[path] = templates.plain("xlsx/sheet.xml", path, view).encode()
    return zipped(parts)


def _view(sheet: Sheet, number: int) -> _SheetView:
    rows = tuple(
        tuple(_Cell(f"{_column(at)}{row}", _text(cell)) for at, cell in enumerate(cells))
        for row, cells in enumerate((sheet.header, *sheet.rows), start=1)
    )
    last_column = _column(len(sheet.header) - 1)
    return _SheetView(number, sheet.name, sheet.widths, rows, f"{last_column}{len(rows)}", last_column)


def _column(at: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    above, letter = divmod(at, 26)
    return (_column(above - 1) if above else "") + chr(ord("A") + letter)


def _text(text: str) -> str:
    """*text* without what XML or Excel does not take."""
    plain = _NOT_IN_XML.sub("", text.replace("\r\n", "\n"))
    plain = plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - 1] + "…"
    return _ESCAPE_OF_EXCEL.sub("_x005F_", plain)
