"""``prongsai submission``: what an officer enters in ITAS."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as lxml_html
from openpyxl import load_workbook

from generator.build import build
from generator.cli.release import command as release
from generator.cli.submission import command as submission
from generator.problems import UsageError
from shared import CONFIG, ITEM, TODAY

NONE = """\
item: o24
status: none-this-year
none_this_year: {reason: ไม่มีเรื่องร้องเรียน, approver: นายก อบต., date: 2024-03-01}
owners: สำนักปลัด
"""
REPORT = """\
report: measures
round: 12-months
title: รายงานผลตามมาตรการ
answers: [o35]
prepared: {date: 2024-03}
evidence:
  - {title: รายงานฉบับเต็ม, url: https://www.example.go.th/report.pdf, date: 2024-04-01}
"""
FILE = """\
item: o12
status: published
owners: [กองคลัง, กองช่าง]
evidence:
  - {title: "=สถิติ", file: stat.csv, date: 2023-10-16, data_year: 2566, covers: [walk-in]}
  - title: ฉบับเก่า
    url: https://www.example.go.th/old
    date: 2023-10-01
    covers: [walk-in]
    withdrawn: {date: 2023-11-01, reason: ผิด}
"""
SITE = {
    "data/2567/items/o1.yml": ITEM,
    "data/2567/items/o12.yml": FILE,
    "data/2567/items/o24.yml": NONE,
    "data/2567/reports/annual.yml": REPORT,
    "data/evidence/2567/o12/stat.csv": "ปี,จำนวน\n2566,10\n",
}


def run(*args: object, standalone: bool = False) -> Result:
    """The command as the officer calls it."""
    command = [*map(str, args), "--today", str(TODAY)]
    return CliRunner().invoke(submission, command, standalone_mode=standalone)


def sheet_of(root: Path) -> dict[str, dict[str, str]]:
    """The rows of the CSV by their item."""
    text = (root / "submission-2567/submission-2567.csv").read_bytes().decode("utf-8-sig")
    return {row["ข้อ"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.fixture
def root(write_site: Callable[..., Path]) -> Path:
    """A small site with its sheet."""
    root = write_site(SITE)
    assert run(2567, root).return_value == 0
    return root


def test_every_item_of_the_form_has_a_row(root: Path) -> None:
    """Disclosed or not; declared to be none counts as disclosed."""
    rows = sheet_of(root)
    assert list(rows) == [f"O{number}" for number in range(1, 36)]
    assert {code for code, row in rows.items() if row["การเปิดเผย"] == "มี"} == {"O1", "O12", "O24"}
    assert rows["O2"]["URL"] == ""


def test_addresses_are_whole_and_begin_with_the_page(root: Path) -> None:
    """Then each piece of evidence, without what was withdrawn."""
    rows = sheet_of(root)
    assert rows["O1"]["URL"].split("\n") == [
        "https://www.example.go.th/ita/2567/o1.html",
        "https://www.example.go.th/chart.pdf",
    ]
    assert rows["O12"]["URL"].split("\n")[1:] == ["https://www.example.go.th/ita/files/2567/o12/stat.csv"]
    assert rows["O1"]["คำอธิบาย"] == "หน้าหลัก → ความโปร่งใส"
    assert rows["O12"]["ผู้รับผิดชอบ"] == "กองคลัง, กองช่าง"


def test_evidence_has_titles_and_thai_dates(root: Path) -> None:
    """And a title that looks like a formula is text."""
    assert sheet_of(root)["O12"]["หลักฐานและวันที่"] == "'=สถิติ (16 ต.ค. 2566)"
    assert "รายงานฉบับเต็ม (1 เม.ย. 2567)" in sheet_of(root)["O35"]["หลักฐานและวันที่"]


def test_what_is_missing_is_said(root: Path) -> None:
    """Requirements without evidence, and the explanation that ITAS asks for."""
    rows = sheet_of(root)
    assert "key-posts" in rows["O1"]["สิ่งที่ยังขาดหรือต้องตรวจ"]
    assert "where" in rows["O12"]["สิ่งที่ยังขาดหรือต้องตรวจ"]
    assert rows["O24"]["ความครบถ้วน"] == "ประกาศว่าปีนี้ไม่มี"


def test_the_workbook_says_the_same(root: Path) -> None:
    """With a second sheet of the evidence."""
    book = load_workbook(root / "submission-2567/submission-2567.xlsx")
    rows = [[cell.value or "" for cell in row] for row in book["ITAS"].iter_rows()]
    wanted = sheet_of(root)
    assert rows[0] == list(next(iter(wanted.values())))
    assert [[cell.removeprefix("'") for cell in row.values()] for row in wanted.values()] == rows[1:]
    titles = [cell.value for cell in book["หลักฐาน"]["B"]]
    assert titles == ["หลักฐาน", "แผนผังโครงสร้าง", "=สถิติ", "รายงานผลตามมาตรการ", "รายงานฉบับเต็ม"]


def test_the_page_has_every_field_to_copy(root: Path) -> None:
    """Each address and explanation stands in an element of its own; links within the page work."""
    page = lxml_html.document_fromstring((root / "submission-2567/index.html").read_bytes())
    fields = [field.text_content() for field in page.xpath("//section[@id='o1']//*[@class='copy']")]
    assert fields == [*sheet_of(root)["O1"]["URL"].split("\n"), "หน้าหลัก → ความโปร่งใส"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in page.xpath("//@href"):
        assert link.removeprefix("#") in ids or (root / "submission-2567" / link).is_file()


def test_released_addresses_are_known(write_site: Callable[..., Path]) -> None:
    """Only a released address is promised to stay."""
    root = write_site(SITE)
    assert "ยังไม่ลงทะเบียน" in run(2567, root).output
    CliRunner().invoke(release, [str(root), "--out", str(root / "site"), "--today", str(TODAY)], standalone_mode=False)
    assert "ยังไม่ลงทะเบียน" not in run(2567, root).output
    assert sheet_of(root)["O1"]["วันที่ลงทะเบียน URL"] == "20 พ.ย. 2569"


def test_the_sheet_is_not_published(root: Path, tmp_path: Path) -> None:
    """It stands beside the site's records and is neither read nor copied."""
    built = build(root, tmp_path / "out", today=TODAY)
    assert not built.problems.errors
    assert not [path for path in built.files if "submission" in path]


def test_the_same_records_give_the_same_sheet(root: Path) -> None:
    """Byte by byte."""
    before = {path.name: path.read_bytes() for path in (root / "submission-2567").iterdir()}
    run(2567, root)
    assert {path.name: path.read_bytes() for path in (root / "submission-2567").iterdir()} == before


def test_without_an_address_it_says_where_to_write_one(write_site: Callable[..., Path]) -> None:
    """ITAS takes whole addresses only."""
    root = write_site({"site_config.yml": CONFIG.replace(", url: https://www.example.go.th/ita/", "")})
    refusal = run(2567, root).exception
    assert isinstance(refusal, UsageError)
    assert "site_config.yml" in str(refusal)
    assert "url: https://" in str(refusal)
    assert not (root / "submission-2567").exists()


def test_a_year_that_is_not_published_is_refused(write_site: Callable[..., Path]) -> None:
    """With the years that there are."""
    refusal = run(2566, write_site()).exception
    assert isinstance(refusal, UsageError)
    assert "มี 2567" in str(refusal)


def test_a_wrong_year_is_a_usage_error(write_site: Callable[..., Path]) -> None:
    """2024 is no year of the Buddhist era."""
    assert run(2024, write_site(), standalone=True).exit_code == 2


def test_records_with_errors_are_mended_first(write_site: Callable[..., Path]) -> None:
    """Nothing is written from half a year."""
    root = write_site({"data/2567/items/o1.yml": ITEM.replace("published\n", "done\n")})
    result = run(2567, root)
    assert result.return_value == 1
    assert "data/2567/items/o1.yml:2" in result.output
    assert not (root / "submission-2567").exists()


def test_json_for_machines(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """And another folder."""
    result = run(2567, write_site(SITE), "--json", "--out", tmp_path / "elsewhere")
    said: dict[str, Any] = json.loads(result.output)
    assert [Path(path).is_file() for path in said["written"]] == [True] * 3
    assert said["items"][0]["urls"][0] == "https://www.example.go.th/ita/2567/o1.html"
