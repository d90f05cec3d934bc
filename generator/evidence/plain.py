"""Plain text: its encoding, and tables in it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from generator.evidence.limits import Draft, ExhaustedError, damaged

__all__ = ["decode", "read_csv", "read_text"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x19\x1b\x7f]")
_MOST_BYTES = 4
"""Bytes that a character takes at most."""


def decode(data: bytes, *, whole: bool = True) -> tuple[str, str] | None:
    """*data* as text with the name of its encoding, or ``None`` if it is no text.

    Windows still saves Thai text as cp874 (TIS-620), in which almost any bytes make letters: it comes last. If *data*
    is not the *whole* file, a character cut off at its end is passed over.
    """
    for encoding in _candidates(data):
        text = _decode(data, encoding, whole=whole)
        if text is not None and not _NOT_TEXT.search(text):
            return text, encoding
    return None


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    return ("utf-8", "cp874")


def _decode(data: bytes, encoding: str, *, whole: bool) -> str | None:
    for cut in range(1 if whole else _MOST_BYTES):
        try:
            return data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read_text(path: Path, draft: Draft) -> None:
    """Read a text file into *draft*."""
    draft.part("", _text_of(path, draft).replace("\r\n", "\n").replace("\r", "\n").replace("\f", " "))


def read_csv(path: Path, draft: Draft) -> None:
    """Read a CSV file into *draft*, with tabs between its cells; a file that is no proper CSV is read as text."""
    text = _text_of(path, draft)
    if draft.encoding == "cp874":
        draft.say("E435")
    try:
        rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        table = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    except csv.Error:
        table = text
    draft.part("", table)


def _text_of(path: Path, draft: Draft) -> str:
    """The decoded text; more bytes than can make the most characters are left alone."""
    most = draft.limits.characters * 2
    with path.open("rb") as file:
        data = file.read(most)
        whole = not file.read(1)
    decoded = decode(data, whole=whole)
    if decoded is None:
        raise damaged()
    text, draft.encoding = decoded
    if not whole:
        draft.stop(ExhaustedError())
    return text


def _delimiter(text: str) -> str:
    """The character that divides most cells of the first lines."""
    sample = text[:4096]
    return max(",;\t", key=sample.count)
