"""What a slip of the pen in YAML is answered with: the file, the line, the column, and a way out."""

import pytest

from tests.reading.conftest import TODAY

ITEM = "-- data/2567/items/o1.yml --\n"


@pytest.mark.parametrize(
    "text",
    [
        "item: o1\nstatus: published\nevidence:\n«Y107»\t- title: ก",
        "item: o1\nstatus: published\nevidence:\n  - title: ก\n  «Y107»\tpage: true",
        "item: o1\nstatus: published\nprogress:\n   done: true\n  «Y108»text: ก",
        "item: o1\n status«Y108»: published",
        "item: o1\nstatus published\n«Y108»owners: ก",
        "item: o1\nstatus: published\nsummary: ประกาศ«Y109»: แผนจัดซื้อ",
        "item: o1\nstatus: published\nsummary: «Y124»'ก\nowners: ข",
        'item: o1\nstatus: published\nsummary: «Y124»"ก\nowners: ข',
        "item: o1\nstatus: published\nowners: «Y124»[ก, ข\nwhere: ค",
        "item: o1\nstatus: published\nsummary: «Y118»@เทศบาล",
        "item: o1\nstatus: published\nsummary: «Y118»`แผน`",
        "item: o1\nstatus: published\nsummary: «Y118»%แผน",
        "item: o1\nstatus: published\n«Y110»status: in-progress",
        "item: o1\nstatus: published\nprogress:\n  done: true\n  «Y110»done: false",
        "item: o1\nstatus: published\nsummary: «Y111»&a ก",
        "item: o1\nstatus: published\nsummary: «Y111»*สำคัญ",
        "item: o1\nstatus: published\nsummary: «Y112»!!str ก",
        "item: o1\nstatus: published\nsummary: !«Y118»แผน ก",
        "item: o1\nstatus: published\nsummary: «Y112»!plan ก",
        "item: o1\nstatus: published\nsummary: «Y112»!!python/object/apply:os.system ['true']",
        "item: o1\nstatus: published\n«Y113»<<: {summary: ก}",
        "«Y114»%YAML 1.1\n---\nitem: o1\nstatus: published",
        "item: o1\nstatus: published\n«Y114»---\nitem: o2",
        "item: o1\nstatus: published\nowners: [[[[[[[[[[[[[[[[[[[[[[[[«Y115»[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "item: o1\nstatus: published\nsummary: คำสั่งที่«Y116» #12",
        "item: o1\nstatus: published\n? «Y109»[a, b]\n: c",
    ],
    ids=lambda text: text[text.index("«") + 1 : text.index("»")],
)
def test_a_slip_of_the_pen(reads, text):
    reads(ITEM + text)


def test_every_slip_of_a_run_is_told(reads):
    """One file that cannot be read does not hide what is wrong with the others."""
    reads("""
        -- data/2567/items/o1.yml --
        item: o1
        «Y110»item: o2
        status: «D217»publish
        «D210»sumary: ก
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        summary: «Y111»*ก
        -- data/2567/year.yml --
        result: {score: «D202»มาก}
        -- content/about.md --
        ---
        «D210»titel: ก
        ---
        ข
    """)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("012", "012"),
        ("0812345678", "0812345678"),
        ("no", "no"),
        ("1.10", "1.10"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("2567-02-29", "2567-02-29"),
        ("null", "null"),
        ("~", "~"),
        ("๐๑๒", "๐๑๒"),
        ("ก#ข", "ก#ข"),
        ('"คำสั่งที่ #12"', "คำสั่งที่ #12"),
        ("ก # หมายเหตุ", "ก"),
        ("|\n  ก\n  ข", "ก\nข"),
        (">-\n  ก\n  ข", "ก ข"),
        ("ก\n  ข #12 ค", None),
    ],
)
def test_text_stays_as_it_is_written(reads, written, read):
    """A number whose leading zero matters, a word that YAML takes for a truth value: all are texts."""
    mark = "«Y116»" if read is None else ""
    site, _ = reads(
        f"{ITEM}item: o1\nstatus: published\nsummary: {written.replace(' #12', mark + ' #12') if mark else written}"
    )
    assert site.current.disclosure("o1").summary == (read or "ก ข")


def test_telephone_numbers_keep_their_zero(reads):
    site, _ = reads(
        """
        -- site_config.yml --
        agency: {name: ก, kind: อบต., district: ข, province: ค, phone: [0812345678, ๐๗๓-๗๐๙๗๕๐], fax: 073709751}
        site: {current_year: ๒๕๖๗, years: 2567}
    """.replace("years: 2567", "years: [๒๕๖๗]")
    )
    assert site.config.agency.phone == ("0812345678", "๐๗๓-๗๐๙๗๕๐")
    assert site.config.agency.fax == ("073709751",)
    assert site.config.site.current_year == 2567


def test_a_key_without_a_value_says_nothing(reads):
    site, _ = reads(ITEM + "item: o1\nstatus: published\nsummary:\nowners:\nwhere: # หมายเหตุ")
    assert site.current.disclosure("o1").summary is None


@pytest.mark.parametrize("depth", [10_000, 1_000_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_is_refused_before_anything_is_built(write_site, opening, depth):
    from generator.schema import read_site

    root = write_site({"data/2567/items/o1.yml": "a: " * (opening == "[") + opening * depth})
    _, problems = read_site(root, today=TODAY)
    assert {problem.code for problem in problems} <= {"Y115", "Y108", "Y107"}
    assert problems.errors
