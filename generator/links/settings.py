"""How patient and how polite the checker is."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Settings"]


class Settings(Struct, frozen=True):
    """Every time is in seconds."""

    jobs: int = 16
    """Requests under way at once, over all hosts."""
    per_host: int = 2
    """Requests under way at once to one host."""
    pause: float = 0.05
    """Between the beginnings of two requests to one host."""
    connect_timeout: float = 10.0
    timeout: float = 20.0
    """From the beginning of a request to the end of its answer, or of the part of it that is read."""
    tries: int = 3
    """Of an answer that may be another one soon: none at all, 5xx, 429."""
    backoff: float = 1.0
    """Before the second try; doubled before every other."""
    longest_wait: float = 30.0
    """For a host that says when to come back (Retry-After); one that says later is left for another day."""
    hops: int = 10
    """Redirects that are followed."""
    patience: int = 4
    """Links of one host that may time out, one after the other, before the rest are left for another day."""
    read: int = 65_536
    """Bytes of a page that are read to see what it is."""
    allow_private: bool = False
    """Also ask this machine and the office's own network; without it nothing there can be reached through a record."""
