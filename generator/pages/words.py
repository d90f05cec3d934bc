"""The Thai words for the model's choices, each in one place."""

from __future__ import annotations

from generator.model.disclosure import EvidenceKind, Status
from generator.model.fiscal_year import FiscalYear, Round
from generator.model.framework import DataYear, Item, Tool
from generator.model.register import UrlState
from generator.model.report import MeasureField, ReportKind
from generator.pages.views import State

STATES = {
    Status.PUBLISHED: State("published", "เผยแพร่แล้ว"),
    Status.IN_PROGRESS: State("in-progress", "กำลังดำเนินการ"),
    Status.NOT_STARTED: State("not-started", "ยังไม่ได้ดำเนินการ"),
    Status.NONE_THIS_YEAR: State("none-this-year", "ปีนี้ไม่มี"),
}
NO_RECORD = State("no-record", "ไม่มีระเบียนในชุดข้อมูลนี้")
ALL_STATES = (*STATES.values(), NO_RECORD)

EVIDENCE_KINDS = {
    EvidenceKind.FILE: "ไฟล์",
    EvidenceKind.LINK: "ลิงก์",
    EvidenceKind.CHANNEL: "ช่องทางออนไลน์",
    EvidenceKind.REPORT: "รายงานในเว็บนี้",
    EvidenceKind.PAGE: "หน้านี้",
}
ROUNDS = {Round.SIX_MONTHS: "รอบ 6 เดือน", Round.TWELVE_MONTHS: "รอบ 12 เดือน"}
REPORTS = {
    ReportKind.PLAN: "แผนมาตรการ",
    ReportKind.ANALYSIS: "การวิเคราะห์ผลการประเมิน",
    ReportKind.PROGRESS: "รายงานความก้าวหน้า",
    ReportKind.MEASURES: "รายงานผลตามมาตรการ",
}
TOOLS = {
    Tool.IIT: "แบบวัด IIT (ผู้มีส่วนได้ส่วนเสียภายใน)",
    Tool.EIT: "แบบวัด EIT (ผู้มีส่วนได้ส่วนเสียภายนอก)",
    Tool.OIT: "แบบตรวจ OIT (การเปิดเผยข้อมูลสาธารณะ)",
}
URL_STATES = {
    UrlState.LIVE: "ใช้งาน",
    UrlState.MOVED: "ย้ายแล้ว",
    UrlState.WITHDRAWN: "ถอนแล้ว",
    UrlState.GONE: "ยกเลิก",
}
LANGUAGES = {
    "en": "ภาษาอังกฤษ", "zh": "ภาษาจีน", "ms": "ภาษามลายู", "my": "ภาษาพม่า", "km": "ภาษาเขมร", "lo": "ภาษาลาว",
    "vi": "ภาษาเวียดนาม", "ja": "ภาษาญี่ปุ่น", "ko": "ภาษาเกาหลี", "ar": "ภาษาอาหรับ", "fr": "ภาษาฝรั่งเศส",
    "de": "ภาษาเยอรมัน", "mul": "หลายภาษา",
}  # fmt: skip
"""Languages of documents; Thai is not said."""

FIELDS = {
    MeasureField.NO: "ลำดับ",
    MeasureField.TITLE: "มาตรการ",
    MeasureField.ITEM: "ข้อ",
    MeasureField.TOPICS: "กระบวนการ",
    MeasureField.SOURCE: "ที่มาของมาตรการ",
    MeasureField.QUESTIONS: "ข้อคำถาม",
    MeasureField.GUIDELINES: "แนวทาง",
    MeasureField.METHODS: "วิธีดำเนินการ",
    MeasureField.STEPS: "ขั้นตอน",
    MeasureField.OWNERS: "ผู้รับผิดชอบ",
    MeasureField.PERIOD: "ระยะเวลา",
    MeasureField.MONITORING: "การกำกับติดตาม",
    MeasureField.ACTIVITIES: "การดำเนินงาน",
    MeasureField.RESULTS: "ผลการดำเนินการ",
    MeasureField.OUTPUTS: "ผลผลิต",
    MeasureField.OUTCOMES: "ผลลัพธ์",
    MeasureField.RECOMMENDATION: "ข้อเสนอแนะ",
    MeasureField.NOTE: "หมายเหตุ",
    MeasureField.EVIDENCE: "หลักฐาน",
}
_OTHER_FIELDS = {
    "agency": "หน่วยงาน", "title": "ชื่อ", "cover": "ปก", "memo": "บันทึกข้อความ", "progress": "ความก้าวหน้า",
    "summary": "สรุป", "text": "ความก้าวหน้า", "date": "วันที่", "done": "สถานะ",
}  # fmt: skip


def field(name: str) -> str:
    """The Thai name of a field that a correction is about."""
    return next((label for known, label in FIELDS.items() if known.value == name), _OTHER_FIELDS.get(name, name))


def wanted_data(item: Item, year: FiscalYear) -> str | None:
    """Which year's data the form wants for *item*, in words; ``None`` where it names none."""
    words = {
        DataYear.THIS: f"ข้อมูลของปี {year}",
        DataYear.LAST: f"ข้อมูลของปี {year - 1}",
        DataYear.IN_FORCE: f"มีผลบังคับใช้ในปี {year}",
    }
    said = [words[item.data_year]] if item.data_year in words else []
    if item.round is not None and item.data_year is not DataYear.NONE:
        said.append(ROUNDS[item.round])
    return " ".join(said) or None
