"""JSON Schemas of the records, so that an editor completes keys and marks what is wrong while an officer types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.config import SiteConfig
from generator.model.disclosure import Disclosure
from generator.model.framework import Concepts, Framework
from generator.model.register import Register
from generator.model.report import MeasureReport
from generator.model.year import YearRecord

_KINDS: Mapping[str, tuple[type[BaseModel], str]] = {
    "site-config": (SiteConfig, "หน่วยงานและเว็บไซต์ (site_config.yml)"),
    "disclosure": (Disclosure, "การเปิดเผยหนึ่งข้อ (data/<ปี>/items/<ข้อ>.yml)"),
    "report": (MeasureReport, "รายงานมาตรการ (data/<ปี>/reports/<ชื่อ>.yml)"),
    "year": (YearRecord, "ผลและความก้าวหน้าของปี (data/<ปี>/year.yml)"),
    "framework": (Framework, "แบบวัด OIT ของปี (data/<ปี>/framework.yml)"),
    "register": (Register, "ทะเบียนที่อยู่เว็บ (data/urls.lock.yml)"),
    "concepts": (Concepts, "เรื่อง"),
}
"""Record and title of each schema, by name."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def json_schemas() -> Mapping[str, str]:
    """The text of each schema by the name of its file, always the same."""
    return {f"{name}.json": _text(name, kind, title) for name, (kind, title) in _KINDS.items()}


def _text(name: str, kind: type[BaseModel], title: str) -> str:
    schema = kind.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        _relax(part)
    head = {"$schema": _DIALECT, "$id": f"urn:prongsai:schema:{name}", "title": title}
    whole = head | {key: value for key, value in schema.items() if key not in head}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _relax(part: dict[str, Any]) -> None:
    """A key with nothing behind it says the same as no key; titles and empty defaults say nothing to an officer."""
    required = part.get("required", [])
    properties = part.get("properties", {})
    for key, schema in properties.items():
        if "title" in schema:
            del schema["title"]
        if schema.get("default", 0) in (None, [], {}):
            del schema["default"]
        if key not in required:
            properties[key] = _or_nothing(schema)


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    nothing = {"type": "null"}
    if "anyOf" in schema:
        return schema if nothing in schema["anyOf"] else {**schema, "anyOf": [*schema["anyOf"], nothing]}
    if "enum" not in schema and isinstance(schema.get("type"), str | list):
        kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        return {**schema, "type": [*kinds, "null"]}
    beside: dict[str, Any] = {key: schema.pop(key) for key in ("description", "default") if key in schema}
    return {"anyOf": [schema, nothing], **beside}
