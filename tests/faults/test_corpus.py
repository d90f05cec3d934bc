"""Every seeded fault is told at its place, and nothing else is.

Faults of files that have nothing to do with each other are put into the site together; where what is told is not the sum of
what each has to tell, each is looked at alone.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.cli.check import check_site
from generator.problems import Place
from tests.faults.corpus import FAULTS
from tests.faults.fault import Fault
from tests.faults.sample import SAMPLE, TODAY, Sample, Told, told
from tests.rules.conftest import assert_told

_OF_ALL = ("site_config.yml", "urls.lock.yml", "year.yml", "framework.yml")
"""Files that change what is told of others."""


def known(root: Path) -> Told:
    """What is told of the untouched site in *root*: items of the running year without a record, years closed by hand."""
    unlocked = [year for year in (2564, 2565, 2566) if not (root / f"data/{year}/closed.lock.yml").exists()]
    return Told([("C901", Place("data/2569/items")), *(("U511", Place(f"data/{year}/year.yml")) for year in unlocked)])


def test_the_untouched_sample_gives_no_false_alarm(sample: Sample) -> None:
    """Neither from its records nor from its pages."""
    assert told(check_site(SAMPLE, TODAY)) == known(SAMPLE)
    assert told(sample.problems()) == known(sample.root)
    assert told(sample.problems("build")) == known(sample.root)


def groups() -> list[tuple[Fault, ...]]:
    """All faults, those together that are put into the site together."""
    shared: list[tuple[list[Fault], set[str]]] = []
    alone: list[tuple[Fault, ...]] = []
    for fault in FAULTS:
        if fault.given or fault.by != "check" or any(path.endswith(_OF_ALL) for path in fault.paths):
            alone.append((fault,))
            continue
        faults, taken = next((group for group in shared if group[1].isdisjoint(fault.paths)), ([], set()))
        if not faults:
            shared.append((faults, taken))
        faults.append(fault)
        taken |= fault.paths
    return [*(tuple(faults) for faults, _ in shared), *alone]


@pytest.mark.parametrize("group", groups(), ids=lambda group: f"{group[0]} +{len(group) - 1}")
def test_a_fault_is_told_at_its_place_and_nothing_else_is(
    sample: Sample, group: tuple[Fault, ...], subtests: pytest.Subtests
) -> None:
    """But for what follows from it, as the corpus says."""
    found, wanted = _told_of(sample, group)
    if found != wanted:
        for fault in group:
            with subtests.test(str(fault)):
                found, wanted = _told_of(sample, (fault,))
                assert found == wanted
        assert len(group) == 1, "each of these faults is told alone, but not all of them together"


def _told_of(sample: Sample, group: tuple[Fault, ...]) -> tuple[Told, Told]:
    """What is told of the site with the faults of *group* and not without, and what has to be told."""
    by, given = group[0].by, group[0].given
    before, wanted = sample.told_before(by, given), Told()
    with ExitStack() as stack:
        stack.enter_context(sample.edited(*given))
        marked = [stack.enter_context(sample.edited(*fault.edits)) for fault in group]
        for fault, places in zip(group, marked, strict=True):
            wanted += fault.wanted(sample.root, places)
        problems = sample.problems(by)
    for problem in problems:
        assert_told(problem)
    return told(problems) - before, wanted
