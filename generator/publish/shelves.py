"""What the last build has written, part by part, so that this one need not make it again.

A shelf holds the files of one part of the section: of a fiscal year, or of what stands beside the years. Of each it
knows the *grounds*, a digest of everything that it was made of. The files themselves stand in the last section.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from sys import intern
from typing import Any

from msgspec import Struct, field
from msgspec.structs import astuple

from generator.cache import Cache, digest
from generator.model.site import Site
from generator.pages import Finished, Frame, Page, SearchText
from generator.problems import DiskError
from generator.publish.previous import Written
from generator.publish.stage import Stage

Make = Callable[[], bytes]


class Kept(Struct, frozen=True):
    """A file that the last build has written."""

    grounds: str
    written: Written
    page: Page | None = None
    """Its outline, with links and anchors, where it is a page."""


class Shelf(Struct):
    """The files of one part of the section, by address."""

    name: str
    whole: str = ""
    """A digest of everything that the part was made of; empty where it is not known."""
    files: dict[str, Kept] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    """What else was made of the part, by name."""


class Carried:
    """The shelves in *cache* of a site whose pages share *frame*, for the section that *stage* becomes."""

    def __init__(self, cache: Cache, site: Site, frame: Frame, stage: Stage) -> None:
        self.shared = digest(repr(frame), repr(site.config), repr(site.concepts))
        self._cache = cache
        self._stage = stage

    def shelf(self, name: str) -> Shelf:
        """What the last build has put on the shelf *name*; an empty one where nothing is kept."""
        return self._cache.recall(_key(name), lambda kept: _unpacked(name, kept)) or Shelf(name)

    def keep(self, shelf: Shelf) -> None:
        """Let the next build find *shelf*."""
        self._cache.remember(_key(shelf.name), shelf, _packed)

    def take_all(self, shelf: Shelf) -> bool:
        """Take over every file of *shelf*, if every one can be: from the stage, or from the last section."""
        written = {path: kept.written for path, kept in shelf.files.items()}
        if self._stage.adopt_written(written):
            return True
        holds = self._stage.previous.holds if self._stage.previous else None
        if holds is None or not all(holds(path, file.sha256) for path, file in written.items()):
            return False
        return all(self._stage.take_over(path) is not None for path in written)

    def take(self, shelf: Shelf, path: str, grounds: str) -> Kept | None:
        """The file *path* of *shelf*, taken over from the last section, if it was made of *grounds* and is there."""
        kept = shelf.files.get(path)
        if kept is None or kept.grounds != grounds or self._stage.previous is None:
            return None
        if not self._stage.previous.holds(path, kept.written.sha256):
            return None
        return kept if self._stage.take_over(path) else None

    def texts(self, shelf: Shelf) -> Mapping[str, SearchText]:
        """What the search knew of the pages on *shelf*, by address; they are not kept on, for there may be others now."""
        key = _key(shelf.name, shelf.whole, "texts")
        found = self._cache.recall(key, _unpacked_texts) or {}
        self._cache.let_go(key)
        return found

    def keep_texts(self, shelf: Shelf, texts: Mapping[str, SearchText]) -> None:
        """Let the next build find *texts*."""
        self._cache.remember(_key(shelf.name, shelf.whole, "texts"), texts, _packed_texts)

    def part(self, shelf: Shelf, *, long: bool) -> Make | None:
        """What gives the part of the search index with the pages on *shelf*; their texts are kept on.

        A *long* one is read when it is wanted. Should another build have dropped it by then, that is a DiskError.
        """
        key = _key(shelf.name, shelf.whole, "part")
        self._cache.touch(_key(shelf.name, shelf.whole, "texts"))
        return self._cache.recall(key, lambda kept: partial(self._again, key) if long else lambda: kept)

    def keep_part(self, shelf: Shelf, part: Make) -> None:
        """Let the next build find the *part*."""
        self._cache.remember(_key(shelf.name, shelf.whole, "part"), part, lambda make: make())

    def _again(self, key: bytes) -> bytes:
        found = self._cache.get(key)
        if found is None:
            raise DiskError("ไฟล์ที่เก็บไว้ใน .prongsai ถูกลบระหว่างที่โปรแกรมทำงาน สั่งใหม่อีกครั้ง")
        return found


def _key(*name: str) -> bytes:
    return digest("shelf", *name)


def _packed_texts(texts: Mapping[str, SearchText]) -> bytes:
    data = {
        url: [text.kind, text.text, text.headings, text.code, text.year, text.state, text.title]
        for url, text in texts.items()
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _unpacked_texts(packed: bytes) -> Mapping[str, SearchText] | None:
    try:
        return {url: SearchText(*text) for url, text in json.loads(packed).items()}
    except (ValueError, TypeError, AttributeError):
        return None


# As they are kept: plain JSON in which every link and anchor stands once


def _packed(shelf: Shelf) -> bytes:
    strings: dict[str, int] = {}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    files = [
        [path, kept.grounds, *astuple(kept.written), _packed_page(kept.page, number)]
        for path, kept in shelf.files.items()
    ]
    data = {"whole": shelf.whole, "notes": shelf.notes, "files": files, "strings": list(strings)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _packed_page(page: Page | None, number: Callable[[str], int]) -> object:
    if page is None or page.finished is None:
        return None
    done = page.finished
    lastmod = page.lastmod.isoformat() if page.lastmod else None
    return [
        page.template, page.title, page.year, lastmod, page.record, page.in_sitemap,
        [number(link) for link in done.links], [number(id) for id in sorted(done.ids)],
    ]  # fmt: skip


def _unpacked(name: str, kept: bytes) -> Shelf | None:
    """The shelf *name* as it was kept, or ``None`` where it is not what was written."""
    try:
        data = json.loads(kept)
        strings = [intern(text) for text in data["strings"]]
        files = {
            path: Kept(grounds, Written(size, sha256, time), _unpacked_page(path, page, strings))
            for path, grounds, size, sha256, time, page in data["files"]
        }
        return Shelf(name, data["whole"], files, data["notes"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def _unpacked_page(url: str, page: list[Any] | None, strings: list[str]) -> Page | None:
    if page is None:
        return None
    template, title, year, lastmod, record, in_sitemap, links, ids = page
    return Page(
        url=url, template=template, view=None, title=title, description="", year=year,
        lastmod=date.fromisoformat(lastmod) if lastmod else None, record=record, in_sitemap=in_sitemap,
        finished=Finished(b"", tuple(strings[n] for n in links), frozenset(strings[n] for n in ids)),
    )  # fmt: skip


