"""The values that say what is wrong: Place, Problem, Problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from generator.problems.catalogue import CATALOGUE, Entry, Severity

__all__ = ["DiskError", "Place", "Problem", "Problems", "ProngsaiError", "Severity", "UsageError"]


class ProngsaiError(Exception):
    """Anything that stops the program and is not a fault in the officer's data."""


class DiskError(ProngsaiError):
    """The disk or a folder refuses; the message is Thai and names the path."""


class UsageError(ProngsaiError):
    """The command line asks for something that cannot be done; the message is Thai."""


class Place(Struct, frozen=True, order=True):
    """Where in the input something stands."""

    path: str
    """File, relative to the site's folder, with forward slashes."""
    line: int = 0
    """Line from 1; 0 where the whole file is meant."""
    column: int = 0
    """Column in characters from 1; 0 where the whole line is meant."""

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Problem(Struct, frozen=True):
    """One thing that is wrong with the input.

    The words come from the catalogue entry of ``code``; ``values`` fill the blanks in them.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise ValueError(self.code)

    @classmethod
    def of(cls, code: str, place: Place, /, **values: object) -> Problem:
        """Make the problem *code* at *place*; *values* fill the blanks of its message."""
        return cls(code, place, MappingProxyType({key: str(value) for key, value in values.items()}))

    @property
    def entry(self) -> Entry:
        """The catalogue entry of this problem's code."""
        return CATALOGUE[self.code]

    @property
    def severity(self) -> Severity:
        """Whether a build stops for it."""
        return self.entry.severity

    def message(self, lang: str = "th") -> str:
        """What is wrong, in one sentence, in ``th`` or ``en``."""
        return _fill(self.entry.message if lang == "th" else self.entry.message_en, self.values)

    def fix(self, lang: str = "th") -> str:
        """What to do about it, in ``th`` or ``en``."""
        return _fill(self.entry.fix if lang == "th" else self.entry.fix_en, self.values)


class _Blanks(dict[str, str]):
    """Leaves a blank that was not filled visible instead of failing in the middle of a report."""

    def __missing__(self, key: str) -> str:
        return "…"


def _fill(template: str, values: Mapping[str, str]) -> str:
    return template.format_map(_Blanks(values))


def _each_once(problems: Sequence[Problem]) -> Sequence[Problem]:
    """*problems* of one kind in one place: those that say the same once, in the order of what they say."""
    if len(problems) == 1:
        return problems
    once = {problem.message(): problem for problem in problems}
    return [once[said] for said in sorted(once)]


class Problems(Struct, frozen=True):
    """All problems of a run: an immutable collection that prints in the order of the files."""

    items: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Problems:
        """Collect *problems*, each once, in the order of file, line, column, code."""
        found: dict[tuple[str, int, int, str], list[Problem]] = {}
        for one in problems:
            place = one.place
            found.setdefault((place.path, place.line, place.column, one.code), []).append(one)
        # words are put together only where there are several of a kind in one place
        return cls(tuple(one for key in sorted(found) for one in _each_once(found[key])))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those for which nothing is published."""
        return tuple(p for p in self.items if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Those that are said and do not stop a build."""
        return tuple(p for p in self.items if p.severity is Severity.WARNING)

    def __or__(self, other: Iterable[Problem]) -> Problems:
        return Problems.of((*self.items, *other))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)
