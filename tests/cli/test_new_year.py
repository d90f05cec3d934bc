"""``prongsai new-year``: a year begins with what is known, overwrites nothing, and says what it does not know."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.check import check_site
from generator.cli.new_year import command
from generator.model.disclosure import Status
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Certainty
from generator.problems import UsageError
from generator.schema import read_framework, read_site

TODAY = date(2026, 11, 20)
EXAMPLES = Path(__file__).parents[2] / "examples"
CONFIG = """\
# ของฉัน
agency: {name: "องค์การบริหารส่วนตำบลทดสอบ", kind: อบต., district: ทดสอบ, province: ทดสอบ}  # หมายเหตุ
site:
    current_year: 2567   # หน้าแรก
    years:
    - 2567  # ปีแรก
    # จบปี
"""
RECORD = """\
item: {item}
status: published
owners: [{owner}]
where: หน้าหลัก → ปี 2567 → ปี ๒๕๖๗ → {code} (ข้อมูลปี 2566)
"""


def run(site, year, *more):
    result = CliRunner().invoke(command, [str(year), str(site), "--today", str(TODAY), *more], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value, result.output


@pytest.fixture
def small(write_site):
    records = {"o14": "กองคลัง", "o15": "กองช่าง", "o16": "กองคลัง", "o7": "สำนักปลัด"}
    return write_site(
        {"site_config.yml": CONFIG}
        | {
            f"data/2567/items/{id}.yml": RECORD.format(item=id, owner=owner, code=id.upper())
            for id, owner in records.items()
        }
    )


def snapshot(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_owners_and_where_are_carried_by_concept(small):
    status, output = run(small, 2568)
    site, problems = read_site(small, today=TODAY)
    year = site.years[FiscalYear(2568)]
    assert (status, problems.errors) == (0, ())
    assert len(year.disclosures) == 28
    merged = year.disclosure("o12")
    assert merged.owners == ("กองคลัง", "กองช่าง")
    assert merged.where == "หน้าหลัก → ปี 2568 → ปี ๒๕๖๘ → O12 (ข้อมูลปี 2566)"
    assert year.disclosure("o5").where.endswith("O5 (ข้อมูลปี 2566)")
    assert {record.record.status for record in year.disclosures.values()} == {Status.NOT_STARTED}
    assert not any(filed.record.evidence or filed.record.published for filed in year.disclosures.values())
    text = (small / "data/2568/items/o12.yml").read_text("utf-8")
    assert "เรื่องเดียวกับข้อ O14, O15, O16 ของปี 2567" in text
    assert text.count("โปรดตรวจว่ายังถูกต้อง") == 2
    assert "28 ไฟล์" not in output
    assert "29 ไฟล์" in output


def test_the_configuration_keeps_its_comments_and_current_year(small):
    run(small, 2568)
    assert (small / "site_config.yml").read_text("utf-8") == CONFIG.replace(
        "    - 2567  # ปีแรก\n", "    - 2567  # ปีแรก\n    - 2568\n"
    )
    run(small, 2568, "--current")
    assert "    current_year: 2568   # หน้าแรก\n" in (small / "site_config.yml").read_text("utf-8")


def test_a_second_run_writes_nothing(small):
    run(small, 2570)
    before = snapshot(small)
    status, output = run(small, 2570)
    assert (status, snapshot(small)) == (0, before)
    assert "มีครบแล้ว" in output
    assert json.loads(run(small, 2570, "--json")[1])["created"] == []


def test_nothing_is_overwritten(small):
    mine = small / "data/2568/items/o12.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("item: o12\nstatus: in-progress\n", "utf-8")
    _, output = run(small, 2568)
    assert mine.read_text("utf-8") == "item: o12\nstatus: in-progress\n"
    assert "มีอยู่แล้ว 1 ไฟล์" in output


def test_a_form_that_is_not_public_is_copied_and_nothing_of_it_is_certain(small):
    _, output = run(small, 2570)
    text = (small / "data/2570/framework.yml").read_text("utf-8")
    site, problems = read_site(small, today=TODAY)
    form, source = site.years[FiscalYear(2570)].framework, read_framework(FiscalYear(2569))
    assert problems.errors == ()
    assert (form.year, form.version, form.provisional, form.certainty) == (2570, "2570.0", True, Certainty.INFERRED)
    assert [item.title for item in form.items] == [item.title for item in source.items]
    assert [(part.first, part.last) for part in form.rounds] == [
        (date(2026, 10, 1), date(2027, 3, 31)),
        (date(2026, 10, 1), date(2027, 9, 30)),
    ]
    certainties = {item.certainty for item in form.items} | {r.certainty for item in form.items for r in item.rules}
    assert certainties == {Certainty.INFERRED}
    assert "certainty: seen" not in text
    assert "คัดลอกจากแบบปี 2569 รุ่น 2569.1" in text.partition("year:")[0]
    assert "คัดลอกแบบปี 2569" in output


def test_dates_and_years_in_rules_move_with_the_form(small):
    own = small / "data/2569/framework.yml"
    own.parent.mkdir(parents=True)
    rule = "    rules:\n      - {rule: as-of, text: ณ วันที่ 31 มีนาคม 2569, date: 2026-03-31}\n    certainty: seen\n"
    shipped = (Path(read_framework.__wrapped__.__globals__["FOLDER"]) / "oit/2569.yml").read_text("utf-8")
    own.write_text(shipped.replace("    certainty: seen\n", rule, 1), "utf-8")
    run(small, 2570)
    found = read_site(small, today=TODAY)[0].years[FiscalYear(2570)].framework.items[0].rules[0]
    assert (found.text, found.date, found.certainty) == ("ณ วันที่ 31 มีนาคม 2570", date(2027, 3, 31), Certainty.INFERRED)


def test_the_example_of_thephalai(tmp_path):
    root = tmp_path / "thephalai"
    shutil.copytree(EXAMPLES / "thephalai", root, ignore=shutil.ignore_patterns("site", "schemas"))
    before = snapshot(root)
    for year in (2567, 2570):
        assert run(root, year)[0] == 0
    after = snapshot(root)
    assert {path: data for path, data in after.items() if path in before and path != "site_config.yml"} == {
        path: data for path, data in before.items() if path != "site_config.yml"
    }
    assert check_site(root, TODAY).errors == ()
    measures = read_site(root, today=TODAY)[0].years[FiscalYear(2567)].disclosure("o35")
    assert measures is not None


@pytest.mark.parametrize(
    ("years", "wanted"), [("[2568, 2567]", "[2570, 2568, 2567]"), ("[2567, 2568]", "[2567, 2568, 2570]")]
)
def test_years_keep_the_order_that_they_stand_in(write_site, years, wanted):
    site = write_site({"site_config.yml": CONFIG.partition("    years")[0] + f"    years: {years} # ปี\n"})
    run(site, 2570)
    assert f"years: {wanted} # ปี\n" in (site / "site_config.yml").read_text("utf-8")


def test_a_listed_year_without_a_form_is_mended(write_site):
    site = write_site({"site_config.yml": CONFIG.replace("    # จบปี", "    - 2570")})
    assert run(site, "๒๕๗๐")[0] == 0
    assert check_site(site, TODAY).errors == ()


def test_errors_are_told_before_anything_is_written(small):
    (small / "data/2567/items/o7.yml").write_text("item: o7\nstatus: publish\n", "utf-8")
    before = snapshot(small)
    status, output = run(small, 2568)
    assert (status, snapshot(small)) == (1, before)
    assert "D217" in output


def test_a_year_before_all_forms_is_refused(small):
    with pytest.raises(UsageError, match="2562"):
        run(small, 2560)
