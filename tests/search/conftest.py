"""Node runs the scripts that the browser runs; the synthetic corpus is an invented เทศบาล of two years."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from generator.exports.search_index import SearchDocument, Shortcut, write_index

HERE = Path(__file__).parent
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """Ask the scripts under node: ``ask("search", index=path, queries=[…])``."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("node is not installed")
    command = [node, str(HERE / "run.mjs")]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8") as process:
        pipes = process.stdin, process.stdout

        def run(task: str, **question: object) -> Any:
            into, out = pipes
            assert into is not None
            assert out is not None
            into.write(json.dumps({"task": task, **question}, default=str) + "\n")
            into.flush()
            answer = json.loads(out.readline() or '{"error": "node has ended"}')
            assert "error" not in answer, answer["error"]
            return answer["answer"]

        yield run


@pytest.fixture(scope="session")
def documents() -> tuple[SearchDocument, ...]:
    rows = json.loads((HERE / "corpus.json").read_text("utf-8"))
    return tuple(SearchDocument(**row) for row in rows)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, documents: tuple[SearchDocument, ...]) -> Path:
    """``search-index.js`` of the synthetic corpus."""
    path = tmp_path_factory.mktemp("search") / "search-index.js"
    links = [Shortcut("ร้องเรียนการทุจริต", "2567/o23.html")]
    path.write_text(write_index(documents, links, thai_digits=True), encoding="utf-8")
    return path


@pytest.fixture
def index_of(tmp_path: Path) -> Callable[..., Path]:
    """``search-index.js`` of a few documents."""

    def write(*pages: SearchDocument) -> Path:
        path = tmp_path / "search-index.js"
        path.write_text(write_index(pages), encoding="utf-8")
        return path

    return write
