"""What a page says of itself: its title, its headings, and whether it asks for a password."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from msgspec import Struct

from generator.links.exchange import Answer

__all__ = ["Glance", "glance", "text_of"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CODECS = dict.fromkeys(("tis-620", "tis620", "windows-874", "cp874", "iso-8859-11"), "cp874") | dict.fromkeys(
    ("iso-8859-1", "latin1", "windows-1252"), "cp1252"
)
"""What servers call their encodings; anything else is tried as UTF-8, and no name from outside reaches the codecs."""
_UNSEEN = {"script", "style", "noscript", "template", "svg"}


class Glance(Struct, frozen=True):
    """What a first look at a page shows."""

    title: str
    heading: str
    """Its first ``h1``."""
    asks_password: bool
    length: int
    """Characters of text that a reader sees."""


def text_of(answer: Answer) -> str:
    """The body as text: by the header, by the page's own word, as UTF-8, as old Thai Windows wrote."""
    header = _HEADER_CHARSET.search(answer.headers.get("content-type", ""))
    meta = _CHARSET.search(answer.body[:2048])
    for name in (header[1] if header else "", meta[1].decode() if meta else "", "utf-8"):
        try:
            # the end may be cut in the middle of a letter
            return codecs.getincrementaldecoder(_CODECS.get(name.lower(), "utf-8"))("strict").decode(answer.body)
        except UnicodeError:
            continue
    return answer.body.decode("cp874", errors="replace")


def glance(html: str) -> Glance:
    """Look at the beginning of the page *html*."""
    reader = _Reader()
    reader.feed(html)
    title, heading = (_plain(reader.said[tag]) for tag in ("title", "h1"))
    return Glance(title, heading, reader.asks_password, reader.length)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\u2060", "")).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said = {"title": "", "h1": ""}
        self._done: set[str] = set()
        self._open: str | None = None
        self._unseen = 0
        self.asks_password = False
        self.length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in self.said and tag not in self._done and not self._unseen:
            self._open = tag
        elif tag == "input" and ("type", "password") in [(name, (value or "").lower()) for name, value in attrs]:
            self.asks_password = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == self._open:
            self._done.add(tag)
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._open:
            self.said[self._open] += data
        if self._open != "title":
            self.length += len(data.strip())
