"""Serves the last good section on this machine alone, with a script that reloads the page after a build."""

from __future__ import annotations

import json
import mimetypes
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.preview.held import HeldStage
from generator.preview.page import problems_page
from generator.preview.state import Board, Version
from generator.problems import DiskError, UsageError

HOME = "/__prongsai/"
"""Below this address are the server's own script, style and page of problems."""

_LONGEST_WAIT = 25.0
_OWN_FILES = {"reload.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}
_HOSTS = {"127.0.0.1", "localhost"}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Said by us: Windows asks its registry, which other programs change."""


class Server(ThreadingHTTPServer):
    """The server of one site's preview, on 127.0.0.1."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, board: Board, root: Path, port: int) -> None:
        try:
            super().__init__(("127.0.0.1", port), partial(_Handler, board, root))
        except OSError as err:
            said = f"ใช้พอร์ต {port} ไม่ได้ ({err.strerror}) โปรแกรมอื่นอาจใช้อยู่ ลอง --port {port + 1}"
            raise UsageError(said) from err

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, board: Board, root: Path, *rest: Any) -> None:
        self._board = board
        self._root = root
        super().__init__(*rest)

    def do_GET(self) -> None:  # the name is the library's
        """Answer with a file of the section, or with something of our own."""
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if self.headers.get("Host", "").rpartition(":")[0].strip("[]") not in _HOSTS:
            # a page elsewhere may let its own name point to this machine and read what is not published yet
            self._answer(b"", "text/plain", HTTPStatus.FORBIDDEN)
        elif path.startswith(HOME):
            self._own(path.removeprefix(HOME), parse_qs(parts.query))
        else:
            self._published(path)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal shows the builds."""

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        version = self._board.version
        if name == "wait":
            after = query.get("after", ["0"])[0]
            version = self._board.wait(int(after) if after.isdecimal() else 0, _LONGEST_WAIT)
            said = {"version": version.number, "ok": version.ok}
            self._answer(json.dumps(said).encode(), "application/json")
        elif name == "problems":
            self._html(problems_page(version, self._root), version)
        elif name in _OWN_FILES:
            self._answer((Path(__file__).parent / name).read_bytes(), _OWN_FILES[name])
        else:
            self._answer(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _published(self, path: str) -> None:
        version = self._board.version
        if version.section is None:
            self._html(problems_page(version, self._root), version, HTTPStatus.SERVICE_UNAVAILABLE)
            return
        steps = [step for step in path.split("/") if step]
        inside = "/".join(steps)
        if not path.endswith("/") and not version.section.has(inside) and version.section.has(f"{inside}/index.html"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", "/" + quote(inside) + "/")
            self.end_headers()
            return
        file = "/".join((*steps, "index.html")) if path.endswith("/") else inside
        data = _read(version.section, file)
        if data is not None:
            self._file(data, Path(file).suffix.lower(), version)
        else:
            missing = (_read(version.section, "404.html") or b"").decode()
            self._html(missing.replace(f'="{version.base}', '="/'), version, HTTPStatus.NOT_FOUND)

    def _file(self, data: bytes, ending: str, version: Version) -> None:
        if ending == ".html":
            self._html(data.decode(), version)
        else:
            kind = _TYPES.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"
            self._answer(data, kind)

    def _html(self, html: str, version: Version, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send a page with the script that waits for the next build."""
        ok = "true" if version.ok else "false"
        script = f'<script src="{HOME}reload.js" data-version="{version.number}" data-ok="{ok}"></script>\n'
        before, body, after = html.rpartition("</body>")
        self._answer((before + script + body + after if body else html + script).encode(), _TYPES[".html"], status)

    def _answer(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
        except ConnectionError:
            self.close_connection = True  # the reader has gone to another page


def _read(section: HeldStage, path: str) -> bytes | None:
    """The file *path*; only what is in the section is found by its name, so that nothing else is served."""
    try:
        return section.read(path)
    except (OSError, DiskError):
        return None
