"""Bytes to text: the encodings of Windows, and what cannot be text."""

import codecs

import pytest

from generator.problems import Place
from generator.sources import text

ITEM = "item: o1\nstatus: published\nsummary: โครงสร้างและอำนาจหน้าที่ขององค์การบริหารส่วนตำบล\n"
PATH = "data/2567/items/o1.yml"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ITEM.encode("tis-620"), "Y103"),
        (ITEM.encode("cp874"), "Y103"),
        (ITEM.encode("utf-16"), "Y104"),
        (codecs.BOM_UTF16_BE + ITEM.encode("utf-16-be"), "Y104"),
        (ITEM.encode("utf-8-sig"), None),
        (ITEM.replace("\n", "\r\n").encode(), None),
        (ITEM.replace("\n", "\r").encode(), None),
        (ITEM.replace("\n", "\r\n").encode("utf-8-sig"), None),
        (ITEM.replace("\n", "\r\n").encode("utf-16"), "Y104"),
    ],
    ids=["tis-620", "cp874", "utf-16-le", "utf-16-be", "bom", "crlf", "cr", "bom+crlf", "utf-16+crlf"],
)
def test_what_old_programs_write_is_understood(reads, data, code):
    """With a warning where another program would read something else; BOM and line ends are taken silently."""
    mark = f"-- {PATH} -- «{code}»" if code else f"-- {PATH} --"
    site, problems = reads(mark, files={PATH: data})
    assert not problems.errors
    assert site.current.disclosure("o1").summary == "โครงสร้างและอำนาจหน้าที่ขององค์การบริหารส่วนตำบล"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (ITEM.encode("utf-16-le"), "Y105", 1),
        (ITEM.encode("utf-16-be"), "Y105", 1),
        ("item: o1\nstatus: published\nsummary: résumé\n".encode("latin-1"), "Y102", 3),
        ("item: o1\nsummary: 漢字\n".encode("gb18030"), "Y102", 2),
        (codecs.BOM_UTF16_LE + b"a", "Y102", 0),
        (b"\xff\xfe\x00\xd8a\x00", "Y102", 0),
        (b"item: o1\nstatus: pub\x00lished\n", "Y106", 2),
        (b"item: o1\nsummary: a\x07b\n", "Y106", 2),
        (b"item: o1\nsummary: a\x0bb\n", "Y106", 2),
        ("item: o1\nsummary: a\x9bb\n".encode(), "Y106", 2),
        ("item: o1\nsummary: a\uffffb\n".encode(), "Y106", 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Y102", 1),
        (bytes(1000), "Y105", 1),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_guessed(write_site, data, code, line):
    from generator.schema import read_site
    from tests.reading.conftest import TODAY

    _, problems = read_site(write_site({PATH: data}), today=TODAY)
    assert [(p.code, p.place.path, p.place.line) for p in problems] == [(code, PATH, line)]


@pytest.mark.parametrize(
    ("sign", "read"),
    [("\u200b", "กข"), ("\u00ad", "กข"), ("\u202e", "กข"), ("\ufeff", "กข"), ("\u2028", "ก ข"), ("\u0085", "ก ข")],
)
def test_invisible_letters_are_taken_out(reads, sign, read):
    """Pasted from Word or a PDF, they hide a word from the search and a key from the program."""
    site, problems = reads(f"-- {PATH} --\nitem: o1\nstatus: published\nsummary: ก«Y125»{sign}ข\nowners: สำนักปลัด")
    assert site.current.disclosure("o1").summary == read
    assert f"U+{ord(sign):04X}" in problems.items[0].message()


def test_line_ends_of_unicode_do_not_shift_the_lines(reads):
    """YAML counts them as line ends, editors do not: places would be wrong, and the text would break."""
    _, problems = reads(f"-- {PATH} --\nitem: o1\nsummary: ก«Y125»\u2028ข\u2029ค\nstatus: «D217»done")
    assert len(problems) == 2


def test_a_file_too_large_for_a_record_is_not_read(write_site):
    from generator.schema import read_site
    from tests.reading.conftest import TODAY

    root = write_site({PATH: ITEM})
    with (root / PATH).open("r+b") as file:
        file.truncate(50_000_000)
    with (root / "content.md").open("wb"):
        pass
    _, problems = read_site(root, today=TODAY)
    assert [(p.code, p.place) for p in problems] == [("Y101", Place(PATH))]
    assert problems.items[0].message() == "ไฟล์ใหญ่ 50 MB เกินกว่าจะเป็นระเบียน (ไม่เกิน 8 MB)"


def test_front_matter(reads):
    site, _ = reads("""
        -- content/about.md --
        ---
        title: เกี่ยวกับเรา
        updated: 15 ม.ค. 2567
        ---
        เนื้อหา
        -- content/plain.md --
        # หัวข้อ
        ---
        เนื้อหา
    """)
    about = site.prose["about"]
    assert (about.title, str(about.updated), about.text, about.first_line) == ("เกี่ยวกับเรา", "2024-01-15", "เนื้อหา\n", 5)
    assert site.prose["plain"].text.startswith("# หัวข้อ")


def test_front_matter_that_never_closes(write_site):
    from generator.schema import read_site
    from tests.reading.conftest import TODAY

    root = write_site({"content/about.md": "---\ntitle: ก\nเนื้อหา\n", "content/o.md": "---\n- ก\n---\nข\n"})
    _, problems = read_site(root, today=TODAY)
    assert [(p.code, p.place) for p in problems] == [
        ("Y119", Place("content/about.md", 1)),
        ("D201", Place("content/o.md", 2, 1)),
    ]


def test_front_matter_is_placed_by_the_lines_of_the_file(reads):
    reads("-- content/about.md --\n---\ntitle: ก\nupdated: «D205»30 ก.พ. 2567\n---\nข")


def test_a_text_of_usual_characters_has_nothing_to_say_about():
    """They are looked for first, in place of all that could be wrong."""
    usual = [chr(code) for code in range(0x10000) if text._USUAL.fullmatch(chr(code))]
    assert len(usual) > 180
    assert not [char for char in usual if any(bad.search(char) for bad in (text._CONTROL, text._INVISIBLE, text._BREAKS))]
