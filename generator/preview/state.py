"""What was built last, and the place where the server's threads wait for the next build."""

from __future__ import annotations

import threading

from msgspec import Struct

from generator.preview.held import HeldStage
from generator.problems import Problems


class Version(Struct, frozen=True):
    """The outcome of one build."""

    number: int
    """From 1, in the order of the builds; 0 before the first."""
    section: HeldStage | None
    """The last good section, of this build or an earlier one; ``None`` where there has been none."""
    problems: Problems
    pages: int = 0
    base: str = "/"
    """The path of the section on its real server; the page of what is not there begins its links with it."""
    failure: str | None = None
    """What the disk refused, in Thai."""

    @property
    def ok(self) -> bool:
        """Whether the section is that of the records as they stand."""
        return self.failure is None and not self.problems.errors


class Board:
    """Shows the latest version to many threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = Version(0, None, Problems())
        self._closed = False

    @property
    def version(self) -> Version:
        """The latest one."""
        return self._version

    def post(self, version: Version) -> None:
        """Show *version* and wake everybody who waits."""
        with self._changed:
            self._version = version
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> Version:
        """The latest version, as soon as its number is not *after*, or when *seconds* have passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version.number != after, timeout=seconds)
            return self._version

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
