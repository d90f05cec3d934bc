"""The two documents of the open data, ``data/<year>.json`` and ``status.json``, as texts and as JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, Field
from pydantic_core import to_json

from generator.compiled import recall, remember
from generator.exports.open_records import (
    Address,
    Open,
    OpenAgency,
    OpenFramework,
    OpenIndicator,
    OpenItem,
    OpenProgress,
    OpenResult,
    OpenYear,
    Score,
    StateKey,
    YearNumber,
)
from generator.exports.open_reports import OpenReport
from generator.model.framework import Certainty

FORMAT: Final = "1"
"""Version of the keys: another number where one is taken away or means something else."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class OpenDocument(Open):
    """The whole of ``data/<year>.json``: what the agency discloses in one fiscal year."""

    schema_: Address = Field(serialization_alias="$schema", validation_alias="$schema")
    format: Literal["1"] = Field(description="รุ่นของรูปแบบข้อมูล")
    agency: OpenAgency = Field(description="หน่วยงาน")
    year: OpenYear = Field(description="ปีงบประมาณ")
    framework: OpenFramework = Field(description="แบบวัด OIT")
    result: OpenResult | None = Field(description="ผลการประเมิน")
    indicators: tuple[OpenIndicator, ...] = Field(description="ตัวชี้วัด")
    progress: tuple[OpenProgress, ...] = Field(description="ความก้าวหน้ารายตัวชี้วัดตามที่หน่วยงานรายงาน")
    items: tuple[OpenItem, ...] = Field(description="ข้อ OIT")
    reports: tuple[OpenReport, ...] = Field(description="รายงานมาตรการ")


class OpenForecast(Open):
    """The score that the program expects from the records; what it does not know widens the range."""

    score: Score | None = Field(description="ค่าเฉลี่ยของข้อที่ทราบ null = ไม่ทราบเลย")
    low: Score = Field(description="ถ้าข้อที่ไม่ทราบได้ 0 ทั้งหมด")
    high: Score = Field(description="ถ้าข้อที่ไม่ทราบได้ 100 ทั้งหมด")
    items: int = Field(description="จำนวนข้อ")
    unknown: int = Field(description="จำนวนข้อที่ไม่ทราบ")


class OpenYearStatus(Open):
    """Where one year stands."""

    year: YearNumber = Field(description="ปีงบประมาณ พ.ศ.")
    first_day: date
    last_day: date
    current: bool = Field(description="true = ปีที่แสดงในหน้าแรก")
    url: Address
    data: Address = Field(description="ข้อมูลเปิดของปี")
    framework: str = Field(description="รุ่นของแบบวัด")
    framework_certainty: Certainty
    provisional: bool = Field(description="true = ยังไม่เห็นแบบทางการครบ")
    items: int = Field(description="จำนวนข้อ")
    counts: dict[StateKey, int] = Field(description="จำนวนข้อในแต่ละสถานะ")
    forecast: OpenForecast | None = Field(
        description="คะแนน OIT ที่โปรแกรมคาด ไม่ใช่ผลการประเมิน null = ระเบียนไม่ได้มาจากหน่วยงานเอง"
    )
    updated: date | None = Field(description="วันที่ล่าสุดที่ระเบียนของปีระบุ")
    closed: date | None = Field(description="วันที่ปิดปี")


class OpenStatus(Open):
    """The whole of ``status.json``: where every published year stands."""

    schema_: Address = Field(serialization_alias="$schema", validation_alias="$schema")
    format: Literal["1"] = Field(description="รุ่นของรูปแบบข้อมูล")
    program: str = Field(description="โปรแกรมและรุ่นที่สร้างเว็บ")
    agency: OpenAgency
    url: str | None = Field(description="ที่อยู่เว็บ")
    years: tuple[OpenYearStatus, ...] = Field(description="ปีล่าสุดก่อน")


def json_text(document: BaseModel) -> str:
    """*document* as it is published: Thai as it is, one key a line."""
    return document.model_dump_json(by_alias=True, indent=1) + "\n"


def part_bytes(part: Open) -> bytes:
    """An item or a report as it stands in its document."""
    return to_json(part, by_alias=True, indent=1).replace(b"\n", b"\n  ")


def document_pieces(head: OpenDocument, items: Sequence[bytes], reports: Sequence[bytes]) -> Iterator[bytes]:
    """The document *head* as it is published, with *items* and *reports*, which may be many, in the place of its own."""
    before, _, _ = to_json(head, by_alias=True, indent=1).rpartition(b' "items": [')
    yield before
    yield b' "items": '
    yield from _list(items)
    yield b',\n "reports": '
    yield from _list(reports)
    yield b"\n}\n"


def _list(parts: Sequence[bytes]) -> Iterator[bytes]:
    for number, part in enumerate(parts):
        yield b",\n  " if number else b"[\n  "
        yield part
    yield b"\n ]" if parts else b"[]"


def plain_text(document: object) -> str:
    """Plain data in the form of ``json_text``."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def document_schema() -> str:
    """The JSON Schema of ``data/<year>.json``."""
    return _schema(OpenDocument, "ข้อมูลเปิดของส่วนเว็บเปิดเผยข้อมูล (ITA/OIT) หนึ่งปีงบประมาณ")


def status_schema() -> str:
    """The JSON Schema of ``status.json``."""
    return _schema(OpenStatus, "สถานะการเปิดเผยข้อมูลของทุกปีงบประมาณ")


def _schema(kind: type[BaseModel], title: str) -> str:
    """The JSON Schema of *kind*, a part of the program: what an earlier run made of it still holds."""
    file = Path(__file__).with_name(kind.__name__)
    made = recall(file, title.encode())
    if made is None:
        made = _made_schema(kind, title).encode()
        remember(file, title.encode(), made)
    return made.decode()


def _made_schema(kind: type[BaseModel], title: str) -> str:
    found = _without_titles(kind.model_json_schema(mode="serialization", by_alias=True))
    return json.dumps({"$schema": _DRAFT, **found, "title": title}, ensure_ascii=False, indent=1) + "\n"


def _without_titles(schema: Any) -> Any:
    """*schema* without the titles that pydantic makes of the keys: they say nothing that the key does not."""
    if isinstance(schema, dict):
        kept = {key: value for key, value in schema.items() if key != "title" or isinstance(value, dict)}
        return {key: _without_titles(value) for key, value in kept.items()}
    return [_without_titles(value) for value in schema] if isinstance(schema, list) else schema
