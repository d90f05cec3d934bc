"""Asking first what a text holds changes nothing in what is found."""

from __future__ import annotations

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.personal_data import find
from generator.personal_data.finder import _found
from generator.personal_data.hints import holds_nothing
from generator.personal_data.plain import Plain
from tests.personal_data.people import account, grouped, mobile, national_id, thai

SEED = random.Random(5)
NUMBERS = [
    national_id(SEED),
    mobile(SEED),
    account(SEED),
    "021234567",
    "812345678",
    "66812345678",
    "AA1234567",
    "20251111",
]
GROUPED = [grouped(national_id(SEED)), grouped(mobile(SEED), " ", (3, 3, 4)), grouped(account(SEED), "-", (3, 1, 5, 1))]
WORDS = [
    "เลขบัตรประชาชน ", "หนังสือเดินทาง", "หนังสือ เดิน\tทาง ", "พาสปอร์ต ", "Passport No. ", "PASS PORT ", "เลขที่บัญชี ",
    "โทร. ", "บ้าน ", "วันเกิด 1/2/2530", "วัน เดือน\nปี เกิด: ", "ว/ด/ปเกิด\t", "ว.ด.ป. เกิด|", "D.O.B. ", "D.OB ",
    "Date of B\u0130rth: ", "b\u0131rthday ", "birth date", "1 มกราคม 2530", "12/3/2530", "2025-11-11", "เกิดเหตุ",
    "a.b@gmail.com", "a (at) gmail.com", "a[at]hotmail.com", "a\uff20gmail.com", "\u200b", "\xad", "\u2007", "\x85",
    "\u2028", "\x1c", "\u017f", "\u212a", "→", "–", "\t", "|", "\n", " ", "ก", "ํา", ".", ",",
]  # fmt: skip
pieces = st.sampled_from([*NUMBERS, *map(thai, NUMBERS), *GROUPED, *WORDS]) | st.text(max_size=3)
texts = st.lists(pieces, max_size=12).map("".join) | st.text(alphabet="0123456789-. \nก", max_size=60)


@settings(max_examples=1500, deadline=None)
@given(texts)
@example("โทร 081-234-5678")
@example("a@gmail.com")
def test_a_text_that_is_said_to_hold_nothing_holds_nothing(text: str) -> None:
    assert find(text) == _found(Plain.of(text), frozenset())


def test_an_ordinary_record_is_said_to_hold_nothing() -> None:
    """Or nothing is gained."""
    record = """\
item: o1
summary: แผนพัฒนาท้องถิ่นเกิดจากการมีส่วนร่วม (พ.ศ. ๒๕๖๖–2570)
published: 2025-11-11
evidence:
  - {title: แผน, url: https://www.example.go.th/2569/o1/0.pdf, date: 2025-11-11}
where: หน้าหลัก → ความโปร่งใส
"""
    assert holds_nothing(Plain.of(record).text)


def test_digits_of_any_script_are_digits() -> None:
    assert Plain.of("๑٢३4 – ０\uff20").text == "1234 - 0@"
