"""Other processes that do their share of a large cold build, year by year.

A helper hands nothing over but what it keeps in the cache and writes into the stage: the build then finds its years there
as if an earlier run had made them. So the bytes are the same with and without helpers, and one that fails costs only time.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from pydantic import BaseModel

from generator.cache import Cache
from generator.exports.open_records import Open
from generator.model.config import SiteConfig
from generator.model.disclosure import Disclosure
from generator.model.fiscal_year import FIRST, LAST, FiscalYear
from generator.model.report import MeasureReport
from generator.model.year import YearRecord
from generator.schema import read_concepts, read_framework

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FEW = 400
"""Records below which a second process costs more than it brings."""
MOST = 4
"""Processes at once: each holds the records of a year in memory."""
PATIENCE = 60.0
"""Seconds that a helper may take longer than five times what this process took for its own share."""
_OWN_WORK = 0.05
"""What the first process does beside the years, as a part of the whole."""
_HOW = "fork" if sys.platform.startswith("linux") else "spawn"
"""How a process begins: as a copy of this one, which costs nothing, or as a new one, as Windows and macOS want it."""


class Step(Enum):
    """What all do at the same time, each for its own years."""

    READ = "read"
    INSPECT = "inspect"
    PUBLISH = "publish"


_LAST = Step.PUBLISH


class Order(Struct, frozen=True):
    """What is to be built, as a helper is told."""

    root: Path
    out: Path
    today: date
    told_today: date | None
    readiness: bool


Assist = Callable[[Order, frozenset[FiscalYear], "Connection"], None]
"""The life of a helper: it does the steps that come through the pipe, and answers each when it is done."""


class _Helper(Struct, frozen=True):
    process: BaseProcess
    pipe: Connection
    years: frozenset[FiscalYear]

    def answers(self, seconds: float) -> bool:
        """Whether it has done its step, or does so within *seconds*."""
        try:
            return self.pipe.poll(max(0.0, seconds)) and self.pipe.recv() is not None
        except (EOFError, OSError):
            return False

    def end(self) -> None:
        """Let it do nothing more, and wait until it is gone."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Crew:
    """The helpers of one build, and the years that each does."""

    def __init__(self) -> None:
        """Nobody, at first."""
        self._helpers: list[_Helper] = []
        self._began = 0.0

    def add(self, process: BaseProcess, pipe: Connection, years: frozenset[FiscalYear]) -> None:
        """Take in a helper that has begun."""
        self._helpers.append(_Helper(process, pipe, years))

    def on(self, step: Step, cache: Cache, *values: object) -> Turns:
        """Let every helper begin with *step*; what this process has kept in *cache* so far is there for them."""
        self._began = time.monotonic()
        if self._helpers:
            cache.save()
        for helper in tuple(self._helpers):
            try:
                helper.pipe.send((step, *values))
            except OSError:
                self._dismiss(helper)
        return Turns(self, step, cache)

    def wait(self) -> None:
        """Wait until every helper has done its step; one that is gone, or takes far too long, is not asked again."""
        limit = time.monotonic() + 5 * (time.monotonic() - self._began) + PATIENCE
        for helper in tuple(self._helpers):
            if not helper.answers(limit - time.monotonic()):
                self._dismiss(helper)

    @property
    def years(self) -> frozenset[FiscalYear]:
        """The years that helpers do."""
        return frozenset(year for helper in self._helpers for year in helper.years)

    def close(self) -> None:
        """End every helper."""
        for helper in tuple(self._helpers):
            self._dismiss(helper)

    def _dismiss(self, helper: _Helper) -> None:
        self._helpers.remove(helper)
        helper.end()


class Turns(Struct, frozen=True):
    """In which order this process takes the years in one step."""

    crew: Crew
    step: Step
    cache: Cache

    def __call__(self, years: Iterable[FiscalYear]) -> Iterator[FiscalYear]:
        """*years*, those of this process first, and those of the helpers when they are done."""
        helped, later = self.crew.years, []
        for year in years:
            if year in helped:
                later.append(year)
            else:
                yield year
        self.crew.wait()
        if later:
            self.cache.ask_again()
        if self.step is _LAST:
            self.crew.close()  # a helper with nothing more to do holds memory still
        yield from later


@contextlib.contextmanager
def crew_for(order: Order, assist: Assist, *, cold: bool) -> Iterator[Crew]:
    """Helpers for a large build that is *cold*, each of which lives in *assist*; otherwise nobody.

    It begins before this process opens anything that a copy of it must not use, and ends with the block.
    """
    crew = Crew()
    try:
        shares = _shares(_records_by_year(order.root), _cores()) if cold else []
        if shares and _HOW == "fork":
            _make_ready(frozenset[FiscalYear]().union(*shares))
        for years in shares:
            with contextlib.suppress(OSError):  # the system has no process to give
                crew.add(*_begin(order, years, assist), years)
        yield crew
    finally:
        crew.close()


def _make_ready(years: Iterable[FiscalYear]) -> None:
    """Make what every process needs of the program itself, once: a copy of this one has it then."""
    kinds: tuple[type[BaseModel], ...] = (SiteConfig, YearRecord, Disclosure, MeasureReport, *Open.__subclasses__())
    for kind in kinds:
        kind.model_rebuild()
    read_concepts()
    for year in years:
        read_framework(year)


def _begin(order: Order, years: frozenset[FiscalYear], assist: Assist) -> tuple[BaseProcess, Connection]:
    import multiprocessing  # most builds need no helper

    context = multiprocessing.get_context(_HOW)
    ours, theirs = context.Pipe()
    # every kind of context has it, which the type of none in particular does not say
    process: BaseProcess = context.Process(target=assist, args=(order, years, theirs), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return process, ours


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
