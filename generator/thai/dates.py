"""Dates as Thai officers write them: ISO, long and short Thai forms, พ.ศ. or ค.ศ., both digit sets.

A year above 2400 is a year of the Buddhist era (พ.ศ.), which is the year of the Common Era (ค.ศ.) plus 543. The
days are the same, so 29 February 2567 exists: 2567 is 2024.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from generator.thai.digits import arabic, thai

BUDDHIST_ERA = 543
"""Years by which พ.ศ. is ahead of ค.ศ. (for dates from 1941 on)."""

_FIRST_BUDDHIST_YEAR = 2400

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")

_MONTH_NUMBERS = {
    name: number
    for names in (MONTHS, SHORT_MONTHS, tuple(short.replace(".", "") for short in SHORT_MONTHS))
    for number, name in enumerate(names, start=1)
}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_ERA = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?"
_LONG = re.compile(
    rf"(?:วันที่\s*)?(?:(?P<day>\d{{1,2}})\s*)?(?:เดือน\s*)?(?P<month>[ก-๎.]+?)\s*{_ERA}\s*(?P<year>\d{{4}}|\d{{2}})\Z"
)


class Month(Struct, frozen=True, order=True):
    """A month of a year of the Common Era, where a report gives no day."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)  # raises ValueError for a month that does not exist

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


class ParsedDate(Struct, frozen=True):
    """A date that was understood, and how it was written."""

    value: date | Month
    buddhist_iso: bool = False
    """Written in the ISO form with a year of the Buddhist era: understood, but easily misread by others."""


@lru_cache(maxsize=4096)
def parse(text: str) -> ParsedDate | None:
    """Read *text* as a day or a month; ``None`` where it is neither in form.

    Raises:
        ValueError: the form is right but there is no such day (30 February, month 13).
    """
    plain = " ".join(arabic(text).split())
    if match := _ISO.match(plain):
        year, month, day = (int(part) for part in match.groups())
        return ParsedDate(date(_common_era(year), month, day), buddhist_iso=year >= _FIRST_BUDDHIST_YEAR)
    if match := _ISO_MONTH.match(plain):
        year, month = (int(part) for part in match.groups())
        return ParsedDate(Month(_common_era(year), month), buddhist_iso=year >= _FIRST_BUDDHIST_YEAR)
    if (match := _LONG.match(plain)) and (number := _MONTH_NUMBERS.get(match["month"])):
        year = _written_year(match["year"], match["era"])
        return ParsedDate(date(year, number, int(match["day"])) if match["day"] else Month(year, number))
    return None


def _common_era(year: int) -> int:
    return year - BUDDHIST_ERA if year >= _FIRST_BUDDHIST_YEAR else year


def _written_year(digits: str, era: str | None) -> int:
    """The year of the Common Era meant by *digits*; two digits are short for a Buddhist year, 67 for 2567."""
    common = bool(era) and era.startswith("ค")  # type: ignore[union-attr]  # bool(era) has ruled out None
    if len(digits) == 2:
        return 2000 + int(digits) if common else 2500 + int(digits) - BUDDHIST_ERA
    return int(digits) if common else _common_era(int(digits))


def long_form(value: date | Month, *, thai_digits: bool = False) -> str:
    """*value* in full: ``15 มกราคม 2567``, or ``เมษายน 2564`` for a month."""
    day = f"{value.day} " if isinstance(value, date) else ""
    text = f"{day}{MONTHS[value.month - 1]} {value.year + BUDDHIST_ERA}"
    return thai(text) if thai_digits else text


def short_form(value: date | Month, *, thai_digits: bool = False) -> str:
    """*value* in short: ``15 ม.ค. 2567``."""
    day = f"{value.day} " if isinstance(value, date) else ""
    text = f"{day}{SHORT_MONTHS[value.month - 1]} {value.year + BUDDHIST_ERA}"
    return thai(text) if thai_digits else text
