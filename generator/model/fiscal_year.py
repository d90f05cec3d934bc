"""The fiscal year of the Thai state: 1 October to 30 September, named by the Buddhist-era year in which it ends."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.thai.dates import BUDDHIST_ERA
from generator.thai.digits import arabic

FIRST, LAST = 2550, 2699
"""Years outside this range are taken for a slip of the pen (2024 for 2567)."""


class Round(Enum):
    """The part of a fiscal year that a report is about."""

    SIX_MONTHS = "6-months"
    """รอบ 6 เดือน: 1 October to 31 March."""
    TWELVE_MONTHS = "12-months"
    """รอบ 12 เดือน: the whole fiscal year."""


class FiscalYear(int):
    """A fiscal year (ปีงบประมาณ) by its Buddhist-era number: 2567 is 2023-10-01 to 2024-09-30."""

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year in which *day* lies."""
        return cls(day.year + BUDDHIST_ERA + (1 if day.month >= 10 else 0))

    @property
    def first_day(self) -> date:
        """1 October."""
        return date(self - BUDDHIST_ERA - 1, 10, 1)

    @property
    def last_day(self) -> date:
        """30 September."""
        return date(self - BUDDHIST_ERA, 9, 30)

    def last_day_of(self, part: Round) -> date:
        """The day on which *part* of the year ends: 31 March or 30 September."""
        return date(self - BUDDHIST_ERA, 3, 31) if part is Round.SIX_MONTHS else self.last_day

    @classmethod
    def parse(cls, value: object) -> FiscalYear:
        """Read a year as it stands in a record, in either digit set.

        Raises:
            PydanticCustomError: it is no number, or no Buddhist-era year between 2550 and 2699 (D206).
        """
        text = arabic(str(value)).strip()
        if not text.isdecimal() or not FIRST <= int(text) <= LAST:
            raise PydanticCustomError("D206", "not a fiscal year", {"value": str(value)})
        return cls(int(text))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(int),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A number, or a text of four digits of either set."""
        digits = {"type": "string", "pattern": "^[2๒][56๕๖][0-9๐-๙]{2}$"}
        return {"anyOf": [{"type": "integer", "minimum": FIRST, "maximum": LAST}, digits]}
