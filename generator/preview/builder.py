"""Builds the section anew whenever a file changes, and keeps the last good one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.build import build
from generator.preview.state import Board, Version
from generator.preview.watch import snapshot
from generator.problems import DiskError, Problems

PAUSE = 0.05
"""Seconds between two looks at the disk; on a slow one, ten times as long as a look takes."""


class Builder:
    """Builds one site into two folders by turns, so that the one that is being served is never written to."""

    def __init__(self, root: Path, work: Path, board: Board, *, today: date | None = None) -> None:
        self._root = root
        self._folders = [work / "a" / "site", work / "b" / "site"]
        self._board = board
        self._today = today

    def run(self, stop: threading.Event, *, built: Callable[[Version], None] = lambda _: None) -> None:
        """Build now and after every change, until *stop* is set; *built* is told of each build."""
        seen = None
        while not stop.is_set():
            began = time.monotonic()
            now = snapshot(self._root)
            pause = max(PAUSE, 10 * (time.monotonic() - began))
            if now != seen:
                seen = now
                self.rebuild()
                built(self._board.version)
            stop.wait(pause)

    def rebuild(self) -> None:
        """Build once and post the outcome."""
        before = self._board.version
        target = next(folder for folder in self._folders if folder != before.folder)
        last = replace(before, number=before.number + 1, problems=Problems(), failure=None)
        try:
            result = build(self._root, target, today=self._today or date.today(), told_today=self._today)
        except DiskError as err:
            self._board.post(replace(last, failure=str(err)))
            return
        if result.problems.errors or result.site is None:
            self._board.post(replace(last, problems=result.problems))
            return
        base = urlsplit(result.site.config.site.url or "/").path
        self._board.post(Version(last.number, target, result.problems, len(result.pages), base))
