"""What the program makes of its own files is kept beside them, believed only where it is whole, and never needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import compiled
from generator.compiled import program_files, recall, remember
from generator.resources import PACKAGE, THEME

SITE = {
    "site_config.yml": "agency: {name: อบต.ทดสอบ, kind: อบต., district: ก, province: ข}\n"
    "site: {current_year: 2567, years: [2567], demo: fictional}\n",
    "data/2567/items/o1.yml": "item: o1\nstatus: published\nsummary: โครงสร้าง\n",
}


@pytest.fixture(autouse=True)
def _keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is for an officer, whatever the tests are called with."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _kept(folder: Path) -> Path:
    """The only file that is kept below *folder*."""
    (file,) = (folder / "__pycache__").iterdir()
    return file


def test_what_was_kept_of_a_file_is_recalled(tmp_path: Path) -> None:
    remember(tmp_path / "a.html", b"source", b"made")
    assert recall(tmp_path / "a.html", b"source") == b"made"
    assert _kept(tmp_path).name == f"a.html.{sys.implementation.cache_tag}.pyc"


def test_of_another_source_nothing_is_recalled(tmp_path: Path) -> None:
    remember(tmp_path / "a.html", b"source", b"made")
    assert recall(tmp_path / "a.html", b"sourc") is None
    assert recall(tmp_path / "b.html", b"source") is None


def test_of_another_program_nothing_is_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(tmp_path / "a.html", b"source", b"made")
    monkeypatch.setattr(compiled, "fingerprint", lambda: b"another")
    assert recall(tmp_path / "a.html", b"source") is None


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_not_believed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    remember(folder / "a.html", b"source", b"what was made")
    whole = _kept(folder).read_bytes()
    at, byte = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    for damaged in (whole[:at], whole + bytes([byte]), whole[:at] + bytes([byte]) + whole[at + 1 :]):
        _kept(folder).write_bytes(damaged)
        assert recall(folder / "a.html", b"source") in ({None, b"what was made"} if damaged == whole else {None})


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    remember(tmp_path / "a.html", b"source", b"made")
    assert not list(tmp_path.iterdir())


def test_what_is_kept_follows_pythons_own_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    (tmp_path / "here").mkdir()
    (tmp_path / "elsewhere" / str(tmp_path / "here").lstrip("/")).mkdir(parents=True)
    remember(tmp_path / "here/a.html", b"source", b"made")
    assert recall(tmp_path / "here/a.html", b"source") == b"made"
    assert not list((tmp_path / "here").iterdir())


@pytest.mark.parametrize("instead", ["a file", "a folder of that name", "no folder at all"])
def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path, instead: str) -> None:
    file = tmp_path / "a.html"
    if instead == "a file":
        (tmp_path / "__pycache__").write_text("")
    elif instead == "a folder of that name":
        remember(file, b"source", b"made")
        name = _kept(tmp_path)
        name.unlink()
        name.mkdir()
    else:
        file = tmp_path / "not there" / "a.html"
    remember(file, b"source", b"made")
    assert recall(file, b"source") is None
    assert not list(tmp_path.glob(f"__pycache__/*.{os.getpid()}-*"))


def test_two_that_keep_the_same_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    made = [bytes([number]) * 50_000 for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda one: remember(tmp_path / "a.html", b"source", one), made * 5))
    assert recall(tmp_path / "a.html", b"source") in made


def test_the_fingerprint_changes_with_a_file_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fragments").mkdir()
    page = tmp_path / "fragments/a.html"
    page.write_text("one")
    monkeypatch.setattr(compiled, "THEME", tmp_path)
    seen = [compiled.fingerprint.__wrapped__()]
    os.utime(page, ns=(1, 1))
    seen.append(compiled.fingerprint.__wrapped__())
    page.write_text("two")
    os.utime(page, ns=(1, 1))  # as long as before, and of the same time
    seen.append(compiled.fingerprint.__wrapped__())
    page.rename(page.with_name("b.html"))
    seen.append(compiled.fingerprint.__wrapped__())
    assert len(set(seen)) == 4 or sys.platform == "win32"


def test_what_is_kept_is_no_file_of_the_program() -> None:
    files = [Path(path) for folder in (PACKAGE, THEME) for path in program_files(folder)]
    assert not [file for file in files if "__pycache__" in file.parts or file.suffix == ".pyc"]
    assert PACKAGE / "compiled.py" in files
    assert THEME / "fragments/frame.html" in files


@pytest.mark.slow
def test_a_build_is_the_same_with_nothing_kept_with_all_and_with_a_damaged_folder(tmp_path: Path) -> None:
    program, site = tmp_path / "program", tmp_path / "site"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, program / "generator", ignore=ignored)
    shutil.copytree(THEME, program / "theme", ignore=ignored)
    for path, text in SITE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")

    def build(out: str, **environment: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "generator", "build", "--no-cache", "--out", str(tmp_path / out), str(site)]
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run(command, cwd=program, env={**kept, "PYTHONPATH": str(program), **environment}, check=True)
        files = (path for path in (tmp_path / out).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / out).as_posix(): path.read_bytes() for path in files}

    alone = build("alone", PYTHONDONTWRITEBYTECODE="1")
    kept = [program / "theme/fragments/__pycache__", program / "generator/frameworks/oit/__pycache__"]
    assert not any(folder.exists() for folder in kept)
    assert build("first") == alone
    assert all(any(folder.iterdir()) for folder in kept)
    assert build("second") == alone
    for file in (file for folder in kept for file in folder.iterdir()):
        file.write_bytes(file.read_bytes()[:-20] + b"\x00" * 20)
    assert build("damaged") == alone
