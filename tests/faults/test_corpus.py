"""Every seeded fault is told at its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.check import check_site
from generator.problems import Place
from tests.faults.corpus import FAULTS
from tests.faults.fault import Fault
from tests.faults.sample import SAMPLE, TODAY, Sample, Told, told
from tests.rules.conftest import assert_told


def known(root: Path) -> Told:
    """What is told of the untouched site in *root*: items of the running year without a record, years closed by hand."""
    unlocked = [year for year in (2564, 2565, 2566, 2567) if not (root / f"data/{year}/closed.lock.yml").exists()]
    return Told([("C901", Place("data/2569/items")), *(("U511", Place(f"data/{year}/year.yml")) for year in unlocked)])


def test_the_untouched_sample_gives_no_false_alarm(sample: Sample) -> None:
    """Neither from its records nor from its pages."""
    assert told(check_site(SAMPLE, TODAY)) == known(SAMPLE)
    assert told(sample.problems()) == known(sample.root)
    assert told(sample.problems("build")) == known(sample.root)


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
