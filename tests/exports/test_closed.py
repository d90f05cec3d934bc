"""U510 and U511: a closed year does not change in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.site import Site
from generator.problems import Problem
from generator.problems.catalogue.closing import ENTRIES
from generator.rules.closed import ClosedLock, closing, digests, edited_after_closing, files_of, findings, lock_path
from generator.schema import read_site
from generator.sources import read_bytes, write_lock
from shared import ITEM, TODAY

CLOSED = date(2024, 10, 15)
FILE = "item: o12\nstatus: published\nowners: กองคลัง\nevidence:\n  - {title: สถิติ, file: stat.csv, date: 2023-10-16}\n"
SITE = {
    "data/2567/year.yml": "closed: {date: 2024-10-15}\n",
    "data/2567/items/o1.yml": ITEM,
    "data/2567/items/o12.yml": FILE,
    "data/2567/reports/annual.yml": "report: measures\nround: 12-months\ntitle: รายงาน\nanswers: [o35]\n",
    "data/evidence/2567/o12/stat.csv": "ก,ข\n",
    "content/2567/o1.md": "เนื้อหา\n",
    "content/about.md": "# เกี่ยวกับ\n",
}
REASON = "changes:\n  - {date: 2024-10-15, note: แก้ตามหนังสือทักท้วง}\n"


def site_at(root: Path) -> Site:
    """The site in *root*."""
    site, _ = read_site(root, today=TODAY)
    assert site is not None
    return site


def now(root: Path, site: Site) -> Mapping[str, str]:
    """The digests of today."""
    return digests(site, site.current, lambda path: read_bytes(root, path), {})


@pytest.fixture
def edited(write_site: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    """Closes a year, edits its files, and gives what is said: the file and how it changed."""

    def of(edits: Mapping[str, str | None], before: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
        root = write_site({**SITE, **(before or {})})
        site = site_at(root)
        lock = closing(site, site.current, CLOSED, now(root, site))
        for path, text in edits.items():
            if text is None:
                (root / path).unlink()
            else:
                (root / path).write_bytes(text.encode())
        site = site_at(root)
        found = edited_after_closing(site, site.current, lock, now(root, site))
        return [(problem.values["file"], problem.values["how_en"]) for problem in found]

    return of


def test_a_lock_names_every_file_of_the_year(write_site: Callable[..., Path]) -> None:
    """Records, prose and evidence, and nothing of other years or of none."""
    root = write_site(SITE)
    site = site_at(root)
    lock = closing(site, site.current, CLOSED, now(root, site))
    assert [entry.file for entry in lock.files] == sorted(set(SITE) - {"content/about.md"})
    assert {file.path for file in files_of(site, site.current)} == {entry.file for entry in lock.files}


def test_what_has_not_changed_is_not_told(edited: Callable[..., list[object]]) -> None:
    """Line ends do not count: they change on the way from one computer to another."""
    assert edited({}) == []
    assert edited({"data/2567/items/o1.yml": ITEM.replace("\n", "\r\n")}) == []


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({"data/2567/items/o1.yml": ITEM + "updated: 2024-11-01\n"}, ("data/2567/items/o1.yml", "was changed")),
        ({"data/evidence/2567/o12/stat.csv": "ก,ค\n"}, ("data/evidence/2567/o12/stat.csv", "was changed")),
        ({"data/evidence/2567/o12/stat.csv": None}, ("data/evidence/2567/o12/stat.csv", "was removed")),
        ({"data/2567/items/o1.yml": None}, ("data/2567/items/o1.yml", "was removed")),
        ({"data/2567/items/o2.yml": ITEM.replace("o1\n", "o2\n")}, ("data/2567/items/o2.yml", "was added")),
        ({"content/2567/o1.md": "อื่น\n"}, ("content/2567/o1.md", "was changed")),
        (
            {"data/2567/reports/annual.yml": SITE["data/2567/reports/annual.yml"] + "pass_mark: 85\n"},
            ("data/2567/reports/annual.yml", "was changed"),
        ),
    ],
)
def test_an_edit_without_a_reason_is_told(
    edited: Callable[..., list[object]], edits: Mapping[str, str | None], told: tuple[str, str]
) -> None:
    """Records, prose, evidence: changed, removed, added."""
    assert told in edited(edits)


@pytest.mark.parametrize(
    "edits",
    [
        {"data/2567/items/o1.yml": ITEM + REASON},
        {"data/2567/items/o12.yml": FILE + REASON, "data/evidence/2567/o12/stat.csv": "ก,ค\n"},
        {"data/2567/items/o1.yml": ITEM + REASON, "content/2567/o1.md": "อื่น\n"},
        {"data/2567/items/o2.yml": ITEM.replace("o1\n", "o2\n") + REASON},
    ],
)
def test_a_reason_dated_from_the_closing_on_explains_it(
    edited: Callable[..., list[object]], edits: Mapping[str, str | None]
) -> None:
    """In the record itself, for its evidence and for its prose."""
    assert edited(edits) == []


def test_an_older_reason_explains_nothing(edited: Callable[..., list[object]]) -> None:
    """It was about something else."""
    assert edited({"data/2567/items/o1.yml": ITEM + REASON.replace("10-15", "10-14")})


def test_a_reason_that_stood_there_at_the_closing_explains_nothing(edited: Callable[..., list[object]]) -> None:
    """Even if it is of the same day."""
    before = {"data/2567/items/o1.yml": ITEM + REASON}
    assert edited({"data/2567/items/o1.yml": ITEM + REASON + "updated: 2024-11-01\n"}, before)
    second = "  - {date: 2024-10-15, note: แก้อีกครั้ง}\n"
    assert edited({"data/2567/items/o1.yml": ITEM + REASON + second + "updated: 2024-11-01\n"}, before) == []


def test_the_rule_reads_the_lock(write_site: Callable[..., Path]) -> None:
    """As close-year writes it; a lock that is missing is told, and a year that is open is left alone."""
    root = write_site(SITE)
    site = site_at(root)

    def told() -> list[str]:
        return [problem.code for problem in findings(site_at(root), lambda path: read_bytes(root, path))]

    assert told() == ["U511"]
    write_lock(root / lock_path(site.current.year), closing(site, site.current, CLOSED, now(root, site)))
    assert told() == []
    (root / "content/2567/o1.md").write_text("อื่น\n", "utf-8")
    assert told() == ["U510"]
    (root / "data/2567/year.yml").write_text("result: {score: 90}\n", "utf-8")
    assert told() == []


def test_a_lock_that_cannot_be_read_is_a_problem(write_site: Callable[..., Path]) -> None:
    """And no traceback."""
    root = write_site({**SITE, "data/2567/closed.lock.yml": "closed: [\n"})
    assert list(findings(site_at(root), lambda path: read_bytes(root, path)))


def test_evidence_that_was_read_already_is_not_read_again(write_site: Callable[..., Path]) -> None:
    """Its digest is known from its passport."""
    root = write_site(SITE)
    site = site_at(root)
    known = {"data/evidence/2567/o12/stat.csv": "f" * 64}
    assert digests(site, site.current, lambda path: read_bytes(root, path), known).items() >= known.items()


def test_the_messages_have_no_open_blanks(write_site: Callable[..., Path]) -> None:
    """Both languages name the year, the file and what to do."""
    root = write_site(SITE)
    site = site_at(root)
    lock = ClosedLock(closed=CLOSED)
    problems: list[Problem] = list(edited_after_closing(site, site.current, lock, now(root, site)))
    entry = next(entry for entry in ENTRIES if entry.code == "U510")
    for template in (entry.message, entry.message_en, entry.fix, entry.fix_en):
        assert "…" not in template.format_map(problems[0].values)
