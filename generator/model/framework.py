"""The OIT form of one fiscal year, as data: indicators, items, requirements, scoring, and how certain each entry is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property

from pydantic import Field

from generator.model.base import (
    Count,
    IndicatorId,
    ItemId,
    Language,
    Number,
    PlannedDay,
    Record,
    Slug,
    Text,
    Texts,
    YesNo,
)
from generator.model.fiscal_year import FiscalYear, Round


class Certainty(Enum):
    """How an entry of a framework is known."""

    SEEN = "seen"
    """Read in a copy of the form."""
    INFERRED = "inferred"
    """Concluded from what was read; the reason stands in ``source``."""
    RECALLED = "recalled"
    """Known from memory only; no source read confirms it."""


class Tool(Enum):
    """The three tools of the assessment."""

    IIT = "IIT"
    """Survey of the agency's own staff."""
    EIT = "EIT"
    """Survey of the people who use its services."""
    OIT = "OIT"
    """Check of what it discloses."""


class DataYear(Enum):
    """Which year's data an item wants, seen from the fiscal year of the framework."""

    THIS = "this"
    """Data of the year itself (ปีนี้)."""
    LAST = "last"
    """Data of the year before (ปีก่อน)."""
    IN_FORCE = "in-force"
    """A plan, rule or list that is in force in the year, whenever it was made."""
    NONE = "none"
    """The form names no year."""


class Requirement(Record):
    """One element an item must show (องค์ประกอบด้านข้อมูล), in words of our own; nested where the form nests."""

    id: Slug = Field(description="รหัสองค์ประกอบ ใช้ใน covers ของหลักฐาน")
    text: Text = Field(description="องค์ประกอบด้านข้อมูล โดยย่อ")
    requirements: tuple[Requirement, ...] = Field(default=(), description="องค์ประกอบย่อย")
    certainty: Certainty | None = Field(default=None, description="ความแน่นอน ถ้าต่างจากของข้อ")

    @property
    def leaves(self) -> tuple[Requirement, ...]:
        """The elements that evidence can cover: those with nothing nested below them."""
        return tuple(leaf for part in self.requirements for leaf in part.leaves) or (self,)


class SpecialRule(Record):
    """A condition of the form beyond "shows this element", stated as data and judged by ``check``."""

    rule: Slug = Field(
        description="ชื่อกฎ เช่น as-of, languages, each-topic, fee-line, separate, reachable, zero-stated"
    )
    text: Text = Field(description="เงื่อนไข โดยย่อ")
    requirements: tuple[Slug, ...] = Field(default=(), description="องค์ประกอบที่กฎนี้กล่าวถึง")
    date: PlannedDay | None = Field(default=None, description="วันที่ของข้อมูล (as-of)")
    languages: tuple[Language, ...] = Field(default=(), description="ภาษาที่ต้องมี (languages)")
    formats: Texts = Field(default=(), description="ชนิดไฟล์ที่ควรมี (formats)")
    certainty: Certainty = Field(default=Certainty.SEEN)


class Item(Record):
    """One numbered row of the form (ข้อ), O1 … O48."""

    id: ItemId
    title: Text
    indicator: IndicatorId = Field(description="ตัวชี้วัดย่อย")
    group: Text | None = Field(default=None, description="หัวข้อกลุ่มในแบบ")
    concepts: tuple[Slug, ...] = Field(description="เรื่องที่ข้อนี้ถาม คงเดิมแม้เลขข้อเปลี่ยน")
    data_year: DataYear = Field(description="ปีของข้อมูลที่ต้องแสดง")
    round: Round | None = Field(default=None, description="รอบของรายงาน")
    requirements: tuple[Requirement, ...] | None = Field(default=None, description="ไม่ระบุ = ยังไม่เห็นแบบของปีนั้น ไม่ใช่ว่าไม่มี")
    rules: tuple[SpecialRule, ...] = ()
    none_this_year: YesNo = Field(default=False, description="ประกาศว่าปีนี้ไม่มีได้หรือไม่")
    certainty: Certainty = Field(description="ความแน่นอนของชื่อข้อและเลขข้อ")
    data_year_certainty: Certainty | None = Field(default=None, description="ความแน่นอนของปีข้อมูล ถ้าต่างจากของข้อ")
    requirements_certainty: Certainty | None = Field(default=None, description="ความแน่นอนขององค์ประกอบ ถ้าต่างจากของข้อ")
    source: Text = Field(description="ที่มา")

    @property
    def code(self) -> str:
        """As printed: ``O12``."""
        return self.id.upper()

    @property
    def number(self) -> int:
        """The bare number, 12."""
        return int(self.id[1:])

    @property
    def leaves(self) -> tuple[Requirement, ...]:
        """Every element that evidence can cover; empty where the requirements of the year are unknown."""
        return tuple(leaf for part in self.requirements or () for leaf in part.leaves)


