"""``data/<year>/reports/<id>.yml``: a report on integrity measures for a year and round, as the agency filed it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import (
    Count,
    Day,
    DayOrMonth,
    IndicatorId,
    ItemId,
    PlannedDayOrMonth,
    Record,
    Slug,
    Text,
    Texts,
    WebAddress,
    YesNo,
    code,
)
from generator.model.disclosure import Allowance, Change, Correction, Doubt, Evidence
from generator.model.fiscal_year import FiscalYear, Round
from generator.model.framework import Tool


class ReportKind(Enum):
    """What a measure report is."""

    PLAN = "plan"
    """Measures that are to be taken."""
    ANALYSIS = "analysis"
    """What the result of an assessment shows."""
    PROGRESS = "progress"
    """How far the measures have come."""
    MEASURES = "measures"
    """What the measures brought."""


class Period(Record):
    """When something is done: in words as printed, from and to where they are given."""

    text: Text | None = None
    first: PlannedDayOrMonth | None = Field(default=None, alias="from")
    last: PlannedDayOrMonth | None = Field(default=None, alias="to")


def _period(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


PeriodOrText = Annotated[Period, BeforeValidator(_period, json_schema_input_type=Period | str)]


class Cover(Record):
    """The cover of the report."""

    lines: Texts = Field(description="ข้อความบนปก")
    address: Text | None = None
    website: WebAddress | None = None
    phone: Texts = ()
    fax: Texts = ()


class Prepared(Record):
    """Who prepared the report, and when; a position, not a name."""

    date: DayOrMonth | None = None
    unit: Text | None = None
    position: Text | None = None


class Opinion(Record):
    """What a superior wrote on the memo."""

    position: Text = Field(description="ตำแหน่ง")
    acting_for: Text | None = Field(default=None, description="รักษาราชการแทน")
    opinion: Text | None = Field(default=None, description="ความเห็น ถ้ามี")


class Memo(Record):
    """The memo (บันทึกข้อความ) that carries the report up."""

    number: Text | None = None
    date: DayOrMonth | None = None
    sender: Text | None = Field(default=None, alias="from", description="ส่วนราชการ")
    phone: Texts = ()
    fax: Texts = ()
    to: Text | None = Field(default=None, description="เรียน")
    subject: Text = Field(description="เรื่อง")
    background: Texts = Field(default=(), description="เรื่องเดิม")
    facts: Texts = Field(default=(), description="ข้อเท็จจริง")
    proposal: Texts = Field(default=(), description="ข้อพิจารณา/ข้อเสนอ")
    author: Text | None = Field(default=None, description="ตำแหน่งผู้เสนอ")
    opinions: tuple[Opinion, ...] = ()


class Finding(Record):
    """One row of the analysis: what is to be better in one indicator."""

    tool: Tool
    indicator: IndicatorId
    printed: Text | None = Field(default=None, description="ชื่อตัวชี้วัดตามที่พิมพ์")
    issue: Text = Field(description="ประเด็นที่ควรปรับปรุงพัฒนา")


class Topic(Record):
    """A process topic under which measures stand."""

    id: Slug
    no: Text | None = None
    title: Text


class MeasureSource(Record):
    """The finding that a measure answers."""

    indicator: IndicatorId | None = None
    item: ItemId | None = None
    year: FiscalYear | None = None
    issue: Text | None = None


class Question(Record):
    """A question of the IIT or EIT that a measure is about."""

    code: Annotated[str, BeforeValidator(code(r"[ei][1-9][0-9]?", "รหัสคำถาม เช่น e12 หรือ i20"))]
    text: Text
    printed: Text | None = Field(default=None, description="รหัสตามที่พิมพ์ ถ้าต่างจาก code")
    inferred: YesNo = Field(default=False, description="true = รหัสสรุปจากข้อความคำถาม")


class Activity(Record):
    """Something that was done, with the day on which it was published."""

    text: Text
    published: Day | None = None


class Measure(Record):
    """One integrity measure (มาตรการ). Measures with the same ``row`` share the cells of one row of a table."""

    id: Slug
    no: Text | None = Field(default=None, description="ลำดับ")
    title: Text | None = Field(default=None, description="มาตรการ/กิจกรรม")
    item: ItemId | None = Field(default=None, description="ข้อที่มาตรการนี้แก้")
    topics: tuple[Slug, ...] = Field(default=(), description="หัวข้อกระบวนการ")
    row: Slug | None = Field(default=None, description="แถวที่ใช้ช่องร่วมกัน")
    source: MeasureSource | None = None
    questions: tuple[Question, ...] = ()
    guidelines: Texts = ()
    methods: Texts = ()
    steps: Texts = ()
    owners: Texts = ()
    period: PeriodOrText | None = None
    monitoring: Texts = ()
    activities: tuple[Activity, ...] = ()
    results: Texts = ()
    outputs: Texts = ()
    outcomes: Texts = ()
    recommendation: Texts = ()
    note: Texts = ()
    evidence: tuple[Evidence, ...] = ()
    correction: Correction | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Measure:
        if not (self.title or self.item):
            raise PydanticCustomError("D215", "a measure without title or item")
        return self


class MeasureField(Enum):
    """What a column of a table over measures can show."""

    NO = "no"
    TITLE = "title"
    ITEM = "item"
    TOPICS = "topics"
    SOURCE = "source"
    QUESTIONS = "questions"
    GUIDELINES = "guidelines"
    METHODS = "methods"
    STEPS = "steps"
    OWNERS = "owners"
    PERIOD = "period"
    MONITORING = "monitoring"
    ACTIVITIES = "activities"
    RESULTS = "results"
    OUTPUTS = "outputs"
    OUTCOMES = "outcomes"
    RECOMMENDATION = "recommendation"
    NOTE = "note"
    EVIDENCE = "evidence"


class RowsOf(Enum):
    """What the rows of a report's table are."""

    MEASURES = "measures"
    """Measures of the report; those with the same ``row`` share one."""
    INDICATORS = "indicators"
    """Progress per indicator, from ``year.yml``."""
    ITEMS = "items"
    """All items of the year's framework: elements, owner, progress."""
    FINDINGS = "analysis"
    """The analysis of the report."""


