"""Text is drawn once: a font that is late does not move what somebody has begun to read (ADR 0012)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Playwright

from generator.resources import THEME
from tests.browser.pages import Section, Server, representatives, until
from tests.browser.tools import CHROMIUM_ARGS, tool

LATE = 2.0
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) => one.value)))
  .observe({type: "layout-shift", buffered: true});
"""
ASIDE = {"redirect", "search"}
"""Types that are left out: one sends its readers on, the other writes its results when they are there."""
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{dir}</dir><cachedir>{dir}</cachedir></fontconfig>"""


def machine(playwright: Playwright, folder: Path, *, thai: bool) -> Browser:
    """A browser on a machine with one font, which has Thai letters or not."""
    font = TTFont(THEME / "assets/fonts/noto-sans-thai-400.woff2")
    if not thai:
        latin = subset.Subsetter()
        latin.populate(unicodes=range(0x20, 0x7F))
        latin.subset(font)
    font.flavor = None
    font.save(folder / "font.ttf")
    (folder / "fonts.conf").write_text(CONFIG.format(dir=folder), "utf-8")
    environment = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    return playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_ARGS, env=environment)


@pytest.fixture(scope="module")
def with_thai(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = machine(playwright, tmp_path_factory.mktemp("thai"), thai=True)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def without_thai(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = machine(playwright, tmp_path_factory.mktemp("latin"), thai=False)
    yield browser
    browser.close()


@pytest.fixture
def late(server: Server) -> Iterator[None]:
    """The fonts come when somebody has begun to read."""
    server.late = {".woff2": LATE}
    yield
    server.late = {}


def look(browser: Browser, url: str) -> Page:
    """The page, drawn on a phone without anything kept from before, and all of it there."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.add_init_script(SHIFTS)
    page.goto(url, wait_until="networkidle")
    until(page, "!document.documentElement.classList.contains('pr-wait')")
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))")
    return page


def drawn_in(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).fontFamily").split(",")[0].strip("\"'")


def moved(browser: Browser, here: Section, pages: list[str]) -> list[str]:
    told = []
    for url in pages:
        page = look(browser, here.link(url))
        if shifts := page.evaluate("window.shifts"):
            told.append(f"{here.name} {url}: {shifts}")
        page.context.close()
    return told


@pytest.mark.parametrize("site", ["koh-chan", "sample"])
def test_nothing_moves_on_any_type_of_page(site: str, section: Callable[[str], Section], with_thai: Browser) -> None:
    here = section(site)
    assert moved(with_thai, here, [urls[0] for type, urls in representatives(here.out).items() if type not in ASIDE]) == []


@pytest.mark.usefixtures("late")
def test_nothing_moves_when_the_font_is_late(section: Callable[[str], Section], with_thai: Browser) -> None:
    here = section("sample")
    assert moved(with_thai, here, ["index.html", "2567/o11.html", "updates.html", "embed/oit.html"]) == []


@pytest.mark.usefixtures("late")
def test_a_late_font_is_taken_on_the_next_page(section: Callable[[str], Section], with_thai: Browser) -> None:
    here = section("koh-chan")
    page = look(with_thai, here.link("index.html"))
    assert drawn_in(page) == "sans-serif"
    assert float(page.evaluate("parseFloat(getComputedStyle(document.body).lineHeight) / 17")) >= 1.8
    page.goto(here.link("2567/o1.html"), wait_until="networkidle")
    assert drawn_in(page) == "Sarabun"
    page.context.close()


@pytest.mark.usefixtures("late")
def test_a_machine_without_thai_letters_gets_them_late(
    section: Callable[[str], Section], without_thai: Browser
) -> None:
    here = section("koh-chan")
    page = look(without_thai, here.link("index.html"))
    assert drawn_in(page) == "Sarabun"
    assert page.evaluate("[...document.fonts].every((font) => font.status === 'loaded')")
    page.context.close()
