"""The text of a Word file (.docx): what it shows, what was deleted under tracked changes, what is hidden."""

from __future__ import annotations

import re
from pathlib import Path

from generator.evidence.container import Container
from generator.evidence.limits import Draft
from generator.evidence.office import comments, member_events, numbered, read_package
from generator.evidence.passport import TraceKind
from generator.evidence.xml_events import Event, Mark

__all__ = ["read_docx"]

_PARTS = (
    (r"word/document(\d*)\.xml", "เนื้อหา"),
    (r"word/header(\d*)\.xml", "หัวกระดาษ"),
    (r"word/footer(\d*)\.xml", "ท้ายกระดาษ"),
    (r"word/footnotes(\d*)\.xml", "เชิงอรรถ"),
    (r"word/endnotes(\d*)\.xml", "อ้างอิงท้ายเรื่อง"),
    (r"word/diagrams/data(\d*)\.xml", "แผนภาพ"),
)
_CONTACT = re.compile(r"(?:mailto|tel|sms):([^\s\"]+)", re.IGNORECASE)
_OFF = {"0", "false", "off"}


def read_docx(path: Path, draft: Draft) -> None:
    """Read the Word file at *path* into *draft*."""
    with Container(path, draft) as container:
        draft.pages = _pages(container, draft)
        read_package(container, draft)
        comments(container, r"word/comments.*\.xml", draft)
        for pattern, label in _PARTS:
            for name in numbered(container, pattern):
                _read_part(container, name, label, draft)


def _pages(container: Container, draft: Draft) -> int | None:
    """The number of pages that Word noted when it last saved the file, where it did."""
    inside = False
    for event in member_events(container, "docProps/app.xml", draft):
        if event.mark is Mark.TEXT:
            if inside and event.name.isascii() and event.name.isdigit() and len(event.name) < 6:
                return int(event.name) or None
        else:
            inside = event.mark is Mark.START and event.name == "Pages"
    return None


def _read_part(container: Container, name: str, label: str, draft: Draft) -> None:
    part = _Part()
    try:
        for event in member_events(container, name, draft):
            part.take(event)
    finally:  # what was read before a limit is kept
        draft.part(label, "".join(part.shown))
        if part.tracked:
            draft.trace(TraceKind.TRACKED_CHANGE, "".join(part.deleted), label)
        if part.hidden:
            draft.trace(TraceKind.HIDDEN_TEXT, "".join(part.hidden), label)
        for contact in _CONTACT.findall("".join(part.fields)):
            draft.trace(TraceKind.LINK, contact, label)


class _Part:
    """Reads the events of one part of a Word file."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.fields: list[str] = []
        """The codes of fields, such as the address behind a link."""
        self.tracked = False
        self._sink: list[str] | None = None
        self._in_run = 0
        self._in_cell = 0
        self._in_fallback = 0
        self._vanished = False

    def take(self, event: Event) -> None:
        """Take in the next event."""
        if event.mark is Mark.TEXT:
            if self._sink is not None and not self._in_fallback:
                self._sink.append(event.name)
        elif event.mark is Mark.START:
            self._start(event)
        else:
            self._end(event.name)

    def _start(self, event: Event) -> None:
        match event.name:
            case "r":
                self._in_run += 1
                self._vanished = False
            case "vanish" if self._in_run and event.attributes.get("w:val") not in _OFF:
                self._vanished = True
            case "t" | "delText" | "instrText":
                self._sink = self._sink_of(event.name)
            case "tc":
                self._in_cell += 1
            case "ins" | "del" | "moveFrom" | "moveTo" if "w:author" in event.attributes:
                self.tracked = True
            case "Fallback":  # says again, for old programs, what stands in the Choice before it
                self._in_fallback += 1

    def _sink_of(self, name: str) -> list[str]:
        """Where the text goes that an element contains."""
        if name == "t":
            return self.hidden if self._vanished else self.shown
        return self.deleted if name == "delText" else self.fields

    def _end(self, name: str) -> None:
        match name:
            case "r":
                self._in_run -= 1
            case "t" | "delText" | "instrText":
                self._sink = None
            case "br" | "cr" | "tab" if self._in_run:
                self.shown.append("\n" if name != "tab" and not self._in_cell else " ")
            case "p":
                self._break(" " if self._in_cell else "\n")
            case "tc":
                self._in_cell -= 1
                self._break("\t")
            case "tr":
                self._break(" " if self._in_cell else "\n")
            case "Fallback":
                self._in_fallback -= 1

    def _break(self, mark: str) -> None:
        """Paragraphs and cells end in the deleted and the hidden text as well."""
        self.shown.append(mark)
        for text in (self.deleted, self.hidden):
            if text and not text[-1].isspace():
                text.append(mark)
