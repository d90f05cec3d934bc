"""The same folder at ``/``, at ``/a/b/`` and from a disk: every link and fragment leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html as lxml_html

from shared import BuiltSite
from tests.browser.pages import SITES, Section, Visit, every_page, representatives, serving
from tests.browser.test_weight import failure

_REFRESH = re.compile(r"url=(.+)$")
_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def links(page: lxml_html.HtmlElement) -> Iterator[str]:
    """Every address that a page names, its forms and its picture of itself too."""
    for name in ("href", "src", "action", "poster", "data"):
        yield from page.xpath(f"//@{name}")
    for content in page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content"):
        yield from _REFRESH.findall(content)
    for code in page.xpath("//pre/code/text()"):
        yield from re.findall(r'src="([^"]+)"', code)


def broken(out: Path, own: str | None) -> list[str]:
    """Links of all pages of a folder that lead nowhere; *own* is the address that the section calls its own."""

    @cache
    def names(path: Path) -> frozenset[str]:
        page = lxml_html.document_fromstring(path.read_bytes())
        return frozenset(page.xpath("//@id"))

    told = []
    for url in every_page(out):
        for link in links(lxml_html.document_fromstring((out / url).read_bytes())):
            wrong = _wrong(out, own, url, link, names)
            if wrong:
                told.append(f"{url}: {link}: {wrong}")
    for sheet in out.glob("assets/*.css"):
        found = _CSS.findall(sheet.read_text("utf-8"))
        told += [f"{sheet.name}: {link}" for link in found if not (sheet.parent / link).is_file()]
    return told


def _wrong(out: Path, own: str | None, url: str, link: str, names: Callable[[Path], frozenset[str]]) -> str:
    if own and link.startswith(own):
        target, fragment = urldefrag(link.removeprefix(own))
        path = out / target
    elif urlsplit(link).scheme or link.startswith("//"):
        return ""
    elif link.startswith("/"):
        if not own or url != "404.html" or not link.startswith(urlsplit(own).path):
            return "only right at one place"
        target, fragment = urldefrag(link.removeprefix(urlsplit(own).path))
        path = out / unquote(target)
    else:
        target, fragment = urldefrag(link)
        path = (out / url).parent / unquote(urlsplit(target).path) if target else out / url
    if path.is_dir() and not (own and link.startswith(own)):
        return "a folder"
    if not path.is_file() and not (path / "index.html").is_file():
        return "not there"
    if out.resolve() not in (path.resolve(), *path.resolve().parents):
        return "outside of the section"
    if fragment and path.suffix == ".html" and unquote(fragment) not in names(path.resolve()):
        return "no such part"
    return ""


def test_links(any_site: BuiltSite) -> None:
    assert broken(any_site.out, any_site.site.config.site.url) == []


def test_ids_are_said_once(any_site: BuiltSite) -> None:
    for url in every_page(any_site.out):
        ids = any_site.html(url).xpath("//@id")
        assert len(ids) == len(set(ids)), url


@pytest.mark.parametrize("place", ["/", "/a/b/", "disk"])
@pytest.mark.parametrize("site", SITES)
def test_every_file_arrives(site: str, place: str, section: Callable[[str], Section], visit: Visit) -> None:
    """Stylesheet, fonts, scripts, pictures and index of every type of page, and a click that leads to another page."""
    here = section(site)
    with serving() as server, visit() as page:
        address = here.out.as_uri() + "/" if place == "disk" else server.mount(place, here.out)
        wrong: list[str] = []
        page.on("requestfailed", lambda request: wrong.extend(failure(request)))
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
        for urls in representatives(here.out).values():
            if not here.at_home_only(urls[0]):
                page.goto(address + urls[0] + ("?stay" if place != "disk" else ""))
                if place == "disk" and here.sends_on(urls[0]):
                    page.wait_for_url(lambda now, left=address + urls[0]: now != left)
        page.goto(address + "index.html")
        page.locator("main a[href*='/o']").first.click()
        page.wait_for_url("**/o*.html*")
        page.fill("#search-q", "ข้อ 14")
        page.press("#search-q", "Enter")
        page.locator(".search-hit a").first.click()
        page.wait_for_url(re.compile(r"/(o\d+|topics/).*\.html|/o\d+.*\.html"))
        assert page.locator("h1").count() == 1
    assert wrong == []
