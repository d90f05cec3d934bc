"""Files made to harm, each looked into by a process of its own: run ``python -m benchmarks.bombs``.

Within 300 MB and 5 seconds each is refused, or read as far as the limits of the program go.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

from tests.evidence.test_hostile import MEASURE, make

MEGABYTES, SECONDS = 300, 5.0
KINDS = ("zip bomb", "members", "cells", "pages", "operators", "2 GB")


def main() -> int:
    """Print code, memory and time of each kind; 1 where one is over the bar or passes for sound."""
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            path = Path(folder) / ("a.xlsx" if kind in {"zip bomb", "members", "cells"} else "a.pdf")
            maker = get_context("spawn").Process(target=make, args=(kind, path))  # what it takes is not to count
            maker.start()
            maker.join()
            run = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)
            seen = json.loads(run.stdout)
            fits = bool(seen["codes"]) and seen["memory"] <= MEGABYTES and seen["seconds"] <= SECONDS
            worst |= not fits
            codes, verdict = " ".join(seen["codes"]), "" if fits else "OVER"
            print(f"{kind:10} {codes:10} {seen['memory']:4} MB {seen['seconds']:5.2f} s {verdict}".rstrip())
            path.unlink()
    return worst


if __name__ == "__main__":
    sys.exit(main())
