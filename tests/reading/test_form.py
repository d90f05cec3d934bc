"""What a form is asked: which items are about a subject, and which stand beside one another."""

from __future__ import annotations

import pytest

from generator.model.fiscal_year import FiscalYear
from generator.schema.frameworks import read_framework

FORM = read_framework(FiscalYear(2567))
assert FORM is not None


def test_items_about_several_subjects_come_once_and_in_the_order_of_the_form() -> None:
    concepts = tuple(dict.fromkeys(concept for item in reversed(FORM.items) for concept in item.concepts))
    found = FORM.items_about(*concepts)
    assert [item.id for item in found] == [item.id for item in FORM.items if item.concepts]


def test_the_items_about_one_subject_are_those_that_name_it() -> None:
    for concept in {concept for item in FORM.items for concept in item.concepts}:
        assert [item.id for item in FORM.items_about(concept)] == [i.id for i in FORM.items if concept in i.concepts]
    assert not FORM.items_about("nothing-of-the-kind")
    assert not FORM.items_about()


@pytest.mark.parametrize(("id", "step", "other"), [("o1", 1, "o2"), ("o2", -1, "o1"), ("o1", -1, None), ("o35", 1, None)])
def test_the_first_item_has_none_before_it_and_the_last_none_behind(id: str, step: int, other: str | None) -> None:
    found = FORM.beside(id, step)
    assert (found.id if found else None) == other
