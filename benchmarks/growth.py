"""How time and memory grow with the pages of one site: cold builds of 50, 500 and 2,000 pages, medians of interleaved runs.

    python benchmarks/growth.py [--runs 3] [50 500 2000]

Prints CPU seconds (user and system), wall seconds, peak memory, and what each page costs above an empty site. Read the
ratios: machines are noisy, and the runs of one call are made in turn so that all sizes meet the same noise.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from corpus import write


@dataclass(frozen=True, slots=True)
class Run:
    """One build as a whole process."""

    cpu: float
    wall: float
    memory: float
    """Peak resident megabytes."""


def build(site: Path) -> Run:
    """Build *site* from cold: no section is there before."""
    shutil.rmtree(site / "site", ignore_errors=True)
    shutil.rmtree(site / ".prongsai", ignore_errors=True)
    started = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "generator", "build", "-q", str(site)],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"build of {site} ended with {status}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
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
    print(f"{'pages':>6} {'cpu s':>7} {'wall s':>7} {'MB':>6} {'cpu ms/page':>12} {'KB/page':>8}")
    for size in options.sizes:
        one = middle(runs[size])
        cost, memory = (one.cpu - empty.cpu) / size * 1000, (one.memory - empty.memory) / size * 1024
        print(f"{size:>6} {one.cpu:>7.2f} {one.wall:>7.2f} {one.memory:>6.0f} {cost:>12.2f} {memory:>8.1f}")


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(median(r.cpu for r in runs), median(r.wall for r in runs), median(r.memory for r in runs))


if __name__ == "__main__":
    main()
