"""The section that ``serve`` holds: files are made when they are wanted, and are those that a build writes."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from generator.build import build, checked, filled
from generator.cache import Cache, Held
from generator.crew import Crew, Order
from generator.preview import HeldStage
from generator.publish import MANIFEST
from tests.site.test_incremental import site

TODAY = date(2026, 11, 20)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site(tmp_path / "site")


def held(root: Path, cache: Held, last: HeldStage | None = None) -> HeldStage:
    """The section of *root*, of which nothing is made yet but the pages."""
    order, stage = Order(root, root, TODAY, None, False), HeldStage(last)
    built = filled(order, checked(order, cache, Crew()), stage, cache)
    assert not built.problems.errors
    stage.forget_last()
    return stage


def test_two_versions_give_the_files_of_a_build(root: Path, tmp_path: Path) -> None:
    """The second has taken over what the first has not made; both are read, as by two tabs, in either order."""
    assert build(root, tmp_path / "out", today=TODAY, use_cache=False).changes is not None
    files = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    del files[MANIFEST]
    cache = Held(Cache())
    first = held(root, cache)
    second = held(root, cache, first)
    for number, (path, data) in enumerate(sorted(files.items())):
        for stage in (first, second) if number % 2 else (second, first):
            assert stage.read(path) == data, path


def test_a_file_that_is_made_of_others_makes_them(root: Path) -> None:
    """The catalogue says how large the open data are: whoever opens it first is answered."""
    stage, found = held(root, Held(Cache())), []
    reader = threading.Thread(target=lambda: found.append(stage.read("data/catalog.rdf")), daemon=True)
    reader.start()
    reader.join(20)
    size = len(stage.read("data/2567.json") or b"") if found else 0
    assert [f">{size}<".encode() in text for text in found] == [True]
