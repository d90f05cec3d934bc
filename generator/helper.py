"""What a helper of a large build does with its years: it reads, inspects and writes them, and keeps what it found."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cache import FILE, Cache, T
from generator.crew import Order, Step
from generator.inspection import Inspector
from generator.model.config import Shell
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.pages import Pages
from generator.problems import Problems
from generator.prose import render_all
from generator.publish import Stage
from generator.publish.previous import Previous
from generator.resources import collect_rarely
from generator.schema import read_site, read_years
from generator.section import section_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def assist(order: Order, years: frozenset[FiscalYear], pipe: Connection) -> None:
    """One step after the other, until the first process is gone or asks no more."""
    from multiprocessing import parent_process  # which whoever needs no helper does without
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process, which ends this one
    collect_rarely()
    first = parent_process()
    with contextlib.suppress(Exception):  # whatever is wrong, the first process meets it as well, and tells
        helper = Helper(order, years)
        while first is not None and pipe in wait([pipe, first.sentinel]):
            step, *values = pipe.recv()
            helper.steps[step](*values)
            pipe.send(step)


class _Cache(Cache):
    """The cache of a process that reads the site twice: the digest of a file that has not changed is worked out once."""

    def __init__(self, root: Path) -> None:
        super().__init__(root / FILE)
        self._at_hand: dict[bytes, Any] = {}

    def at_hand(self, key: bytes, make: Callable[[], T]) -> T:
        """What *make* gave for *key*."""
        if key not in self._at_hand:
            self._at_hand[key] = make()
        found: T = self._at_hand[key]
        return found


class Helper:
    """One of the processes of a build."""

    def __init__(self, order: Order, years: frozenset[FiscalYear]) -> None:
        self._order = order
        self._own = tuple(sorted(years))
        self._cache: Cache = _Cache(order.root)
        self._years: dict[FiscalYear, Year] = {}
        self._site: Site | None = None
        self.steps: dict[Step, Callable[..., Any]] = {
            Step.READ: self.read,
            Step.INSPECT: self.inspect,
            Step.PUBLISH: self.publish,
        }

    def read(self) -> None:
        """Read the records of the years."""
        self._years = dict(read_years(self._order.root, self._own, today=self._order.today, cache=self._cache))
        self._cache.save()

    def inspect(self) -> None:
        """Look into the years; the first process tells what was found."""
        self._cache.ask_again()  # for the years of the others
        site, _ = read_site(self._order.root, today=self._order.today, cache=self._cache, known=self._years)
        if site is None:
            return
        inspector = Inspector(site, self._order.root, self._order.today, self._cache)
        found = [inspector.year(number) for number in self._own if number in site.years]
        passports = {path: passport for year in found for path, passport in year.passports.items()}
        self._cache.save()
        if not Problems.of(problem for year in found for problem in year.problems).errors:
            self._site = site.with_passports(passports)

    def publish(self, folder: Path) -> None:
        """Write the pages and the open data of the years into the stage *folder*."""
        site, order = self._site, self._order
        if site is None or site.config.site.shell is not Shell.CIVIC:
            return
        prose, _ = render_all(site.prose, self._cache)
        pages = Pages(site, prose, today=order.told_today, readiness=order.readiness)
        section = section_of(site, pages, Stage(folder, Previous(order.out)), self._cache)
        for number in self._own:
            if number in site.years:
                section.write_year(number)
        self._cache.save()
