"""What can be wrong with the input, as values: a code, a place, a message and a way out.

Exceptions are for our own bugs and for the disk; they form one small tree::

    ProngsaiError
    ├── DiskError    the disk, or the output folder, refuses (exit status 2)
    └── UsageError   the command line asks for what cannot be done (exit status 2)
"""

from generator.problems.catalogue import CATALOGUE, Entry
from generator.problems.problem import (
    DiskError,
    Place,
    Problem,
    Problems,
    ProngsaiError,
    Severity,
    UsageError,
)

__all__ = [
    "CATALOGUE",
    "DiskError",
    "Entry",
    "Place",
    "Problem",
    "Problems",
    "ProngsaiError",
    "Severity",
    "UsageError",
]
