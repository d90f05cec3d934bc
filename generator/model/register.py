"""What was ever released: every URL (``data/urls.lock.yml``) and the bytes of all evidence (``data/evidence.lock.yml``)."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, field_serializer

from generator.model.base import Count, Day, Record, Text


def _words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words), WithJsonSchema({"type": "string"})]
"""Words in one line of text: a page has dozens of anchors, and a register thousands of pages."""


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
    ids: Words = Field(default=(), description="จุดเชื่อมโยงในหน้า คั่นด้วยเว้นวรรค")

    @field_serializer("ids")
    def _one_line(self, ids: tuple[str, ...]) -> str:
        return " ".join(ids)


class Register(Record):
    """The whole register."""

    urls: tuple[ReleasedUrl, ...] = ()


class ReleasedEvidence(Record):
    """An evidence file as it was last released."""

    file: Text = Field(description="ไฟล์ นับจากโฟลเดอร์ของเว็บไซต์")
    sha256: Text
    first: Day = Field(description="วันที่เผยแพร่ครั้งแรก")
    date: Day = Field(description="วันที่เผยแพร่ชุดที่มี SHA-256 นี้")
    notes: Count = Field(default=0, description="จำนวนบันทึกใน changes: ที่มีอยู่แล้วตอนเผยแพร่")


class EvidenceLock(Record):
    """``data/evidence.lock.yml``: the bytes of every evidence file that was ever released."""

    evidence: tuple[ReleasedEvidence, ...] = ()
