"""Conditions that only an eye can see count as kept when someone has looked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.model.fiscal_year import FiscalYear
from generator.rules import check, judge
from generator.rules.readiness import Verdict
from generator.schema import read_site
from shared import TODAY

ITEM = """\
item: o1
status: published
owners: สำนักปลัด
published: 2024-01-15
where: หน้าหลัก
evidence:
  - {title: แผนผัง, page: true, date: 2024-01-10, covers: [chart, key-posts]}
"""


def verdict(root: Path) -> Verdict:
    """What is known of O1."""
    site, problems = read_site(root, today=TODAY)
    assert site is not None, problems
    judged = judge(site.years[FiscalYear(2567)], site)
    return judged.items[0].verdict


def test_a_condition_that_someone_has_looked_at_is_kept(write_site: Callable[..., Path]) -> None:
    """Who and when stand in the record."""
    assert verdict(write_site({"data/2567/items/o1.yml": ITEM})) is Verdict.TO_BE_SEEN
    looked = ITEM + "checked:\n  - {rule: both-sides, by: ปลัด อบต., date: 2024-03-01}\n"
    assert verdict(write_site({"data/2567/items/o1.yml": looked})) is Verdict.COMPLETE


def test_a_check_of_something_that_the_form_does_not_ask_is_told(write_site: Callable[..., Path]) -> None:
    """R346 names the conditions of the item."""
    looked = ITEM + "checked:\n  - {rule: both-side, by: ปลัด อบต., date: 2024-03-01}\n"
    site, _ = read_site(write_site({"data/2567/items/o1.yml": looked}), today=TODAY)
    assert site is not None
    found = [p for p in check(site, today=TODAY, read=lambda _: b"") if p.code == "R346"]
    assert [(str(p.place), p.values["rules"]) for p in found] == [("data/2567/items/o1.yml:9:12", "both-sides")]
