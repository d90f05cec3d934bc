"""What `make bench` stands on: the same corpus every time, and a Hugo site that shows what ours shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.peers import compare, tools
from benchmarks.peers.results import Measured, Results
from benchmarks.peers.run import FailedError, Run, TooSlowError, measure


def test_the_corpus_of_a_size_is_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        corpus.write(330, tmp_path / name)
    one, two = ({p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.yml")} for n in ("one", "two"))
    assert one == two
    assert len(one) == 330 + 1


def test_white_space_and_the_way_a_character_is_written_make_no_difference() -> None:
    one, other = '<p id="a" class=b>x &amp;\n y</p>', "<p class='b'\n id='a'> x &#38; y </p>"
    assert compare.Tokens(one).found == compare.Tokens(other).found
    assert compare.Tokens("<p>x</p>").found != compare.Tokens("<p>x<br></p>").found


def test_a_page_that_differs_is_named_with_the_first_difference(tmp_path: Path) -> None:
    for name, word in (("ours", "หนึ่ง"), ("theirs", "สอง")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "o1.html").write_text(f"<p>{word}</p>", "utf-8")
    assert list(compare.differences(tmp_path / "ours", tmp_path / "theirs")) == ["o1.html, 1: หนึ่ง\n    theirs: สอง"]


def test_the_middle_of_the_runs_is_their_median() -> None:
    runs = [Run(cpu=seconds, wall=0, memory=0, written=0, files=0) for seconds in (1, 9, 2)]
    results = Results(measured=[Measured("civic", 50, cold=runs)])
    assert results.middle("civic", 50, "cold", "cpu") == 2
    assert results.middle("civic", 50, "edit", "cpu") is None


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@LINUX
def test_a_run_counts_what_its_children_take_and_what_it_writes(tmp_path: Path) -> None:
    child = "import time; held = b'x' * 60_000_000; time.sleep(1.2)"
    parent = (
        "import pathlib, subprocess, sys; pathlib.Path('new').write_text('12345');"
        f"[one.wait() for one in [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]]"
    )
    out = tmp_path / "out"
    out.mkdir()
    (out / "old").write_text("of an earlier run")
    os.utime(out / "old", (1, 1))
    run = measure([sys.executable, "-c", parent.replace("'new'", repr(str(out / "new")))], tmp_path, out, limit=60)
    assert (run.written, run.files) == (5, 1)
    assert run.memory > 120
    assert run.wall > run.cpu > 0


@LINUX
def test_a_run_ends_when_its_time_is_up(tmp_path: Path) -> None:
    with pytest.raises(TooSlowError):
        measure(["sleep", "60"], tmp_path, tmp_path, limit=0.2)


@LINUX
def test_a_run_that_fails_tells_why(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, tmp_path, limit=60)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hugo", "eleventy"])
def test_the_lean_pages_of_a_peer_equal_ours_after_white_space(name: str, tmp_path: Path) -> None:
    installed = {"hugo": tools.BIN / "hugo", "eleventy": tools.HERE / "eleventy/node_modules"}
    if not installed[name].exists():
        pytest.skip("scripts/bench-tools installs it")
    civic, peer = (next(tool for tool in tools.all_tools() if tool.name == wanted) for wanted in ("civic", name))
    tools.prepare(tmp_path, 50, [name])
    for tool in (civic, peer):
        subprocess.run(tool.cold, cwd=tmp_path / tool.folder, check=True, stdout=subprocess.DEVNULL)
    theirs = tmp_path / peer.folder / peer.out
    assert len(list(theirs.rglob("*.html"))) > 50
    assert list(compare.differences(tmp_path / "civic/site", theirs)) == []


def test_the_command_says_which_tools_there_are() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.peers", "--help"], cwd=tools.HERE.parent, capture_output=True, text=True, check=True
    )
    assert "civic,material,hugo,eleventy,mkdocs,zensical" in said.stdout
