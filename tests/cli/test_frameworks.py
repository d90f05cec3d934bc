"""``prongsai frameworks``, and what changed between the shipped forms."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from generator.cli.frameworks import command
from generator.cli.tables import table, width, wrap
from generator.model.fiscal_year import FiscalYear
from generator.model.framework_diff import ChangeKind, diff
from generator.problems import UsageError
from generator.schema import read_framework, shipped_years
from generator.schema.frameworks import FOLDER


def framework(year):
    found = read_framework(FiscalYear(year))
    assert found is not None
    return found


def compared(old, new):
    return diff(framework(old), framework(new))


def codes(changes):
    return {("+".join(item.code for item in c.old), "+".join(item.code for item in c.new)) for c in changes}


def run(*args):
    result = CliRunner().invoke(command, args, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value, result.output


def test_2568_merges_items_of_2567():
    found = compared(2567, 2568)
    assert codes(found.of(ChangeKind.MERGED)) == {
        ("O1+O3", "O1"),
        ("O4+O6", "O3"),
        ("O14+O15+O16", "O12"),
        ("O20+O21", "O16"),
        ("O26+O27", "O21"),
        ("O28+O29", "O22"),
    }
    assert found.of(ChangeKind.ADDED) == found.of(ChangeKind.GONE) == ()
    assert ("O30", "O23") in codes(found.of(ChangeKind.RENUMBERED)) & codes(found.of(ChangeKind.REWORDED))


def test_the_way_back_splits_what_was_merged():
    assert codes(compared(2568, 2567).of(ChangeKind.SPLIT)) >= {("O12", "O14+O15+O16"), ("O1", "O1+O3")}


def test_2567_drops_items_and_adds_one():
    found = compared(2566, 2567)
    assert codes(found.of(ChangeKind.GONE)) == {
        (code, "") for code in ("O6", "O9", "O10", "O17", "O24", "O25", "O37", "O41")
    }
    assert codes(found.of(ChangeKind.ADDED)) == {("", "O29")}


def test_a_concept_that_an_item_asks_about_no_more_is_named():
    change = next(c for c in compared(2568, 2569).changes if c.new and c.new[0].id == "o11")
    assert change.concepts_gone == ("procurement-plan", "procurement-announcements")


def test_requirements_are_compared_only_where_both_years_know_them():
    by_item = {c.new[0].id: c for c in compared(2567, 2568).changes}
    assert by_item["o2"].requirements
    assert [after.id for _, after in by_item["o2"].requirements.reworded] == ["executives"]
    assert by_item["o5"].requirements is None


@pytest.mark.parametrize("year", shipped_years())
def test_a_form_is_the_same_as_itself(year):
    found = compared(year, year)
    assert [c.kinds for c in found.changes if c.kinds != (ChangeKind.SAME,)] in ([], [(ChangeKind.REARRANGED,)])
    assert sum(len(c.old) for c in found.changes) == len(framework(year).items)


@pytest.mark.parametrize(("old", "new"), list(zip(shipped_years(), shipped_years()[1:], strict=False)))
def test_every_item_of_both_forms_stands_in_one_change(old, new):
    found = compared(old, new)
    assert sorted(i.number for c in found.changes for i in c.old) == [i.number for i in framework(old).items]
    assert sorted(i.number for c in found.changes for i in c.new) == [i.number for i in framework(new).items]


def test_list_names_every_year_with_its_count(tmp_path):
    status, output = run("list", str(tmp_path))
    counts = [" ".join(line.split()[:2]) for line in output.splitlines()[2:]]
    assert status == 0
    assert counts == [
        f"{year} {items}" for year, items in zip(range(2562, 2570), (48, 43, 43, 43, 43, 35, 28, 26), strict=True)
    ]
    data = json.loads(run("list", str(tmp_path), "--json")[1])
    assert [f["year"] for f in data["frameworks"] if not f["provisional"]] == [2567]


def test_show_prints_requirements_rules_and_certainty(tmp_path):
    _, output = run("show", "๒๕๖๗", str(tmp_path))
    assert "9.1 ข้อมูลพื้นฐาน" in output
    assert "• eit-qr: QR Code" in output
    assert "เงื่อนไข qr-on-home: " in output
    _, output = run("show", "2569", str(tmp_path), "--item", "O1", "--lang", "en")
    assert "elements of this year unknown" in output
    assert json.loads(run("show", "2567", str(tmp_path), "--item", "12", "--json")[1])["id"] == "o12"


def test_diff_prints_a_table(tmp_path):
    _, output = run("diff", "2567", "2568", str(tmp_path))
    assert "แบบวัด OIT ปี 2567 (35 ข้อ) → ปี 2568 (28 ข้อ)" in output
    assert any(line.split()[:3] == ["O14+O15+O16", "O12", "รวมข้อ"] for line in output.splitlines())
    changes = json.loads(run("diff", "2567", "2568", str(tmp_path), "--json")[1])["changes"]
    assert {"kinds": ["merged"], "old": ["o1", "o3"]} in [
        {"kinds": c["kinds"], "old": [item["id"] for item in c["old"]]} for c in changes
    ]


def test_a_year_without_a_form_is_said_with_a_way_out(tmp_path):
    with pytest.raises(UsageError, match="new-year 2570"):
        run("show", "2570", str(tmp_path))
    with pytest.raises(UsageError, match="O1 ถึง O35"):
        run("show", "2567", str(tmp_path), "--item", "o40")


def test_a_framework_of_the_site_itself_comes_first(tmp_path):
    own = tmp_path / "data" / "2567" / "framework.yml"
    own.parent.mkdir(parents=True)
    text = (FOLDER / "oit" / "2567.yml").read_text("utf-8")
    own.write_text(text.replace('"2567.1"', '"2567.9"'), "utf-8")
    assert "2567.9" in run("list", str(tmp_path))[1]
    own.write_text("year: 2567\nversion: [\n", "utf-8")
    status, output = run("show", "2567", str(tmp_path))
    assert (status, "data/2567/framework.yml:" in output) == (1, True)


def test_thai_marks_take_no_room():
    assert width("ที่มา") == 3
    assert width("กำ") == 2
    lines = table([["ก็", "x"], ["กาา", "y"]], ["ที่", "z"]).splitlines()
    assert [line[-1] for line in lines] == ["z", "─", "x", "y"]
    assert {width(line) for line in lines} == {6}


def test_wrapping_breaks_no_letter_from_its_marks_and_loses_nothing():
    text = "การขับเคลื่อนนโยบาย No Gift Policy จากการปฏิบัติหน้าที่และการเสริมสร้างความรู้เกี่ยวกับหลักเกณฑ์" * 3
    for cells in range(8, 60):
        lines = wrap(text, cells)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(0 < width(line) <= cells for line in lines)
        assert not any(line[0] in "ะาำิีึืุู่้๊๋์ๆ" for line in lines)
        assert not any(line[-1] in "เแโใไ" for line in lines)
