"""One gate before every host: few at once, a pause between them, and the memory of what the host has refused."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.links.outcome import NoAnswerError, Reason
from generator.links.settings import Settings

__all__ = ["Gate", "Gates"]


class Gates:
    """The gate of every host, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._gates: dict[str, Gate] = {}

    def __getitem__(self, host: str) -> Gate:
        with self._lock:
            return self._gates.setdefault(host, Gate(self._settings))


class Gate:
    """Lets requests through to one host."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._slots = threading.Semaphore(settings.per_host)
        self._lock = threading.Lock()
        self._next = 0.0
        self._silent = 0
        self._closed: dict[int, NoAnswerError] = {}

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and hold it."""
        with self._slots:
            self._wait()
            yield

    def _wait(self) -> None:
        while True:
            with self._lock:
                left = self._next - time.monotonic()
                if left <= 0:
                    self._next = time.monotonic() + self._settings.pause
                    return
            time.sleep(left)

    def cool(self, seconds: float) -> None:
        """Let nobody through for a while: the host has asked for it."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def close(self, port: int, failure: NoAnswerError) -> None:
        """Let nobody through to *port* any more: what failed is the host and not one of its pages."""
        self._closed[port] = failure

    def check(self, port: int) -> None:
        """Raise what *port* was closed for, if it was."""
        if (failure := self._closed.get(port)) is not None:
            raise NoAnswerError(failure.reason, failure.detail)

    def answered(self) -> None:
        """The host has answered, whatever it said."""
        self._silent = 0

    def timed_out(self, port: int) -> None:
        """A link of the host was given up; after several in a row the rest are not tried."""
        with self._lock:
            self._silent += 1
            if self._silent >= self._settings.patience:
                self.close(port, NoAnswerError(Reason.HOST_SILENT))
