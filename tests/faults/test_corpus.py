"""Every seeded fault is told at its place, and nothing else is."""

from __future__ import annotations

import pytest

from generator.problems import Place
from tests.faults.corpus import FAULTS
from tests.faults.fault import Fault
from tests.faults.sample import Sample, Told, told
from tests.rules.conftest import assert_told

UNTOUCHED = Told([("C901", Place("data/2569/items"))])
"""The items of the running year that have no record yet."""


def test_the_untouched_sample_gives_no_false_alarm(sample: Sample) -> None:
    """Neither from its records nor from its pages."""
    assert told(sample.problems()) == UNTOUCHED
    assert told(sample.problems("build")) == UNTOUCHED


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_told_at_its_place_and_nothing_else_is(sample: Sample, fault: Fault) -> None:
    """But for what follows from it, as the corpus says."""
    before = sample.told_before(fault.by, fault.given)
    with sample.edited(*fault.given, *fault.edits) as marked:
        wanted = fault.wanted(sample.root, marked)
        problems = sample.problems(fault.by)
    assert told(problems) - before == wanted
    for problem in problems:
        assert_told(problem)
