"""What the tests of the repository itself share."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_CODE = re.compile(r"^```[^\n]*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
_TEXT = re.compile(r"\.(cfg|css|csv|html|js|json|md|mjs|py|svg|toml|txt|xml|ya?ml)$|(^|/)[^.]+$|(^|/)\.[^.]+$")


@cache
def tracked() -> tuple[str, ...]:
    """Every file that git keeps and that is there, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of every tracked text file."""
    for path in tracked():
        if _TEXT.search(path):
            yield path, (ROOT / path).read_bytes().decode("utf-8", errors="replace")


def handbook() -> list[Path]:
    """README, CONTRIBUTING and everything in ``docs`` that is written by hand."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    return sorted(page for page in pages if "problems" not in page.parts)


def code_in(page: Path) -> str:
    """What stands in code blocks and between backticks of *page*."""
    return "\n".join(block or span for block, span in _CODE.findall(page.read_text("utf-8")))


@pytest.fixture(params=handbook(), ids=lambda page: page.relative_to(ROOT).as_posix())
def page(request: pytest.FixtureRequest) -> Path:
    """Each page of the handbook in turn."""
    found: Path = request.param
    return found
