"""Another engine: Debian's Firefox shows the same layout and finds the same pages as chromium."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import SITES, Section, Visit, every_page, until
from tests.browser.tools import HERE, package, tool

QUERIES = Path(__file__).parents[1] / "search/queries"
FIND = """(texts) => {
  const { engine } = window.prongsaiSearch;
  const pages = engine.prepare(window.prongsaiIndex);
  return texts.map((text) => engine.search(pages, text).hits.map((hit) => hit.page.url));
}"""


def queries(site: str) -> list[str]:
    file = QUERIES / f"{site}.json"
    judged = json.loads(file.read_text("utf-8")) if file.exists() else []
    return [query["q"] for query in judged] or ["แผน", "จัดซื้อจัดจ้าง", "ข้อ 12", "๒๕๖๗", "ทุจรืต", "ไม่มีคำนี้"]


@pytest.fixture(scope="module")
def answer(section: Callable[[str], Section]) -> dict[str, Any]:
    package("puppeteer-core/package.json")
    pages = []
    for site in ("sample", "koh-manao"):
        here = section(site)
        report = next(url for url in every_page(here.out) if url.endswith("measures.html") and "/reports/" in url)
        year = next(url for url in every_page(here.out) if url[0] == "2" and url.endswith("/index.html"))
        pages += [here.address + url for url in ("index.html", year, report, "eit.html")]
    question = {
        "firefox": tool("firefox-esr", "firefox"),
        "pages": pages,
        "widths": [360, 1280],
        "searches": [{"address": section(site).address, "queries": queries(site)} for site in SITES],
    }
    ran = subprocess.run(
        [tool("node"), str(HERE / "firefox.mjs")],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE,
        timeout=240,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_layout(answer: dict[str, Any]) -> None:
    for one in answer["layout"]:
        assert one["wide"] <= one["inner"], one
        assert one["out"] == [], one
        assert any("Sarabun" in family or "Noto" in family for family in one["font"]), one


def test_same_results_as_chromium(answer: dict[str, Any], section: Callable[[str], Section], visit: Visit) -> None:
    with visit() as page:
        for site, found in zip(SITES, answer["searches"], strict=True):
            page.goto(section(site).address + "search.html?q=x")
            until(page, "!!(window.prongsaiIndex && document.querySelector('[role=status]').textContent)")
            assert page.evaluate(FIND, queries(site)) == found, site


def test_box_with_the_keyboard(answer: dict[str, Any]) -> None:
    assert answer["gone"].endswith(answer["chosen"])
    assert answer["said"] == []
