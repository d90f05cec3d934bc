"""Tables and wrapped lines for a terminal, where a Thai vowel or tone mark stands on the letter before it."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_LEADING = "เแโใไ"
"""Vowels that are written before their consonant."""
_TRAILING = "ะาำๅๆฯ.,;:)”"
"""What does not begin a line."""


def width(text: str) -> int:
    """The cells that *text* takes."""
    return sum(_cells(ch) for ch in text)


def _cells(ch: str) -> int:
    if unicodedata.category(ch) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(ch) in {"W", "F"} else 1


def pad(text: str, cells: int) -> str:
    """*text* with spaces to *cells*."""
    return text + " " * max(0, cells - width(text))


def room() -> int | None:
    """The cells of a line of the terminal; ``None`` for a file or a pipe, whose lines may be of any length."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def wrap(text: str, cells: int | None) -> list[str]:
    """*text* in lines of at most *cells*."""
    if cells is None or width(text) <= cells:
        return [text]
    lines = []
    while width(text) > cells:
        end = _break(text, _fitting(text, max(cells, 8)))
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*lines, text] if text else lines


def _fitting(text: str, cells: int) -> int:
    """How many characters fit into *cells*, with all marks of the last letter."""
    taken = 0
    for end, ch in enumerate(text):
        taken += _cells(ch)
        if taken > cells:
            return end
    return len(text)


def _break(text: str, end: int) -> int:
    """The best place for a line end up to *end*: Thai has no spaces between words, but some vowels lead a syllable."""
    space = text.rfind(" ", end * 2 // 3, end + 1)
    if space > 0:
        return space
    syllable = next((at for at in range(end, max(end - 12, 1), -1) if text[at] in _LEADING), 0)
    while not syllable and end > 1 and (text[end] in _TRAILING or not _cells(text[end])):
        end -= 1
    return syllable or end


def table(rows: Sequence[Sequence[str]], heads: Sequence[str], *, indent: str = "", within: int | None = None) -> str:
    """*rows* below *heads* in aligned columns; the last column is wrapped where *within* leaves it less room."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(width(cell) for cell in column) for column in columns[:-1]]
    before = width(indent) + sum(cells + len(_GAP) for cells in widths)
    rule = ["─" * cells for cells in widths] + [
        "─" * min(max(width(cell) for cell in columns[-1]), (within or before + 60) - before)
    ]
    lines: list[str] = []
    for row in (heads, rule, *rows):
        lines += _row(row, widths, indent, within and within - before)
    return "\n".join(lines)


def _row(row: Sequence[str], widths: Sequence[int], indent: str, last: int | None) -> Iterator[str]:
    first, *more = wrap(row[-1], last)
    cells = [pad(cell, cells) for cell, cells in zip(row[:-1], widths, strict=True)]
    yield (indent + _GAP.join([*cells, first])).rstrip()
    before = indent + "".join(" " * cells + _GAP for cells in widths)
    yield from (before + line for line in more)


def hanging(text: str, *, first: str, within: int | None) -> str:
    """*text* behind *first*, its further lines indented as far."""
    lines = wrap(text, within and within - width(first))
    return "\n".join((first if n == 0 else " " * width(first)) + line for n, line in enumerate(lines))
