"""axe on every page: WCAG 2.2 AA and best practice, no findings; what axe cannot decide is looked at and listed.

Every component of every page type at two widths and in two schemes, with the search open, the list filtered and the
details unfolded; every other page on a phone. ``axe_reviewed.json`` lists what axe left to a person, with the reason
why it is right: an entry that is not needed any more fails too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PARTS, SCHEMES, SITES, WIDTHS, Section, Visit, every_page, representatives, share
from tests.browser.tools import HERE, package

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, within]) => {
  const found = await axe.run(within || document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete'],
    rules: {'target-size': {enabled: true}},
  });
  const short = (kind) => found[kind].flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, target: node.target.join(' '), html: node.html.slice(0, 160),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey || check.id).join(' '),
  })));
  return {violations: short('violations'), incomplete: short('incomplete')};
}"""
# axe cannot judge the colours of what is not drawn yet, or is partly behind something else
DRAW_ALL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { content-visibility: visible !important; }
    .skip:focus, .search-panel { position: static !important; }
    .search-field { flex-wrap: wrap; }
    .search-panel { flex: 0 0 100%; }
    .search-panel, .search-options { max-height: none !important; overflow: visible !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
REVIEWED = json.loads((HERE / "axe_reviewed.json").read_text("utf-8"))


@cache
def source() -> str:
    return package("axe-core/axe.min.js").read_text("utf-8")


def findings(page: Page, where: str, within: str | None = None) -> list[str]:
    """What axe says of the page: its violations, and what it leaves open and nobody has looked at."""
    page.evaluate(DRAW_ALL)
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(source())
    result = page.evaluate(RUN, [TAGS, within])
    told = [f"{where}: {one['rule']} {one['target']} {one['why']} {one['html']}" for one in result["violations"]]
    told += [
        f"{where}: INCOMPLETE {one['rule']} {one['target']} {one['why']} {one['html']}"
        for one in result["incomplete"]
        if not reviewed(one)
    ]
    return told


def reviewed(one: dict[str, str]) -> bool:
    return any(
        entry["rule"] == one["rule"] and entry["why"] == one["why"] and entry["html"] in one["html"]
        for entry in REVIEWED
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("site", SITES)
def test_every_component(site: str, width: int, scheme: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit(width, scheme) as page:
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
                told += findings(page, f"{site} {url} {width} {scheme}")
    assert told == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("site", SITES)
def test_in_use(site: str, width: int, scheme: str, section: Callable[[str], Section], visit: Visit) -> None:
    """Results in the box, on their page, nothing found, near to the query, a filtered list, focus on the skip link."""
    here = section(site)
    told = []
    with visit(width, scheme) as page:
        page.goto(here.address + "index.html")
        page.keyboard.press("Tab")
        told += findings(page, f"{site} skip link {width} {scheme}")
        page.fill("#search-q", "แผน")
        expect(page.locator("[role=option]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        told += findings(page, f"{site} search box {width} {scheme}")
        page.fill("#search-q", "ดาวอังคารสีม่วง")
        page.wait_for_timeout(400)
        told += findings(page, f"{site} search box, nothing {width} {scheme}")
        for query in ("แผน", "ดาวอังคารสีม่วง", "จัดซิ้อ"):
            page.goto(f"{here.address}search.html?q={query}")
            expect(page.get_by_role("status")).not_to_be_empty()
            told += findings(page, f"{site} search.html?q={query} {width} {scheme}")
        page.goto(
            here.address + next(url for url in every_page(here.out) if url.endswith("/index.html") and url[0] == "2")
        )
        state = page.locator("#filter-state")
        state.select_option(index=state.locator("option").count() - 1)
        told += findings(page, f"{site} filtered {width} {scheme}")
    assert told == []


@pytest.mark.parametrize(("site", "part", "parts"), PARTS)
def test_every_page(site: str, part: int, parts: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    seen = {url for urls in representatives(here.out).values() for url in urls}
    told = []
    with visit() as page:
        for url in share([url for url in every_page(here.out) if url not in seen], part, parts):
            page.goto(here.link(url))
            told += findings(page, f"{site} {url}")
    assert told == []