def _short_forms(schema: dict[str, Any]) -> None:
    """``group`` stands for ``label``, and ``field`` for ``fields``."""
    keys = schema["properties"]
    keys["group"], keys["field"] = keys["label"], keys["fields"]
    schema["required"] = []
    schema["anyOf"] = [{"required": ["label"]}, {"required": ["group"]}]


class Column(Record):
    """A column with its heading, or a heading over several columns."""

    model_config = ConfigDict(json_schema_extra=_short_forms)

    label: Text = Field(description="หัวตารางตามต้นฉบับ")
    fields: Texts = Field(default=(), description="ข้อมูลในช่อง เช่น title หรือ [topics, title, questions]")
    columns: tuple[Column, ...] = Field(default=(), description="คอลัมน์ย่อย")

    @model_validator(mode="before")
    @classmethod
    def _group(cls, value: Any) -> Any:
        if isinstance(value, dict) and "group" in value:
            value = {("label" if k == "group" else k): v for k, v in value.items()}
        if isinstance(value, dict) and "field" in value:
            value = {("fields" if k == "field" else k): v for k, v in value.items()}
        return value

    @model_validator(mode="after")
    def _leaf_or_group(self) -> Column:
        if bool(self.fields) == bool(self.columns):
            raise PydanticCustomError("D216", "a column shows fields or groups columns", {"label": self.label})
        return self

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells."""
        return tuple(leaf for part in self.columns for leaf in part.leaves) or (self,)


class Table(Record):
    """How the report shows its measures: one table with the headings of the original."""

    caption: Text
    of: RowsOf = Field(default=RowsOf.MEASURES, description="แถวมาจาก: measures, indicators, items, analysis")
    tool: Tool | None = Field(default=None, description="เฉพาะเครื่องมือนี้ (indicators, analysis)")
    columns: tuple[Column, ...]
    measures: tuple[Slug, ...] = Field(default=(), description="เฉพาะมาตรการเหล่านี้")


class Training(Record):
    """A meeting or training that the agency's staff attended."""

    title: Text
    date: DayOrMonth | None = None
    time: Text | None = None
    channel: Text | None = None
    place: Text | None = None
    organiser: Text | None = None


class MeasureReport(Record):
    """A report on integrity measures (รายงานมาตรการ). Its id is the name of its file."""

    report: ReportKind
    answers: tuple[ItemId, ...] = Field(default=(), description="ข้อ OIT ที่รายงานนี้ตอบ")
    round: Round
    title: Text
    cover: Cover | None = None
    intro: Texts = ()
    memo: Memo | None = None
    analysis_intro: Texts = ()
    analysis: tuple[Finding, ...] = ()
    topics: tuple[Topic, ...] = ()
    measures_intro: Texts = ()
    measures: tuple[Measure, ...] = ()
    tables: tuple[Table, ...] = ()
    recommendations: Texts = ()
    pass_mark: Count | None = Field(default=None, description="เกณฑ์ผ่านที่รายงานกล่าวถึง")
    trainings_intro: Texts = ()
    trainings: tuple[Training, ...] = ()
    closing: Texts = ()
    prepared: Prepared | None = None
    published: Day | None = None
    updated: Day | None = None
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    correction: Correction | None = None
    allow: tuple[Allowance, ...] = ()
