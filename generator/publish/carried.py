"""Pages that an earlier build finished, carried into this one without being made again."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from sys import intern

from pydantic import TypeAdapter, ValidationError

from generator.cache import Cache, digest
from generator.model.site import Site
from generator.pages import Finished, Frame, Page


class Carried:
    """The finished pages in *cache* of a site whose pages share *frame*."""

    def __init__(self, cache: Cache, site: Site, frame: Frame) -> None:
        self._cache = cache
        self._shared = digest(repr(frame), repr(site.config), repr(site.concepts))

    def find(self, grounds: bytes) -> Page | None:
        """The page that was made of *grounds*, finished."""
        kept = self._cache.get(self._key(grounds))
        return unpack(kept, grounds) if kept is not None else None

    def keep(self, page: Page, finished: Finished) -> None:
        """Let later builds find *page*, unless it is always made anew."""
        if page.grounds is not None:
            self._cache.put(self._key(page.grounds), pack(page, finished))

    def _key(self, grounds: bytes) -> bytes:
        return digest("page", self._shared, grounds)


def pack(page: Page, finished: Finished) -> bytes:
    """*page* and its HTML as they are kept: two lines of JSON, then the HTML."""
    outline = _pages().dump_json(replace(page, view=None, grounds=None, finished=None))
    found = json.dumps([finished.links, sorted(finished.ids)], ensure_ascii=False).encode()
    return b"\n".join((outline, found, finished.html))


def unpack(kept: bytes, grounds: bytes) -> Page | None:
    """The finished page made of *grounds*, or ``None`` where *kept* is not what was written."""
    try:
        outline, found, html = kept.split(b"\n", 2)
        links, ids = json.loads(found)
        finished = Finished(html, tuple(map(intern, links)), frozenset(map(intern, ids)))
        return replace(_pages().validate_json(outline), grounds=grounds, finished=finished)
    except (ValueError, TypeError, ValidationError):
        return None


@cache
def _pages() -> TypeAdapter[Page]:
    return TypeAdapter(Page)
