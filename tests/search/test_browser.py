"""The box and the page of results in chromium, from a disk (``file://``) and under the strict policy of the frame."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.pages import until

pytestmark = pytest.mark.browser

THEME = Path(__file__).parents[2] / "theme"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'"
FRAME = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>หน้า</title>
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<link rel="stylesheet" href="{{ root }}assets/search.css">
<script src="{{ root }}assets/search.js" defer></script>
</head><body><main>{% include fragment %}</main></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("chromium is not installed")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, index: Path) -> Path:
    """A section of two pages: the results, and one in a folder with the box."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(THEME / "assets", folder / "assets", ignore=shutil.ignore_patterns("fonts", "search-index.js"))
    shutil.copy(index, folder / "assets/search-index.js")
    loader = FileSystemLoader(THEME / "fragments")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    years = [{"label": "ปี <2567>", "url": "2567/index.html"}]
    for path, root, fragment in (("search.html", "", "search-page.html"), ("2567/o1.html", "../", "search-box.html")):
        (folder / path).parent.mkdir(exist_ok=True)
        template = environment.from_string(FRAME)
        (folder / path).write_text(template.render(root=root, years=years, fragment=fragment, policy=POLICY), "utf-8")
    (folder / "2567/o14.html").write_text("<!doctype html><title>O14</title>", "utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone; whatever the console or the policy says is a failure."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


@pytest.fixture
def box(page: Page, site: Path) -> Page:
    page.goto((site / "2567/o1.html").as_uri())
    return page


def results(page: Page, site: Path, query: str) -> Page:
    page.goto(f"{(site / 'search.html').as_uri()}?q={query}")
    return page


def test_nothing_is_loaded_until_somebody_goes_to_the_box(box: Page) -> None:
    assert box.evaluate("typeof window.prongsaiIndex") == "undefined"
    box.focus("#search-q")
    until(box, "!!(window.prongsaiIndex && window.prongsaiSearch.engine)")


def test_choosing_with_the_keyboard(box: Page) -> None:
    box.focus("#search-q")
    box.keyboard.type("จัดซื้อ")
    field = box.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("ArrowDown")
    chosen = box.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    expect(chosen.locator("mark").first).to_have_text("จัดซื้อ")
    box.keyboard.press("ArrowUp")
    expect(box.locator("[aria-selected=true]")).to_have_text("ดูผลการค้นหาทั้งหมด")
    box.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("จัดซื้อ")
    box.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_enter_goes_to_the_chosen_page(box: Page) -> None:
    box.focus("#search-q")
    box.keyboard.type("ข้อ 14")
    box.keyboard.press("ArrowDown")  # before the pause is over: what was typed is searched first
    expect(box.locator("[aria-selected=true] .search-code")).to_have_text("O14")
    box.keyboard.press("Enter")
    box.wait_for_url("**/2567/o14.html")


def test_enter_without_a_choice_goes_to_all_results(box: Page) -> None:
    box.focus("#search-q")
    box.keyboard.type("o12")
    box.keyboard.press("Enter")
    box.wait_for_url("**/search.html?q=o12")
    expect(box.locator(".search-hit").first).to_contain_text("O12")


def test_pasted_text_is_searched(box: Page) -> None:
    box.focus("#search-q")
    box.keyboard.insert_text("ร้องเรียน")  # as a mouse pastes it: no key, only an input event
    expect(box.locator("[role=option]").first).to_contain_text("ร้องเรียน")
    expect(box.locator(".search-year").first).to_have_text("ปีงบประมาณ ๒๕๖๗")
    expect(box.get_by_role("status")).to_have_text("พบ ๖ รายการ")


def test_the_list_closes_when_the_focus_leaves(box: Page) -> None:
    box.fill("#search-q", "แผน")
    expect(box.get_by_role("listbox")).to_be_visible()
    box.keyboard.press("Tab")
    box.keyboard.press("Tab")
    expect(box.get_by_role("listbox")).to_be_hidden()


def test_results_by_year_with_code_and_state(page: Page, site: Path) -> None:
    results(page, site, "ของขวัญ")
    expect(page.get_by_role("status")).to_have_text("พบ ๔ รายการ")
    expect(page.locator("h2.search-year")).to_have_text(["ปีงบประมาณ ๒๕๖๗", "ปีงบประมาณ ๒๕๖๖"])
    first = page.locator(".search-hit").first
    expect(first.locator("a")).to_have_attribute("href", "2567/o28.html")
    expect(first.locator(".search-code")).to_have_text("O28")
    expect(first.locator(".search-state")).to_have_text("เผยแพร่แล้ว")
    expect(first.locator("mark").first).to_have_text("ของขวัญ")
    expect(page.locator(".search-none")).to_be_hidden()


def test_long_lists_are_shown_in_two_steps(page: Page, site: Path) -> None:
    results(page, site, "ครบถ้วน")
    expect(page.locator(".search-hit")).to_have_count(40)
    page.click(".search-more")
    assert page.locator(".search-hit").count() > 40
    expect(page.locator(".search-more")).to_be_hidden()
    expect(page.locator(".search-hit a").nth(40)).to_be_focused()


def test_nothing_found_helps(page: Page, site: Path) -> None:
    results(page, site, "ดาวอังคาร")
    expect(page.get_by_role("status")).to_have_text("ไม่พบรายการที่ตรงกับคำค้น")
    expect(page.get_by_role("link", name="ร้องเรียนการทุจริต")).to_have_attribute("href", "2567/o23.html")
    expect(page.get_by_role("link", name="ปี <2567>")).to_have_attribute("href", "2567/index.html")
    page.fill("#search-page-q", "ทุจรืต")
    expect(page.get_by_role("status")).to_contain_text("ใกล้เคียง")
    expect(page.locator("h2.search-year").first).to_have_text("ใกล้เคียงกับคำค้น")


def test_a_query_is_only_text(page: Page, site: Path) -> None:
    results(page, site, "%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("img").count() == 0
    expect(page.locator("#search-page-q")).to_have_value("<img src=x onerror=alert(1)>")


def test_without_javascript(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "2567/o1.html").as_uri())
    page.fill("#search-q", "แผน")
    page.press("#search-q", "Enter")
    page.wait_for_url("**/search.html?q=*")
    assert "การค้นหาต้องใช้ JavaScript" in page.locator("noscript").inner_html()  # chromium draws it only when asked to
    expect(page.get_by_role("link", name="ปี <2567>")).to_be_visible()
    context.close()


def test_an_index_that_is_missing_is_said(browser: Browser, site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "assets/search-index.js").unlink()
    context = browser.new_context()
    page = context.new_page()
    page.goto((copy / "2567/o1.html").as_uri())
    page.fill("#search-q", "แผน")
    expect(page.locator(".search-message")).to_contain_text("เปิดข้อมูลสำหรับค้นหาไม่ได้")
    shutil.copy(site / "assets/search-index.js", copy / "assets/search-index.js")
    page.fill("#search-q", "แผนที่")
    expect(page.locator("[role=option]").first).to_contain_text("O4")
    context.close()


def test_targets_are_large_enough_and_nothing_overflows(page: Page, site: Path) -> None:
    results(page, site, "แผน")
    expect(page.locator(".search-hit").first).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for element in page.locator("a:visible, button:visible, input:visible").all():
        area = element.bounding_box()
        assert area is not None
        assert area["height"] >= 24, element.inner_text()
