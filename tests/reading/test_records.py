"""A record against its schema: what is wrong with a value, where, and what would be right."""

import pytest

ITEM = "-- data/2567/items/o1.yml --\nitem: o1\nstatus: published\n"
REPORT = "-- data/2567/reports/annual.yml --\nreport: measures\nround: 12-months\ntitle: ก\n"
CONFIG = "-- site_config.yml --\nagency: {name: ก, kind: อบต., district: ข, province: ค}\n"


@pytest.mark.parametrize(
    "text",
    [
        ITEM + "«D210»sumary: ก",
        ITEM + "evidence:\n  - title: ก\n    page: true\n    «D210»cover: [chart]",
        ITEM + "progress: «D202»ดำเนินการแล้ว",
        ITEM + "progress: {done: «D202»อาจจะ}",
        ITEM + "evidence: «D202»{title: ก}",
        ITEM + "evidence:\n  - «D202»ก",
        ITEM + "summary: «D202»[ก, ข]",
        ITEM + "summary: «D203»''",
        ITEM + "owners: [ก, «D203»'  ']",
        ITEM.replace("published", "«D217»publish"),
        ITEM.replace("item: o1", "item: «D209»O1"),
        ITEM.replace("item: o1", "item: «D209»12"),
        ITEM.replace("item: o1", "item: «D218»o2"),
        "-- data/2567/items/o1.yml --\n«D212»item: o1\nowners: ก",
        "-- data/2567/items/o1.yml --\n«D201»o1 published",
        "-- data/2567/items/o1.yml --\n«D201»- item: o1",
        "-- data/2567/items/o1.yml --\n«D201»",
        ITEM + "evidence:\n  - «D213»{title: ก}",
        ITEM + "evidence:\n  - «D213»title: ก\n    page: true\n    file: a.pdf",
        ITEM + "evidence:\n  - {title: ก, url: «D207»www.example.go.th/a.pdf}",
        ITEM + "evidence:\n  - {title: ก, url: «D207»javascript:alert(1)}",
        ITEM + "evidence:\n  - {title: ก, url: «D207»'https://www.example.go.th/a b.pdf'}",
        ITEM + "evidence:\n  - {title: ก, channel: «D207»data:text/html;base64,AA}",
        ITEM + "evidence:\n  - {title: ก, file: ก.pdf, name: «D209»ก.pdf}",
        ITEM + "evidence:\n  - {title: ก, page: true, data_year: «D206»2024}",
        ITEM + "evidence:\n  - {title: ก, page: true, covers: «D202»chart}",
        ITEM + "evidence:\n  - {title: ก, page: true, covers: [«D209»แผนผัง]}",
        ITEM + "evidence:\n  - {title: ก, page: true, covers: [«D222»" + "a" * 61 + "]}",
        ITEM + "evidence:\n  - {title: ก, page: true, language: «D209»thai}",
        ITEM.replace("item: o1\nstatus: published", "«D214»item: o1\nstatus: none-this-year"),
        REPORT + "measures:\n  - «D215»{id: m1}",
        REPORT + "tables: [{caption: ก, columns: [«D216»{label: ก}]}]",
        REPORT + "tables: [{caption: ก, columns: [{field: title, «D212»name: ก}]}]".replace("«D212»", ""),
        CONFIG + "site: {current_year: 2567, years: [2567]}\neit: {2567: {url: «D208»http://itas.nacc.go.th/go/eit/a}}",
        CONFIG + "site: {current_year: «D206»2024, years: [2567]}",
        CONFIG + "site: {current_year: 2567, years: [2567], shell: «D217»modern}",
        "-- data/2567/year.yml --\nresult: {score: «D202»มาก}",
        "-- data/urls.lock.yml --\nurls: [{url: a.html, first: 2024-01-01, state: «D217»lost}]",
        "-- data/2567/items/o1.yaml -- «D219»\nitem: o1",
        "-- data/notes.txt -- «D219»\nก",
    ],
)
def test_a_value_that_is_not_what_it_should_be(reads, text):
    if "name: ก}]}]" in text:
        text = text.replace("columns: [{field: title, name", "columns: [«D212»{field: title, «D210»name")
    reads(text)


def test_an_unknown_key_is_answered_with_the_nearest(reads):
    _, problems = reads(ITEM + "«D210»sumary: ก\nevidence: [{title: ก, page: true, «D210»cover: [chart]}]")
    said = [problem.message() for problem in problems]
    assert said == ["ไม่รู้จักคีย์ sumary (ใกล้เคียงที่สุด: summary)", "ไม่รู้จักคีย์ cover (ใกล้เคียงที่สุด: covers)"]


def test_a_missing_key_is_named(reads):
    _, problems = reads("-- site_config.yml --\n«D212»agency: {name: ก, kind: อบต., district: ข, province: ค}")
    assert problems.items[0].message() == "ขาดคีย์ site"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("กลางเดือนมกราคม", "D204"),
        ("2024-1-5", "D204"),
        ("2024-01", "D204"),
        ("2024-02-30", "D205"),
        ("29 กุมภาพันธ์ 2566", "D205"),
        ("2024-13-01", "D205"),
        ("0000-01-01", "D205"),
        ("15 มกราคม 2657", "D221"),
        ("2027-12-01", "D221"),
        ("2567-01-15", "D211"),
    ],
)
def test_dates_that_are_none(reads, written, code):
    """Not a date, not a day of the calendar, far in the future, or an ISO form with a Buddhist year (understood)."""
    reads(f"{ITEM}published: «{code}»{written}")


@pytest.mark.parametrize(
    "written",
    [
        "2024-01-15",
        "15 มกราคม 2567",
        "๑๕ มกราคม ๒๕๖๗",
        "15 ม.ค. 67",
        "15 ม.ค. 2024",
        "วันที่ 15 เดือนมกราคม พ.ศ. 2567",
        "15 มค 2567",
    ],
)
def test_dates_as_officers_write_them(reads, written):
    site, _ = reads(f"{ITEM}published: {written}")
    assert str(site.current.disclosure("o1").published) == "2024-01-15"


def test_a_buddhist_year_in_iso_form_is_understood(reads):
    """2567 is a leap year: it is 2024."""
    site, problems = reads(f"{ITEM}published: «D211»2567-02-29")
    assert str(site.current.disclosure("o1").published) == "2024-02-29"
    assert problems.items[0].fix() == "เขียน 2024-02-29 หรือ 29 กุมภาพันธ์ 2567"


def test_a_plan_may_lie_ahead(reads):
    site, _ = reads(REPORT + "measures: [{id: m1, title: ก, period: {from: 2026-10, to: 30 กันยายน 2575}}]")
    assert str(site.current.reports["annual"].record.measures[0].period.last) == "2032-09-30"


def test_a_record_that_cannot_be_used_is_left_out_and_the_others_stay(reads):
    site, _ = reads("""
        -- data/2567/items/o1.yml --
        item: o1
        status: «D217»done
        -- data/2567/items/o2.yml --
        item: o2
        status: published
    """)
    assert list(site.current.disclosures) == ["o2"]
