"""The locks: everything pinned with hashes, nothing about where it comes from."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(name: str) -> Mapping[str, str]:
    """Version by name of what ``requirements/<name>.txt`` pins."""
    lines = (ROOT / f"requirements/{name}.txt").read_text("utf-8").splitlines()
    pins = [Requirement(line.removesuffix("\\").strip()) for line in lines if re.match(r"[A-Za-z]", line)]
    return {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in pins}


@pytest.mark.parametrize("name", ["build", "dev"])
def test_every_pin_has_hashes_and_nothing_else_is_said(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    assert "://" not in text
    pin = r"[a-z0-9.-]+==[^ \n]+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"({pin})+", text)


def test_the_build_lock_holds_what_the_program_needs() -> None:
    project = PROJECT["project"]
    needed = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    _holds(locked("build"), needed)


def test_the_dev_lock_holds_what_the_tests_need() -> None:
    _holds(locked("dev"), PROJECT["dependency-groups"]["dev"])


def test_a_developer_has_the_versions_of_a_user() -> None:
    assert locked("build").items() <= locked("dev").items()


def _holds(lock: Mapping[str, str], needed: list[str]) -> None:
    for requirement in map(Requirement, needed):
        version = lock.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement}: make lock"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement}: make lock"


def test_npm_packages_are_pinned_without_an_address() -> None:
    package = json.loads((ROOT / "tests/browser/package.json").read_bytes())
    lock = json.loads((ROOT / "tests/browser/package-lock.json").read_bytes())["packages"]
    assert lock[""]["dependencies"] == package["dependencies"]
    for name, entry in lock.items():
        assert "resolved" not in entry
        assert not name or entry["integrity"].startswith("sha512-")
    for name, version in package["dependencies"].items():
        assert lock[f"node_modules/{name}"]["version"] == version
