"""Terms of the field that are kept whole at the end of a line, and running text in the digits of a site's choice.

Browsers break Thai by a dictionary that does not know these compounds: งบ|ประมาณ, จัดซื้อ|จัดจ้าง. A word joiner is no
remedy: it makes ICU break inside syllables. The terms are short enough to fit a line of 320 px.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.thai.digits import thai

TERMS = (
    "การจัดซื้อจัดจ้าง", "จัดซื้อจัดจ้าง", "การจัดหาพัสดุ", "การใช้จ่ายงบประมาณ", "ปีงบประมาณ", "งบประมาณ", "หน่วยงาน",
    "หน่วยงานภาครัฐ", "การดำเนินงาน", "การดำเนินการ", "ผลการดำเนินงาน", "ผลการดำเนินการ", "ดำเนินการ", "ดำเนินงาน", "ปฏิบัติงาน",
    "การปฏิบัติงาน", "การให้บริการ", "ผู้รับบริการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ตัวชี้วัด", "องค์ประกอบ", "หลักฐาน", "มาตรการ",
    "ความโปร่งใส", "คุณธรรม", "จริยธรรม", "ประมวลจริยธรรม", "การทุจริต", "ประพฤติมิชอบ", "สินบน", "เรื่องร้องเรียน", "ช่องทาง",
    "ประชาสัมพันธ์", "เว็บไซต์", "ทรัพยากรบุคคล", "บุคลากร", "เจ้าหน้าที่", "ผู้บริหาร", "สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา",
    "ข้อเสนอแนะ", "ความก้าวหน้า", "ผลลัพธ์", "ผลผลิต", "เจตนารมณ์", "การมีส่วนร่วม", "ส่วนราชการ", "ข้อมูลข่าวสาร", "แบบวัด",
    "เปิดเผยข้อมูล", "การเปิดเผยข้อมูล", "ความเสี่ยง", "แนวทาง", "แนวปฏิบัติ", "หลักเกณฑ์", "ขั้นตอน", "รายงานผล", "ประเมินผล",
)  # fmt: skip
"""Domain terms, none longer than 20 letters."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern of the longest of *words* that is there. Words that begin alike are tried together: many times faster."""
    rests = defaultdict[str, list[str]](list)
    for word in words:
        rests[word[:1]].append(word[1:])
    ends = bool(rests.pop("", None))
    pattern = "|".join(re.escape(first) + _any_of(rest) for first, rest in rests.items())
    return f"(?:{pattern}){'?' if ends else ''}" if pattern else ""


TERM = re.compile(f"({_any_of(TERMS)})")
"""Finds a term, the longest first; a group, so that ``split`` keeps it."""


def marked(text: str, before: str, after: str) -> str:
    """*text* with *before* and *after* every term."""
    pieces = TERM.split(text)
    pieces[1::2] = [f"{before}{term}{after}" for term in pieces[1::2]]
    return "".join(pieces)


_NUMBER = re.compile(r"(?<![A-Za-z0-9@/._:#+\-])[0-9][0-9,.]*(?![A-Za-z0-9@/_\-]|\.[A-Za-z0-9])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def thai_numbers(text: str) -> str:
    """*text* with its numbers in Thai digits; codes (O12), addresses and file names stay as they are."""
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_numbers(text[at : address.start()]), address[0]]
        at = address.end()
    return "".join([*parts, _numbers(text[at:])])


def _numbers(text: str) -> str:
    return _NUMBER.sub(lambda match: thai(match[0]), text)
