"""Nothing personal, damaged or silently exchanged is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cache import FILE
from generator.cli.release import command
from generator.model.register import EvidenceLock, ReleasedEvidence
from generator.sources import write_lock
from shared import CONFIG, ITEM, TODAY

WITH_FILE = ITEM.replace("url: https://www.example.go.th/chart.pdf", "file: chart.csv")
CHART = "data/evidence/2567/o1/chart.csv"
PLAIN = "ตำแหน่ง,จำนวน\nปลัด อบต.,1\n".encode("utf-8-sig")


def codes(root: Path, out: Path) -> dict[str, str]:
    """Code and place of every problem of a build."""
    return {p.code: str(p.place) for p in build(root, out, today=TODAY).problems if p.code[0] in "EPU"}


def national_id(first_twelve: str) -> str:
    """Thirteen digits with their check digit, made up."""
    total = sum(int(digit) * weight for digit, weight in zip(first_twelve, range(13, 1, -1), strict=True))
    return first_twelve + str((11 - total % 11) % 10)


def test_a_clean_file_gives_no_problem(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Positions and numbers are not personal data."""
    root = write_site({"data/2567/items/o1.yml": WITH_FILE, CHART: PLAIN})
    assert codes(root, tmp_path / "out") == {}
    page = (tmp_path / "out/2567/o1.html").read_text("utf-8")
    assert "CSV" in page


