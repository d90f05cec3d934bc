"""All seeded faults of the sample site."""

from __future__ import annotations

from tests.faults import (
    of_closing,
    of_completeness,
    of_evidence,
    of_output,
    of_personal_data,
    of_reading,
    of_records,
    of_rules,
    of_settings,
    of_urls,
)
from tests.faults.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *of_reading.FAULTS,
    *of_records.FAULTS,
    *of_rules.FAULTS,
    *of_settings.FAULTS,
    *of_evidence.FAULTS,
    *of_personal_data.FAULTS,
    *of_urls.FAULTS,
    *of_closing.FAULTS,
    *of_output.FAULTS,
    *of_completeness.FAULTS,
)
