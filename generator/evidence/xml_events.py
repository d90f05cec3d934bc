"""XML from a stranger, as a stream of events: no tree is kept, no DOCTYPE is read, no entity is expanded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat

from generator.evidence.limits import MEGABYTE, Draft, ExhaustedError, RefusedError, damaged
from generator.evidence.passport import Unread

__all__ = ["Event", "Mark", "events"]

_LONGEST_TAG = 1 * MEGABYTE
"""Bytes that may go by without an element or text; the parser holds all of an unfinished tag in memory."""
_CHARACTERS_PER_EVENT = 8
_NONE: Mapping[str, str] = {}


class Mark(Enum):
    """What an event tells."""

    START = "start"
    END = "end"
    TEXT = "text"


class Event(NamedTuple):
    """The start or end of an element (with its name), or a piece of text (with the text as its name)."""

    mark: Mark
    name: str
    """Without its namespace prefix: Office and OpenDocument use no two that we would confuse."""
    attributes: Mapping[str, str] = _NONE


def events(chunks: Iterable[bytes], draft: Draft) -> Iterator[Event]:
    """Parse *chunks*, one XML document; raise ``RefusedError`` for damage, a DOCTYPE or too many events."""
    waiting: list[Event] = []
    parser = _parser(waiting)
    silence = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk)
            silence = 0 if waiting else silence + len(chunk)
            if silence > _LONGEST_TAG:
                raise RefusedError(Unread.DAMAGED, "E432")
            yield from _count(waiting, draft)
            waiting.clear()
        parser.Parse(b"", True)  # noqa: FBT003  expat takes it by position only
        yield from waiting
    except expat.ExpatError:
        raise damaged() from None


def _parser(waiting: list[Event]) -> expat.XMLParserType:
    """A parser that appends what it reads to *waiting*."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: waiting.append(Event(Mark.START, _local(name), attributes))
    parser.EndElementHandler = lambda name: waiting.append(Event(Mark.END, _local(name)))
    parser.CharacterDataHandler = lambda text: waiting.append(Event(Mark.TEXT, text))
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    """Office files have no DOCTYPE; without one no entity, with which a line grows to gigabytes, can be declared."""
    raise RefusedError(Unread.DAMAGED, "E432")


def _count(found: list[Event], draft: Draft) -> list[Event]:
    draft.events += len(found)
    draft.events += sum(len(event.name) for event in found if event.mark is Mark.TEXT) // _CHARACTERS_PER_EVENT
    if draft.events > draft.limits.events:
        raise ExhaustedError
    return found
