"""The cells of an Excel workbook (.xlsx), hidden ones too, and what is hidden about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from msgspec import Struct

from generator.evidence.container import Container
from generator.evidence.limits import Draft, ExhaustedError
from generator.evidence.office import comments, drawn_text, member_events, numbered, read_package, relations
from generator.evidence.passport import TraceKind
from generator.evidence.xml_events import Event, Mark

__all__ = ["read_xlsx"]

_WORKBOOK = "xl/workbook.xml"
_MOST_STRINGS = 500_000
_MOST_ROWS = 1_048_576
"""Of a sheet, as Excel allows."""
_MOST_COLUMNS = 16_384
_LONGEST_CELL = 32_767
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


class _Sheet(Struct, frozen=True):
    name: str
    member: str
    hidden: bool

    @property
    def label(self) -> str:
        return f"ชีต “{self.name}”"


def read_xlsx(path: Path, draft: Draft) -> None:
    """Read the workbook at *path* into *draft*; line *n* of a part is row *n* of its sheet."""
    with Container(path, draft) as container:
        sheets = list(_sheets(container, draft))
        draft.pages = len(sheets)
        read_package(container, draft)
        for sheet in sheets:
            if sheet.hidden:
                draft.trace(TraceKind.HIDDEN_SHEET, where=sheet.label)
        comments(container, r"xl/(comments|threadedComments/.*|comments/.*)\d*\.xml", draft)
        strings = _shared_strings(container, draft)
        for sheet in sheets:
            _read_sheet(container, sheet, strings, draft)
        for name in numbered(container, r"xl/drawings/drawing(\d+)\.xml"):
            draft.part("กล่องข้อความ", drawn_text(container, name, draft))


def _sheets(container: Container, draft: Draft) -> Iterator[_Sheet]:
    targets = relations(container, _WORKBOOK, draft)
    for event in member_events(container, _WORKBOOK, draft):
        if event.mark is Mark.START and event.name == "sheet":
            hidden = event.attributes.get("state", "visible") != "visible"
            member = targets.get(event.attributes.get("r:id", ""), "")
            yield _Sheet(event.attributes.get("name", ""), member, hidden)


def _shared_strings(container: Container, draft: Draft) -> list[str]:
    """The table of texts to which cells refer by number; phonetic hints are left out."""
    strings: list[str] = []
    pieces: list[str] = []
    in_text = phonetic = False
    for event in member_events(container, "xl/sharedStrings.xml", draft):
        if event.mark is Mark.TEXT:
            if in_text and not phonetic:
                pieces.append(event.name)
        elif event.name == "t":
            in_text = event.mark is Mark.START
        elif event.name == "rPh":
            phonetic = event.mark is Mark.START
        elif event.name == "si" and event.mark is Mark.END:
            strings.append(_cell("".join(pieces)))
            pieces = []
            if len(strings) > _MOST_STRINGS:
                raise ExhaustedError
    return strings


def _read_sheet(container: Container, sheet: _Sheet, strings: Sequence[str], draft: Draft) -> None:
    reader = _Reader(strings, draft.limits.characters)
    try:
        for event in member_events(container, sheet.member, draft):
            reader.take(event)
        reader.close()
    finally:  # what was read before a limit is kept
        draft.part(sheet.label, reader.text())
        if reader.hidden_rows:
            draft.trace(TraceKind.HIDDEN_ROWS, where=sheet.label)
        if reader.hidden_columns:
            draft.trace(TraceKind.HIDDEN_COLUMNS, where=sheet.label)


class _Reader:
    """Reads the events of one sheet. The size that a sheet declares is not believed: its cells say where they stand."""

    def __init__(self, strings: Sequence[str], most: int) -> None:
        self.hidden_rows = self.hidden_columns = False
        self._strings = strings
        self._room = most
        self._lines: list[str] = []
        self._cells: dict[int, str] = {}
        self._row = 0
        self._column = 0
        self._type = ""
        self._value: list[str] | None = None

    def close(self) -> None:
        """Write the last row."""
        self._flush()

    def text(self) -> str:
        """The rows so far, empty ones too."""
        return "\n".join(self._lines)

    def take(self, event: Event) -> None:
        """Take in the next event; raise ``ExhaustedError`` when the sheet is larger than the text may be."""
        if event.mark is Mark.TEXT:
            if self._value is not None:
                self._value.append(event.name)
        elif event.mark is Mark.START:
            self._start(event)
        elif event.name in {"v", "t"} and self._value is not None:
            self._store("".join(self._value))
            self._value = None
        elif event.name in {"oddHeader", "oddFooter"} and self._value is not None:
            self._lines.append("".join(self._value))
            self._value = None

    def _start(self, event: Event) -> None:
        match event.name:
            case "row":
                self._flush()
                self._row = _whole(event.attributes.get("r"), self._row + 1, _MOST_ROWS)
                self._column = 0
                self.hidden_rows = self.hidden_rows or event.attributes.get("hidden") in {"1", "true"}
            case "col":
                self.hidden_columns = self.hidden_columns or event.attributes.get("hidden") in {"1", "true"}
            case "c":
                self._column = _column(event.attributes.get("r"), self._column + 1)
                self._type = event.attributes.get("t", "n")
            case "v" | "t":
                self._value = []
            case "oddHeader" | "oddFooter":
                self._flush()
                self._value = []

    def _store(self, value: str) -> None:
        if self._type == "s":
            number = _whole(value, -1, len(self._strings))
            value = self._strings[number] if 0 <= number < len(self._strings) else ""
        elif self._type == "n":
            value = _number(value)
        self._cells[self._column] = self._cells.get(self._column, "") + value

    def _flush(self) -> None:
        """Write the row that is complete, after the empty rows before it."""
        if not self._cells:
            return
        gap = max(self._row - 1 - len(self._lines), 0)
        line = "\t".join(_cell(self._cells.get(n, "")) for n in range(1, max(self._cells) + 1))
        self._cells = {}
        self._room -= gap + len(line) + 1
        if self._room < 0:
            raise ExhaustedError
        self._lines.extend([""] * gap)
        self._lines.append(line)


def _cell(text: str) -> str:
    """The text of a cell on one line."""
    return " ".join(text[:_LONGEST_CELL].split())


def _whole(text: str | None, otherwise: int, most: int) -> int:
    if text and len(text) <= 7 and text.isascii() and text.isdigit() and int(text) <= most:
        return int(text)
    return min(otherwise, most)


def _column(reference: str | None, otherwise: int) -> int:
    """The number of the column in a reference such as ``AB12``."""
    match = _REFERENCE.match(reference or "")
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number or otherwise, _MOST_COLUMNS)


def _number(text: str) -> str:
    """A long number as it was typed: some programs store it as ``1.2E12``."""
    if "E" not in text.upper() or len(text) > 30:
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    whole = value == value.to_integral_value() and abs(value.adjusted()) < 20
    return str(int(value)) if whole else text
