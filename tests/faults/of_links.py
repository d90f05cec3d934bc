"""L7xx: links that do not open, and a deployed section that is not what was built; each by what a server does."""

from __future__ import annotations

from collections.abc import Callable

from tests.links.loopback import Handler, Reply


def says(status: int, body: str = "", **headers: str) -> Reply:
    return lambda handler: handler.reply(status, body, **headers)


LINKS: dict[str, tuple[str, Reply]] = {
    "L701": ("/gone.html", says(410)),
    "L702": ("/asks-for-a-name", says(401, WWW_Authenticate="Basic")),
    "L703": ("/says-nothing-is-here", says(200, "<title>404 Not Found</title><h1>404 Not Found</h1>")),
    "L704": ("/empty.pdf", lambda handler: handler.reply(200, b"", "application/pdf")),
    "L705": ("/circle", says(302, Location="/circle")),
    "L708": ("/forbidden", says(403)),
    "L709": ("/failing-for-weeks", says(500)),
}
"""What is told of a link, by the path that it leads to and the server's answer."""
NO_ADDRESS = ("L707", "https://www.example.go.th:x/plan.pdf")
NO_TRUST = "L706"
"""Of a server whose certificate nobody has signed."""

Spoilt = Callable[[bytes], Reply]
"""What a server answers instead of the file that was built."""


def instead(change: Callable[[bytes], bytes], type: str = "text/html; charset=utf-8") -> Spoilt:
    return lambda built: lambda handler: handler.reply(200, change(built), type)


def refused(reply: Reply) -> Spoilt:
    return lambda _: reply


def _login(handler: Handler) -> None:
    handler.reply(200, '<title>เข้าสู่ระบบ</title><h1>เข้าสู่ระบบ</h1><input type="password">')


PAGES: dict[str, Spoilt] = {
    "L721": refused(says(404)),
    "L722": refused(_login),
    "L723": refused(says(302, Location="/ita/index.html")),
    "L724": instead(lambda _: "<title>ยินดีต้อนรับ</title>".encode()),
    "L725": instead(lambda built: built.replace(b"\n", b"\r\n")),
    "L726": instead(lambda built: built.replace(b"</body>", b"<script>ads()</script></body>")),
    "L730": instead(bytes, "text/html; charset=tis-620"),
}
"""What is told of the page of an item."""
FILES: dict[str, Spoilt] = {
    "L727": refused(says(404)),
    "L728": instead(lambda built: built[:-3], "text/csv; charset=utf-8"),
}
"""What is told of an evidence file."""
OTHERS = ("L729", "L731")
"""What is told of the manifest, and of a record that is newer than the build."""

CODES = frozenset((*LINKS, NO_ADDRESS[0], NO_TRUST, *PAGES, *FILES, *OTHERS))
