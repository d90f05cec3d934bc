"""Reads a site in a process of its own, and prints what was found in each file and how much memory it took.

Run by ``test_bombs``: the peak of a process that has run other tests says nothing.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path

from generator.rules import check
from generator.schema import read_concepts, read_framework, read_site


def peak() -> float:
    """Megabytes that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(root: Path) -> None:
    """Print the codes found by file and the growth of the peak above a program that has only been started."""
    read_framework(2567), read_concepts()
    before, found = peak(), {}
    site, problems = read_site(root, today=date(2026, 11, 20))
    problems |= check(site, today=date(2026, 11, 20), read=lambda path: (root / path).read_bytes())
    for problem in problems.errors:
        found.setdefault(Path(problem.place.path).stem, set()).add(problem.code)
    print(json.dumps({"codes": {name: sorted(codes) for name, codes in found.items()}, "grown": peak() - before}))  # noqa: T201


main(Path(sys.argv[1]))