def test_a_national_id_in_a_file_stops_the_build(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """It is told at the line that names the file; the digits are not repeated."""
    number = national_id("110170023456")
    root = write_site({"data/2567/items/o1.yml": WITH_FILE, CHART: PLAIN + f"เลขประจำตัวประชาชน,{number}\n".encode()})
    assert codes(root, tmp_path / "out") == {"P601": "data/2567/items/o1.yml:8:36"}
    assert not (tmp_path / "out").exists()
    told = [problem.message() + problem.fix() for problem in build(root, tmp_path / "out", today=TODAY).problems]
    assert number not in "".join(told)


def test_a_national_id_in_a_record_and_in_prose_stops_the_build(
    write_site: Callable[..., Path], tmp_path: Path
) -> None:
    """Line and column of each."""
    number = national_id("310170023456")
    grouped = f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"
    item = ITEM.replace("โครงสร้างของหน่วยงาน", f"บัตรประชาชน {grouped}")
    root = write_site({"data/2567/items/o1.yml": item, "content/index.md": f"ติดต่อ\n\nเลขบัตร {number}\n"})
    found = build(root, tmp_path / "out", today=TODAY).problems.errors
    assert {(p.code, p.place.path, p.place.line) for p in found} == {
        ("P601", "data/2567/items/o1.yml", 4),
        ("P601", "content/index.md", 3),
    }


def test_the_office_phone_of_the_agency_is_its_own(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """A number that ``site_config.yml`` gives is published on purpose."""
    config = CONFIG.replace("province: ทดสอบ}", "province: ทดสอบ, phone: 0-2000-0000}")
    item = ITEM.replace("โครงสร้างของหน่วยงาน", "โทรศัพท์ 0-2000-0000")
    root = write_site({"site_config.yml": config, "data/2567/items/o1.yml": item})
    assert codes(root, tmp_path / "out") == {}


def test_an_allowed_finding_is_not_told_and_an_idle_one_is(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """``allow`` needs a reason, and must match something."""
    item = ITEM.replace("โครงสร้างของหน่วยงาน", "มือถือส่วนตัว 081-234-5678")
    allow = "allow:\n  - {finding: phone, reason: เจ้าตัวยินยอมเป็นหนังสือ}\n"
    root = write_site({"data/2567/items/o1.yml": item})
    assert "P603" in codes(root, tmp_path / "out")
    root = write_site({"data/2567/items/o1.yml": item + allow})
    assert codes(root, tmp_path / "out") == {}
    root = write_site({"data/2567/items/o1.yml": ITEM + allow})
    assert codes(root, tmp_path / "out") == {"P611": "data/2567/items/o1.yml:10:15"}


def test_a_file_with_a_wrong_ending_is_told(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """A PDF that is none cannot be opened by the assessor."""
    item = ITEM.replace("url: https://www.example.go.th/chart.pdf", "file: chart.pdf")
    root = write_site({"data/2567/items/o1.yml": item, "data/evidence/2567/o1/chart.pdf": PLAIN})
    assert codes(root, tmp_path / "out").keys() & {"E420"}


def test_what_is_remembered_gives_the_same_problems(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """The second build looks into nothing and says the same."""
    root = write_site(
        {"data/2567/items/o1.yml": WITH_FILE, CHART: PLAIN + "บัญชีส่วนตัว เลขที่บัญชี 457-2-81936-4\n".encode()}
    )
    first = codes(root, tmp_path / "out")
    assert (root / FILE).stat().st_size
    assert codes(root, tmp_path / "out") == first
    assert "P605" in first


def lock(root: Path, sha256: str, file: str = CHART) -> None:
    """The file was released with these bytes."""
    day = date(2024, 2, 1)
    entry = ReleasedEvidence(file=file, sha256=sha256, first=day, date=day)
    write_lock(root / "data/evidence.lock.yml", EvidenceLock(evidence=(entry,)))


def test_released_evidence_does_not_change_without_a_note(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """The assessor judges the file that was submitted."""
    root = write_site({"data/2567/items/o1.yml": WITH_FILE, CHART: PLAIN})
    lock(root, "0" * 64)
    assert codes(root, tmp_path / "out") == {"U520": "data/2567/items/o1.yml:8:36"}
    noted = WITH_FILE + "changes:\n  - {date: 2024-02-02, note: แก้จำนวนตำแหน่ง, evidence: chart.csv}\n"
    (root / "data/2567/items/o1.yml").write_text(noted, "utf-8")
    assert codes(root, tmp_path / "out") == {}


def test_a_note_explains_what_came_after_it(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Not the bytes that were there already, not those that come after the next release, not another file."""
    note = "changes:\n  - {date: 2026-11-20, note: แก้จำนวนตำแหน่ง, evidence: chart.csv}\n"
    root = write_site({"data/2567/items/o1.yml": WITH_FILE + note, CHART: PLAIN})
    release(root)
    (root / CHART).write_bytes(PLAIN + b"a,1\n")
    assert codes(root, tmp_path / "out") == {"U520": "data/2567/items/o1.yml:8:36"}
    (root / "data/2567/items/o1.yml").write_text(WITH_FILE + note + note.splitlines()[1] + "\n", "utf-8")
    assert codes(root, tmp_path / "out") == {}
    release(root)
    (root / CHART).write_bytes(PLAIN)
    assert codes(root, tmp_path / "out") == {"U520": "data/2567/items/o1.yml:8:36"}


def release(root: Path) -> None:
    """What goes out today."""
    result = CliRunner().invoke(command, [str(root), "--today", str(TODAY)], standalone_mode=False)
    assert result.return_value == 0, result.output


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("", True),
        ("changes:\n  - {date: 2024-02-01, note: ใช้ไฟล์ใหม่แทน, evidence: chart.csv}\n", False),
        ("changes:\n  - {date: 2024-01-31, note: ใช้ไฟล์ใหม่แทน, evidence: chart.csv}\n", True),
        ("changes:\n  - {date: 2024-02-02, note: ใช้ไฟล์ใหม่แทน, evidence: other.csv}\n", True),
        ("changes:\n  - {date: 2024-02-02, note: ใช้ไฟล์ใหม่แทน}\n", True),
    ],
)
def test_released_evidence_does_not_leave_its_record_without_a_note(
    write_site: Callable[..., Path], tmp_path: Path, note: str, told: bool
) -> None:
    """Whatever took its place."""
    root = write_site({"data/2567/items/o1.yml": ITEM + note})
    lock(root, "0" * 64)
    assert codes(root, tmp_path / "out") == ({"U521": "data/2567/items/o1.yml:8:3"} if told else {})


def test_released_evidence_of_a_record_that_is_gone(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """There is no record that could say why."""
    root = write_site({"data/2567/items/o2.yml": ITEM.replace("item: o1", "item: o2").replace("covers: [chart]", "")})
    lock(root, "0" * 64)
    assert codes(root, tmp_path / "out") == {"U521": "data/evidence.lock.yml:3:5"}
