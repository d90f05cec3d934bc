"""What somebody waits for: ``serve`` after a file is saved, and ``check`` as a new process.

    .venv/bin/python -m benchmarks.waiting [--edits 20] [--pages 2000]

From the moment a record is saved until its section stands there to be loaded; the browser that waits for it is told at
once. Measured on the five agencies' largest site and on the corpus. ``check`` without and with what an earlier run kept.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.corpus import write
from generator.preview.builder import Builder
from generator.preview.state import Board
from generator.resources import collect_rarely

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results/waiting.md"


def edits(root: Path, record: Path, number: int) -> list[float]:
    """Milliseconds after each of *number* edits of *record* until the new section of *root* is there."""
    board, stop, waited = Board(), threading.Event(), []
    builder = threading.Thread(target=Builder(root, board).run, args=(stop,))
    builder.start()
    version = board.wait(0, 300)
    for edit in range(number):
        time.sleep(0.7)
        text = record.read_text("utf-8")
        page = f"{record.parents[1].name}/{record.stem}.html"
        began = time.perf_counter()
        record.write_text(re.sub(r"(?m)^summary: .*$", f"summary: แก้ไขครั้งที่ {edit}", text), "utf-8")
        version = board.wait(version.number, 300)
        shown = version.section.read(page) if version.section else b""
        waited.append((time.perf_counter() - began) * 1000)
        assert f"แก้ไขครั้งที่ {edit}".encode() in (shown or b""), "the new page is there"
    stop.set()
    builder.join()
    return waited


def check(root: Path) -> float:
    """CPU seconds of ``prongsai check``."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "generator", "check", str(root)], stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    collect_rarely()  # as the program does
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pages", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples/thephalai", folder / "agency", ignore=shutil.ignore_patterns("site", ".prongsai"))
        write(options.pages, folder / "corpus")
        record = next((folder / "agency/data").rglob("items/*.yml"))
        sites = {"agency": (folder / "agency", record)}
        sites["corpus"] = (folder / "corpus", folder / "corpus/data/2567/items/o3.yml")
        lines = ["# What somebody waits for", ""]
        for site, (root, edited) in sites.items():
            waited = edits(root, edited, options.edits)
            told = f"median {median(waited):.0f} ms, p95 {quantiles(waited, n=20)[-1]:.0f} ms of {options.edits} edits"
            lines.append(f"- `serve`, {site}: from saving a record to its new page {told}")
            print(lines[-1], flush=True)
        for site, (root, _) in sites.items():
            shutil.rmtree(root / ".prongsai", ignore_errors=True)
            anew, again = check(root), median(check(root) for _ in range(5))
            lines.append(f"- `check`, {site}: {anew:.2f} CPU s, with the cache {again:.2f}")
            print(lines[-1], flush=True)
    about = f"The agency is `examples/thephalai`, the corpus has {options.pages:,} pages."
    RESULTS.write_text("\n".join([*lines, "", about, ""]), "utf-8")


if __name__ == "__main__":
    main()
