"""With a keyboard: the skip link first, no stop that cannot be seen. Without JavaScript: everything but the search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PARTS, SITES, WIDTHS, Section, Visit, every_page, representatives, share
from tests.browser.tools import script

STOP = script("stop")
EVERY_STOP = script("every-stop").replace("STOP", STOP)
UNSEEN = script("unseen")


def walk(page: Page, where: str) -> list[str]:
    """What is wrong with the stops that the Tab key makes."""
    told, first = [], True
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return told
        if first and not stop["name"].startswith("a ข้ามไปยังเนื้อหา") and not _has_no_frame(page):
            told.append(f"{where}: first stop is {stop['name']}")
        if stop["wrong"]:
            told.append(f"{where}: {stop['name']}: {stop['wrong']}")
        first = False


def _has_no_frame(page: Page) -> bool:
    return bool(page.evaluate("document.body.matches('.embed,.poster,.page-redirect')"))


@pytest.mark.parametrize(("site", "width"), [("sample", 360), ("sample", 1280), ("koh-manao", 360)])
def test_stops_of_the_tab_key(site: str, width: int, section: Callable[[str], Section], visit: Visit) -> None:
    """The key itself, on one page of each type; everywhere else the same stops are visited by the script."""
    here = section(site)
    told = []
    with visit(width) as page:
        for type, urls in representatives(here.out).items():
            if type != "register":  # hundreds of stops that are all alike
                page.goto(here.link(urls[0]))
                told += walk(page, f"{site} {urls[0]} {width}")
    assert told == []


@pytest.mark.parametrize("site", SITES)
def test_stops_on_a_wide_screen(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit(1280) as page:
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                told += [f"{site} {url}: {wrong}" for wrong in page.evaluate(EVERY_STOP)]
    assert told == []


@pytest.mark.parametrize(("site", "part", "parts"), PARTS)
def test_stops_of_every_page(site: str, part: int, parts: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit() as page:
        for url in share(every_page(here.out), part, parts):
            page.goto(here.link(url))
            told += [f"{site} {url}: {wrong}" for wrong in page.evaluate(EVERY_STOP)]
    assert told == []


@pytest.mark.parametrize("width", WIDTHS)
def test_skip_link(width: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(width) as page:
        page.goto(here.address + "2567/o16.html")
        page.keyboard.press("Tab")
        box = page.locator(".skip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("site", SITES)
def test_search_results_with_the_keyboard(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    with visit() as page:
        page.goto(f"{here.address}search.html?q=แผน")
        page.locator(".search-hit").first.wait_for()
        assert walk(page, site) == []


@pytest.mark.parametrize("site", SITES)
def test_without_javascript(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    """Nothing of the content is hidden, and nothing is only written by the script."""
    here = section(site)
    told = []
    text = "document.querySelector('main').innerText.split(/\\s+/)"
    with visit() as with_script, visit(java_script_enabled=False) as without:
        for type, urls in representatives(here.out).items():
            if type == "search":
                continue
            for url in urls:
                without.goto(here.link(url))
                told += [f"{site} {url}: {one}" for one in without.evaluate(UNSEEN)]
                with_script.goto(here.link(url))
                with_script.evaluate(
                    "document.querySelectorAll('[data-filter],[data-copy],[data-survey],[data-print]')"
                    ".forEach((one) => one.remove())"
                )
                more = set(with_script.evaluate(text)) - set(without.evaluate(text))
                told += [f"{site} {url}: only with JavaScript: {word}" for word in more]
    assert told == []


def test_search_page_without_javascript(section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(java_script_enabled=False) as page:
        page.goto(here.address + "2567/o16.html")
        page.fill("#search-q", "แผน")
        page.press("#search-q", "Enter")
        page.wait_for_url("**/search.html?q=*")
        assert page.locator("main a[href*='index.html']").count() > 1
