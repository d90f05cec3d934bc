"""The items of every year, in one list that is read as a diff when a framework changes: ``make golden`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.schema import read_framework, shipped_years

GOLDEN = Path(__file__).with_name("frameworks.golden.txt")
COUNTS = {2562: 48, 2563: 43, 2564: 43, 2565: 43, 2566: 43, 2567: 35, 2568: 28, 2569: 26}


def listing() -> Iterator[str]:
    """A line for every item: indicator, code, concepts, title, the ids of its requirements."""
    for year in shipped_years():
        framework = read_framework(year)
        assert framework is not None
        state = "provisional" if framework.provisional else "official"
        yield f"# {year} {state}, {len(framework.items)} items"
        for item in framework.items:
            known = " ".join(leaf.id for leaf in item.leaves) if item.requirements is not None else "?"
            yield f"{item.indicator} {item.code} {item.title} [{' '.join(item.concepts)}] {known}"


def test_every_year_has_its_items_as_before() -> None:
    assert list(listing()) == GOLDEN.read_text("utf-8").splitlines()


@pytest.mark.parametrize("year", shipped_years())
def test_every_year_is_whole_and_numbered_without_a_gap(year: int) -> None:
    framework = read_framework(year)
    assert framework is not None
    assert [item.code for item in framework.items] == [f"O{number}" for number in range(1, COUNTS[year] + 1)]
    assert all(framework.indicator(item.indicator) for item in framework.items)


if __name__ == "__main__":
    GOLDEN.write_text("".join(f"{line}\n" for line in listing()), "utf-8")
