"""The sizes and borders that keep the program readable."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.conftest import ROOT, tracked

LONGEST_MODULE, LONGEST_FUNCTION = 350, 50
MODULES = [path for path in tracked() if path.endswith(".py") and path.startswith(("generator/", "scripts/"))]


@pytest.mark.parametrize("path", MODULES)
def test_a_module_is_short_and_says_what_it_is(path: str) -> None:
    source = (ROOT / path).read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", MODULES)
def test_a_function_is_short(path: str) -> None:
    """Without its docstring."""
    assert [name for name, lines in _functions((ROOT / path).read_text("utf-8")) if lines > LONGEST_FUNCTION] == []


def _functions(source: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node.name, (node.end_lineno or 0) - body[0].lineno + 1


def test_the_pipeline_is_read_in_one_file() -> None:
    """``build.py`` stays the picture of the whole."""
    functions = dict(_functions((ROOT / "generator/build.py").read_text("utf-8")))
    assert functions["build"] <= 60


def test_imports_keep_to_the_contracts() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
