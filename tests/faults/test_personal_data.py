"""Personal data anywhere in a site is found by ``prongsai check``, and never said again."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from generator.cli.check import check_site
from generator.cli.terminal import problems_as_json
from generator.problems import Problem
from shared import SITES
from tests.faults.plants import PLANTS, SECRETS, Plant
from tests.faults.sample import TODAY, Sample

ALL = [(type, plant) for type, plants in PLANTS.items() for plant in plants]
REAL = [name for name in SITES if name != "sample"]


@pytest.mark.parametrize(("type", "plant"), ALL, ids=str)
def test_a_plant_is_found_where_it_stands(sample: Sample, type: str, plant: Plant) -> None:
    """With its kind, at the line of the text or of the record that names the file; nothing else is suspected."""
    with sample.edited(*plant.edits) as marked:
        place = plant.at.place(sample.root) if plant.at else marked[0]
        found = [problem for problem in sample.problems() if problem.code.startswith("P6") and problem.code != "P611"]
    assert {problem.place for problem in found} == {place}
    assert Counter(problem.code for problem in found) == plant.wanted
    for problem in found:
        assert_secret(problem)


def assert_secret(problem: Problem) -> None:
    """No digits of a plant are in anything that is told of it."""
    said = json.dumps(problems_as_json([problem]), ensure_ascii=False)
    said += "".join(words(lang) for words in (problem.message, problem.fix) for lang in ("th", "en"))
    digits = re.sub(r"[^0-9]", "", said.replace(problem.place.path, ""))
    for secret in SECRETS:
        assert not any(secret[n : n + 6] in digits for n in range(len(secret) - 5))


def test_forty_plants_in_eight_types_of_file() -> None:
    """Each of its own kind."""
    assert len(ALL) == 40
    assert len(PLANTS) == 8
    assert len({(plant.edits, plant.codes) for _, plant in ALL}) == 40


@pytest.mark.parametrize("name", REAL)
def test_the_texts_of_real_agencies_are_not_suspected(name: str) -> None:
    """Offices, positions, sums and document numbers are no personal data."""
    assert len(REAL) == 5
    assert [str(problem.place) for problem in check_site(SITES[name], TODAY) if problem.code.startswith("P6")] == []
