"""Terms of the field that stay whole at the end of a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.terms import TERMS, marked

LONGEST_FIRST = re.compile("|".join(sorted(TERMS, key=len, reverse=True)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ไม่มีคำ", "ไม่มีคำ"),
        ("", ""),
        ("งบประมาณ", "[งบประมาณ]"),
        ("ปีงบประมาณ 2567", "[ปีงบประมาณ] 2567"),
        ("หน่วยงานภาครัฐและหน่วยงาน", "[หน่วยงานภาครัฐ]และ[หน่วยงาน]"),
        ("การดำเนินการ การดำเนินงาน", "[การดำเนินการ] [การดำเนินงาน]"),
    ],
)
def test_the_longest_term_is_marked(text: str, shown: str) -> None:
    assert marked(text, "[", "]") == shown


@given(st.lists(st.sampled_from([*TERMS, *"กระดปงบหน่ยวมา <&"])).map("".join))
def test_terms_are_found_as_if_each_were_tried_the_longest_first(text: str) -> None:
    assert marked(text, "[", "]") == LONGEST_FIRST.sub(r"[\g<0>]", text)
