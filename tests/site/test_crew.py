"""Large cold builds are shared among processes: the same bytes, whatever becomes of the helpers."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator import crew, helper
from generator.build import build
from generator.crew import Crew, Order, Step, crew_for
from generator.exports.files import export
from generator.model.fiscal_year import FiscalYear
from generator.publish import Stage
from generator.publish.previous import Previous, Written
from generator.section import section_of
from shared import ROOT, TODAY
from tests.site.test_incremental import section, site

YEAR = FiscalYear(2567)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two years, of which one has a report."""
    return site(tmp_path / "site")


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crew for however few records, on a machine of two cores."""
    monkeypatch.setattr(crew, "FEW", 1)
    monkeypatch.setattr(crew, "_cores", lambda: 2)


def plain(root: Path, out: Path) -> dict[str, str]:
    """The section as one process makes it."""
    assert build(root, out, today=TODAY, use_cache=False).changes is not None
    return section(out)


def together(root: Path, out: Path) -> dict[str, str]:
    """The section as a crew makes it."""
    shutil.rmtree(root / ".prongsai", ignore_errors=True)
    found = build(root, out, today=TODAY)
    assert found.changes is not None
    return section(out)


@pytest.mark.parametrize("how", ["fork", "spawn"] if sys.platform.startswith("linux") else ["spawn"])
def test_the_bytes_are_the_same(
    root: Path, tmp_path: Path, shared: None, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """In a folder that was not there, and over a section; and what was kept serves the next build."""
    monkeypatch.setattr(crew, "_HOW", how)
    done: list[frozenset[FiscalYear]] = []
    wait, whole = Crew.wait, plain(root, tmp_path / "alone")
    monkeypatch.setattr(Crew, "wait", lambda self: (wait(self), done.append(self.years)))
    assert together(root, tmp_path / "out") == whole
    assert together(root, tmp_path / "out") == whole
    assert done == [frozenset({YEAR})] * 6, "the helper has done its year in each of three steps, twice"
    assert build(root, tmp_path / "out", today=TODAY).changes.same == len(whole) - 1  # type: ignore[union-attr]
    assert len(done) == 9, "nobody helps with what is kept"
    assert done[-1] == frozenset()


def gone_in(step: Step) -> Callable[..., None]:
    """A helper that ends in the middle of *step*, with its files written and nothing told."""

    def end(order: Order, years: frozenset[FiscalYear], pipe: Connection) -> None:
        own = helper.Helper(order, years)
        while True:
            asked, *values = pipe.recv()
            own.steps[asked](*values)
            if asked is step:
                os._exit(1)
            pipe.send(asked)

    return end


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a function of a test goes to no new process")
@pytest.mark.parametrize("step", list(Step))
def test_a_helper_that_is_gone_costs_only_time(
    root: Path, tmp_path: Path, shared: None, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    whole = plain(root, tmp_path / "alone")
    monkeypatch.setattr("generator.build.assist", gone_in(step))
    assert together(root, tmp_path / "out") == whole
    record = root / "data/2567/items/o1.yml"
    record.write_text(record.read_text("utf-8").replace("กองคลัง", "กองช่าง"), "utf-8")
    assert together(root, tmp_path / "out") == plain(root, tmp_path / "alone")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a function of a test goes to no new process")
def test_a_helper_that_never_answers_is_not_waited_for(
    root: Path, tmp_path: Path, shared: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 0.2)
    monkeypatch.setattr("generator.build.assist", lambda *_: time.sleep(600))
    assert together(root, tmp_path / "out") == plain(root, tmp_path / "alone")


def test_without_a_process_to_be_had_one_does_all(
    root: Path, tmp_path: Path, shared: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError("no process")

    monkeypatch.setattr(crew, "_begin", refuse)
    assert together(root, tmp_path / "out") == plain(root, tmp_path / "alone")


def test_a_small_site_or_one_core_has_no_crew(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order(root, tmp_path / "out", TODAY, None, readiness=False)
    with crew_for(order, helper.assist, cold=True) as found:
        assert found.years == frozenset()
    monkeypatch.setattr(crew, "FEW", 1)
    monkeypatch.setattr(crew, "_cores", lambda: 1)
    with crew_for(order, helper.assist, cold=True) as found:
        assert found.years == frozenset()


def test_no_helper_is_left_when_the_first_process_is_killed(root: Path, tmp_path: Path) -> None:
    """It cannot end them any more: they see that it is gone."""
    script = f"""
import sys, time
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
from datetime import date
from pathlib import Path
from generator import crew, helper
crew.FEW, crew._cores = 1, lambda: 2
if __name__ == "__main__":
    order = crew.Order(Path({str(root)!r}), Path({str(tmp_path / "out")!r}), date(2026, 11, 20), None, False)
    with crew.crew_for(order, helper.assist, cold=True) as found:
        print(*[one.process.pid for one in found._helpers], flush=True)
        time.sleep(60)
"""
    (tmp_path / "first.py").write_text(script, "utf-8")
    first = subprocess.Popen([sys.executable, tmp_path / "first.py"], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    pids = [int(pid) for pid in first.stdout.readline().split()]
    assert pids
    first.kill()
    first.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(map(_is_alive, pids)):
        time.sleep(0.05)
    alive = [pid for pid in pids if _is_alive(pid)]
    for pid in alive:
        os.kill(pid, signal.SIGTERM)
    first.stdout.close()
    assert alive == []


def _is_alive(pid: int) -> bool:
    with contextlib.suppress(OSError):
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", "rb") as stat:  # one that has ended and that nobody waits for is there still
            return stat.read().rpartition(b")")[2].split()[0] != b"Z"
    return False


def test_what_another_process_has_linked_into_the_stage_is_not_written_through(tmp_path: Path) -> None:
    """The second name of a live file is given up, and the live section stays as it was."""
    live, stage = tmp_path / "live", tmp_path / "stage"
    live.mkdir()
    stage.mkdir()
    (live / "a.html").write_bytes(b"OLD")
    Stage(stage, Previous(live)).write("a.html", b"OLD")
    assert (stage / "a.html").stat().st_ino == (live / "a.html").stat().st_ino
    Stage(stage, Previous(live)).write("a.html", b"NEW")
    assert ((live / "a.html").read_bytes(), (stage / "a.html").read_bytes()) == (b"OLD", b"NEW")


def test_a_file_that_is_taken_over_replaces_what_another_process_has_put_there(tmp_path: Path) -> None:
    live, stage = tmp_path / "live", tmp_path / "stage"
    for folder, text in ((live, b"OLD"), (stage, b"HALF")):
        folder.mkdir()
        (folder / "a.html").write_bytes(text)
    known = Written(3, "0" * 64)
    assert Stage(stage, Previous(live, {"a.html": known})).take_over("a.html") == known
    assert (stage / "a.html").read_bytes() == b"OLD"


def test_helpers_end_with_their_last_step(
    root: Path, tmp_path: Path, shared: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one holds in memory is not held while the rest of the section is written."""
    at_work: dict[str, int] = {}

    def watched(name: str, function: Callable[..., object]) -> None:
        def counting(*values: object, **more: object) -> object:
            at_work[name] = len(multiprocessing.active_children())
            return function(*values, **more)

        monkeypatch.setattr(f"generator.build.{name}", counting)

    watched("section_of", section_of)
    watched("export", export)
    together(root, tmp_path / "out")
    assert at_work == {"section_of": 1, "export": 0}


def test_every_way_to_begin_is_one_that_python_knows() -> None:
    assert crew._HOW in multiprocessing.get_all_start_methods()
