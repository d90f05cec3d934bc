"""Builds the section anew whenever a file changes, keeps the site in memory, and keeps the last good section."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from generator.build import checked, filled
from generator.cache import Cache, Held, cached
from generator.crew import Crew, Order
from generator.preview.held import HeldStage
from generator.preview.state import Board, Version
from generator.preview.watch import Watch
from generator.problems import DiskError, Problems


class Builder:
    """Builds one site again and again. What has not changed since the last time is held, and not made again."""

    def __init__(self, root: Path, board: Board, *, today: date | None = None) -> None:
        self._root = root
        self._board = board
        self._today = today

    def run(self, stop: threading.Event, *, built: Callable[[Version], None] = lambda _: None) -> None:
        """Build now and after every change, until *stop* is set; *built* is told of each build."""
        with cached(self._root) as behind, Watch(self._root) as watch, ExitStack() as ending:
            ending.callback(gc.unfreeze)
            held = Held(behind)
            while not stop.is_set():
                self._rebuild(held)
                built(self._board.version)
                if self._board.version.number == 1:
                    self._warm(held)
                gc.freeze()  # what is held stays: to look for circles in it again and again would make an edit wait
                watch.wait(stop)

    def _warm(self, held: Cache) -> None:
        """Build once for nobody, so that the first edit is answered as fast as the others."""
        with suppress(DiskError):
            self._version(self._order(), self._board.version, held)

    def _order(self) -> Order:
        return Order(self._root, self._root, self._today or date.today(), self._today, readiness=False)

    def _rebuild(self, held: Cache) -> None:
        """Build once and post the outcome."""
        before = self._board.version
        last = replace(before, number=before.number + 1, problems=Problems(), failure=None)
        try:
            self._board.post(self._version(self._order(), last, held))
        except DiskError as err:
            self._board.post(replace(last, failure=str(err)))

    def _version(self, order: Order, last: Version, held: Cache) -> Version:
        """The next version after *last*; its section is that of the last good one where there are errors."""
        found = checked(order, held, Crew())
        if found.site is None:
            return replace(last, problems=found.problems)
        stage = HeldStage(last.section)
        result = filled(order, found, stage, held)
        stage.forget_last()
        if result.problems.errors:
            return replace(last, problems=result.problems)
        held.drop_unused()
        base = urlsplit(found.site.config.site.url or "/").path
        return Version(last.number, stage, result.problems, len(result.pages), base)
