"""Findings as problems: in a text by line and column, in a file by page or sheet. No digit is ever repeated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from generator.personal_data.finder import find
from generator.personal_data.finding import Kind
from generator.problems import Place, Problem

__all__ = ["ALLOWED_WORDS", "Carried", "Inspected", "Labelled", "scan_passport", "scan_text", "settle"]

ALLOWED_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **{kind.word: frozenset({kind.code}) for kind in Kind},
        "phone": frozenset({Kind.MOBILE_PHONE.code, Kind.HOME_PHONE.code}),
        "email": frozenset({Kind.PRIVATE_EMAIL.code}),
        "author": frozenset({"P607"}),
        "hidden": frozenset({"P608"}),
        "gps": frozenset({"P609"}),
        "unchecked": frozenset({"P610"}),
    }
)
"""The words of an ``allow:`` list, and the codes of the problems that each settles."""

_PERSONS = {"AUTHOR", "LAST_EDITOR", "MANAGER"}
_HIDDEN = {
    "COMMENT", "TRACKED_CHANGE", "HIDDEN_SHEET", "HIDDEN_ROWS", "HIDDEN_COLUMNS", "HIDDEN_SLIDE", "HIDDEN_TEXT",
}  # fmt: skip
_NOBODY = re.compile(
    r"(?:(?:microsoft|ms|windows|office|excel|word|adobe|canva|openpyxl|python|libreoffice|apache|wps|google|canon|epson"
    r"|xerox|ricoh|kyocera|konica|brother|fuji|hp|dell|acer|asus|asustek|lenovo|samsung|toshiba|apple|iphone|vivo|oppo"
    r"|xiaomi|huawei|admin|administrator|user|users|owner|guest|pc|com|computer|test|unknown|anonymous|default|scan"
    r"|scanner)(?![a-z])"
    r"|อบต|อบจ|องค์การ|เทศบาล|สำนัก|กอง|งาน|ฝ่าย|ส่วน|กรม|กระทรวง|โรงเรียน|ศูนย์|ผู้ใช้|ผู้ดูแล)[^@]*",
    re.IGNORECASE,
)
"""Names that programs, machines and offices go by."""
_LONG_NUMBER = re.compile(r"[0-9๐-๙]{6,}")


class Labelled(Protocol):
    """A part of a file's text, such as a page or a sheet."""

    @property
    def label(self) -> str:
        """What a reader calls it; empty for a file of one part."""

    @property
    def text(self) -> str:
        """Its text."""


class Carried(Protocol):
    """Something a file carries besides what it shows."""

    @property
    def kind(self) -> Enum:
        """Its kind; the value is its name in Thai."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def where(self) -> str:
        """The part it belongs to; empty for the file as a whole."""


class Inspected(Protocol):
    """What the guard has to know about a file: a passport of ``generator.evidence`` tells it."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def parts(self) -> Sequence[Labelled]:
        """Its text."""

    @property
    def traces(self) -> Sequence[Carried]:
        """What it carries unseen."""

    @property
    def unread(self) -> Enum | None:
        """Why its text was not, or not all, read; the value is the reason in Thai."""


def scan_text(path: str, text: str, known: Iterable[str] = frozenset()) -> tuple[Problem, ...]:
    """A problem for each piece of personal data in the *text* of the file *path*, at its line and column.

    *known* are the agency's own telephone numbers, accounts and e-mail addresses.
    """
    findings = find(text, known)
    starts = _line_starts(text) if findings else ()
    problems = []
    for found in findings:
        line = bisect_right(starts, found.start)
        place = Place(path, line, found.start - starts[line - 1] + 1)
        problems.append(Problem.of(found.kind.code, place, where="", where_en=""))
    return tuple(problems)


def _line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def scan_passport(place: Place, passport: Inspected, known: Iterable[str] = frozenset()) -> tuple[Problem, ...]:
    """A problem for each kind of personal data in each part of a file and in what it carries unseen, at *place*."""
    own = frozenset(known)
    return (
        *_in_text("ชื่อไฟล์", passport.name, place, own),
        *(problem for part in passport.parts for problem in _in_text(part.label, part.text, place, own)),
        *(problem for trace in passport.traces for problem in _in_trace(trace, place, own)),
        *_not_checked(passport, place),
    )


def settle(problems: Iterable[Problem], allowed: Mapping[str, Place]) -> tuple[Problem, ...]:
    """*problems* without those that an ``allow:`` word settles, and P611 for each word that settles none.

    *allowed* has for each word the place where it stands.
    """
    waiting = tuple(problems)
    codes = {word: ALLOWED_WORDS.get(word, frozenset()) for word in allowed}
    settled = frozenset().union(*codes.values())
    seen = {problem.code for problem in waiting}
    idle = [word for word in allowed if seen.isdisjoint(codes[word])]
    return (
        *(problem for problem in waiting if problem.code not in settled),
        *(Problem.of("P611", allowed[word], word=word, words=", ".join(ALLOWED_WORDS)) for word in idle),
    )


def _in_text(label: str, text: str, place: Place, known: frozenset[str]) -> Iterator[Problem]:
    """One problem for each kind in a part, at the first of its lines."""
    findings = find(text, known)
    starts = _line_starts(text) if findings else ()
    lines: dict[Kind, list[int]] = defaultdict(list)
    for finding in findings:
        lines[finding.kind].append(bisect_right(starts, finding.start))
    for kind, found in lines.items():
        where, count = _where(label, found[0]), len(found)
        yield Problem.of(kind.code, place, where=f" ใน{where} ({count} แห่ง)", where_en=f" in “{where}” ({count})")


def _where(label: str, line: int) -> str:
    """What an officer calls the place: a sheet has rows, a plain text lines, a page neither."""
    if not label:
        return f"บรรทัด {line}"
    safe = _LONG_NUMBER.sub("…", label)
    return f"{safe} แถว {line}" if label.startswith("ชีต") else safe


def _in_trace(trace: Carried, place: Place, known: frozenset[str]) -> Iterator[Problem]:
    what = str(trace.kind.value)
    where = f" ({_LONG_NUMBER.sub('…', trace.where)})" if trace.where else ""
    if trace.kind.name in _PERSONS and trace.text.strip() and not _NOBODY.fullmatch(trace.text.strip()):
        yield Problem.of("P607", place, what=what, where=where)
    elif trace.kind.name in _HIDDEN:
        yield Problem.of("P608", place, what=what, where=where)
    elif trace.kind.name == "GPS":
        yield Problem.of("P609", place, where=where)
    yield from _in_text(f"{what}{where}", trace.text, place, known)


def _not_checked(passport: Inspected, place: Place) -> Iterator[Problem]:
    if passport.unread is not None:
        yield Problem.of("P610", place, why=passport.unread.value)
