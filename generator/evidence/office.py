"""What Word, Excel and PowerPoint files have in common: properties, relations, macros, embedded files, pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.evidence.container import Container
from generator.evidence.limits import MEGABYTE, Draft
from generator.evidence.passport import TraceKind
from generator.evidence.pictures import picture_traces
from generator.evidence.xml_events import Event, Mark, events

__all__ = ["comments", "drawn_text", "member_events", "numbered", "read_package", "relations"]

_PROPERTIES = {
    "creator": TraceKind.AUTHOR,
    "initial-creator": TraceKind.AUTHOR,
    "lastModifiedBy": TraceKind.LAST_EDITOR,
    "printed-by": TraceKind.LAST_EDITOR,
    "Manager": TraceKind.MANAGER,
    "Company": TraceKind.COMPANY,
    "title": TraceKind.NOTE,
    "subject": TraceKind.NOTE,
    "description": TraceKind.NOTE,
    "keywords": TraceKind.NOTE,
    "keyword": TraceKind.NOTE,
    "category": TraceKind.NOTE,
    "lpwstr": TraceKind.NOTE,
    "user-defined": TraceKind.NOTE,
}
"""Elements of ``docProps/*.xml`` (Office) and ``meta.xml`` (OpenDocument)."""
_PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
_MACROS = re.compile(r"vbaProject\.bin\Z|/macrosheets/|\A(Basic|Scripts)/.+")
_EMBEDDED = re.compile(r"/(embeddings|activeX)/[^/]+\Z|\AObject [^/]+/content\.xml\Z")
_PICTURE = re.compile(r"(\A|/)(media|Pictures)/[^/]+\.(jpe?g|png|webp)\Z", re.IGNORECASE)
_CONTACT = re.compile(r"(?:mailto|tel|sms):(.+)", re.IGNORECASE | re.DOTALL)
_MOST_PICTURES = 40
_PICTURE_HEAD = 4 * MEGABYTE
"""EXIF stands at the beginning of a picture."""


def read_package(container: Container, draft: Draft) -> None:
    """Read what every kind of office file may carry besides its text into *draft*."""
    _read_properties(container, draft)
    if any(_MACROS.search(name) for name in container.names):
        draft.say("E426")
    for name in container.names:
        if _EMBEDDED.search(name):
            draft.trace(TraceKind.EMBEDDED_FILE, posixpath.basename(name))
        if name.endswith(".rels"):
            _read_links(container, name, draft)
    for name in [name for name in container.names if _PICTURE.search(name)][:_MOST_PICTURES]:
        for trace in picture_traces(container.read(name, _PICTURE_HEAD)):
            draft.trace(trace.kind, trace.text, posixpath.basename(name))


def member_events(container: Container, name: str, draft: Draft) -> Iterator[Event]:
    """The events of the XML member *name*; none if the file has no such member."""
    return events(container.chunks(name), draft) if name in container else iter(())


def numbered(container: Container, pattern: str) -> list[str]:
    """The members that match *pattern*, ordered by the number in their name."""
    found = [(int(match[1] or 0), name) for name in container.names if (match := re.fullmatch(pattern, name))]
    return [name for _, name in sorted(found)]


def relations(container: Container, member: str, draft: Draft) -> Mapping[str, str]:
    """For each relation of *member* its id, and the member it leads to."""
    folder, name = posixpath.split(member)
    found: dict[str, str] = {}
    for event in member_events(container, f"{folder}/_rels/{name}.rels", draft):
        if event.mark is Mark.START and event.name == "Relationship":
            target = event.attributes.get("Target", "")
            found[event.attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return found


def drawn_text(container: Container, name: str, draft: Draft) -> str:
    """The text of a slide or drawing: paragraphs of DrawingML, cells of its tables divided by tabs."""
    text: list[str] = []
    in_text, in_cell = False, 0
    for event in member_events(container, name, draft):
        if event.mark is Mark.TEXT:
            if in_text:
                text.append(event.name)
            continue
        opens = event.mark is Mark.START
        if event.name in {"t", "text"}:
            in_text = opens
        elif event.name == "tc":
            in_cell += 1 if opens else -1
        if not opens:
            text.append({"p": " " if in_cell else "\n", "br": " ", "tc": "\t", "tr": "\n"}.get(event.name, ""))
    return "".join(text)


def comments(container: Container, pattern: str, draft: Draft, where: str = "") -> None:
    """Add a trace for each member with comments that matches *pattern*."""
    for name in container.names:
        if re.fullmatch(pattern, name):
            draft.trace(TraceKind.COMMENT, drawn_text(container, name, draft), where)


def _read_properties(container: Container, draft: Draft) -> None:
    for name in _PROPERTY_PARTS:
        kind: TraceKind | None = None
        for event in member_events(container, name, draft):
            if event.mark is Mark.START:
                kind = _PROPERTIES.get(event.name)
            elif event.mark is Mark.TEXT and kind and event.name.strip():
                draft.trace(kind, event.name)
            elif event.mark is Mark.END:
                kind = None


def _read_links(container: Container, name: str, draft: Draft) -> None:
    """A link shows its words; the address behind them may be somebody's own."""
    for event in member_events(container, name, draft):
        contact = _CONTACT.match(event.attributes.get("Target", ""))
        if contact:
            draft.trace(TraceKind.LINK, contact[1])
