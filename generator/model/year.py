"""``data/<year>/year.yml``: the result of a year, progress per indicator as filed, and overrides of a provisional framework."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.model.base import Day, IndicatorId, ItemId, Number, Record, Text, Texts, WebAddress, YesNo
from generator.model.disclosure import Change, Correction, Doubt
from generator.model.framework import Requirement, Tool
from generator.model.report import PeriodOrText


class Result(Record):
    """The result of the assessment (ผลการประเมิน); scores run from 0 to 100."""

    score: Number | None = Field(default=None, description="คะแนนรวม")
    level: Text | None = Field(default=None, description="ระดับผลการประเมิน")
    pass_mark: Number | None = Field(default=None, description="เกณฑ์ผ่าน")
    tools: Mapping[Tool, Number] = Field(default_factory=dict, description="คะแนนรายเครื่องมือ")
    indicators: Mapping[IndicatorId, Number] = Field(default_factory=dict, description="คะแนนรายตัวชี้วัด")
    source: Text | None = Field(default=None, description="ที่มาของคะแนน")
    url: WebAddress | None = Field(default=None, description="ลิงก์ผลคะแนน")


class IndicatorProgress(Record):
    """Progress in one IIT or EIT indicator as the agency filed it."""

    indicator: IndicatorId
    printed: Text | None = Field(default=None, description="ชื่อตัวชี้วัดตามที่พิมพ์")
    guidelines: Texts = Field(default=(), description="แนวทางในการยกระดับการประเมิน")
    owners: Texts = ()
    period: PeriodOrText | None = None
    done: YesNo
    text: Texts = Field(default=(), description="ความก้าวหน้าผลการดำเนินงาน")
    correction: Correction | None = None
    doubts: tuple[Doubt, ...] = ()


class ItemOverride(Record):
    """What this site corrects in an item of a provisional framework."""

    title: Text | None = None
    requirements: tuple[Requirement, ...] | None = None
    source: Text = Field(description="ที่มาของการแก้ เช่น คู่มือ ป.ป.ช. หน้า …")


class Closed(Record):
    """The freezing of a year: later changes of it need a reason that is shown."""

    date: Day
    by: Text | None = Field(default=None, description="ตำแหน่งผู้ปิดปี")


class YearRecord(Record):
    """The whole of ``year.yml``."""

    result: Result | None = None
    progress: tuple[IndicatorProgress, ...] = ()
    framework: Mapping[ItemId, ItemOverride] = Field(
        default_factory=dict, description="แก้ชื่อข้อหรือองค์ประกอบของปีที่แบบยังไม่เป็นทางการ"
    )
    closed: Closed | None = None
    changes: tuple[Change, ...] = Field(default=(), description="ประวัติการแก้ไขข้อมูลของปี")
    doubts: tuple[Doubt, ...] = ()
