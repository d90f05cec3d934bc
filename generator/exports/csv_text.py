"""CSV as Thai Excel opens it (UTF-8 with a byte order mark, CRLF), in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from generator.thai.dates import Month

Cell: TypeAlias = "str | int | float | date | Month | Sequence[str | int] | None"
"""What stands in a cell; a list becomes one text."""

BETWEEN = "; "
"""Stands between the entries of a list."""

_UNSEEN = r"\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(rf"[{_UNSEEN}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n\x00]")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A whole CSV file."""
    file = CsvFile(header)
    file.add(rows)
    return b"".join(file.pieces).decode()


class CsvFile:
    """A CSV file that grows, and may become long."""

    def __init__(self, header: Sequence[str]) -> None:
        """A file of one row, its *header*."""
        self.pieces = ["\ufeff".encode()]
        """The bytes so far, row by row."""
        self._writer = csv.writer(self, lineterminator="\r\n")
        self._writer.writerow(header)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write *rows* behind those that are there."""
        self._writer.writerows([cell_text(cell) for cell in row] for row in rows)

    def write(self, text: str) -> None:
        """Take one row as the writer of the standard library has worded it."""
        self.pieces.append(text.encode())


def cell_text(cell: Cell) -> str:
    """*cell* as text: dates in ISO form, ``true`` and ``false``, lists joined, nothing for ``None``."""
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None or cell == ():
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float | date | Month):
        return str(cell)
    return harmless(BETWEEN.join(map(str, cell)))


def harmless(text: str) -> str:
    """*text* with an apostrophe before it where a spreadsheet would take it for a formula.

    A spreadsheet also looks behind white space, and a Thai or Chinese one takes full-width signs for the plain ones.
    """
    begins_with_a_letter = text[:1].isalnum()  # as nearly all do
    return f"'{text}" if not begins_with_a_letter and _FORMULA.match(text) else text