class Indicator(Record):
    """An indicator (ตัวชี้วัด) 1–10 or a sub-indicator (ตัวชี้วัดย่อย) 9.1–10.2."""

    id: IndicatorId
    tool: Tool
    title: Text
    certainty: Certainty
    source: Text

    @property
    def parent(self) -> str | None:
        """``9`` for ``9.4``; ``None`` for an indicator that is itself whole."""
        return self.id.rpartition(".")[0] or None


class Level(Record):
    """A band of the result (ระดับผลการประเมิน)."""

    name: Text = Field(description="ชื่อระดับ เช่น ผ่านดี หรือ AA")
    minimum: Number = Field(description="คะแนนรวมต่ำสุด")
    each_minimum: Number | None = Field(default=None, description="คะแนนต่ำสุดของทุกเครื่องมือ")


class Scoring(Record):
    """How the year is scored; points run from 0 to 100."""

    item: Slug = Field(description="all-or-nothing: ครบทุกองค์ประกอบได้ 100 มิฉะนั้น 0")
    item_certainty: Certainty
    weights: Mapping[Tool, Number] = Field(description="น้ำหนักของแต่ละเครื่องมือ เป็นร้อยละ")
    weights_certainty: Certainty
    pass_mark: Number
    pass_mark_certainty: Certainty
    levels: tuple[Level, ...] = Field(description="จากสูงไปต่ำ")
    levels_certainty: Certainty
    source: Text


class RoundDates(Record):
    """A reporting round of the year."""

    round: Round
    first: PlannedDay
    last: PlannedDay


class Framework(Record):
    """The whole form of one fiscal year."""

    year: FiscalYear
    version: Text = Field(description="รุ่นของไฟล์นี้ เช่น 2567.1")
    provisional: YesNo = Field(description="true = ยังไม่เห็นแบบทางการครบ หน่วยงานแก้ชื่อข้อและองค์ประกอบได้ใน year.yml")
    title: Text
    source: Text
    certainty: Certainty
    expected_items: Count | None = Field(default=None, description="จำนวนข้อ")
    count_certainty: Certainty
    rounds: tuple[RoundDates, ...]
    scoring: Scoring
    indicators: tuple[Indicator, ...]
    items: tuple[Item, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    def item(self, id: str) -> Item | None:
        """The item *id* (``o12``), or ``None``."""
        return self._by_id.get(id)

    def indicator(self, id: str) -> Indicator | None:
        """The indicator *id* (``9.4``), or ``None``."""
        return next((i for i in self.indicators if i.id == id), None)

    def items_of(self, indicator: str) -> tuple[Item, ...]:
        """The items below an indicator or sub-indicator, in the order of the form."""
        return tuple(i for i in self.items if i.indicator == indicator or i.indicator.startswith(f"{indicator}."))

    @cached_property
    def _by_concept(self) -> Mapping[str, tuple[Item, ...]]:
        ids = dict.fromkeys(id for item in self.items for id in item.concepts)
        return {id: tuple(item for item in self.items if id in item.concepts) for id in ids}

    def items_about(self, *concepts: str) -> Sequence[Item]:
        """The items that ask about any of *concepts*, in the order of the form."""
        if len(concepts) == 1:
            return self._by_concept.get(concepts[0], ())
        return [item for item in self.items if not set(concepts).isdisjoint(item.concepts)]

    def beside(self, id: str, step: int) -> Item | None:
        """The item *step* places after the item *id* in the form."""
        at = self._places[id] + step
        return self.items[at] if 0 <= at < len(self.items) else None

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {item.id: at for at, item in enumerate(self.items)}


class Concept(Record):
    """What an item is about (เรื่อง): permanent while item numbers move between years."""

    id: Slug
    title: Text
    shortcut: Text | None = Field(default=None, description="คำสั้นสำหรับทางลัดในหน้าแรก")
    also: Texts = Field(default=(), description="คำอื่นที่ประชาชนใช้ค้นเรื่องนี้")


class Concepts(Record):
    """All concepts, in the order in which topic pages list them."""

    concepts: tuple[Concept, ...]
