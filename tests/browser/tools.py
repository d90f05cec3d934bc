"""Commands, npm packages and scripts that the browser tests use."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def absent(what: str) -> None:
    """Fail in CI, skip elsewhere: *what* is needed and not installed (``scripts/test-tools``)."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{what} is not installed: scripts/test-tools")


def tool(*names: str) -> str:
    """Path of the first of the commands that is installed."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        absent(names[0])
    assert found is not None
    return found


def package(path: str) -> Path:
    """A file or folder of an npm package."""
    if not (MODULES / path).exists():
        absent(f"npm: {path}")
    return MODULES / path


def script(name: str) -> str:
    """A function that is run in the page."""
    return (HERE / f"scripts/{name}.js").read_text("utf-8").strip()


def tell(text: str) -> None:
    """A figure for the report of a run (``pytest -rP``)."""
    sys.stdout.write(text + "\n")
