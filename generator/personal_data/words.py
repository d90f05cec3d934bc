"""Personal data that is told by its words: passports, private e-mail addresses, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal_data.finding import Finding, Kind
from generator.personal_data.surroundings import Surroundings

__all__ = ["birth_dates", "passports", "private_emails"]

_PASSPORT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,2}[ -]?)?[0-9]{6,9}(?![A-Za-z0-9])")
_SAYS_PASSPORT = re.compile(r"หนังสือเดินทาง|พาสปอร์ต|passport")
_LABEL = r"[A-Za-z0-9-]{1,63}"
_EMAIL = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}\s?(?:@|[(\[]at[)\]])\s?({_LABEL}(?:\.{_LABEL}){{1,5}})")
_PRIVATE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|windowslive|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|proton|protonmail"
    r"|pm|zoho|yandex|qq|163|126|naver|mail|thaimail|chaiyo|sanook)\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})\Z",
    re.IGNORECASE,
)
"""Services at which everybody can have an address."""
_MONTH = r"(?:[ก-๎]{1,4}\.\s?[ก-๎]{1,2}\.|[ก-๎]{5,12}|[A-Za-z]{3,9})"
_DAY = rf"[0-9]{{1,2}}\s*(?:[/.-]\s*[0-9]{{1,2}}\s*[/.-]|{_MONTH}(?:\s*พ\.?\s?ศ\.?)?)\s*[0-9]{{2,4}}"
_BIRTH = re.compile(
    r"(?:วัน\s*เดือน\s*ปี\s*เกิด|วันเกิด|(?:date\s*of\s*birth|birth\s*date|birthday|\bD\.?O\.?B\b))[\s:.\-|\t]{0,6}(?:วันที่\s*)?"
    rf"({_DAY})",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?<![0-9])(?:{_DAY}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9])")
_SAYS_BIRTH = re.compile(
    r"(?:วันเดือนปี|ว/ด/ป|ว\.ด\.ป\.?|วัน)เกิด(?!เหตุ|อุบัติ|ภัย|เรื่อง)|dateofbirth|birthdate|birthday|\bdob\b|d\.o\.b"
)
"""In a heading, which comes without spaces and in lower case."""


def passports(text: str, around: Surroundings) -> Iterator[Finding]:
    """Numbers of passports in the plain *text*, where the words before them say passport."""
    if not _SAYS_PASSPORT.search(text.lower().replace(" ", "")):
        return
    for match in _PASSPORT.finditer(text):
        if around.said_before(_SAYS_PASSPORT, match.start(), 50):
            yield Finding(match.start(), match.end(), Kind.PASSPORT)


def private_emails(text: str) -> Iterator[Finding]:
    """Addresses at services that are open to everybody; those of agencies, schools and firms are left out."""
    for match in _EMAIL.finditer(text):
        if _PRIVATE.match(match[1]):
            yield Finding(match.start(), match.end(), Kind.PRIVATE_EMAIL)


def birth_dates(text: str, around: Surroundings) -> Iterator[Finding]:
    """Dates right after the words date of birth, and those of a table under a heading that says so."""
    for match in _BIRTH.finditer(text):
        yield Finding(match.start(1), match.end(1), Kind.DATE_OF_BIRTH)
    if around.said_anywhere(_SAYS_BIRTH):
        for match in _DATE.finditer(text):
            if _SAYS_BIRTH.search(around.heading(match.start())):
                yield Finding(match.start(), match.end(), Kind.DATE_OF_BIRTH)
