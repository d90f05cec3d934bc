"""Whether the Markdown library would take minutes over a text: found out in one pass, before it sees it.

For each bracket that is open the library reads on to the end of the paragraph, and for each pair of stars it reads the
paragraph once more. People open three brackets, not ten.
"""

from __future__ import annotations

import re

from msgspec import Struct

MOST_OPEN = 10
"""Brackets of one kind that are open at once."""
MOST_MARKS = 5_000
"""Stars and the like in one paragraph, or in one row of a table."""

_MARK = re.compile(
    r"\\.|(?P<end>\n[ \t]*(?=\n|\|))|(?P<rule>(?:^|(?<=\n))[ \t]*(?:-{2,}|=+)[ \t]*(?=\n|\Z))"
    r"|(?P<open>\[|(?<=\])\(|<(?=[A-Za-z!/?]))|(?P<close>[\])>])|(?P<sign>[*_~`])",
)
_OPENS = {"]": "[", ")": "(", ">": "<"}
_OF_A_RULE = 5
"""As many marks as a line counts for that is nothing but a rule."""


class Absurd(Struct, frozen=True):
    """What there is too much of, and where it begins to be too much."""

    offset: int
    sign: str
    limit: int


def absurdity(text: str) -> Absurd | None:
    """The first place in *text* that no person writes and the library does not bear."""
    depth, marks = {"[": 0, "(": 0, "<": 0}, 0
    for mark in _MARK.finditer(text):
        match mark.lastgroup:
            case "end":  # a tag goes on over paragraphs, a link does not
                depth["["] = depth["("] = marks = 0
            case "open":
                depth[mark[0]] += 1
                if depth[mark[0]] > MOST_OPEN:
                    return Absurd(mark.start(), mark[0], MOST_OPEN)
            case "close":
                depth[_OPENS[mark[0]]] = max(depth[_OPENS[mark[0]]] - 1, 0)
            case "rule" | "sign":
                marks += _OF_A_RULE if mark.lastgroup == "rule" else 1
                if marks > MOST_MARKS:
                    return Absurd(mark.start(), mark[0].strip(), MOST_MARKS)
    return None
