"""CSV that Thai Excel opens and that runs nothing."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exports.csv_text import cell_text, csv_text, harmless
from generator.thai.dates import Month

FORMULAS = ["=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x"]
FORMULAS += ["\u00a0=1", "\ufeff=1", "\u200b=1", "\u3000=1"]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    """An apostrophe before it says that it is text; behind white space and in full-width signs too."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "สำนักปลัด", "2567", "a=b", "ข้อ -", "'=1", "(=1)"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """Only what could run is changed."""
    assert harmless(text) == text


@given(st.text())
@example("\x00\x1f =")
def test_no_cell_begins_with_a_sign(text: str) -> None:
    """Whatever stands before it unseen; and the text can be had back."""
    cell = harmless(text)
    assert cell in {text, f"'{text}"}
    seen = cell.lstrip("".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\u3000\ufeff")
    assert not seen or seen[0] not in "=+-@＝＋－＠"


def test_a_file_has_a_byte_order_mark_and_windows_line_ends() -> None:
    """Without the mark, Excel reads Thai as Latin."""
    text = csv_text(["ก", "b"], [["ข้อความ", None], ['มี "คำพูด", จุลภาค', "สอง\nบรรทัด"]])
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text == '\ufeffก,b\r\nข้อความ,\r\n"มี ""คำพูด"", จุลภาค","สอง\nบรรทัด"\r\n'
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[2] == ['มี "คำพูด", จุลภาค', "สอง\nบรรทัด"]


def test_values_are_written_in_one_way() -> None:
    """Dates in ISO form, truth in English, lists in one cell."""
    cells = [None, True, 3, 2.5, date(2024, 1, 15), Month(2021, 4), ("ก", "ข"), ["=1", "x"]]
    assert [cell_text(cell) for cell in cells] == ["", "true", "3", "2.5", "2024-01-15", "2021-04", "ก; ข", "'=1; x"]
