"""Where our time goes, against the floor: reading the records once and writing the bytes once.

    .venv/bin/python -m benchmarks.account [--pages 2000] [--shell civic] [--edit]

A timer looks at the stack every few milliseconds of CPU time and charges what has passed since the last look to the stage
whose module is innermost: nothing is instrumented, so the account keeps up when the program changes. What a build does in
further processes is not seen.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType

from benchmarks.corpus import write

INTERVAL = 0.002
"""CPU seconds between two looks."""
RESULTS = Path(__file__).parent / "results"
ROOT = Path(__file__).parents[1]
STAGES = {
    "start": "start: the interpreter, imports, templates compiled",
    "generator/cache.py": "cache: looked up, and kept for the next time",
    "generator/kept.py": "cache: looked up, and kept for the next time",
    "generator/compiled.py": "start: the interpreter, imports, templates compiled",
    "generator/sources/": "read: bytes to nodes",
    "generator/schema/": "decode: nodes to records",
    "generator/prose/": "prose",
    "generator/guard/": "guard: personal data, evidence files",
    "generator/personal_data/": "guard: personal data, evidence files",
    "generator/evidence/": "guard: personal data, evidence files",
    "generator/rules/": "rules",
    "generator/pages/": "views",
    "generator/templating/": "render",
    "theme/": "render",
    "<template>": "render",
    "generator/exports/jsonld.py": "render: JSON-LD",
    "generator/exports/": "export",
    "generator/publish/stage.py": "write: files, manifest, switch",
    "generator/publish/previous.py": "write: files, manifest, switch",
    "generator/publish/shelves.py": "cache: looked up, and kept for the next time",
    "generator/publish/changes.py": "write: files, manifest, switch",
    "generator/publish/material.py": "render: Material's frame",
    "generator/publish/": "verify: links and anchors",
    "generator/cli/": "tell: the terminal",
}
"""The stage of a file of the program, by how its path begins; the longest that fits counts."""
SERVANTS = (
    "generator/inspection.py",
    "generator/section.py",
    "generator/thai/",
    "generator/model/",
    "generator/problems/",
    "generator/urls.py",
    "generator/resources.py",
)
"""What serves several stages: its time is that of its caller."""
STARTING = ("<frozen importlib", "jinja2/compiler.py", "jinja2/parser.py", "jinja2/lexer.py")


class Account:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self._last = time.process_time()
        self.seconds = defaultdict[str, float](float, {STAGES["start"]: self._last})
        self._stages: dict[str, str | None] = {}

    @contextlib.contextmanager
    def keeping(self) -> Iterator[None]:
        """Look at the stack while the block runs."""
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        now = time.process_time()  # a call into C may have swallowed several ticks
        self.seconds[self._stage(frame)] += now - self._last
        self._last = now

    def _stage(self, frame: FrameType | None) -> str:
        found = None
        while frame is not None:
            file = frame.f_code.co_filename
            if any(part in file for part in STARTING):
                return STAGES["start"]
            found = found or self._of(file)
            frame = frame.f_back
        return found or "other"

    def _of(self, file: str) -> str | None:
        """The stage of the file *file*, or ``None`` where its caller has to be asked."""
        if file not in self._stages:
            self._stages[file] = _stage_of(file.removeprefix(f"{ROOT}/"))
        return self._stages[file]


def _stage_of(file: str) -> str | None:
    if file.startswith(SERVANTS):
        return None
    begins = [start for start in STAGES if file.startswith(start)]
    if begins:
        return STAGES[max(begins, key=len)]
    module = file.startswith("generator/") and file not in {"generator/build.py", "generator/__main__.py"}
    return file if module else None


def main() -> None:
    """Print the table, and write it beside the other results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.account", description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--shell", choices=["civic", "material"], default="civic")
    parser.add_argument("--edit", action="store_true", help="the build after the edit of one item, not the first")
    options = parser.parse_args()
    if sys.platform.startswith("linux"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # nobody helps on one core
    compileall.compile_dir(ROOT / "generator", quiet=2)  # as it is after the first run of everybody
    with tempfile.TemporaryDirectory(prefix="account-") as folder:
        site = Path(folder) / "site"
        write(options.pages, site)
        config = site / "site_config.yml"
        config.write_text(config.read_text("utf-8").replace("site: {", f"site: {{shell: {options.shell}, "), "utf-8")
        if options.edit:
            _edit(site)
        account = Account()
        wall = _seconds(lambda: _build(account, site), time.perf_counter)
        heading = f"{options.pages:,} pages, {options.shell}, {'after one edit' if options.edit else 'cold'}"
        lines = [f"# Where the time goes: {heading}", "", *table(account, site, options.pages, wall)]
    text = "\n".join(lines) + "\n"
    (RESULTS / f"account-{options.shell}{'-edit' if options.edit else ''}.md").write_text(text, "utf-8")
    print(text, end="")


def _build(account: Account, site: Path) -> None:
    """The command as an officer calls it, in this process."""
    sys.argv = ["prongsai", "build", "-q", str(site)]
    with account.keeping(), open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
        try:
            runpy.run_module("generator", run_name="__main__")
        except SystemExit as end:
            if end.code:
                raise


def _edit(site: Path) -> None:
    """Build *site* once, in a process of its own, then change a summary."""
    build = [sys.executable, "-m", "generator", "build", "-q", str(site)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    record = site / "data/2569/items/o1.yml"
    record.write_text(record.read_text("utf-8").replace("summary: ", "summary: แก้ไขแล้ว "), "utf-8")


def table(account: Account, site: Path, pages: int, wall: float) -> Iterator[str]:
    """Each stage against the floor, line by line."""
    read, written = floor(site)
    whole, under = sum(account.seconds.values()), read + written
    yield "| stage | CPU s | share | ms a page | × the floor |"
    yield "|---|--:|--:|--:|--:|"
    rows = [*sorted(account.seconds.items(), key=lambda row: -row[1]), ("**all**", whole)]
    for stage, seconds in [*rows, ("floor: every record read once", read), ("floor: every byte written once", written)]:
        yield f"| {stage} | {seconds:.2f} | {seconds / whole:.0%} | {seconds / pages * 1000:.2f} | {seconds / under:.1f} |"
    yield ""
    yield f"Wall {wall:.2f} s. All is {whole / under:.1f} times the floor of {under:.2f} s."


def floor(site: Path) -> tuple[float, float]:
    """CPU seconds in which plain loops read all that was read and write all that was written; the best of three."""
    sources = [file for folder in ("data", "content") for file in (site / folder).rglob("*") if file.is_file()]
    bytes_of = {file.relative_to(site): file.read_bytes() for file in (site / "site").rglob("*") if file.is_file()}
    copies = [site / f"copy-{number}" for number in range(3)]
    read = min(_seconds(lambda: [file.read_bytes() for file in sources], time.process_time) for _ in copies)
    written = min(_seconds(partial(_write, copy, bytes_of), time.process_time) for copy in copies)
    return read, written


def _write(into: Path, files: dict[Path, bytes]) -> None:
    for folder in sorted({path.parent for path in files}):
        (into / folder).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (into / path).write_bytes(content)


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    work()
    return clock() - began


if __name__ == "__main__":
    main()
