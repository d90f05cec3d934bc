"""On 320 px, with the spacing of WCAG 1.4.12 and letters twice as large: no page wider than the screen, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.pages import PARTS, SITES, Section, Visit, every_page, representatives, share
from tests.browser.tools import CHROMIUM_ARGS, script, tool

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"
STYLES = {"plain": "", "spacing": SPACING, "large": LARGE}
SET = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
WRONG = script("overflow")
TARGETS = script("targets")


def wrong_in_styles(page: Page, where: str, styles: Mapping[str, str] = STYLES) -> list[str]:
    told = []
    for style, css in styles.items():
        page.evaluate(SET, css)
        told += [f"{where} {style}: {one}" for one in page.evaluate(WRONG)]
    page.evaluate(SET, "")
    return told


@pytest.mark.parametrize(("site", "part", "parts"), PARTS)
def test_on_320_px(site: str, part: int, parts: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit(320) as page:
        for url in share(every_page(here.out), part, parts):
            page.goto(here.link(url))
            told += wrong_in_styles(page, f"{site} {url}")
            told += [f"{site} {url} target {one}" for one in page.evaluate(TARGETS)]
    assert told == []


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("site", SITES)
def test_on_wider_screens(site: str, width: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit(width) as page:
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
                styles = STYLES if width == 360 else {"spacing": SPACING}
                told += wrong_in_styles(page, f"{site} {url} {width}", styles)
                told += [f"{site} {url} {width} target {one}" for one in page.evaluate(TARGETS)]
    assert told == []


@pytest.mark.parametrize("site", SITES)
def test_large_letters_on_a_wide_screen(site: str, section: Callable[[str], Section], playwright: Playwright) -> None:
    """The reader's own setting, which the conditions of the stylesheet follow too; ``html`` in the page is not that."""
    here = section(site)
    told = []
    args = [*CHROMIUM_ARGS, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    with playwright.chromium.launch(executable_path=tool("chromium"), args=args) as large:
        page = large.new_page(viewport={"width": 1280, "height": 900})
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                told += wrong_in_styles(page, f"{site} {url} 1280, letters of 32 px", {"large": ""})
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 32
    assert told == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("site", SITES)
def test_search(site: str, width: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    with visit(width) as page:
        page.goto(f"{here.address}search.html?q=แผน")
        page.locator(".search-hit").first.wait_for()
        told = wrong_in_styles(page, f"{site} results {width}")
        page.goto(here.address + "index.html")
        page.fill("#search-q", "แผน")
        page.locator("[role=option]").first.wait_for()
        told += [one for one in wrong_in_styles(page, f"{site} box {width}") if "search-panel" not in one]
        told += [f"{site} box {width} target {one}" for one in page.evaluate(TARGETS)]
    assert told == []
