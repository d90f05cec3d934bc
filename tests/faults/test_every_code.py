"""No problem of the catalogue is told by nobody: each is provoked by a seeded fault."""

from __future__ import annotations

from collections import Counter

from generator.problems import CATALOGUE
from tests.faults import of_links
from tests.faults.corpus import FAULTS

ELSEWHERE = {"O802", "U522"} | of_links.CODES
"""Provoked in ``test_links_in_prose``, ``tests/rules/test_history`` and ``test_links``."""


def test_every_code_is_provoked() -> None:
    """What cannot be provoked is dead."""
    provoked = {fault.code for fault in FAULTS} | ELSEWHERE
    assert provoked == CATALOGUE.keys()


def test_no_fault_is_seeded_twice() -> None:
    """Sixty at least, each with a name of its own."""
    names = Counter(str(fault) for fault in FAULTS)
    assert [name for name, count in names.items() if count > 1] == []
    assert len({(fault.edits, fault.given, fault.by) for fault in FAULTS}) == len(FAULTS) >= 60
