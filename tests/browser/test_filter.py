"""The list of a year by state and by owner: everything without JavaScript, what is asked for with it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.browser.pages import Section, Visit, until

YEARS = [("koh-chan", 2567), ("sample", 2567), ("khao-saming", 2564)]
SHOWN = ".pr-items>li:visible"


@pytest.mark.parametrize(("site", "year"), YEARS)
def test_every_choice_shows_its_items(site: str, year: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    items = json.loads((here.out / f"data/{year}.json").read_text("utf-8"))["items"]
    with visit() as page:
        page.goto(here.link(f"{year}/index.html"))
        for value in page.locator("#filter-owner option:not([value=''])").evaluate_all("all => all.map(o => o.value)"):
            page.select_option("#filter-owner", value)
            assert page.locator(SHOWN).count() == sum(value in (item["owners"] or ()) for item in items), value
        page.get_by_role("button", name="แสดงทั้งหมด").click()
        until(page, f"document.querySelectorAll('.pr-items>li:not([hidden])').length === {len(items)}")
        for value in page.locator("#filter-state option:not([value=''])").evaluate_all("all => all.map(o => o.value)"):
            page.select_option("#filter-state", value)
            assert page.locator(SHOWN).count() == page.locator(f".pr-items .pr-tag--{value}").count() > 0


def test_everything_is_there_without_javascript(section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(java_script_enabled=False) as page:
        page.goto(here.link("2567/index.html"))
        assert page.locator(SHOWN).count() == 35
        assert page.locator("form.pr-filter").is_hidden()
