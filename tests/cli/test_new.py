"""``prongsai new``: a site that builds at once, with files that open rightly on Windows."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cli.check import check_site
from generator.cli.new import command
from generator.problems import DiskError, UsageError
from generator.schema import shipped_years


def new(folder, *more):
    result = CliRunner().invoke(command, [str(folder), *more], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


@pytest.fixture
def site(tmp_path):
    new(tmp_path / "ita", "--today", "2026-11-20")
    return tmp_path / "ita"


def test_the_new_site_builds_without_errors(site):
    built = build(site, site / "site", today=date(2026, 11, 20))
    assert built.problems.errors == ()
    assert {p.code for p in built.problems} <= {"C901", "R322"}
    assert (site / "site" / "2569" / "o1.html").is_file()


@pytest.mark.parametrize("year", shipped_years())
def test_it_is_right_for_every_shipped_year(tmp_path, year):
    new(tmp_path / "ita", "--today", f"{year - 543}-03-01")
    assert check_site(tmp_path / "ita", date(2026, 11, 20)).errors == ()
    assert len(list((tmp_path / "ita" / "data" / str(year) / "items").iterdir())) == 3


def test_a_year_without_a_public_form_is_said(tmp_path):
    output = new(tmp_path / "a", "--today", "2026-11-20")
    assert "ปีงบประมาณที่ดำเนินอยู่คือ 2570" in output
    assert "prongsai new-year 2570" in output
    assert all(f"\n{number}. " in output for number in (1, 2, 3))
    data = json.loads(new(tmp_path / "b", "--today", "2024-01-01", "--json"))
    assert (data["year"], "site_config.yml" in data["files"]) == (2567, True)


def test_every_key_of_the_configuration_is_explained(site):
    text = (site / "site_config.yml").read_text("utf-8")
    schema = json.loads((site / "schemas" / "site-config.json").read_text("utf-8"))
    known = {key for part in schema["$defs"].values() for key in part.get("properties", {})}
    assert {key for key in known if f"{key}:" not in text} == {"also_printed"}, "of a printed source only"


def test_example_lines_are_right_once_they_are_used(site):
    """Taking the mark away from the commented examples gives a record that can be read."""
    for path in (*site.glob("data/*/items/*.yml"), site / "site_config.yml", *site.glob("data/*/year.yml")):
        lines = path.read_text("utf-8").splitlines()
        used = [line.replace("# ", "", 1) if _is_example(line) else line for line in lines]
        path.write_text("\n".join(used).replace("progress: []\n", ""), "utf-8")
    for name in ("data/evidence/2569/o1/structure.pdf", "data/evidence/2569/o9/service-manual-2569.pdf"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(b"%PDF-1.4\n")
    problems = check_site(site, date(2026, 11, 20))
    assert {p.code for p in problems.errors if p.code[0] in "YD"} == set(), [
        str(p.place) + p.message() for p in problems
    ]


def _is_example(line):
    key = line.strip().removeprefix("# ").lstrip("- ").partition(":")[0]
    return (
        line.strip().startswith("# ")
        and key.replace("_", "").isascii()
        and " " not in key
        and ": $" not in line
        and ":" in line
    )


def test_command_files_are_ascii_with_crlf(site):
    for name in ("check.cmd", "build.cmd", "serve.cmd"):
        data = (site / name).read_bytes()
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n") > 10
        assert b"chcp 65001" in data
        assert data.endswith(b"pause\r\n")
        assert b"@" not in data.replace(b"@echo off", b"")


def test_every_name_is_ascii_and_the_read_me_opens_in_notepad(site):
    assert all(path.name.isascii() for path in site.rglob("*"))
    assert (site / "README.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    for path in site.rglob("*.*"):
        if path.is_file() and path.suffix not in {".png", ".json"}:
            assert "@" not in path.read_text("utf-8").replace("@echo", "").replace("saraban@example", ""), path


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="มีไฟล์อยู่แล้ว"):
        new(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_be_there(tmp_path):
    (tmp_path / ".git").mkdir()
    new(tmp_path)
    assert (tmp_path / "site_config.yml").is_file()


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    real, calls = __import__("os").replace, []

    def replace(source, target):
        calls.append(target)
        if len(calls) == 5:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("os.replace", replace)
    with pytest.raises(DiskError):
        new(tmp_path)
    assert list(tmp_path.iterdir()) == []
