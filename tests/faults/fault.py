"""A seeded fault: what was done to the sample site, and what has to be told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import CATALOGUE, Place
from tests.faults.sample import Edit, Told, Where


@dataclass(frozen=True)
class Fault:
    """One fault; it is told at the mark in its edit, or at *at*, or else as that of the whole file."""

    code: str
    what: str
    """In a few words, for whoever reads the list or sees it fail."""
    edits: tuple[Edit, ...]
    at: Where | None = None
    also: tuple[tuple[str, Where], ...] = ()
    """What follows from it, and is told as well."""
    given: tuple[Edit, ...] = ()
    """What was so before, and is no fault."""
    by: str = "check"

    def __str__(self) -> str:
        return f"{self.code} {self.what}"

    @property
    def paths(self) -> set[str]:
        """The files that it changes, or that are told of."""
        return {*(path for edit in self.edits for path in edit.paths), *(where.path for where in self._told_elsewhere)}

    @property
    def _told_elsewhere(self) -> tuple[Where, ...]:
        return (*((self.at,) if self.at else ()), *(where for _, where in self.also))

    def wanted(self, root: Path, marked: Sequence[Place]) -> Told:
        """The problems of the faulty site in *root*."""
        assert self.code in CATALOGUE
        assert len(marked) + (self.at is not None) <= 1, "one place"
        place = self.at.place(root) if self.at else marked[0] if marked else Place(self.edits[0].paths[-1])
        return Told([(self.code, place), *((code, where.place(root)) for code, where in self.also)])


def fault(  # a table with named columns
    code: str,
    what: str,
    *edits: Edit,
    at: Where | None = None,
    also: Sequence[tuple[str, Where]] = (),
    given: Sequence[Edit] = (),
    by: str = "check",
) -> Fault:
    """A row of the corpus."""
    return Fault(code, what, edits, at, tuple(also), tuple(given), by)
