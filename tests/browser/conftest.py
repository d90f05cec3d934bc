"""One chromium for each module of tests (tests/search has its own), and the six sites on a server."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.pages import Server, serving
from tests.conftest import BuiltSite

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
Visit = Callable[..., AbstractContextManager[Page]]


def absent(what: str) -> None:
    """Fail in CI, skip elsewhere: *what* is needed and not installed (``scripts/test-tools``)."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{what} is not installed: scripts/test-tools")


def tool(*names: str) -> str:
    """Path of the first of the commands that is installed."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        absent(names[0])
    assert found is not None
    return found


def package(path: str) -> Path:
    """A file or folder of an npm package."""
    if not (MODULES / path).exists():
        absent(f"npm: {path}")
    return MODULES / path


def script(name: str) -> str:
    """A function that is run in the page."""
    return (HERE / f"scripts/{name}.js").read_text("utf-8").strip()


def tell(text: str) -> None:
    """A figure for the report of a run (``pytest -rP``)."""
    sys.stdout.write(text + "\n")


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


@dataclass(frozen=True)
class Section:
    """A built section and where it is served."""

    name: str
    out: Path
    address: str
    built: BuiltSite | None = None

    def link(self, url: str) -> str:
        """The address of the page *url*; a page that sends its readers on is asked to keep them."""
        moved = 'http-equiv="refresh"' in (self.out / url).read_text("utf-8")
        return f"{self.address}{url}{'?stay' if moved else ''}"


@pytest.fixture(scope="session")
def section(server: Server, built_site: Callable[[str], BuiltSite]) -> Callable[[str], Section]:
    """One of the six sites on the server."""

    @cache
    def make(name: str) -> Section:
        built = built_site(name)
        return Section(name, built.out, server.mount(f"/{name}/", built.out), built)

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
