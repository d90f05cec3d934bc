"""What a page on the server has that the built one has not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

__all__ = ["Difference", "difference"]

_PIECE = re.compile(r"<[^<>]*>|[^<]+|<")
_ACTIVE = re.compile(r"<(script|iframe|object|embed)\b|\son[a-z]+\s*=|javascript:|http-equiv=.?refresh", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)

Difference = tuple[bool, str, str]
"""Whether code was put in, and what differs, in Thai and in English."""


def difference(built: bytes, served: bytes) -> Difference:
    """How the page *served* differs from the one that was *built*; the two are not the same."""
    if served.removeprefix(b"\xef\xbb\xbf") == built:
        return False, "มี BOM นำหน้าไฟล์", "a byte order mark stands before it"
    if _line_ends(served) == _line_ends(built):
        return False, "ท้ายบรรทัดถูกเปลี่ยน (นำขึ้นแบบข้อความ)", "its line ends were changed (uploaded as text)"
    if built.startswith(served):
        lost = len(built) - len(served)
        return False, f"ขาดตอนท้าย {lost:,} ไบต์", f"its last {lost:,} bytes are missing"
    added = "".join(_added(_text(built), _text(served)))
    if _ACTIVE.search(added):
        return True, *_source(added)
    sizes = f"{len(built):,} → {len(served):,}"
    return False, f"เนื้อหาเปลี่ยน ({sizes} ไบต์)", f"its content changed ({sizes} bytes)"


def _text(page: bytes) -> str:
    return page.decode("utf-8", errors="replace")


def _line_ends(page: bytes) -> bytes:
    return page.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _added(built: str, served: str) -> Iterator[str]:
    """The tags and texts that *served* has more often."""
    left = Counter(_PIECE.findall(built))
    for piece in _PIECE.findall(served):
        if not left[piece]:
            yield piece
        else:
            left[piece] -= 1


def _source(added: str) -> tuple[str, str]:
    """What the code is, as far as it says."""
    source = _SOURCE.search(added)
    host = urlsplit(source[1]).netloc if source else ""
    if host:
        return f"จาก {host}", f"from {host}"
    return "โค้ดในหน้า", "code in the page"
