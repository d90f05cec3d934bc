"""A build on Windows needs no compiler: everything locked has a wheel for it.

``make lock`` asks the package index and records the wheels' names in requirements/windows.json. Here the record is held against
the lock: a wheel belongs to it if its hash stands there, and its name says where it runs. No network is needed, and
nothing of this was tried on a real Windows machine.
"""

from __future__ import annotations

import json
import re

import pytest
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from tests.project.conftest import ROOT
from tests.project.test_lock import locked

RECORD = json.loads((ROOT / "requirements/windows.json").read_bytes())


def _windows(python: str) -> set[Tag]:
    version, platforms = tuple(map(int, python.split("."))), ["win_amd64"]
    interpreter = f"cp{python.replace('.', '')}"
    return {*cpython_tags(version, platforms=platforms), *compatible_tags(version, interpreter, platforms)}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("name", sorted(locked("build")))
def test_there_is_a_wheel_for_windows(name: str, python: str) -> None:
    lock = (ROOT / "requirements/build.txt").read_text("utf-8")
    hashes = set(re.findall("sha256:([0-9a-f]{64})", lock))
    for wheel, digest in RECORD["wheels"][name].items():
        found, version, _, tags = parse_wheel_filename(wheel)
        if tags & _windows(python):
            assert canonicalize_name(found) == name
            assert str(version) == locked("build")[name]
            assert digest in hashes
            return
    pytest.fail(f"no wheel of {name} for Python {python} on Windows; make lock asks again")


def test_the_record_is_of_this_lock() -> None:
    assert set(RECORD["wheels"]) == set(locked("build"))
