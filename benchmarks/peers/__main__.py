"""Build the same corpus with every program in turn, and write what it took to ``benchmarks/results``.

    .venv/bin/python -m benchmarks.peers --sizes 50,500 --tools civic,hugo --runs 3

The runs of one size are interleaved, so that all programs meet the same noise: read the ratios. This process imports
nothing large, for a child inherits the peak memory of its parent.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.results import Measured, Results
from benchmarks.peers.run import FailedError, TooSlowError, measure
from benchmarks.peers.tools import EDITED, Tool, all_tools, prepare

RESULTS = Path(__file__).parents[1] / "results"


def main() -> None:
    """Measure and write."""
    options = _options()
    tools = [tool for tool in all_tools() if tool.name in options.tools]
    results = Results.read(RESULTS / "peers.json") if options.keep else Results()
    with tempfile.TemporaryDirectory(prefix="peers-", dir=options.folder) as folder:
        results.describe(tools, Path(folder))
        for size in options.sizes:
            corpus = Path(folder) / str(size)
            prepare(corpus, size, options.tools)
            tools = measure_size(size, corpus, tools, options, results)
            results.write(RESULTS / "peers.json")
    subprocess.run([sys.executable, "-m", "benchmarks.peers.report"], check=True)


def measure_size(
    size: int, corpus: Path, tools: Sequence[Tool], options: argparse.Namespace, results: Results
) -> list[Tool]:
    """Measure every program at *size*; return those that were not too slow for it."""
    left, found = list(tools), {tool.name: Measured(tool.name, size) for tool in tools}
    for number in range(1, options.runs + 1):
        for tool in list(left):
            try:
                one_turn(tool, corpus, number, options.timeout, found[tool.name])
            except TooSlowError:
                found[tool.name].limit = options.timeout
                left.remove(tool)
            except FailedError as err:
                print(f"{tool.name}: {err}", file=sys.stderr)
                found[tool.name].failed = True
                left.remove(tool)
            print(size, number, found[tool.name].last(), flush=True)
        if number == 1:
            for tool in left:
                found[tool.name].equal = equal(tool, corpus)
    results.put(found.values())
    return left


def one_turn(tool: Tool, corpus: Path, number: int, limit: float, into: Measured) -> None:
    """One cold run of *tool*, and one after an edit."""
    folder = corpus / tool.folder
    tool.forget(corpus)
    into.cold.append(measure(tool.cold, folder, folder / tool.out, limit=limit))
    mark = tool.edit(corpus, number)
    into.edit.append(measure(tool.again, folder, folder / tool.out, limit=limit))
    if mark not in (folder / tool.out / f"{EDITED}.html").read_text("utf-8"):
        raise FailedError(f"the page does not show {mark}")


def equal(tool: Tool, corpus: Path) -> bool | None:
    """Whether the pages of *tool* equal ours after white space; ``None`` where they are not meant to."""
    if tool.name not in {"hugo", "eleventy"} or not (corpus / "civic/site").is_dir():
        return None
    folders = [str(corpus / "civic/site"), str(corpus / tool.folder / tool.out)]
    compare = subprocess.run([sys.executable, "-m", "benchmarks.peers.compare", *folders], check=False, capture_output=True)
    return compare.returncode == 0


def _options() -> argparse.Namespace:
    names = [tool.name for tool in all_tools()]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[50, 500, 2000, 10_000], help="pages, as 50,500")
    parser.add_argument("--tools", type=lambda text: text.split(","), default=names, help=",".join(names))
    parser.add_argument("--runs", type=int, default=3, help="of each program at each size")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds of one run; who needs more is out")
    parser.add_argument("--keep", action="store_true", help="keep earlier results of other sizes")
    parser.add_argument("--folder", help="where the corpora are written, else the folder for temporary files")
    options = parser.parse_args()
    if unknown := set(options.tools) - set(names):
        parser.error(f"no such tool: {', '.join(sorted(unknown))}")
    return options


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
