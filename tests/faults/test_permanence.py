"""What was released stays: no address and no anchor is lost without a word, whatever is done to the records."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.faults import changes
from tests.faults.changes import CHANGES, Change
from tests.faults.released import Released, lay_out, losses, release


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Released]:
    """The sample site, released once for each worker; nobody edits it."""
    folder = tmp_path_factory.mktemp("released")
    lay_out(folder / "site")
    release(folder / "site", folder / "out")
    return folder / "site", Released.of(folder / "site", folder / "out")


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """A copy to edit."""
    copy = root.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    yield copy
    shutil.rmtree(copy)


CHART = "data/evidence/2568/o1/organisation-chart-2568.png"
STATISTICS = "data/2568/items/o11.yml"
CSV = "service-statistics-2567.csv"
FILE = f"    file: {CSV}\n"
TABLE = f"  - title: สถิติการให้บริการ ปีงบประมาณ พ.ศ. 2567 (CSV)\n{FILE}    date: 2024-10-14\n    data_year: 2567\n"


def _edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def _rename(path: str, to: str) -> Callable[[Path], None]:
    return lambda root: (root / path).rename(root / to) and None


def _renumber(root: Path) -> None:
    """O22 of 2568 is taken for O22 of 2569."""
    text = (root / "data/2568/items/o22.yml").read_text("utf-8")
    (root / "data/2569/items/o22.yml").write_text(text, "utf-8")
    (root / "data/2568/items/o22.yml").unlink()


EDITS: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "the file of a record": (_rename("data/2568/items/o11.yml", "data/2568/items/o29.yml"), {"D218"}),
    "the number in a record": (_edit(STATISTICS, "item: o11\n", "item: o12\n"), {"D218", "R303", "U521"}),
    "the number of a record, its file with it": (_renumber, {"U506"}),
    "the file of a report": (lambda root: changes.rename_report(root, 0), {"U502"}),
    "an evidence file": (lambda root: (root / CHART).unlink(), {"E401"}),
    "an entry of evidence": (_edit(STATISTICS, TABLE, ""), {"U521"}),
    "an entry of evidence that a note explains": (
        _edit(STATISTICS, TABLE, f"changes:\n  - {{date: 2026-11-21, note: รวมในไฟล์ Excel, evidence: {CSV}}}\n"),
        {"U502", "U506"},
    ),
    "a public name": (_edit(STATISTICS, FILE, f"{FILE}    name: statistics.csv\n"), {"U502"}),
    "the name of a file": (lambda root: changes.rename_file(root, 1), {"U521"}),
    "the bytes of a file": (lambda root: changes.exchange_file(root, 0), {"U520"}),
    "a year": (_edit("site_config.yml", "years: [2569, 2568]", "years: [2568]"), {"U502", "R310"}),
    "a page of prose": (lambda root: (root / "content/privacy.md").unlink(), {"U502"}),
    "a heading": (_edit("content/2568/o1.md", "## หน้าที่และอำนาจ", "## อำนาจหน้าที่"), {"U506"}),
    "a survey": (lambda root: changes.drop_survey(root, 0), {"U502", "U506"}),
}
"""What was edited, how, and what tells of the loss."""


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_that_would_lose_something_is_told(site: tuple[Path, Released], tmp_path: Path, what: str) -> None:
    """And where nothing is published, nothing is lost."""
    edit, codes = EDITS[what]
    with copy_of(site[0]) as root:
        edit(root)
        lost, problems = losses(site[1], root, tmp_path / "out")
    assert lost == []
    assert codes <= {problem.code for problem in problems}


def test_another_frame_loses_nothing(site: tuple[Path, Released], tmp_path: Path) -> None:
    """From civic to material: every address and every anchor of the pages is there."""
    with copy_of(site[0]) as root:
        changes.other_shell(root, 0)
        lost, problems = losses(site[1], root, tmp_path / "out")
    assert lost == []
    assert {problem.code for problem in problems} == {"C901"}


def test_a_loss_would_be_seen(site: tuple[Path, Released], tmp_path: Path) -> None:
    """The eyes of these tests: without its register a build loses things in silence."""
    with copy_of(site[0]) as root:
        for path in ("data/urls.lock.yml", "data/evidence.lock.yml"):
            text = (root / path).read_text("utf-8")
            (root / path).write_text(re.sub(r"(?m)^  - .*\n(?:    .*\n)*", "", text), "utf-8")
        changes.drop_prose(root, 3)
        changes.exchange_file(root, 0)
        changes.drop_evidence(root, 0)
        lost, _ = losses(site[1], root, tmp_path / "out")
    assert lost


SOME = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9_999)), min_size=1, max_size=5)
QUICK = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(edits=SOME)
def test_no_sequence_of_edits_loses_anything_in_silence(
    site: tuple[Path, Released], tmp_path: Path, edits: list[tuple[Change, int]]
) -> None:
    """Addresses, anchors and the bytes of evidence."""
    holds(site, tmp_path, edits)


@pytest.mark.slow
@settings(QUICK, max_examples=200, derandomize=False)
@given(edits=SOME, shell=st.booleans())
def test_no_sequence_loses_anything_in_the_long_run(
    site: tuple[Path, Released], tmp_path: Path, edits: list[tuple[Change, int]], *, shell: bool
) -> None:
    """With another frame as well."""
    holds(site, tmp_path, [*edits, *([(changes.other_shell, 0)] if shell else [])])


def holds(site: tuple[Path, Released], folder: Path, edits: list[tuple[Change, int]]) -> None:
    with copy_of(site[0]) as root:
        for change, number in edits:
            change(root, number)
        lost, problems = losses(site[1], root, folder / "out")
        note(f"{[(change.__name__, number) for change, number in edits]}: {[problem.code for problem in problems]}")
    assert lost == []
