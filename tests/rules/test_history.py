"""The notes of a record against what git saw change."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.check import check_site
from generator.problems import Problem
from generator.sources import git
from shared import CONFIG, ITEM, TODAY
from tests.rules.conftest import assert_told

RECORD = "data/2567/items/o1.yml"
REPLACED = ITEM.replace("chart.pdf", "chart-2.pdf")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


class Repository:
    """A site in git, with commits on chosen days."""

    def __init__(self, root: Path, top: Path | None = None) -> None:
        self.root, self._top = root, top or root
        self._git("init", "--quiet", "--initial-branch=main", day="2024-01-15")
        self.commit(ITEM, "2024-01-15")

    def commit(self, record: str, day: str) -> None:
        """The record as it was on *day*."""
        (self.root / RECORD).write_text(record, "utf-8")
        self._git("add", "--all", day=day)
        self._git("commit", "--quiet", "--allow-empty", "-m", "แก้", day=day)

    def _git(self, *words: str, day: str) -> None:
        when = {f"GIT_{who}_DATE": f"{day}T12:00:00+07:00" for who in ("AUTHOR", "COMMITTER")}
        who = ["-c", "user.name=x", "-c", "user.email=x@test.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=self._top, check=True, env=git_free() | when)

    def told(self) -> list[Problem]:
        """What ``prongsai check`` says of notes that are missing."""
        return [problem for problem in check_site(self.root, TODAY) if problem.code == "U522"]


def git_free() -> dict[str, str]:
    """The environment without what a hook of git has put into it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def site(write_site: Callable[..., Path]) -> Path:
    """The site of an agency, which is no sample."""
    return write_site({"site_config.yml": CONFIG.replace(" demo: fictional,", ""), RECORD: ITEM})


def test_evidence_exchanged_in_silence(site: Path) -> None:
    """The day and the commit are told at the record."""
    repository = Repository(site)
    repository.commit(REPLACED, "2024-04-02")
    problem, = repository.told()
    assert str(problem.place) == f"{RECORD}:1:1"
    assert "2 เมษายน 2567" in problem.message()
    assert_told(problem)


DAY, LATER = "published: 2024-01-15", "published: 2024-04-10"
CHANGED = "changes:\n  - {date: 2024-04-02, note: ใช้ฉบับแก้ไข}\n"


@pytest.mark.parametrize(
    ("commits", "told"),
    [
        ({"2024-04-02": REPLACED + CHANGED}, False),
        ({"2024-04-05": REPLACED + CHANGED}, False),
        ({"2024-04-05": REPLACED, "2024-04-06": REPLACED + CHANGED}, False),
        ({"2024-04-02": REPLACED + CHANGED, "2024-05-01": ITEM + CHANGED}, True),
        ({"2024-04-02": ITEM + CHANGED, "2024-04-03": REPLACED + CHANGED}, True),
        ({"2024-04-02": ITEM.replace("status: published", "status: in-progress")}, True),
        ({"2024-04-02": ITEM.replace("โครงสร้างของหน่วยงาน", "โครงสร้าง อัตรากำลัง")}, False),
        ({"2024-04-02": ITEM.replace("[chart]", "[chart, duties]")}, False),
        ({"2024-01-15": REPLACED}, False),
        ({"2024-04-02": ITEM.replace(DAY, LATER), "2024-04-10": REPLACED.replace(DAY, LATER)}, False),
    ],
    ids=[
        "noted at once", "noted with the commit, dated before it", "noted afterwards", "noted once, changed twice",
        "a note about something else before", "taken back", "other words", "covers more", "on the first day",
        "before it was published",
    ],
)  # fmt: skip
def test_what_needs_a_note_and_what_does_not(site: Path, commits: dict[str, str], told: bool) -> None:
    """Evidence and status, once they are published; a note that came later explains them too."""
    repository = Repository(site)
    for day, record in commits.items():
        repository.commit(record, day)
    assert bool(repository.told()) == told


def test_a_record_in_work_changes_as_it_likes(site: Path) -> None:
    """Also when it becomes published later than it says."""
    repository = Repository(site)
    repository.commit(ITEM.replace("status: published", "status: in-progress") + CHANGED, "2024-04-02")
    repository.commit(REPLACED + CHANGED, "2024-05-01")
    assert repository.told() == []


def test_a_site_below_the_top_of_its_repository(write_site: Callable[..., Path]) -> None:
    """Paths are those of the site; a note that is missing is told once, for the last commit."""
    root = write_site({"site_config.yml": CONFIG.replace(" demo: fictional,", ""), RECORD: ITEM})
    repository = Repository(root, root.parent)
    repository.commit(REPLACED, "2024-04-02")
    repository.commit(ITEM, "2024-04-03")
    assert ["3 เมษายน 2567" in problem.message() for problem in repository.told()] == [True]


def test_where_there_is_no_history_nothing_is_said(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No repository, a shallow clone, a damaged one, no git at all, a git that is found beside the records."""
    assert git.revisions(site, "data/*", since=TODAY) == ()
    repository = Repository(site)
    repository.commit(REPLACED, "2024-04-02")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", site.as_uri(), str(shallow)], check=True, env=git_free())
    assert [problem for problem in check_site(shallow, TODAY) if problem.code == "U522"] == []
    assert repository.told()
    monkeypatch.setattr(shutil, "which", lambda _: "./git")
    assert repository.told() == []
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert repository.told() == []
    monkeypatch.undo()
    (site / ".git/HEAD").write_text("nonsense", "utf-8")
    assert repository.told() == []


def test_git_is_asked_once_and_for_no_build(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """However many records there are; a sample is not asked about at all."""
    from generator.build import build

    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(git, "_git", lambda root, *words: asked.append(words) or "")
    for number in range(2, 9):
        (site / f"data/2567/items/o{number}.yml").write_text(ITEM.replace("item: o1", f"item: o{number}"), "utf-8")
    build(site, tmp_path / "out", today=TODAY)
    assert asked == []
    check_site(site, TODAY)
    assert len(asked) == 1
    (site / "site_config.yml").write_text(CONFIG, "utf-8")
    check_site(site, TODAY)
    assert len(asked) == 1
