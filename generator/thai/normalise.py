"""One spelling for what is written in many ways: the text of a search index, and what people type to search it.

``theme/assets/search-text.js`` holds the same rules in the same order for the browser; ``tests/search/vectors.json``
keeps the two equal. Change both or neither. Rules avoid look-behind, which older Safari cannot read.

Decisions, where the writing does not say which is meant:

* **Years.** A year of the Common Era (1900–2100) becomes the Buddhist year only where its surroundings say that it is a
  year: after ค.ศ., ปี, the name of a month or ITA, or within a whole date. ``2019 ราย`` stays. In a query a year
  that stands alone is taken for a year as well.
* **Item codes.** ``O 12``, ``O-12``, ``o.12`` with the letter are codes. With a zero for the letter only the
  three-digit form of an existing number (``001``–``048``) is one, and only where it is not part of a longer number:
  a telephone number, money, a date, the number of a letter.
* **ข้อ 12** is a clause of a regulation in a text, and an item in a query.

A false code in a text does little harm, because a query written in the same way becomes the same code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from re import Match, Pattern
from typing import Final

from generator.thai.dates import BUDDHIST_ERA
from generator.thai.digits import arabic

LAST_ITEM: Final = 48
"""The highest item number of any year (2562 had O1–O48)."""

type_of_rule = tuple[Pattern[str], Callable[[Match[str]], str]]

# Marks that stand above or below a consonant: vowels with ็ and ํ, and tones with ์ and ๎.
_VOWELS = "ัิ-ฺ็ํ"
_TONES = "่-์๎"

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
# Glyphs of old Windows fonts in the private use area, as copied out of a PDF, by their number from U+F700 on.
_WINDOWS_GLYPHS = "ฐ" "ิีึื" "่้๊๋์" "่้๊๋์" "ญ" "ัํ็" "่้๊๋์" "ฺุู"


def _same(text: str) -> Callable[[Match[str]], str]:
    """A replacement by *text* (``\\1`` stands for the first group)."""
    return lambda match: match.expand(text)


_LETTERS: Final[tuple[type_of_rule, ...]] = (
    (re.compile("[\uf700-\uf71a]"), lambda m: _WINDOWS_GLYPHS[ord(m[0]) - 0xF700]),
    (re.compile("[\x00-\x20\x7f-\x9f\u1680\u2028\u2029]+"), _same(" ")),
    (re.compile("[‐-―−]"), _same("-")),
    (re.compile("เเ"), _same("แ")),
    (re.compile("([^ฤฦๅ]|^)ๅ+"), _same(r"\1า")),  # ๅ is a letter of ฤๅ and ฦๅ only
    (re.compile(f"([{_TONES}]+)([{_VOWELS}]+)"), _same(r"\2\1")),  # ท่ี is ที่ typed the other way round
    (re.compile(f"([{_VOWELS}{_TONES}])\\1+"), _same(r"\1")),
    (re.compile("ํ([่-๋]*)า"), _same(r"\1ำ")),  # NFKC takes ำ apart; น้ํา and นํ้า are both น้ำ
    (re.compile("([ะาำ])([่-๋]+)"), _same(r"\2\1")),  # วา่ for ว่า, the order of many PDF files
    (re.compile(f"([{_VOWELS}{_TONES}])\\1+"), _same(r"\1")),
    (re.compile("^ +| +$"), _same("")),
)

_YEAR = "(19[0-9]{2}|20[0-9]{2}|2100)"
_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.? ?ค|ก\.? ?พ|มี\.? ?ค|เม\.? ?ย|พ\.? ?ค|มิ\.? ?ย|ก\.? ?ค|ส\.? ?ค|ก\.? ?ย|ต\.? ?ค|พ\.? ?ย|ธ\.? ?ค)\."
)
_ENGLISH_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
# A decimal, a thousands separator or a further digit says that the number before it is not a year.
_NO_MORE = "(?![0-9]|[.,][0-9])"


def _buddhist(year: str) -> str:
    return str(int(year) + BUDDHIST_ERA)


def _year_after(match: Match[str]) -> str:
    """The Buddhist year after the words that made it a year."""
    return match[1] + _buddhist(match[2])


_YEARS: Final[tuple[type_of_rule, ...]] = (
    (
        re.compile(rf"ค\.? ?ศ\.? ?{_YEAR}(?: ?- ?{_YEAR})?(?![0-9])"),
        lambda m: f"พ.ศ. {_buddhist(m[1])}" + (f"-{_buddhist(m[2])}" if m[2] else ""),
    ),
    (re.compile(rf"(ปี(?:งบประมาณ|การศึกษา|ปฏิทิน)? ?){_YEAR}{_NO_MORE}"), _year_after),
    (re.compile(rf"((?:{_MONTHS}) ?){_YEAR}{_NO_MORE}"), _year_after),
    (re.compile(rf"((?:^|[^a-z])ita[ -]?){_YEAR}{_NO_MORE}"), _year_after),
    (
        re.compile(rf"((?:^|[^a-z])(?:{_ENGLISH_MONTHS})\.? ?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,? )?){_YEAR}{_NO_MORE}"),
        _year_after,
    ),
    (re.compile(rf"((?:^|[^0-9.,/-])[0-3]?[0-9]([./-])[01]?[0-9]\2){_YEAR.replace('(', '(?P<year>', 1)}(?![0-9])"),
     lambda m: m[1] + _buddhist(m["year"])),
    (
        re.compile(rf"((?:^|[^0-9.,/-])){_YEAR}([/-])([01][0-9])\3([0-3][0-9])(?![0-9])"),
        lambda m: f"{m[1]}{_buddhist(m[2])}{m[3]}{m[4]}{m[3]}{m[5]}",
    ),
)  # fmt: skip

_NUMBER_PART = re.compile("[0-9]+|[^0-9]+")
_ZERO_CODE = re.compile("0[0-9]{2}")


def _code(part: str) -> str | None:
    """The item code that *part* spells with a zero for the letter, ``o12`` for ``012``."""
    return f"o{int(part)}" if _ZERO_CODE.fullmatch(part) and 1 <= int(part) <= LAST_ITEM else None


def _numbers(match: Match[str]) -> str:
    """A run of numbers, its item codes written as such; unchanged where it is a telephone number or after a letter."""
    before, run = match[1] or "", match[2]
    if before:
        return match[0]
    parts: list[str] = _NUMBER_PART.findall(run)
    codes = [_code(part) for part in parts]
    numbers = codes[::2]
    digits = sum(len(part) for part in parts[::2])
    if None in numbers and run.startswith("0") and digits in (9, 10):
        return match[0]
    for index in range(0, len(parts), 2):
        touching = [other for other in (index - 2, index + 2) if 0 <= other < len(parts)]
        glued = any(" " not in parts[(index + other) // 2] and codes[other] is None for other in touching)
        if glued:
            codes[index] = None
    return "".join(code or part for code, part in zip(codes, parts, strict=True))


_CODES: Final[tuple[type_of_rule, ...]] = (
    (re.compile("(^|[^a-z0-9])o ?[.-]? ?0{0,2}([1-9][0-9]?)(?![0-9a-z])"), _same(r"\1o\2")),
    (
        re.compile(
            r"((?:โทร(?:ศัพท์|สาร|ฯ)?|แฟกซ์|หมายเลข|fax|tel|phone)[ .:]*|[a-z])?"
            r"([0-9]+(?:[ .,:/()-]{1,3}[0-9]+)*)(?![a-z])"
        ),
        _numbers,
    ),
)

_QUERY: Final[tuple[type_of_rule, ...]] = (
    (
        re.compile("(หัว)?ข้อ(?:ที่)? ?o?0{0,2}([1-9][0-9]?)(?![0-9]|[./][0-9])"),
        lambda m: m[0] if m[1] else f"o{m[2]}",
    ),
    (re.compile("(^|[^a-z0-9])oit ?[.-]? ?o?0{0,2}([1-9][0-9]?)(?![0-9a-z]|[./][0-9])"), _same(r"\1o\2")),
    (re.compile("(^| )0{1,2}([1-9])(?= |$)"), _same(r"\1o\2")),
    (re.compile("(^| )0([1-4][0-9])[/-](?=2[45][0-9]{2}(?: |$))"), _same(r"\1o\2 ")),
    (re.compile(rf"(^| ){_YEAR}(?= |$)"), _year_after),
    (
        re.compile(rf"((?:ปี(?:งบประมาณ|งบ)?|งบประมาณ|พ\.? ?ศ\.?) ?)([5-7][0-9]){_NO_MORE}"),
        lambda m: f"{m[1]}25{m[2]}",
    ),
)


def normalise(text: str) -> str:
    """*text* in the one spelling of the index."""
    return _apply((*_YEARS, *_CODES), normalise_letters(text))


def normalise_query(text: str) -> str:
    """*text* as normalise() gives it, and what only a query means: ``ข้อ 12`` is o12, ``2024`` and ``ปี 67`` are 2567."""
    return _apply(_QUERY, normalise(text))


def normalise_letters(text: str) -> str:
    """*text* with its letters, marks, digits and white space in one spelling; years and codes as they are written."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower()
    return _apply(_LETTERS, arabic(plain))


def _apply(rules: Iterable[type_of_rule], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
