"""500 links of one host in at most 60 seconds, politely: run ``python -m benchmarks.links``.

All of them on one host is the worst case, for then nothing can be done side by side but two requests. The server takes
50 ms for an answer, refuses HEAD for one file in ten; one link in fifty is broken, one redirected, one fails at first.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from generator.links import Link, Settings, Use, check_links

LINKS, SECONDS, DELAY = 500, 60.0, 0.05


class Handler(BaseHTTPRequestHandler):
    """Answers by the number in the path."""

    asked: ClassVar[Counter[str]] = Counter()
    now = 0
    most = 0
    lock = threading.Lock()

    def do_GET(self) -> None:
        with self.lock:
            Handler.now += 1
            Handler.most = max(Handler.most, Handler.now)
            Handler.asked[self.path] += 1
        time.sleep(DELAY)
        status, where = self.answer()
        with self.lock:
            Handler.now -= 1
        self.send_response(status)
        if where:
            self.send_header("Location", where)
        page = "/page/" in self.path
        self.send_header("Content-Type", "text/html; charset=utf-8" if page else "application/pdf")
        body = "<title>แผน</title>".encode() * 100
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server looks for

    def answer(self) -> tuple[int, str]:
        number = int("".join(filter(str.isdecimal, self.path)) or 0)
        if self.command == "HEAD" and number % 20 == 8:
            return 403, ""
        if number % 50 == 1:
            return 404, ""
        if number % 50 == 3:
            return 301, "/page/5"
        if number % 50 == 9 and self.asked[self.path] == 1:
            return 500, ""
        return 200, ""

    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    """Measure once and say whether it was fast enough."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    paths = [f"/page/{n}" if n % 2 else f"/file/{n}.pdf" for n in range(LINKS)]
    links = [Link(base + path, (Use("data/2567/items/o1.yml", ("evidence", 0, "url")),)) for path in paths]
    began = time.perf_counter()
    outcomes = check_links(links, Settings(allow_private=True))
    took = time.perf_counter() - began
    states = ", ".join(f"{name} {count}" for name, count in sorted(Counter(o.reason.word for o in outcomes).items()))
    print(f"{LINKS} links of one host: {took:.1f} s (at most {SECONDS:.0f})")
    print(f"{sum(Handler.asked.values())} requests, {Handler.most} at once at most; {states}")
    server.shutdown()
    return 0 if took <= SECONDS and Handler.most <= 2 else 1


if __name__ == "__main__":
    sys.exit(main())
