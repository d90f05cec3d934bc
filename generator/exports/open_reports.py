"""The open data of measure reports: measures, what they answer, and what came of them."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from pydantic import Field

from generator.exports.open_records import (
    Address,
    DayOrMonthText,
    Open,
    OpenChange,
    OpenCorrection,
    OpenDoubt,
    OpenEvidence,
    OpenPeriod,
    Texts,
    YearNumber,
)
from generator.model.fiscal_year import Round
from generator.model.framework import Tool
from generator.model.report import ReportKind


class OpenFinding(Open):
    """One row of the analysis."""

    tool: Tool
    indicator: str
    issue: str = Field(description="ประเด็นที่ควรปรับปรุงพัฒนา")


class OpenTopic(Open):
    """A process topic under which measures stand."""

    id: str
    no: str | None
    title: str


class OpenSource(Open):
    """The finding that a measure answers."""

    indicator: str | None
    item: str | None
    year: YearNumber | None
    issue: str | None


class OpenQuestion(Open):
    """A question of the IIT or EIT that a measure is about."""

    code: str
    text: str
    printed: str | None = Field(description="รหัสตามที่พิมพ์")
    inferred: bool = Field(description="true = รหัสสรุปจากข้อความคำถาม")


class OpenActivity(Open):
    """Something that was done."""

    text: str
    published: Day | None


class OpenMeasure(Open):
    """One integrity measure."""

    id: str
    no: str | None = Field(description="ลำดับ")
    title: str | None = Field(description="มาตรการ/กิจกรรม")
    item: str | None = Field(description="ข้อที่มาตรการนี้แก้")
    topics: Texts = Field(description="หัวข้อกระบวนการ")
    source: OpenSource | None = Field(description="ที่มาของมาตรการ")
    questions: tuple[OpenQuestion, ...] = Field(description="ข้อคำถาม")
    guidelines: Texts = Field(description="แนวทาง")
    methods: Texts = Field(description="วิธีดำเนินการ")
    steps: Texts = Field(description="ขั้นตอน")
    owners: Texts = Field(description="ผู้รับผิดชอบ")
    period: OpenPeriod | None = Field(description="ระยะเวลา")
    monitoring: Texts = Field(description="การกำกับติดตาม")
    activities: tuple[OpenActivity, ...] = Field(description="การดำเนินงาน")
    results: Texts = Field(description="ผลการดำเนินการ")
    outputs: Texts = Field(description="ผลผลิต")
    outcomes: Texts = Field(description="ผลลัพธ์")
    recommendation: Texts = Field(description="ข้อเสนอแนะ")
    note: Texts = Field(description="หมายเหตุ")
    evidence: tuple[OpenEvidence, ...] = Field(description="หลักฐาน")
    correction: OpenCorrection | None = Field(description="สิ่งที่แก้จากต้นฉบับ")


class OpenTraining(Open):
    """A meeting or training that staff attended."""

    title: str
    date: DayOrMonthText | None
    time: str | None
    channel: str | None
    place: str | None
    organiser: str | None


class OpenReport(Open):
    """One measure report."""

    id: str
    report: ReportKind = Field(
        description="plan = แผน, analysis = วิเคราะห์, progress = ความก้าวหน้า, measures = ผลตามมาตรการ"
    )
    round: Round
    title: str
    url: Address
    answers: Texts = Field(description="ข้อ OIT ที่รายงานนี้ตอบ")
    prepared: DayOrMonthText | None = Field(description="วันที่จัดทำ")
    published: Day | None
    updated: Day | None
    analysis: tuple[OpenFinding, ...] = Field(description="ประเด็นที่ควรปรับปรุงพัฒนา")
    topics: tuple[OpenTopic, ...]
    measures: tuple[OpenMeasure, ...] = Field(description="มาตรการ")
    recommendations: Texts = Field(description="ข้อเสนอแนะ")
    trainings: tuple[OpenTraining, ...] = Field(description="การอบรม/ประชุม")
    evidence: tuple[OpenEvidence, ...]
    changes: tuple[OpenChange, ...]
    doubts: tuple[OpenDoubt, ...]
    correction: OpenCorrection | None
