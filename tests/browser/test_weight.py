"""What a first visit weighs, and that nothing is asked of others, kept on the reader's machine or told to the console."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.pages import PARTS, SITES, Section, Server, Visit, every_page, kind, representatives, share
from tests.browser.tools import tell

KB = 1024
PACKED, RAW, REQUESTS, ITEM = 40 * KB, 60 * KB, 6, 8 * KB
FRAME = (31 * KB, 45 * KB)
"""Styles, script and fonts of every page, gzip and not: what is over the bar beyond them is the page's own text."""
OVER = {
    "report": (42, 142, 6),
    "year": (40, 99, 7),
    "register": (40, 132, 6),
    "updates": (40, 86, 6),
    "sample item": (40, 66, 7),
    "sample home": (40, 63, 7),
    "sample eit": (40, 60, 7),
    "sample poster": (40, 60, 7),
    "sample embed": (40, 60, 7),
}
"""Types of pages that do not keep the bars: KB gzip, KB and requests that they do keep.

A report, a year, the register and the changes are as long as what they list. The seventh request is a QR code beside an
agency's own logo. Two fonts in one file would save it, but a browser prints a variable font as drawings: six times the PDF.
"""
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: window.caches ? (await caches.keys()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
KEPT_ON_DISK = "() => ({local: localStorage.length, session: sessionStorage.length, cookie: document.cookie})"


def packed(file: Path) -> int:
    body = file.read_bytes()
    return len(body) if file.suffix in (".png", ".woff2") else len(gzip.compress(body, 6))


def failure(request: Request) -> list[str]:
    """A request that failed; one that was given up because the test went on is none."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {unquote(request.url)} {request.failure}"]


def listen(page: Page, own: str) -> list[str]:
    """What the page says, and whom else it asks; *own* begins every address of the section."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith(own) else said.append(f"asked: {request.url}"))
    page.on("requestfailed", lambda request: said.extend(failure(request)))
    return said


def bars(site: str, type: str) -> tuple[int, int, int]:
    """Bytes gzip, bytes and requests of a type of page."""
    if over := OVER.get(type) or OVER.get(f"{site} {type}"):
        return over[0] * KB, over[1] * KB, over[2]
    return PACKED, RAW, REQUESTS


def first_visit(here: Section, url: str, server: Server, visit: Visit) -> list[Path]:
    """The files that the server is asked for."""
    with visit() as page:
        server.asked.clear()
        page.goto(here.link(url), wait_until="networkidle")
        page.wait_for_timeout(100)
        return [found for path in server.asked if (found := server.find(path))]


@pytest.mark.parametrize("site", SITES)
def test_first_visit(
    site: str, section: Callable[[str], Section], server: Server, visit: Visit, record_property
) -> None:
    """The page of results is left out: it loads the index, whose own bar is in tests/search."""
    here = section(site)
    told, most = [], [0, 0, 0]
    for type, urls in representatives(here.out).items():
        if type == "search":
            continue
        files = first_visit(here, urls[0], server, visit)
        figures = [sum(map(packed, files)), sum(file.stat().st_size for file in files), len(server.asked)]
        most = [max(pair) for pair in zip(most, figures, strict=True)]
        tell(f"{site} {urls[0]}: {figures[0] / KB:.1f} KB gzip, {figures[1] / KB:.1f} KB, {figures[2]} requests")
        frame = [file for file in files if file.suffix in (".css", ".js", ".woff2")]
        seen = [*figures, sum(map(packed, frame)), sum(file.stat().st_size for file in frame)]
        if any(one > bar for one, bar in zip(seen, [*bars(site, type), *FRAME], strict=True)):
            told.append(f"{site} {urls[0]}: {seen} {[file.name for file in files]}")
    record_property("most", most)
    assert told == []


def test_item_pages(any_site) -> None:
    weights = {url: packed(any_site.out / url) for url in every_page(any_site.out) if "/o" in url}
    items = {url: size for url, size in weights.items() if kind((any_site.out / url).read_text("utf-8")) == "item"}
    assert items
    heaviest = max(items, key=lambda url: items[url])
    tell(f"{any_site.name}: {heaviest} {items[heaviest]} bytes gzip")
    assert items[heaviest] <= ITEM, heaviest


def _kept(page: Page, context: BrowserContext, script: str) -> bool:
    return any(page.evaluate(script).values()) or bool(context.cookies())


@pytest.mark.parametrize(("site", "part", "parts"), PARTS)
def test_nothing_asked_kept_or_told(
    site: str, part: int, parts: int, section: Callable[[str], Section], visit: Visit
) -> None:
    here = section(site)
    with visit() as page:
        said = listen(page, here.address)
        for url in share(every_page(here.out), part, parts):
            before = len(said)
            page.goto(here.link(url))
            if _kept(page, page.context, KEPT):
                said.append("kept something")
            said[before:] = [f"{site} {url}: {one}" for one in said[before:]]
        page.goto(f"{here.address}search.html?q=แผน")
        page.locator(".search-hit").first.wait_for()
    assert said == []


@pytest.mark.parametrize("site", SITES)
def test_from_a_disk(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    with visit() as page:
        said = listen(page, here.out.as_uri())
        for urls in representatives(here.out).values():
            for url in urls:
                if here.at_home_only(url):
                    continue
                before = len(said)
                address = (here.out / url).as_uri()
                page.goto(address)
                if here.sends_on(url):
                    page.wait_for_url(lambda now, address=address: now != address)
                if _kept(page, page.context, KEPT_ON_DISK):
                    said.append("kept something")
                said[before:] = [f"{site} {url}: {one}" for one in said[before:]]
        page.goto((here.out / "search.html").as_uri() + "?q=แผน")
        page.locator(".search-hit").first.wait_for()
        assert page.evaluate(
            "document.fonts.check('1rem Sarabun') && [...document.fonts].some((f) => f.status === 'loaded')"
        )
    assert said == []
