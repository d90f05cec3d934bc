"""A server on the loopback that behaves as badly as it is told to, and remembers who asked for what and when.

The two PEM files beside this one are for it alone: a key that protects nothing, with certificates for 127.0.0.1.
"""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from msgspec.structs import replace

from generator.links import Link, Settings, Use

HERE = Path(__file__).parent
FAST = Settings(pause=0.0, connect_timeout=5.0, timeout=5.0, backoff=0.02, longest_wait=2.0, allow_private=True)
"""Waits for no longer than it has to."""
HASTY = replace(FAST, timeout=0.25, tries=2)
"""For servers that are too slow on purpose."""

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the routes of its server."""

    protocol_version = "HTTP/1.1"
    server: Loopback
    under_way = False

    def do_GET(self) -> None:
        with self.server.counted(self):
            route = self.server.routes.get(self.path.partition("?")[0]) or self.server.fallback
            route(self)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server looks for

    def reply(
        self, status: int, body: bytes | str = b"", type: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Type": type, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.leave()  # whoever has the answer may come back before this thread goes on
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def begin(self, type: str = "text/html; charset=utf-8") -> None:
        """The head of an answer whose length is not said."""
        self.send_response(200)
        self.send_header("Content-Type", type)
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()

    def leave(self) -> None:
        """Count this request as done, once."""
        if self.under_way:
            self.under_way = False
            self.server.book.leave()

    def reset(self) -> None:
        """Cut the connection as a firewall does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, *_: object) -> None:
        pass


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Book:
    """What a server remembers."""

    asked: list[Asked] = field(default_factory=list)
    most: int = 0
    """Requests that were under way at once."""
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]

    def methods(self, path: str) -> list[str]:
        return [asked.method for asked in self.of(path)]

    def enter(self, handler: Handler) -> None:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            headers = {name.lower(): value for name, value in handler.headers.items()}
            self.asked.append(Asked(handler.command, handler.path, headers, time.monotonic()))

    def leave(self) -> None:
        with self._lock:
            self._now -= 1


class Loopback(ThreadingHTTPServer):
    """A server on 127.0.0.1."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, certificate: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Reply] = {}
        self.fallback: Reply = lambda handler: handler.reply(404, "<title>404 Not Found</title>")
        self.book = Book()
        self.scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(HERE / certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    @contextlib.contextmanager
    def counted(self, handler: Handler) -> Iterator[None]:
        self.book.enter(handler)
        handler.under_way = True
        try:
            yield
        finally:
            handler.leave()

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what many of these tests are about."""


@contextlib.contextmanager
def running(routes: dict[str, Reply] | None = None, *, certificate: str | None = None) -> Iterator[Loopback]:
    """A server with *routes* for as long as the block lasts."""
    with Loopback(certificate) as server:
        server.routes.update(routes or {})
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def starting() -> Iterator[Callable[..., Loopback]]:
    """The body of a fixture that starts servers; they end with the test."""
    with contextlib.ExitStack() as stack:
        yield lambda *routes, **how: stack.enter_context(running(*routes, **how))


def link(url: str, *, channel: bool = False) -> Link:
    """A link that stands in one record."""
    keys = ("evidence", 0, "channel" if channel else "url")
    return Link(url, (Use("data/2567/items/o1.yml", keys, channel=channel),))


def once_then(first: Reply, then: Reply) -> Reply:
    """Answers the first request of every method one way, and all others another way."""
    seen: Counter[str] = Counter()

    def answer(handler: Handler) -> None:
        seen[handler.path] += 1
        (first if seen[handler.path] == 1 else then)(handler)

    return answer
