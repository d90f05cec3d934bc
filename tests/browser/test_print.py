"""On paper, read back as text: every cell is there, ำ too; the heading of a long table is on each of its pages."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from bisect import bisect
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.pages import SITES, Section, Visit, every_page, kind, representatives
from tests.browser.tools import script, tool

MM = 96 / 25.4
WIDE = 6
CELLS = script("cells")
QR = "() => [...document.querySelectorAll('.pr-qr img')].map((one) => one.getBoundingClientRect().width)"


def squash(text: str) -> str:
    """Without spaces; ำ and digits are compared as they are, only what a PDF writes as two letters is put together."""
    text = unicodedata.normalize("NFC", text.replace("\u0e4d\u0e32", "\u0e33"))
    return re.sub(r"[\s\u00a0\u200b\u00ad]+", "", text)


def printed(page: Page) -> tuple[PdfReader, list[str]]:
    """The PDF of the page and the text of its sheets."""
    pdf = page.pdf(prefer_css_page_size=True)
    read = [tool("pdftotext"), "-raw", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(read, input=pdf, capture_output=True, check=True).stdout.decode()
    return PdfReader(io.BytesIO(pdf)), [squash(sheet) for sheet in text.split("\f")]


def is_there(cell: str, text: str) -> bool:
    """Whole, or in two parts where a sheet ends, or line by line where a line was moved."""
    whole = squash(cell)
    if whole in text:
        return True
    first = bisect(range(len(whole)), 0, key=lambda at: whole[: at + 1] not in text)  # what the first sheet has of it
    if first >= 3 and whole[first:] in text:
        return True
    return all(is_there(line, text) for line in cell.splitlines()) if "\n" in cell else False


def lost(page: Page, where: str) -> list[str]:
    tables = page.evaluate(CELLS)
    page.emulate_media(media="print")
    told = [f"{where}: QR is {size / MM:.0f} mm" for size in page.evaluate(QR) if size < 25 * MM]
    reader, sheets = printed(page)
    text = "".join(sheets)
    for table in tables:
        told += [
            f"{where}: {table['id']}: not on paper: {cell[:80]!r}"
            for cell in table["cells"]
            if not is_there(cell, text)
        ]
        told += [
            f"{where}: {table['id']}: not on paper: {cell[:80]!r}" for cell in table["head"] if not is_there(cell, text)
        ]
    width = max((table["columns"] for table in tables), default=0)
    box = reader.pages[0].mediabox
    if width >= WIDE and box.width < box.height:
        told.append(f"{where}: {width} columns upright")
    if not sheets[0]:
        told.append(f"{where}: the first sheet is empty")
    page.emulate_media(media="screen")
    return told


@pytest.mark.parametrize("site", SITES)
def test_every_cell_is_on_paper(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    wanted = {url for urls in representatives(here.out).values() for url in urls[:2]}
    wanted |= {
        url
        for url in every_page(here.out)
        if "/reports/" in url and kind((here.out / url).read_text("utf-8")) == "report"
    }
    told = []
    with visit(1280) as page:
        for url in sorted(wanted):
            page.goto(here.link(url))
            told += lost(page, f"{site} {url}")
    assert told == []


@pytest.mark.parametrize("site", ["koh-manao", "sample"])
def test_printed_from_a_phone(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    """Rules for narrow screens do not apply to paper, and dark colours do not."""
    here = section(site)
    url = next(
        url
        for url in every_page(here.out)
        if "/reports/" in url and "?" not in here.link(url).removeprefix(here.address)
    )
    with visit(360, "dark") as page:
        page.goto(here.link(url))
        assert lost(page, url) == []
        page.emulate_media(media="print", color_scheme="dark")
        ground = page.evaluate("getComputedStyle(document.body).color")
        assert ground == "rgb(0, 0, 0)"


def test_heading_on_every_sheet(section: Callable[[str], Section], visit: Visit) -> None:
    """The register of addresses: hundreds of rows, one heading a sheet."""
    here = section("sample")
    with visit(1280) as page:
        page.goto(here.address + "urls.html")
        head = [squash(cell) for cell in page.locator("#table-items thead th").all_text_contents()]
        rows = [squash(cell) for cell in page.locator("#table-items tbody th a").all_text_contents()]
        _, sheets = printed(page)
    full = [sheet for sheet in sheets if sum(row in sheet for row in rows) > 3]
    assert len(full) > 3
    for sheet in full:
        assert all(cell in sheet for cell in head), sheet[:200]


def test_headings_stay_with_what_follows(section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(1280) as page:
        page.goto(here.address + "2567/reports/measures.html")
        headings = [squash(one) for one in page.locator("main h2, main h3").all_text_contents()]
        _, sheets = printed(page)
    for sheet, _next in pairwise(sheets):
        assert not any(sheet.endswith(one) for one in headings if len(one) > 5), sheet[-80:]
