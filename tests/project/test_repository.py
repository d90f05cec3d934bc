"""What a newcomer, a machine and a lawyer expect of the repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.project.conftest import ROOT, texts, tracked

# put together here, so that this file does not find itself
FORBIDDEN = {
    "the host of a package index": re.compile("|".join(name + r"\.org" for name in ("pypi", "pythonhosted", "npmjs"))),
    "a path of one machine": re.compile(r"(?<![\w./-])/(?:" + "|".join(["work", "root", "opt/pypi"]) + r")/"),
    "material that is not in the repository": re.compile("shared" + "/(?:seeds|notes|ita|design)"),
}


@pytest.mark.parametrize("what", list(FORBIDDEN))
def test_no_file_names(what: str) -> None:
    found = [f"{path}: {match[0]}" for path, text in texts() if (match := FORBIDDEN[what].search(text))]
    assert found == []


EXPECTED = ["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"]
SCRIPTS = [".ci/run", *(path for path in tracked() if path.startswith("scripts/") and "." not in path)]


@pytest.mark.parametrize("path", EXPECTED)
def test_what_is_expected_is_there(path: str) -> None:
    assert (ROOT / path).stat().st_size > 200


def test_every_font_has_its_licence() -> None:
    """The wheel carries them, see ``license-files`` in pyproject.toml."""
    fonts = ROOT / "theme/assets/fonts"
    families = {re.sub(r"-\d+$", "", path.stem) for path in fonts.glob("*.woff2")}
    assert families
    assert {path.stem.removeprefix("OFL-") for path in fonts.glob("OFL-*.txt")} == families
    assert all("sil open font license" in path.read_text("utf-8").lower() for path in fonts.glob("OFL-*.txt"))


def test_file_names_are_ascii_where_no_example_needs_thai() -> None:
    """An officer's evidence may have a Thai name; nothing else may."""
    found = [path for path in tracked() if not path.isascii()]
    assert [path for path in found if not re.match(r"(examples/[a-z-]+/|tests/.*/)?data/evidence/", path)] == []


def test_no_two_names_differ_in_case_alone() -> None:
    """Windows would lose one of them."""
    folded = [path.casefold() for path in tracked()]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_executable_and_stops_at_the_first_failure(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    mode = subprocess.run(["git", "ls-files", "--stage", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert mode.stdout.startswith("100755")
    text = (ROOT / script).read_text("utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "\nset -euo pipefail\n" in text
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    text = (ROOT / ".ci/run").read_text("utf-8")
    assert "run make build\n" in text
    assert "run make test\n" in text


def test_machine_read_files_can_be_read() -> None:
    for path, text in texts():
        if path.endswith(".json"):
            json.loads(text)
    yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))


def test_nothing_that_can_be_made_again_is_tracked() -> None:
    made = re.compile(r"(^|/)(site|node_modules|__pycache__|\.venv|\.prongsai|build|dist)/")
    # generator/**/site is code, examples/*/site is not; folders of that name stand only at the top of a site
    assert [path for path in tracked() if made.search(path) and not path.startswith(("generator/", "tests/"))] == []


def test_the_version_stands_in_the_changelog() -> None:
    from generator import __version__

    text = Path(ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text
    assert __version__.count(".") == 2
