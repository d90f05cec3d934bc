"""Findings become problems with a place and without a digit, and ``allow:`` settles them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import Part, Trace, TraceKind, Unread, inspect
from generator.personal_data import ALLOWED_WORDS, find, scan_passport, scan_text, settle
from generator.problems import CATALOGUE, Place, Problem
from tests.evidence import files
from tests.personal_data.people import account, grouped, mobile, national_id, thai

HERE = Place("data/2567/items/o1.yml", 12, 7)
SEED = random.Random(40)


@dataclass
class File:
    """As much of a passport as the guard asks for."""

    name: str = "a.pdf"
    parts: tuple[Part, ...] = ()
    traces: tuple[Trace, ...] = ()
    unread: Unread | None = None


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_text_is_scanned_to_line_and_column() -> None:
    """As an editor counts them."""
    text = f"item: o1\nsummary: โทร {mobile(SEED)}\n\nnote: {national_id(SEED)}\n"
    found = scan_text("data/2567/items/o1.yml", text)
    assert [(p.code, str(p.place)) for p in found] == [
        ("P603", "data/2567/items/o1.yml:2:14"),
        ("P601", "data/2567/items/o1.yml:4:7"),
    ]


def test_a_file_is_told_once_for_each_kind_and_part() -> None:
    """With the number of places and the first of them, at the line of the record."""
    table = "\n".join(f"{n}\t{national_id(SEED)}" for n in range(3))
    found = scan_passport(HERE, File(parts=(Part("หน้า 1", "ก"), Part("ชีต “รายชื่อ”", "ชื่อ\tเลข\n" + table))))
    assert [(p.code, p.place, p.message()) for p in found] == [
        ("P601", HERE, "พบเลขประจำตัวประชาชน ในชีต “รายชื่อ” แถว 2 (3 แห่ง)")
    ]
    assert found[0].message("en") == "a national id was found in “ชีต “รายชื่อ” แถว 2” (3)"


def test_a_plain_text_file_is_told_by_its_line() -> None:
    """It has no parts with names."""
    found = scan_passport(HERE, File(parts=(Part("", f"\n\n{grouped(national_id(SEED))}"),)))
    assert found[0].message() == "พบเลขประจำตัวประชาชน ในบรรทัด 3 (1 แห่ง)"


def test_the_name_of_a_file_is_looked_at_too() -> None:
    """Scanners and officers put ids into it."""
    assert codes(scan_passport(HERE, File(name=f"{grouped(national_id(SEED))}.pdf"))) == ["P601"]


@pytest.mark.parametrize("kind", [TraceKind.AUTHOR, TraceKind.LAST_EDITOR, TraceKind.MANAGER])
def test_a_person_in_the_properties_is_told_without_the_name(kind: TraceKind) -> None:
    """The message says which property."""
    found = scan_passport(HERE, File(traces=(Trace(kind, "สมหญิง ตัวอย่าง"),)))
    assert codes(found) == ["P607"]
    assert "สมหญิง" not in found[0].message()
    assert kind.value in found[0].message()


@pytest.mark.parametrize(
    "name", ["", "Microsoft Office User", "openpyxl", "Administrator", "user1", "ASUS", "อบต.ตัวอย่าง", "PC-01"]
)
def test_a_program_a_machine_and_an_office_are_nobody(name: str) -> None:
    """Half of all files name one of them."""
    assert scan_passport(HERE, File(traces=(Trace(TraceKind.AUTHOR, name),))) == ()


@pytest.mark.parametrize("name", ["Comsan T.", "สมชาย", "userawan", "somchai@example.go.th"])
def test_a_name_that_begins_like_a_machines_is_a_persons(name: str) -> None:
    """Only whole words are those of programs and machines."""
    assert codes(scan_passport(HERE, File(traces=(Trace(TraceKind.AUTHOR, name),)))) == ["P607"]


@pytest.mark.parametrize("kind", TraceKind)
def test_every_kind_of_trace_is_known_to_the_guard(kind: TraceKind) -> None:
    """It is told, or searched for personal data at least."""
    found = scan_passport(HERE, File(traces=(Trace(kind, f"ตัวอย่าง {mobile(random.Random(1))}"),)))
    assert "P603" in codes(found)
    hidden = kind.name.startswith("HIDDEN") or kind in {TraceKind.COMMENT, TraceKind.TRACKED_CHANGE}
    assert ("P608" in codes(found)) == hidden
    assert ("P609" in codes(found)) == (kind is TraceKind.GPS)


@pytest.mark.parametrize("reason", Unread)
def test_a_file_that_could_not_be_read_was_not_checked(reason: Unread) -> None:
    """Whatever the reason, it is said."""
    found = scan_passport(HERE, File(unread=reason))
    assert codes(found) == ["P610"]
    assert reason.value in found[0].message()


def test_a_number_in_the_name_of_a_sheet_is_not_repeated() -> None:
    """Labels come from the file."""
    number = national_id(SEED)
    found = scan_passport(HERE, File(parts=(Part(f"ชีต “{number}”", mobile(SEED)),)))
    assert not re.search(r"\d{6}", found[0].message())


def test_an_allowed_kind_is_settled_and_others_stay() -> None:
    """``phone`` stands for both kinds of telephone."""
    problems = scan_text("a.md", f"โทร {mobile(SEED)} เลขบัตรประชาชน {national_id(SEED)}")
    assert codes(settle(problems, {"phone": HERE})) == ["P601"]
    assert codes(settle(problems, {"phone": HERE, "national-id": HERE})) == []


@pytest.mark.parametrize("word", ["gps", "nonsense"])
def test_an_allowance_that_settles_nothing_is_remarked_at_its_place(word: str) -> None:
    """It would silence the next file."""
    found = settle(scan_text("a.md", mobile(SEED)), {word: HERE})
    assert [(p.code, p.place) for p in found][1:] == [("P611", HERE)]
    assert word in found[1].message()
    assert "national-id" in found[1].fix()


def test_every_code_is_in_the_catalogue_and_has_a_word() -> None:
    """Whatever is found can be allowed, except that an allowance is idle."""
    personal = {code for code in CATALOGUE if code.startswith("P6")}
    assert set().union(*ALLOWED_WORDS.values()) == personal - {"P611"}


PLANTED = [
    f"เลขประจำตัวประชาชน {grouped(national_id(SEED), ' ')}",
    f"ผู้รับเงิน {thai(grouped(national_id(SEED)))}",
    f"มือถือ {grouped(mobile(SEED), '-', (3, 3, 4))}",
    f"เลขที่บัญชี {grouped(account(SEED), '-', (3, 1, 5, 1))}",
    "อีเมล somebody.private@gmail.com",
]
"""Five items, each planted in eight types of file: forty in all."""
EXPECTED = ["P601", "P603", "P605", "P606"]


def in_all_types() -> dict[str, bytes]:
    """A file of every type with the five items in it; pictures carry them in their notes."""
    prose = "\n".join(PLANTED)
    return {
        "a.txt": prose.encode("cp874"),
        "a.md": f"# รายงาน\n\n{prose}\n".encode(),
        "a.yml": "".join(f"- {item}\n" for item in PLANTED).encode(),
        "a.csv": "".join(f"{n},{item}\r\n" for n, item in enumerate(PLANTED)).encode("utf-8-sig"),
        "a.xlsx": files.xlsx({"รายชื่อ": files.rows(*[[item] for item in PLANTED])}),
        "a.docx": files.docx(*PLANTED[:3], body=files.word_table(PLANTED[3:])),
        "a.pdf": files.pdf(*PLANTED),
        "a.jpg": files.jpeg(files.exif({0x010E: prose.encode()})),
    }


@pytest.mark.parametrize("name", in_all_types())
def test_forty_planted_items_in_eight_types_of_file_are_all_found(tmp_path: Path, name: str) -> None:
    """Recall is 100 %: every kind is told, and as many places of each as were planted."""
    path = tmp_path / name
    path.write_bytes(in_all_types()[name])
    found = inspect(path)
    assert set(EXPECTED) <= set(codes(scan_passport(HERE, found)))
    places = [f for text in (*(p.text for p in found.parts), *(t.text for t in found.traces)) for f in find(text)]
    assert sorted(f.kind.code for f in places) == ["P601", *EXPECTED]


@pytest.mark.parametrize("name", in_all_types())
def test_no_message_repeats_what_was_planted(tmp_path: Path, name: str) -> None:
    """In neither language, nor in how to mend it."""
    path = tmp_path / name
    path.write_bytes(in_all_types()[name])
    for problem in scan_passport(HERE, inspect(path)):
        told = " ".join([problem.message(), problem.message("en"), problem.fix(), problem.fix("en"), repr(problem)])
        assert not re.search(r"[\d๐-๙]{5}|somebody", told)


OFFICE = """องค์การบริหารส่วนตำบลตัวอย่าง เลขที่ 99 หมู่ที่ 3 บ้านตัวอย่าง โทรศัพท์ 0-4400-0000 โทรสาร ๐-๔๔๐๐-๐๐๐๑
ที่ ตย 72301/123 ลงวันที่ ๑๕ มกราคม ๒๕๖๗ งบประมาณ 1,234,567.89 บาท เลขที่โครงการ 67019123456 เลขที่สัญญา 660114123456
เลขประจำตัวผู้เสียภาษี 0994000123456 saraban@example.go.th เวลา 08.30-16.30 น. รหัสงบประมาณ 2500700123000000
มือถือ 081-234-5678 อีเมล office.tambon@gmail.com เลขที่บัญชี 123-4-56789-0"""
KNOWN = {"0-4400-0000", "081 234 5678", "office.tambon@gmail.com", "1234567890"}


def test_an_offices_own_page_gives_no_false_alarm() -> None:
    """Its telephones, letters, money, projects and tax id, and what it has declared."""
    assert codes(scan_text("a.md", OFFICE, KNOWN)) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    """And every finding lies inside it."""
    assert all(0 <= f.start < f.end <= len(text) for f in find(text))


@given(st.text(alphabet="0123456789๐๙-. ()+\n\t|/_\u200bโทรบัญชี", max_size=120))
def test_any_heap_of_digits_is_searched_without_an_error(text: str) -> None:
    """Findings never overlap and come in order."""
    found = find(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
