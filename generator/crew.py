"""Other processes that do their share of a large cold build, year by year.

A helper hands nothing over but what it keeps in the cache and writes into the stage: the build then finds its years there
as if an earlier run had made them. So the bytes are the same with and without helpers, and one that fails costs only time.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.cache import Cache
from generator.model.fiscal_year import FIRST, LAST, FiscalYear

FEW = 400
"""Records below which a second process costs more than it brings."""
MOST = 4
"""Processes at once: each holds the records of a year in memory."""
_OWN_WORK = 0.15
"""What the first process does beside the years, as a part of the whole."""

_HOW = "fork" if sys.platform.startswith("linux") else "spawn"
"""How a process begins: as a copy of this one, which costs nothing, or as a new one, as Windows and macOS want it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, as a helper is told."""

    root: Path
    out: Path
    today: date
    told_today: date | None
    readiness: bool


Assist = Callable[[Order, frozenset[FiscalYear], Connection], None]
"""The life of a helper: it does the steps that come through the pipe, and answers each when it is done."""


class Crew:
    """The helpers of one build, and the years that each does."""

    def __init__(self, cache: Cache, helpers: Mapping[Connection, frozenset[FiscalYear]]) -> None:
        self._cache = cache
        self._helpers = dict(helpers)

    def on(self, step: str, *values: object) -> Turns:
        """Let every helper begin with *step*; what this process has kept so far is there for them."""
        if self._helpers:
            self._cache.save()
        for pipe in list(self._helpers):
            try:
                pipe.send((step, *values))
            except OSError:
                del self._helpers[pipe]
        return Turns(self)

    def wait(self) -> None:
        """Wait until every helper has done its step; one that is gone is not asked again."""
        for pipe in list(self._helpers):
            try:
                pipe.recv()
            except (EOFError, OSError):
                del self._helpers[pipe]

    @property
    def years(self) -> frozenset[FiscalYear]:
        """The years that helpers do."""
        return frozenset(year for years in self._helpers.values() for year in years)


@dataclass(frozen=True, slots=True)
class Turns:
    """In which order this process takes the years in one step."""

    crew: Crew

    def __call__(self, years: Iterable[FiscalYear]) -> Iterator[FiscalYear]:
        """*years*, those of this process first, and those of the helpers when they are done."""
        helped, later = self.crew.years, []
        for year in years:
            if year in helped:
                later.append(year)
            else:
                yield year
        self.crew.wait()
        yield from later


@contextlib.contextmanager
def crew_for(order: Order, cache: Cache, assist: Assist) -> Iterator[Crew]:
    """Helpers for a large build of which nothing is kept yet; otherwise nobody. Each lives in *assist*."""
    shares = _shares(_records_by_year(order.root), _cores()) if cache.is_fresh else []
    context = multiprocessing.get_context(_HOW)
    helpers: dict[Connection, frozenset[FiscalYear]] = {}
    processes: list[BaseProcess] = []
    try:
        for years in shares:
            ours, theirs = context.Pipe()
            # every kind of context has it, which the type of none in particular does not say
            processes.append(context.Process(target=assist, args=(order, years, theirs), daemon=True))  # type: ignore[attr-defined]
            processes[-1].start()
            theirs.close()
            helpers[ours] = years
        yield Crew(cache, helpers)
    finally:
        for pipe in helpers:
            pipe.close()
        for process in processes:
            process.terminate()
            process.join()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1


def _records_by_year(root: Path) -> dict[FiscalYear, int]:
    """How many files each year has; what is wrong with a folder is said where it is read."""
    found: dict[FiscalYear, int] = {}
    with contextlib.suppress(OSError):
        for folder in sorted((root / "data").iterdir()):
            if folder.name.isdecimal() and FIRST <= int(folder.name) <= LAST:
                below = (folder / kind for kind in ("items", "reports"))
                found[FiscalYear(folder.name)] = sum(len(os.listdir(kind)) for kind in below if kind.is_dir())
    return found


def _shares(records: Mapping[FiscalYear, int], cores: int) -> list[frozenset[FiscalYear]]:
    """The years of each helper; none where it is not worth it."""
    whole, processes = sum(records.values()), min(cores, MOST, len(records))
    if whole < FEW or processes < 2:
        return []
    loads = [_OWN_WORK * whole, *[0.0] * (processes - 1)]
    shares: list[set[FiscalYear]] = [set() for _ in loads]
    for year in sorted(records, key=lambda year: (-records[year], year)):
        lightest = loads.index(min(loads))
        loads[lightest] += records[year]
        shares[lightest].add(year)
    return [frozenset(share) for share in shares[1:] if share]
