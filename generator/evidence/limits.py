"""How much work one file may cost, and the ways in which reading stops.

A hostile file stops at a limit of *work* (bytes, pages, operators), so the same file always gives the same passport.
The clock is only a backstop; it is that of this thread, so that a busy machine changes nothing. The defaults keep every
refusal under 300 MB of memory and near 5 seconds.

The exceptions never leave this package; ``inspect`` turns them into findings::

    RefusedError         the file will not be read on
    └── ExhaustedError   a limit of work was met: what was read so far is kept
"""

from __future__ import annotations

import time

from msgspec import Struct, field

from generator.evidence.passport import Finding, Part, Trace, TraceKind, Unread

__all__ = ["MEGABYTE", "Draft", "ExhaustedError", "Limits", "RefusedError", "damaged"]

MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """The most that one file may cost."""

    size: int = 200 * MEGABYTE
    """Bytes on the disk; a larger file is not opened at all."""
    heavy: int = 20 * MEGABYTE
    """Bytes above which a visitor with a phone is warned about."""
    mended: int = 32 * MEGABYTE
    """Bytes of a PDF up to which a damaged one is mended for reading, which needs it in memory."""
    reads: int = 4_000_000
    """Readings of pieces of a PDF (5,000 pages of ordinary print take a million)."""
    pages: int = 5_000
    """Pages of a PDF; more is refused."""
    objects: int = 300_000
    """Pieces that a PDF is made of (a page of ordinary print has about ten)."""
    operators: int = 250_000
    """Drawing operators of a PDF that are followed for its text (about 5 seconds; 300 pages of ordinary print)."""
    members: int = 10_000
    """Files inside a zip container."""
    inflated: int = 200 * MEGABYTE
    """Bytes that all files inside a container unpack to."""
    ratio: int = 100
    """How many times its packed size a container may unpack to, where it unpacks to more than ``unsuspicious``."""
    unsuspicious: int = 10 * MEGABYTE
    events: int = 3_000_000
    """Elements and texts of XML that are followed (about 5 seconds); eight characters of text count as one more."""
    characters: int = 5_000_000
    """Characters of text that are kept."""
    traces: int = 1_000
    seconds: float = 20.0
    """Of computing: the backstop for a computer that is much slower, or a file that found another way."""


class RefusedError(Exception):
    """The file will not be read on."""

    def __init__(self, unread: Unread, code: str = "", **values: object) -> None:
        super().__init__(code or unread.name)
        self.unread = unread
        self.findings = (Finding.of(code, **values),) if code else ()


class ExhaustedError(RefusedError):
    """A limit of work was met: what was read so far is kept."""

    def __init__(self) -> None:
        super().__init__(Unread.PARTLY, "E433")


def damaged() -> RefusedError:
    """The refusal of a file that does not hold together."""
    return RefusedError(Unread.DAMAGED, "E422")


class Draft(Struct):
    """What has been found out about a file so far: readers fill it in, and it survives when they are stopped."""

    limits: Limits = field(default_factory=Limits)
    pages: int | None = None
    encoding: str | None = None
    parts: list[Part] = field(default_factory=list)
    unread: Unread | None = None
    traces: list[Trace] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    events: int = 0
    """Events of XML that were followed."""
    _deadline: float = 0.0
    _characters: int = 0

    def __post_init__(self) -> None:
        self._deadline = time.thread_time() + self.limits.seconds

    def check_clock(self) -> None:
        """Raise ``ExhaustedError`` when the time is up."""
        if time.thread_time() > self._deadline:
            raise ExhaustedError

    def part(self, label: str, text: str) -> None:
        """Add a part of the text; raise ``ExhaustedError`` at the limit, with what fits kept."""
        kept = self._fit(text)
        self.parts.append(Part(label, kept))
        if len(kept) < len(text):
            raise ExhaustedError

    def trace(self, kind: TraceKind, text: str = "", where: str = "") -> None:
        """Add what the file carries unseen, each once; raise ``ExhaustedError`` at the limits."""
        kept = self._fit(text)
        trace = Trace(kind, " ".join(kept.split()), where)
        if trace not in self.traces:
            self.traces.append(trace)
        if len(kept) < len(text) or len(self.traces) > self.limits.traces:
            raise ExhaustedError

    def _fit(self, text: str) -> str:
        """As much of *text* as there is room for."""
        room = max(self.limits.characters - self._characters, 0)
        self._characters += len(text)
        return text[:room]

    def say(self, code: str, **values: object) -> None:
        """Add a finding."""
        self.findings.append(Finding.of(code, **values))

    def stop(self, refusal: RefusedError) -> None:
        """Note why reading stopped; a finding that is there already is not repeated."""
        self.unread = refusal.unread
        self.findings.extend(f for f in refusal.findings if f not in self.findings)
