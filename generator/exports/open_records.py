"""The open data as they are published: every key of ``data/<year>.json`` and ``status.json``, and their JSON Schema.

The keys are a promise to whoever reads the files by program: a key stays, and what it means stays. They are apart from
the records that officers write, which may change. Dates are ISO 8601, fiscal years are numbers of the Buddhist
era (พ.ศ.).
"""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from generator.model.disclosure import EvidenceKind
from generator.model.fiscal_year import Round
from generator.model.framework import Certainty, DataYear, Tool
from generator.thai.dates import Month


def _iso(value: object) -> object:
    return str(value) if isinstance(value, Day | Month) else value


DayOrMonthText = Annotated[str, BeforeValidator(_iso), Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
"""A day, or a month where no day is known: ``2021-04-05``, ``2021-04``."""
Address = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
"""Whole where the site's own address is known; otherwise relative to the file in which it stands."""
YearNumber = Annotated[int, Field(ge=2550, le=2699)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Score = Annotated[float, PlainSerializer(lambda score: round(score, 2), return_type=float), Field(ge=0, le=100)]
Texts = tuple[str, ...]
StateKey = Literal["published", "in-progress", "not-started", "none-this-year", "no-record"]


class Open(BaseModel):
    """A part of the open data; takes what it needs from a record that has the same names."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True, defer_build=True)


class OpenAgency(Open):
    """The agency that publishes."""

    name: str = Field(description="ชื่อหน่วยงาน")
    short_name: str | None = Field(description="ชื่อย่อ")
    name_en: str | None = Field(description="ชื่อภาษาอังกฤษ")
    kind: str = Field(description="ประเภท เช่น อบต.")
    district: str = Field(description="อำเภอ")
    province: str = Field(description="จังหวัด")
    main_website: str | None = Field(description="เว็บไซต์หลัก")


class OpenYear(Open):
    """The fiscal year."""

    number: YearNumber = Field(description="ปีงบประมาณ พ.ศ.")
    first_day: Day = Field(description="วันแรกของปีงบประมาณ")
    last_day: Day = Field(description="วันสุดท้ายของปีงบประมาณ")
    url: Address = Field(description="หน้าเว็บของปี")
    closed: Day | None = Field(description="วันที่ปิดปี หลังจากนั้นการแก้ไขต้องมีเหตุผล")


class OpenFramework(Open):
    """The OIT form of the year against which the items stand."""

    version: str = Field(description="รุ่นของแบบวัดที่โปรแกรมใช้")
    title: str = Field(description="ชื่อแบบวัด")
    provisional: bool = Field(description="true = ยังไม่เห็นแบบทางการครบ")
    certainty: Certainty


class OpenResult(Open):
    """The result of the assessment, from 0 to 100."""

    score: Score | None = Field(description="คะแนนรวม")
    level: str | None = Field(description="ระดับผลการประเมิน")
    pass_mark: Score | None = Field(description="เกณฑ์ผ่าน")
    tools: dict[Tool, Score] = Field(description="คะแนนรายเครื่องมือ")
    indicators: dict[str, Score] = Field(description="คะแนนรายตัวชี้วัด")
    source: str | None = Field(description="ที่มา")
    url: str | None = Field(description="ลิงก์ผลคะแนน")


class OpenIndicator(Open):
    """An indicator or sub-indicator."""

    id: str
    tool: Tool
    title: str
    certainty: Certainty


class OpenPeriod(Open):
    """A period as it was written, and its ends where they are known."""

    text: str | None = None
    first: DayOrMonthText | None = None
    last: DayOrMonthText | None = None


class OpenCorrection(Open):
    """How the record departs from a source that is plainly wrong."""

    fields_: tuple[str, ...] = Field(validation_alias="fields", serialization_alias="fields", description="ช่องที่แก้")
    printed: str = Field(description="ที่พิมพ์ในต้นฉบับ")
    why: str = Field(description="เหตุที่แก้")


class OpenDoubt(Open):
    """What in the source cannot be right."""

    about: str
    why: str


class OpenProgress(Open):
    """Progress in an IIT or EIT indicator as the agency filed it."""

    indicator: str
    printed: str | None = Field(description="ชื่อตัวชี้วัดตามที่พิมพ์")
    guidelines: Texts = Field(description="แนวทางในการยกระดับการประเมิน")
    owners: Texts = Field(description="ผู้รับผิดชอบ")
    period: OpenPeriod | None = Field(description="ระยะเวลา")
    done: bool = Field(description="true = ดำเนินการแล้ว")
    text: Texts = Field(description="ความก้าวหน้า")
    correction: OpenCorrection | None
    doubts: tuple[OpenDoubt, ...]


class OpenWithdrawal(Open):
    """Evidence that was taken back."""

    date: Day
    reason: str


class OpenEvidence(Open):
    """One piece of evidence."""

    number: int = Field(ge=1, description="ลำดับในระเบียน")
    id: str = Field(description="รหัสในระเบียน ในหน้าเว็บคือ #evidence-<รหัส>")
    title: str = Field(description="ชื่อหลักฐาน")
    kind: EvidenceKind = Field(
        description="file = ไฟล์ในเว็บนี้, url = ลิงก์, channel = ช่องทางออนไลน์, report = รายงานในเว็บนี้, page = หน้านี้"
    )
    url: Address
    type: str | None = Field(description="ชนิดไฟล์ เช่น PDF")
    media_type: str | None = Field(description="ชนิดสื่อ (MIME) ของไฟล์")
    size: int | None = Field(ge=0, description="ขนาด (ไบต์)")
    pages: int | None = Field(description="จำนวนหน้า")
    sha256: Sha256 | None = Field(description="ลายนิ้วมือของไฟล์")
    language: str = Field(description="ภาษาของเอกสาร")
    date: DayOrMonthText | None = Field(description="วันที่ของเอกสาร")
    published: Day | None = Field(description="วันที่เผยแพร่ครั้งแรก")
    checked: Day | None = Field(description="วันที่ตรวจพบว่าลิงก์ใช้ได้ครั้งล่าสุด")
    data_year: YearNumber | None = Field(description="ปีของข้อมูล พ.ศ.")
    as_of: Day | None = Field(description="ข้อมูล ณ วันที่")
    round: Round | None = Field(description="รอบของข้อมูล")
    covers: Texts = Field(description="รหัสองค์ประกอบที่หลักฐานนี้แสดง")
    note: str | None = Field(description="หมายเหตุ")
    withdrawn: OpenWithdrawal | None = Field(description="ถอนหลักฐานแล้ว")


class OpenRequirement(Open):
    """One element of the form and whether evidence shows it."""

    id: str
    part_of: str | None = Field(description="องค์ประกอบที่ครอบอยู่")
    text: str = Field(description="องค์ประกอบด้านข้อมูล โดยย่อ")
    inferred: bool = Field(description="true = ไม่ได้อ่านจากสำเนาของแบบ")
    state: Literal["shown", "missing", "not-judged"] = Field(
        description="shown = มีหลักฐาน, missing = ยังไม่มี, not-judged = ไม่ได้พิจารณา"
    )
    evidence: tuple[int, ...] = Field(description="ลำดับของหลักฐานที่แสดงองค์ประกอบนี้")


class OpenRule(Open):
    """A condition of the form beyond its elements."""

    rule: str
    text: str
    date: Day | None
    certainty: Certainty


class OpenNone(Open):
    """The declaration that there was nothing of the kind in the year."""

    reason: str = Field(description="เหตุผล")
    approver: str = Field(description="ตำแหน่งผู้อนุมัติ")
    date: Day


class OpenFiled(Open):
    """Progress of an item as the agency filed it."""

    done: bool = Field(description="true = ดำเนินการแล้ว")
    text: Texts


class OpenChange(Open):
    """One entry of the change history."""

    date: Day
    note: str = Field(description="เปลี่ยนอะไร เพราะอะไร")
    evidence: str | None = Field(description="ไฟล์หลักฐานที่เปลี่ยน")


class OpenItem(Open):
    """One item of the form and what the agency discloses for it."""

    id: str
    code: str = Field(description="รหัสข้อ เช่น O12")
    title: str = Field(description="ชื่อข้อ")
    certainty: Certainty = Field(description="ความแน่นอนของชื่อและเลขข้อ")
    indicator: str = Field(description="ตัวชี้วัดย่อย")
    group: str | None = Field(description="หัวข้อกลุ่มในแบบ")
    concepts: Texts = Field(description="เรื่องที่ข้อนี้ถาม คงเดิมแม้เลขข้อเปลี่ยน")
    data_year: DataYear = Field(description="ปีของข้อมูลที่แบบต้องการ")
    round: Round | None = Field(description="รอบที่แบบต้องการ")
    url: Address = Field(description="หน้าเว็บของข้อ")
    state: StateKey = Field(description="สถานะการเปิดเผย")
    state_label: str = Field(description="สถานะเป็นภาษาไทย")
    owners: Texts = Field(description="ผู้รับผิดชอบ")
    summary: str | None = Field(description="เปิดเผยอะไร โดยสรุป")
    where: str | None = Field(description="อยู่ตรงไหนในเว็บไซต์หลัก")
    published: Day | None = Field(description="เผยแพร่ครั้งแรก")
    updated: Day | None = Field(description="ปรับปรุงล่าสุด")
    none_this_year: OpenNone | None = Field(description="ประกาศว่าปีนี้ไม่มี")
    progress: OpenFiled | None = Field(description="ความก้าวหน้าตามที่หน่วยงานรายงาน")
    requirements: tuple[OpenRequirement, ...] | None = Field(description="null = ยังไม่ทราบว่าแบบของปีนั้นต้องการอะไร")
    rules: tuple[OpenRule, ...] = Field(description="เงื่อนไขพิเศษของแบบ")
    evidence: tuple[OpenEvidence, ...] = Field(description="หลักฐาน")
    reports: Texts = Field(description="รายงานมาตรการที่ตอบข้อนี้")
    changes: tuple[OpenChange, ...] = Field(description="ประวัติการเปลี่ยนแปลง")
    doubts: tuple[OpenDoubt, ...] = Field(description="ข้อสังเกตต่อเอกสารต้นฉบับ")
    correction: OpenCorrection | None = Field(description="สิ่งที่แก้จากต้นฉบับ")
