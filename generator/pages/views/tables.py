"""Tables with the headings of the original."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct


class HeaderCell(Struct, frozen=True):
    """A heading of a table; may stand over several columns or rows."""

    text: str
    columns: int = 1
    rows: int = 1


class CellPart(Struct, frozen=True):
    """A piece of a cell: an optional label, then lines (one: a paragraph; several: a list)."""

    lines: tuple[str, ...]
    label: str | None = None
    link: str | None = None
    """The lines are one link to this address."""
    dates: tuple[Day | None, ...] = ()
    """A day for each line, where it was published."""
    marks: tuple[str | None, ...] = ()
    """A small remark for each line, such as a question's code or that something is inferred."""


class Cell(Struct, frozen=True):
    """One cell of a table."""

    parts: tuple[CellPart, ...]
    empty_note: str | None = None
    """Said where the cell is empty."""


class TableView(Struct, frozen=True):
    """A table with the headings of the original, nested where they are."""

    id: str
    caption: str
    header: tuple[tuple[HeaderCell, ...], ...]
    labels: tuple[str, ...]
    """One per column of cells, for the cards on a phone: the group's heading first where there is one."""
    rows: tuple[tuple[Cell, ...], ...]
    row_header: int
    """Index of the column whose cells name their row."""

    @property
    def wide(self) -> bool:
        """Printed landscape."""
        return len(self.labels) >= 6
