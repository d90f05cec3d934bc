"""The words around a number, by which it is told what the number is."""

from __future__ import annotations

import re

from msgspec import Struct, field

__all__ = ["Surroundings"]

_REACH = 80
"""Characters before a number in which a word still belongs to it."""
_CELLS = re.compile(r"[\t|]")
_HEADING = re.compile(r"[^\W\d_]\W*[^\W\d_]\W*[^\W\d_]")
"""A heading has three letters."""
_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_ROWS = 5_000
_LONGEST_ROW = 4_000
_URL = re.compile(r"(?:https?://|www\.)\S*\Z", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z_]+\Z")
_LABELS = {"id", "no", "tel", "phone", "mobile", "mob", "cell", "fax", "line", "acc", "ac", "account", "t", "m"}
"""Words that may stand right before a number without a space."""


class Surroundings(Struct, frozen=True):
    """A plain text in which the words around an offset can be asked for.

    Words come without spaces, because those in the text of a PDF stand anywhere, and with ํ + า joined to ำ.
    """

    text: str
    _headings: dict[tuple[int, int], str] = field(default_factory=dict)
    """What was found out so far: by the offset of a line and a column, the heading at or above it."""
    _said: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def said_anywhere(self, pattern: re.Pattern[str]) -> bool:
        """Whether *pattern* is anywhere in the text."""
        if pattern not in self._said:
            self._said[pattern] = bool(pattern.search(_squeeze(self.text)))
        return self._said[pattern]

    def said_before(self, pattern: re.Pattern[str], start: int, reach: int = _REACH) -> bool:
        """Whether *pattern* is in the words before *start*, or in the heading of its column."""
        return any(pattern.search(words) for words in self.before(start, reach))

    def before(self, start: int, reach: int = _REACH) -> tuple[str, ...]:
        """The words before *start*; in a table those of its row so far, and the heading of its column."""
        row = self._row_of_table(start)
        if row is None:
            return (_squeeze(self.text[max(start - reach, 0) : start]),)
        return (_squeeze(self.text[max(row, start - reach) : start]), self.heading(start))

    def after(self, end: int, reach: int = 30) -> str:
        """The words after *end* on its line and in its cell."""
        return _squeeze(re.split(r"[\n\t|]", self.text[end : end + reach], maxsplit=1)[0])

    def heading(self, offset: int) -> str:
        """The heading of the column in which *offset* stands: the nearest cell above that has words and no digits.

        Empty outside of a table.
        """
        start = self._row_of_table(offset)
        if start is None:
            return ""
        return _squeeze(self._look_up(start, len(_CELLS.findall(self.text, start, offset))))

    def in_address(self, start: int) -> bool:
        """Whether *start* is inside the address of a web page, where long numbers are those of pages and pictures."""
        return bool(_URL.search(self.text, max(start - 300, 0), start))

    def is_glued(self, start: int, end: int) -> bool:
        """Whether a letter is joined to the number, which makes it a part of a code or a file name."""
        word = _GLUED.search(self.text, max(start - 20, 0), start)
        follows = self.text[end : end + 1]
        after = follows == "_" or (follows.isascii() and follows.isalpha())
        return after or (word is not None and word[0].lower() not in _LABELS)

    def _row_of_table(self, offset: int) -> int | None:
        """Where the line of *offset* begins, if it is of a table: with cells, or only numbers as under a heading."""
        start = self.text.rfind("\n", max(offset - _LONGEST_ROW, 0), offset) + 1
        if offset - start > _LONGEST_ROW:
            return None
        end = self.text.find("\n", offset, offset + _LONGEST_ROW)
        line = self.text[start : end if end >= 0 else offset + _LONGEST_ROW]
        return start if _CELLS.search(line) or not _LETTER.search(line) else None

    def _look_up(self, start: int, column: int) -> str:
        """The heading above the line at *start*; every line passed on the way is remembered."""
        passed = [(start, column)]
        heading = ""
        while start > 0 and len(passed) < _MOST_ROWS:
            if (start, column) in self._headings:
                heading = self._headings[start, column]
                break
            end = start - 1
            start = self.text.rfind("\n", 0, end) + 1
            cells = _CELLS.split(self.text[start:end])
            if column < len(cells) and _HEADING.search(cells[column]) and not _DIGIT.search(cells[column]):
                heading = cells[column]
                break
            passed.append((start, column))
        self._headings.update(dict.fromkeys(passed, heading))
        return heading


def _squeeze(text: str) -> str:
    return re.sub(r"[^\S\n]+", "", text).replace("ํา", "ำ").lower()
