"""Measurements, each a command: ``python -m benchmarks.<name>``. They import what the tests share as the tests do."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))
