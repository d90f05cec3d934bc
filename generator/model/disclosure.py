"""``data/<year>/items/<item>.yml``: what the agency discloses for one item in one year, and its evidence."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import (
    Day,
    DayOrMonth,
    ItemId,
    Language,
    Record,
    Slug,
    Text,
    Texts,
    WebAddress,
    YesNo,
    code,
)
from generator.model.fiscal_year import FiscalYear, Round

FileName = Annotated[
    str,
    BeforeValidator(code(r"[a-z0-9]+([.-][a-z0-9]+)*\.[a-z0-9]+", "ชื่อไฟล์ a–z ตัวเลข ขีด - และนามสกุล เช่น plan-2567.pdf")),
]
"""A public ASCII file name with its extension."""


class Status(Enum):
    """The state of a disclosure (สถานะ)."""

    PUBLISHED = "published"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"
    NONE_THIS_YEAR = "none-this-year"


class Doubt(Record):
    """What in the source cannot be right: said, and not hidden."""

    about: Text = Field(description="เรื่องที่สงสัย")
    why: Text = Field(description="เหตุที่สงสัย")


class Correction(Record):
    """How a record departs from its source, where the source is plainly wrong."""

    fields: Texts = Field(description="ช่องที่แก้")
    printed: Text = Field(description="ที่พิมพ์ในต้นฉบับ")
    why: Text = Field(description="เหตุที่แก้")


class Progress(Record):
    """Progress as the agency filed it (ความก้าวหน้าผลการดำเนินงาน), apart from the state of the disclosure."""

    done: YesNo = Field(description="true = ดำเนินการ, false = ยังไม่ได้ดำเนินการ")
    text: Texts = Field(default=(), description="ความก้าวหน้า")


class NoneThisYear(Record):
    """The declaration that there was nothing of the kind this year."""

    reason: Text = Field(description="เหตุที่ปีนี้ไม่มี")
    approver: Text = Field(description="ตำแหน่งผู้อนุมัติ")
    date: Day = Field(description="วันที่อนุมัติ")


class Withdrawal(Record):
    """Evidence that was taken back; its page keeps a notice."""

    date: Day
    reason: Text


class Allowance(Record):
    """A finding of the personal-data guard that may stay, with the reason."""

    finding: Text = Field(description="ชนิดที่พบ เช่น phone, national-id")
    reason: Text = Field(description="เหตุที่เผยแพร่ได้")


class EyeCheck(Record):
    """A condition of the form that no program can see, looked at in the documents by someone."""

    rule: Slug = Field(description="ชื่อกฎของแบบ เช่น own-work, signed-by-current-head")
    by: Text = Field(description="ตำแหน่งผู้ตรวจ")
    date: Day = Field(description="วันที่ตรวจ")


class Change(Record):
    """One entry of the change history: what changed, when, why."""

    date: Day
    note: Text = Field(description="เปลี่ยนอะไร เพราะอะไร")
    evidence: Text | None = Field(default=None, description="ชื่อไฟล์หลักฐานที่เปลี่ยน")


class EvidenceKind(Enum):
    """Where a piece of evidence lives."""

    FILE = "file"
    """A file of ours, published with the site."""
    LINK = "url"
    """A page or file elsewhere."""
    CHANNEL = "channel"
    """A channel that works online, without a date of its own (E-Service, a complaint form)."""
    REPORT = "report"
    """A measure report of this site."""
    PAGE = "page"
    """The page of the item itself: what it says is the disclosure."""


class Evidence(Record):
    """One dated file or link (หลักฐาน), with the requirements it covers."""

    title: Text = Field(description="ชื่อหลักฐาน")
    id: Slug | None = Field(default=None, description="รหัสใน #evidence-… ของหน้า (ไม่ระบุก็ได้ โปรแกรมตั้งจากชื่อไฟล์หรือลิงก์)")
    file: Text | None = Field(default=None, description="ไฟล์ใน data/evidence/<ปี>/<ข้อ>/")
    url: WebAddress | None = Field(default=None, description="ลิงก์ไปยังหน้าเว็บหรือไฟล์")
    channel: WebAddress | None = Field(default=None, description="ช่องทางออนไลน์ (ไม่มีวันที่)")
    report: Slug | None = Field(default=None, description="รายงานมาตรการในเว็บนี้ (ชื่อไฟล์ใน reports/)")
    page: YesNo = Field(default=False, description="true = หน้านี้เองคือหลักฐาน")
    name: FileName | None = Field(default=None, description="ชื่อไฟล์ ASCII ที่เผยแพร่ ไม่เปลี่ยนแม้เปลี่ยนไฟล์")
    date: DayOrMonth | None = Field(default=None, description="วันที่ของเอกสาร")
    published: Day | None = Field(default=None, description="วันที่เผยแพร่ครั้งแรก")
    data_year: FiscalYear | None = Field(default=None, description="ปีของข้อมูลในหลักฐาน")
    round: Round | None = Field(default=None, description="รอบของข้อมูล")
    as_of: Day | None = Field(default=None, description="ข้อมูล ณ วันที่")
    covers: tuple[Slug, ...] = Field(default=(), description="องค์ประกอบที่หลักฐานนี้แสดง")
    language: Language = Field(default="th", description="ภาษาของเอกสาร")
    note: Text | None = Field(default=None, description="หมายเหตุ")
    withdrawn: Withdrawal | None = Field(default=None, description="ถอนหลักฐาน: วันที่และเหตุผล")
    allow: tuple[Allowance, ...] = Field(default=(), description="ข้อมูลส่วนบุคคลที่ตรวจแล้วเผยแพร่ได้")

    @model_validator(mode="after")
    def _one_place(self) -> Evidence:
        if sum(map(bool, (self.file, self.url, self.channel, self.report, self.page))) != 1:
            found = [kind.value for kind in EvidenceKind if getattr(self, kind.value)]
            raise PydanticCustomError("D213", "not one place", {"found": ", ".join(found) or "-"})
        return self

    @property
    def kind(self) -> EvidenceKind:
        """Where it lives."""
        if self.file:
            return EvidenceKind.FILE
        if self.url:
            return EvidenceKind.LINK
        if self.channel:
            return EvidenceKind.CHANNEL
        return EvidenceKind.REPORT if self.report else EvidenceKind.PAGE


class Disclosure(Record):
    """What the agency discloses for one item in one year (การเปิดเผย)."""

    item: ItemId = Field(description="รหัสข้อ เช่น o12")
    status: Status = Field(description="สถานะ")
    none_this_year: NoneThisYear | None = Field(default=None, description="ต้องระบุเมื่อสถานะเป็น none-this-year")
    owners: Texts = Field(default=(), description="ผู้รับผิดชอบ (ส่วนราชการหรือตำแหน่ง ไม่ใช่ชื่อบุคคล)")
    summary: Text | None = Field(default=None, description="สรุปสั้น ๆ ว่าเปิดเผยอะไร")
    progress: Progress | None = Field(default=None, description="ความก้าวหน้าตามที่รายงาน")
    published: Day | None = Field(default=None, description="เผยแพร่ครั้งแรก")
    updated: Day | None = Field(default=None, description="ปรับปรุงล่าสุด")
    where: Text | None = Field(default=None, description="คำอธิบายว่าอยู่ตรงไหนในเว็บไซต์หลัก (กรอกใน ITAS)")
    evidence: tuple[Evidence, ...] = Field(default=(), description="หลักฐาน")
    checked: tuple[EyeCheck, ...] = Field(default=(), description="เงื่อนไขที่เปิดเอกสารตรวจด้วยตาแล้ว")
    changes: tuple[Change, ...] = Field(default=(), description="ประวัติการเปลี่ยนแปลง")
    doubts: tuple[Doubt, ...] = Field(default=(), description="ข้อสังเกตต่อเอกสารต้นฉบับ")
    correction: Correction | None = Field(default=None, description="สิ่งที่แก้จากต้นฉบับ")
    allow: tuple[Allowance, ...] = Field(default=(), description="ข้อมูลส่วนบุคคลที่ตรวจแล้วเผยแพร่ได้")

    @model_validator(mode="after")
    def _none_is_declared(self) -> Disclosure:
        if (self.status is Status.NONE_THIS_YEAR) != (self.none_this_year is not None):
            raise PydanticCustomError("D214", "none this year without its declaration, or the other way round")
        return self
