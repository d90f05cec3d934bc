"""Text made plain for searching: every digit 0–9, nothing invisible, with the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

__all__ = ["ORDINARY", "Plain"]

ORDINARY = re.compile("[\t\n -~\u0e00-\u0e4f‘’“”…→]*")
"""Characters that are plain as they are, of which none has an odd form in upper or lower case."""

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens, zero-width characters and direction marks: they may stand between any two digits."""


class Plain(Struct, frozen=True):
    """A plain text, and how its offsets lead back to the original."""

    text: str
    _removed: tuple[int, ...] = ()
    """For each character of ``text`` its offset in the original; empty if nothing was removed."""

    @classmethod
    def of(cls, original: str) -> Plain:
        """Make *original* plain: Thai and any other digits become 0–9, long dashes ``-``, odd spaces a space."""
        if ORDINARY.fullmatch(original):
            return cls(original)
        text = original.translate(_PLAIN)
        if not _INVISIBLE.search(text):
            return cls(text)
        kept = tuple(i for i, c in enumerate(text) if not _INVISIBLE.match(c))
        return cls("".join(text[i] for i in kept), kept)

    def original(self, offset: int) -> int:
        """The offset in the original of the character at *offset*."""
        return self._removed[offset] if self._removed else offset


class _Table(dict[int, str]):
    """Dashes, dots, spaces, the at sign, and digits of every script: one character for one, so that offsets stay.

    Digits are looked up as they come: to go through all of Unicode for them takes as long as a hundred texts.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = str(unicodedata.decimal(char)) if char.isdecimal() else char
        return self[code]


_PLAIN = _Table(
    dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-")
    | dict.fromkeys((0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " ")
    | dict.fromkeys((0xB7, 0x2022, 0x2024, 0x2027, 0x30FB, 0xFF0E), ".")
    | {0xFF20: "@", 0xFE6B: "@"}
)
