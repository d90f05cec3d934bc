"""``data/urls.lock.yml``: every URL that was ever released, with its first date and what became of it."""

from __future__ import annotations

from enum import Enum

from pydantic import Field

from generator.model.base import Day, Record, Text


class UrlState(Enum):
    """What became of a released URL."""

    LIVE = "live"
    MOVED = "moved"
    """Answers with the page it moved to."""
    WITHDRAWN = "withdrawn"
    """The page stays, with a notice."""
    GONE = "gone"
    """Answers that it is gone, and why."""


class ReleasedUrl(Record):
    """One URL of the register; ``url`` is relative to the section."""

    url: Text
    first: Day = Field(description="วันที่เผยแพร่ครั้งแรก")
    state: UrlState = UrlState.LIVE
    to: Text | None = Field(default=None, description="ย้ายไปที่ (moved)")
    reason: Text | None = Field(default=None, description="เหตุผล (withdrawn, gone)")
    date: Day | None = Field(default=None, description="วันที่ย้าย ถอน หรือยกเลิก")
    ids: tuple[Text, ...] = Field(default=(), description="จุดเชื่อมโยงในหน้า")


class Register(Record):
    """The whole register."""

    urls: tuple[ReleasedUrl, ...] = ()
