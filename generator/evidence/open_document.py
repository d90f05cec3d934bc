"""The text of OpenDocument files (.odt, .ods, .odp)."""

from __future__ import annotations

from pathlib import Path

from generator.evidence.container import Container
from generator.evidence.limits import MEGABYTE, Draft, RefusedError
from generator.evidence.office import member_events, read_package
from generator.evidence.passport import TraceKind, Unread
from generator.evidence.xml_events import Event, Mark

__all__ = ["read_open_document"]

_PARAGRAPHS = {"p", "h"}
_MANIFEST = "META-INF/manifest.xml"
_ROW = "table-row"
_CELL = {"table-cell", "covered-table-cell"}
_ASIDE = {
    "annotation": TraceKind.COMMENT,
    "tracked-changes": TraceKind.TRACKED_CHANGE,
    "hidden-text": TraceKind.HIDDEN_TEXT,
}
_VISIBILITY = {"table-row": TraceKind.HIDDEN_ROWS, "table-column": TraceKind.HIDDEN_COLUMNS}


def read_open_document(path: Path, draft: Draft) -> None:
    """Read the OpenDocument file at *path* into *draft*."""
    with Container(path, draft) as container:
        if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST, MEGABYTE):
            raise RefusedError(Unread.ENCRYPTED, "E421")
        read_package(container, draft)
        for name, label in (("content.xml", "เนื้อหา"), ("styles.xml", "หัวและท้ายกระดาษ")):
            reader = _Reader(draft, label)
            try:
                for event in member_events(container, name, draft):
                    reader.take(event)
            finally:  # what was read before a limit is kept
                reader.close()
            draft.pages = reader.pages or draft.pages


class _Reader:
    """Reads the events of one member; a cell that is said to be repeated a million times is read once."""

    def __init__(self, draft: Draft, label: str) -> None:
        self.pages = 0
        self._draft = draft
        self._label = label
        self._shown: list[str] = []
        self._aside: list[str] = []
        self._aside_kind: TraceKind | None = None
        self._depth = 0
        self._in_paragraph = 0
        self._in_cell = 0
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._in_spreadsheet = False
        self._rows = 1

    def close(self) -> None:
        """Hand over the text of the last part."""
        if self._shown:
            self._draft.part(self._label, "".join(self._shown))
        self._shown = []

    def take(self, event: Event) -> None:
        """Take in the next event."""
        if event.mark is Mark.TEXT:
            if self._in_paragraph:
                self._sink().append(" ".join(event.name.split("\n")))
        elif event.mark is Mark.START:
            self._start(event)
        else:
            self._end(event.name)

    def _sink(self) -> list[str]:
        return self._aside if self._aside_kind else self._shown

    def _start(self, event: Event) -> None:
        name = event.name
        self._depth += 1 if self._aside_kind else 0
        if name in _ASIDE and not self._aside_kind:
            self._aside_kind = _ASIDE[name]
            self._in_paragraph += name == "hidden-text"
        elif name in _PARAGRAPHS:
            self._in_paragraph += 1
        elif name in _CELL:
            self._in_cell += 1
            self._shown.append("\t" * (_repeated(event, "table:number-columns-repeated") - 1))
        elif name == _ROW:
            self._rows = _repeated(event, "table:number-rows-repeated")
        elif name in {"s", "tab", "line-break"}:
            self._sink().append(" ")
        elif name in {"spreadsheet", "page", "table"}:
            self._page(event)
        self._note_style(event)
        if name in _VISIBILITY and event.attributes.get("table:visibility", "visible") != "visible":
            self._draft.trace(_VISIBILITY[name], where=self._label)

    def _end(self, name: str) -> None:
        if self._aside_kind and self._depth == 0:
            self._draft.trace(self._aside_kind, "".join(self._aside), self._label)
            self._in_paragraph -= name == "hidden-text"
            self._aside, self._aside_kind = [], None
            return
        self._depth -= 1 if self._aside_kind else 0
        if name in _PARAGRAPHS:
            self._in_paragraph -= 1
            self._sink().append(" " if self._in_cell else "\n")
        elif name in _CELL:
            self._in_cell -= 1
            self._sink().append("\t")
        elif name == _ROW:
            self._sink().append("\n" * self._rows)

    def _page(self, event: Event) -> None:
        """A sheet or a slide begins; the tables of a text document are part of its text."""
        if event.name == "spreadsheet":
            self._in_spreadsheet = True
        elif event.name == "page" or (self._in_spreadsheet and not self._in_cell):
            self.pages += 1
            self.close()
            sheet = event.name == "table"
            self._label = f"ชีต “{event.attributes.get('table:name', '')}”" if sheet else f"สไลด์ {self.pages}"
            if event.attributes.get("table:style-name") in self._hidden_styles:
                self._draft.trace(TraceKind.HIDDEN_SHEET, where=self._label)

    def _note_style(self, event: Event) -> None:
        """A hidden sheet is hidden by its style."""
        if event.name == "style":
            self._style = event.attributes.get("style:name", "")
        elif event.name == "table-properties" and event.attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)


def _repeated(event: Event, attribute: str) -> int:
    """How often a row or cell stands; beyond a hundred it only fills the sheet up to its edge."""
    count = event.attributes.get(attribute, "1")
    return int(count) if count.isascii() and count.isdigit() and len(count) < 3 else 1
