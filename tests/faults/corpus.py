"""All seeded faults of the sample site."""

from __future__ import annotations

from tests.faults import of_reading
from tests.faults.fault import Fault

FAULTS: tuple[Fault, ...] = (*of_reading.FAULTS,)
