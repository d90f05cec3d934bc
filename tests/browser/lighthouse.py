"""Lighthouse over pages of a section, for the tests and for ``benchmarks/lighthouse.py``."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.build import build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = date(2026, 11, 20)
QUALITY = ("accessibility", "best-practices", "seo")


def published(source: Path, folder: Path, address: str = "https://www.example.go.th/ita/") -> Path:
    """A copy of a demo site, built as an agency's own: search engines may list it."""
    copy = folder / "source"
    for part in ("data", "content", "frameworks", "evidence", "files", "assets"):
        if (source / part).is_dir():
            shutil.copytree(source / part, copy / part)
    for file in source.iterdir():
        if file.is_file():
            shutil.copy(file, copy / file.name)
    config = (copy / "site_config.yml").read_text("utf-8")
    config = re.sub(r"(?m)^  (demo|url):.*\n", "", config)
    config = re.sub(r"(?m)^site:\n", f"site:\n  url: {address}\n", config)
    (copy / "site_config.yml").write_text(config, "utf-8")
    built = build(copy, folder / "site", today=TODAY)
    assert not built.problems.errors, [str(one.place) + one.message() for one in built.problems.errors]
    return folder / "site"


def lighthouse(pages: Sequence[str], categories: Sequence[str], runs: int = 1) -> list[dict[str, Any]]:
    """Scores and findings for each page and run."""
    question = {"chromium": shutil.which("chromium"), "pages": pages, "categories": categories, "runs": runs}
    command = [shutil.which("node") or "node", str(HERE / "lighthouse.mjs")]
    ran = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, check=False, cwd=HERE)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
