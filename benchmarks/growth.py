"""How time and memory grow with the pages of one site: cold builds of 50, 500 and 2,000 pages, medians of interleaved runs.

    .venv/bin/python -m benchmarks.growth [--runs 3] [50 500 2000]

Prints CPU seconds (user and system), wall seconds, peak memory, and what each page costs above a site of one page. Read the
ratios: machines are noisy, and the runs of one call are made in turn so that all sizes meet the same noise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.corpus import write
from benchmarks.peers.run import Run, measure, put_away

RESULTS = Path(__file__).parent / "results/growth.md"
LIMIT = 3600.0
"""Seconds after which a build is ended."""


def build(site: Path) -> Run:
    """Build *site* from cold: no section is there before."""
    put_away(site.with_name("forgotten"), site / "site", site / ".prongsai")
    return measure([sys.executable, "-m", "generator", "build", "-q", "."], site, site / "site", limit=LIMIT)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 500, 2000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sites = {size: Path(folder) / str(size) for size in [1, *options.sizes]}
        for size, site in sites.items():
            write(size, site)
        runs: dict[int, list[Run]] = {size: [] for size in sites}
        for _ in range(options.runs):
            for size, site in sites.items():
                runs[size].append(build(site))
    empty = middle(runs[1])
    lines = ["# How a page costs as the site grows", "", "| pages | CPU s | wall s | MB | CPU ms a page | KB a page |"]
    lines.append("|--:|--:|--:|--:|--:|--:|")
    for size in options.sizes:
        one = middle(runs[size])
        cost, memory = (one.cpu - empty.cpu) / size * 1000, (one.memory - empty.memory) / size * 1000
        figures = f"{one.cpu:.2f} | {one.wall:.2f} | {one.memory:.0f} | {cost:.2f} | {memory:.1f}"
        lines.append(f"| {size:,} | {figures} |")
    lines += ["", "What a page costs is told above a site of one page. From 400 records several processes build (ADR 0014).", ""]
    print("\n".join(lines))
    RESULTS.write_text("\n".join(lines), "utf-8")


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(getattr(run, name) for run in runs) for name in ("cpu", "wall", "memory", "written", "files", "load")))


if __name__ == "__main__":
    main()
