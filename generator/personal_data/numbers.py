"""Numbers as people write them: groups of digits with light signs between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from msgspec import Struct

__all__ = ["Cluster", "Window", "clusters"]

_CLUSTER = re.compile(r"[0-9](?:[\s.()_-]{0,4}[0-9]){7,}")
"""At least eight digits; commas divide thousands and cells, and a slash the number of a document, so they end it."""
_JOINTS = {"-", ".", "_"}
_GROUP = re.compile(r"[0-9]+")


class Window(Struct, frozen=True):
    """Some whole neighbouring groups of a cluster that together may be one number."""

    start: int
    end: int
    groups: tuple[str, ...]
    signs: tuple[str, ...]
    """What stands between the groups, one fewer than those."""
    sign_before: str
    """What divides it from the group before it; empty if there is none."""
    sign_after: str

    @property
    def digits(self) -> str:
        """All its digits."""
        return "".join(self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(map(len, self.groups))

    @property
    def is_joined(self) -> bool:
        """Whether a digit is joined to it by one dash, dot or underscore, so that it is a part of something longer."""
        return self.sign_before in _JOINTS or self.sign_after in _JOINTS

    @property
    def is_alone(self) -> bool:
        """Whether no other group stands beside it on its line."""
        return all(not sign or "\n" in sign for sign in (self.sign_before, self.sign_after))

    @property
    def on_one_line(self) -> bool:
        """Whether no line ends inside it."""
        return not any("\n" in sign for sign in self.signs)


class Cluster:
    """Groups of digits that nothing but light signs divide."""

    def __init__(self, start: int, text: str) -> None:
        self._start = start
        self._text = text
        self._spans = [match.span() for match in _GROUP.finditer(text)]
        self._digits = "".join(text[start:end] for start, end in self._spans)
        self._totals = list(accumulate((end - start for start, end in self._spans), initial=0))
        """Before each group the number of digits so far."""
        self._group_at = {total: number for number, total in enumerate(self._totals)}

    def windows(self, length: int, wanted: Callable[[str], object] = bool) -> Iterator[Window]:
        """Every window whose *length* digits are *wanted*.

        A group is never divided, so that a part of a longer number is not taken for a whole one.
        """
        for first, total in enumerate(self._totals):
            end = self._group_at.get(total + length)
            if end is not None and wanted(self._digits[total : total + length]):
                yield self._window(first, end)

    def _window(self, first: int, end: int) -> Window:
        """The window of the groups from *first* up to *end*."""
        spans = self._spans[first:end]
        return Window(
            self._start + spans[0][0],
            self._start + spans[-1][1],
            tuple(self._text[a:b] for a, b in spans),
            tuple(self._text[left[1] : right[0]] for left, right in pairwise(spans)),
            self._sign(first - 1) if first else "",
            self._sign(end - 1) if end < len(self._spans) else "",
        )

    def _sign(self, number: int) -> str:
        """What stands after the group *number*, which is not the last."""
        return self._text[self._spans[number][1] : self._spans[number + 1][0]]


def clusters(text: str) -> Iterator[Cluster]:
    """Every cluster of the plain *text* that is long enough for any number of a person."""
    for match in _CLUSTER.finditer(text):
        yield Cluster(match.start(), match[0])
