"""Problems as plain data, for what is kept from one run to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.problems.catalogue import CATALOGUE
from generator.problems.problem import Place, Problem


def pack(problems: Iterable[Problem]) -> list[object]:
    """*problems* as plain data."""
    return [[p.code, p.place.path, p.place.line, p.place.column, dict(p.values)] for p in problems]


def unpack(data: Iterable[Sequence[Any]]) -> tuple[Problem, ...]:
    """The problems in *data*.

    Raises:
        ValueError, TypeError, AttributeError: it is not what was packed.
    """
    return tuple(_problem(*one) for one in data)


def _problem(code: str, path: str, line: int, column: int, values: dict[str, str]) -> Problem:
    if code not in CATALOGUE or not isinstance(path, str) or not isinstance(line, int) or not isinstance(column, int):
        raise ValueError(code)
    return Problem.of(code, Place(path, line, column), **values)
