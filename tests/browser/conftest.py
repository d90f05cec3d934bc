"""One chromium for each module of tests (tests/search has its own), and the six sites on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from shared import BuiltSite
from tests.browser.pages import Section, Server, Visit, serving
from tests.browser.tools import CHROMIUM_ARGS, tool

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    tool("chromium")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_ARGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture(scope="session")
def section(server: Server, built_site: Callable[[str], BuiltSite]) -> Callable[[str], Section]:
    """One of the six sites on the server, at the path that it calls its own."""

    @cache
    def make(name: str) -> Section:
        built = built_site(name)
        url = built.site.config.site.url
        return Section(name, built.out, server.mount(urlsplit(url).path if url else f"/{name}/", built.out), built)

    return make


@pytest.fixture
def visit(chromium: Browser) -> Visit:
    """Opens a window of a width and colour scheme; more options as of ``new_context``."""

    @contextmanager
    def open_window(width: int = 360, scheme: str = "light", **options: object) -> Iterator[Page]:
        height = 740 if width < 800 else 900
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="th-TH", **options
        )
        try:
            yield context.new_page()
        finally:
            context.close()

    return open_window
