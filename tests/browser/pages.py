"""The pages of a built section as the browser tests see them: their types, their representatives, a server for them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from shared import BuiltSite

SITES = ("koh-chan", "koh-manao", "khao-saming", "lubo-buesa", "thephalai", "sample")
PARTS = [(name, 0, 1) for name in SITES if name != "sample"] + [("sample", part, 3) for part in range(3)]
"""Site, part, parts: the largest site is shared out between the workers."""
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".xml": "application/xml",
}
_REFRESH = re.compile(rb'<meta http-equiv="refresh"[^>]*>')
_CLASSES = re.compile(r'\sclass="([^"]*)"|<(table|details|select|pre|dl|blockquote)\b')
_BODY = re.compile(r'<body class="[^"]*?\b(?:page-([a-z-]+)|(embed|poster))\b')


def every_page(out: Path) -> list[str]:
    """Addresses of all pages of a section, those in the root first."""
    found = (path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    return sorted((url for url in found if not url.startswith("files/")), key=lambda url: (url.count("/"), url))


def share(pages: list[str], part: int, parts: int) -> list[str]:
    return list(islice(pages, part, None, parts))


def kind(html: str) -> str:
    """The type of a page: the fragment that it was made with."""
    body = _BODY.search(html)
    assert body, html[:400]
    return body[1] or body[2]


def representatives(out: Path) -> dict[str, list[str]]:
    """Of each type of page so few that every component, mark and state that occurs in the type is in one of them.

    The heaviest page of a type is always there.
    """
    parts: dict[str, dict[str, frozenset[str]]] = {}
    sizes: dict[str, int] = {}
    for url in every_page(out):
        html = (out / url).read_text("utf-8")
        names = {name for match in _CLASSES.finditer(html) for name in (match[1] or match[2]).split()}
        parts.setdefault(kind(html), {})[url], sizes[url] = frozenset(names), len(html)
    return {type: _cover(pages, sizes) for type, pages in parts.items()}


def _cover(pages: Mapping[str, frozenset[str]], sizes: Mapping[str, int]) -> list[str]:
    chosen = [max(pages, key=lambda url: (sizes[url], url))]
    missing = frozenset().union(*pages.values()) - pages[chosen[0]]
    while missing:
        chosen.append(max(pages, key=lambda url: (len(pages[url] & missing), -sizes[url], url)))
        missing -= pages[chosen[-1]]
    return chosen


def one_of_each(out: Path) -> dict[str, str]:
    """The heaviest page of each type."""
    return {type: urls[0] for type, urls in representatives(out).items()}


@dataclass(frozen=True)
class Section:
    """A built section and where it is served."""

    name: str
    out: Path
    address: str
    built: BuiltSite | None = None

    def link(self, url: str) -> str:
        """The address of the page *url*; a page that sends its readers on is asked to keep them."""
        return f"{self.address}{url}{'?stay' if self.sends_on(url) else ''}"

    def at_home_only(self, url: str) -> bool:
        """Whether the page is right on the section's own server alone: what is not there is told at any address."""
        return url == "404.html" and self.built is not None and self.built.site.config.site.url is not None

    def sends_on(self, url: str) -> bool:
        """Whether the page leads its readers to another one at once."""
        return 'http-equiv="refresh"' in (self.out / url).read_text("utf-8")


def until(page: Page, expression: str) -> None:
    """Wait until the JavaScript *expression* is true; asked from outside, because the pages' policy lets no text be run."""
    deadline = monotonic() + 10
    while not page.evaluate(expression):
        assert monotonic() < deadline, expression
        page.wait_for_timeout(20)


Visit = Callable[..., AbstractContextManager[Page]]
"""Opens a window of a width and a colour scheme."""


class Server:
    """Folders served over HTTP on a port of the loopback interface; what was asked for is remembered."""

    def __init__(self) -> None:
        self.folders: dict[str, Path] = {}
        self.asked: list[str] = []
        self.compress = False
        self.late: Mapping[str, float] = {}
        """Seconds that files of a suffix keep their reader waiting."""
        self.address = ""

    def mount(self, prefix: str, folder: Path) -> str:
        """Serve *folder* below *prefix*, which ends in a slash; the address of it."""
        self.folders[prefix] = folder
        return self.address + prefix

    def find(self, path: str) -> Path | None:
        for prefix, folder in sorted(self.folders.items(), key=lambda entry: -len(entry[0])):
            if path.startswith(prefix):
                file = folder / path.removeprefix(prefix)
                file = file / "index.html" if file.is_dir() else file
                return file if file.is_file() else None
        return None


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has been closed has not read everything."""


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path, query = unquote(urlsplit(self.path).path), urlsplit(self.path).query
            server.asked.append(path)
            file = server.find(path)
            body = file.read_bytes() if file else b"not here"
            if query == "stay":
                body = _REFRESH.sub(b"", body)
            suffix = file.suffix if file else ".txt"
            sleep(server.late.get(suffix, 0))
            self.send_response(200 if file else 404)
            self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
            if server.compress and suffix in (".html", ".css", ".js", ".svg", ".json", ".xml"):
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
            if suffix in (".css", ".js", ".woff2", ".svg", ".png"):
                self.send_header("Cache-Control", "max-age=3600")  # as .htaccess has it
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    http = _Quiet(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_port}"
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
