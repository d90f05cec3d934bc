"""Bytes of a file to text: UTF-8 as a rule, the encodings of old Thai Windows with a warning."""

from __future__ import annotations

import codecs
import re

from generator.problems import Place, Problem

LARGEST = 8_000_000
"""Bytes; a record of 2,000 rows of Thai prose has about half of that."""

_USUAL = re.compile("[\t\n -~ก-๛‘’“”–—…→]*")
"""What nearly all records are made of: one look at the whole text is enough."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_BREAKS = re.compile("[\u0085\u2028\u2029]")
"""Line ends to YAML and to Unicode, but to no editor an officer uses: pasted from a PDF, and meant as a space."""
_ASCII = re.compile("[\x00-\x7f]+")
_THAI = re.compile("[ก-๛]+")
_MISPLACED = re.compile("(?:^|[^ก-๛])[ัิ-ฺ็-๎]", re.MULTILINE)
"""A vowel or tone above nothing: é of Western Windows, read as Thai."""


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    r"""The text of *data*, with ``\n`` line ends, and what there is to say about it.

    A BOM and CRLF are taken silently; UTF-16 with a BOM and Windows-874/TIS-620 with a warning. ``None`` where the file
    cannot be read as text without guessing.
    """
    if len(data) > LARGEST:
        return None, [too_large(path, len(data))]
    text, problems = _decode(data, path)
    if text is None:
        return None, problems
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _USUAL.fullmatch(text):
        return text, problems
    if found := _CONTROL.search(text):
        return None, [*problems, Problem.of("Y106", _place(path, text, found.start()), code=f"U+{ord(found[0]):04X}")]
    for pattern, instead in ((_INVISIBLE, ""), (_BREAKS, " ")):
        if found := pattern.search(text):
            problems.append(Problem.of("Y125", _place(path, text, found.start()), code=f"U+{ord(found[0]):04X}"))
            text = pattern.sub(instead, text)
    return text, problems


def too_large(path: str, size: int) -> Problem:
    """Says that a file of *size* bytes is too large for a record."""
    limit, found = (f"{n / 1_000_000:.0f}" for n in (LARGEST, size))
    return Problem.of("Y101", Place(path), size=found, limit=limit)


def _decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), [Problem.of("Y104", Place(path))]
        except UnicodeDecodeError:
            return None, [Problem.of("Y102", Place(path))]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()  # the codec that knows of the mark is a slow one
    except UnicodeDecodeError as err:
        return _decode_thai_windows(data, path, err.start)
    if "\x00" in text:
        code = "Y105" if _looks_like_utf16(data) else "Y106"
        return None, [Problem.of(code, _place(path, text, text.index("\x00")), code="U+0000")]
    return text, []


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every other byte is the high byte of a Latin letter (0) or of a Thai one (14)."""
    return data.count(0) + data.count(14) > len(data) * 0.4


def _decode_thai_windows(data: bytes, path: str, bad: int) -> tuple[str | None, list[Problem]]:
    """Windows-874, where most of what is not ASCII then is Thai; otherwise the place of the first wrong byte."""
    line = data.count(b"\n", 0, bad) + 1
    if _looks_like_utf16(data):
        return None, [Problem.of("Y105", Place(path, line))]
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None, [Problem.of("Y102", Place(path, line))]
    beyond_ascii = _ASCII.sub("", text)
    if len(_THAI.sub("", beyond_ascii)) > 0.1 * len(beyond_ascii) or _MISPLACED.search(text):
        return None, [Problem.of("Y102", Place(path, line))]
    return text, [Problem.of("Y103", Place(path))]


def _place(path: str, text: str, index: int) -> Place:
    return Place(path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
