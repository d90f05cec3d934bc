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

_Rule = tuple[Pattern[str], Callable[[Match[str]], str]]

# Marks that stand above or below a consonant: vowels with ็ and ํ, and tones with ์ and ๎.
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_TONES = "\u0e48-\u0e4c\u0e4e"
_VOWEL, _TONE = re.compile(f"[{_VOWELS}]"), re.compile(f"[{_TONES}]")

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_WINDOWS_GLYPH = re.compile("[\uf700-\uf71a]")
_WINDOWS_GLYPHS = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b"
    "\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
)
"""What U+F700 … U+F71A stand for: shifted marks of old Windows fonts, as they are copied out of a PDF."""


def _by(text: str) -> Callable[[Match[str]], str]:
    r"""A replacement by *text*, in which ``\1`` stands for the first group."""
    return lambda match: match.expand(text)


def _vowels_first(match: Match[str]) -> str:
    """Marks of one consonant in the order in which they are spoken: vowels, then tones."""
    return _TONE.sub("", match[0]) + _VOWEL.sub("", match[0])


_LETTERS: Final[tuple[_Rule, ...]] = (
    (re.compile("[\x00-\x20\x7f-\x9f\u1680\u2028\u2029]+"), _by(" ")),
    (re.compile("[\u2010-\u2015\u2212]"), _by("-")),  # hyphens, dashes, minus
    (re.compile("เเ"), _by("แ")),
    (re.compile("([^ฤฦๅ]|^)ๅ+"), _by(r"\1า")),  # ๅ is a letter of ฤๅ and ฦๅ only
    (re.compile(f"[{_VOWELS}{_TONES}]*[{_TONES}][{_VOWELS}][{_VOWELS}{_TONES}]*"), _vowels_first),  # ท่ี is ที่
    (re.compile(f"([{_VOWELS}{_TONES}])\\1+"), _by(r"\1")),
    (re.compile("\u0e4d([\u0e48-\u0e4b]*)า"), _by(r"\1ำ")),  # NFKC takes ำ apart; น้ํา and นํ้า are both น้ำ
    (re.compile("([ะาำ]+)([\u0e48-\u0e4b]+)"), _by(r"\2\1")),  # วา่ for ว่า, the order of many PDF files
    (re.compile(f"([{_TONES}])\\1+"), _by(r"\1")),
    (re.compile("^ +| +$"), _by("")),
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
_ENDS = "(?![0-9]|[.,][0-9])"


def _buddhist(year: str) -> str:
    return str(int(year) + BUDDHIST_ERA)


def _year_after(match: Match[str]) -> str:
    """The Buddhist year, after the words that made it a year."""
    return match[1] + _buddhist(match[2])


def _years_after(match: Match[str]) -> str:
    """The same with the second year of a range, if there is one."""
    return _year_after(match) + (f"{match[3]}{_buddhist(match[4])}" if match[4] else "")


_YEARS: Final[tuple[_Rule, ...]] = (
    (re.compile(rf"(ค)\.? ?ศ\.? ?{_YEAR}(?:( ?[-/] ?){_YEAR})?{_ENDS}"), lambda m: f"พ.ศ. {_years_after(m)[1:]}"),
    (re.compile(rf"(ปี(?:งบประมาณ|การศึกษา|ปฏิทิน)? ?){_YEAR}(?:( ?[-/] ?){_YEAR})?{_ENDS}"), _years_after),
    (re.compile(rf"((?:{_MONTHS}) ?){_YEAR}{_ENDS}"), _year_after),
    (re.compile(rf"((?:^|[^a-z])(?:ita|oit|iit|eit)[ -]?){_YEAR}{_ENDS}"), _year_after),
    (re.compile(rf"((?:^|[^a-z])(?:{_ENGLISH_MONTHS})\.? ?(?:[0-9]{{1,2}},? )?){_YEAR}{_ENDS}"), _year_after),
    (
        re.compile(rf"((?:^|[^0-9.,/-])[0-3]?[0-9]([./-])[01]?[0-9]\2){_YEAR}(?![0-9])"),
        lambda m: m[1] + _buddhist(m[3]),
    ),
    (
        re.compile(rf"((?:^|[^0-9.,/-])){_YEAR}(([/-])[01][0-9]\4[0-3][0-9])(?![0-9])"),
        lambda m: _year_after(m) + m[3],
    ),
)

_DIGITS = re.compile("[0-9]+")
_GLUED_NUMBERS = re.compile("[0-9]+(?:[.,:/()-]+[0-9]+)*")


def _is_code(number: str) -> bool:
    """Whether *number* spells an item code with a zero for the letter, as ``012`` does."""
    return len(number) == 3 and number.startswith("0") and 1 <= int(number) <= LAST_ITEM


def _codes_of_chain(match: Match[str]) -> str:
    """Numbers joined without a space: codes if all of them are (``012-015``), else money, a date, a telephone."""
    if not all(_is_code(number) for number in _DIGITS.findall(match[0])):
        return match[0]
    return _DIGITS.sub(lambda number: f"o{int(number[0])}", match[0])


def _codes_of_run(match: Match[str]) -> str:
    """A run of numbers with their codes written as such; group 1 is what stands before, if it changes the meaning."""
    before, run = match[1] or "", match[2]
    numbers = _DIGITS.findall(run)
    dialled = run.startswith("0") and 9 <= sum(map(len, numbers)) <= 10 and not all(map(_is_code, numbers))
    if len(before) > 1 or dialled or any(len(number) > 5 for number in numbers):
        return match[0]
    first = _GLUED_NUMBERS.match(run) if before else None  # x012 is no code; what follows it may be one
    start = first.end() if first else 0
    return before + run[:start] + _GLUED_NUMBERS.sub(_codes_of_chain, run[start:])


_CODES: Final[tuple[_Rule, ...]] = (
    (re.compile("(^|[^a-z0-9])o ?[.-]? ?0{0,2}([1-9][0-9]?)(?![0-9a-z])"), _by(r"\1o\2")),
    (
        re.compile(
            r"((?:โทร(?:ศัพท์|สาร|ฯ)?|แฟกซ์|หมายเลข|fax|tel|phone)[ .:]*|[a-z])?"
            r"([0-9]+(?:[ .,:/()-]{1,3}[0-9]+)*)(?![a-z])"
        ),
        _codes_of_run,
    ),
)

_QUERY: Final[tuple[_Rule, ...]] = (
    (re.compile("(^|[^ก-๎])โอ ?[.-]? ?o?0{0,2}([1-9][0-9]?)(?![0-9])"), _by(r"\1o\2")),
    (
        re.compile("(หัว)?ข้อ(?:ที่)? ?o?0{0,2}([1-9][0-9]?)(?![0-9]|[./][0-9])"),
        lambda m: m[0] if m[1] else f"o{m[2]}",
    ),
    (re.compile("(^|[^a-z0-9])oit ?[.-]? ?o?0{0,2}([1-9][0-9]?)(?![0-9a-z]|[./][0-9])"), _by(r"\1o\2")),
    (re.compile("(^| )0{1,2}([1-9])(?= |$)"), _by(r"\1o\2")),
    (re.compile("(^| )0([1-4][0-9])[/-](?=2[45][0-9]{2}(?: |$))"), _by(r"\1o\2 ")),
    (re.compile(rf"(^| ){_YEAR}(?= |$)"), _year_after),
    (
        re.compile(rf"((?:ปี(?:งบประมาณ|งบ)?|งบประมาณ|พ\.? ?ศ\.?) ?)([5-7][0-9]){_ENDS}"),
        lambda m: f"{m[1]}25{m[2]}",
    ),
)


def normalise(text: str) -> str:
    """*text* in the one spelling of the index."""
    return _apply(_CODES, _apply(_YEARS, normalise_letters(text)))


def normalise_query(text: str) -> str:
    """*text* as normalise() gives it, with what only a query means: ``ข้อ 12`` is o12, ``2024`` and ``ปี 67`` 2567."""
    return _apply(_QUERY, normalise(text))


def normalise_letters(text: str) -> str:
    """*text* with letters, marks, digits and white space in one spelling; years and codes stay as they are written."""
    visible = _WINDOWS_GLYPH.sub(lambda m: _WINDOWS_GLYPHS[ord(m[0]) - 0xF700], _INVISIBLE.sub("", text))
    return _apply(_LETTERS, arabic(unicodedata.normalize("NFKC", visible).lower()))


def _apply(rules: Iterable[_Rule], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
