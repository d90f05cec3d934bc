"""What the last build has written, part by part, so that this one need not make it again.

A shelf holds the files of one part of the section: of a fiscal year, or of what stands beside the years. Of each it
knows the *grounds*, a digest of everything that it was made of. The files themselves stand in the last section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from itertools import islice
from sys import intern

from msgspec import Struct, field

from generator.cache import Cache, digest
from generator.kept import pack, unpack
from generator.model.site import Site
from generator.pages import Finished, Frame, Page, SearchText
from generator.problems import DiskError
from generator.publish.previous import Written
from generator.publish.stage import Stage

Make = Callable[[], bytes]
_A_PORTION = 200
"""Pages whose texts are kept together: those of a large year at once would stand in memory several times."""


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
        found: dict[str, SearchText] = {}
        for key in _of_texts(shelf):
            found |= self._cache.recall(key, partial(unpack, kind=dict[str, SearchText])) or {}
            self._cache.let_go(key)
        return found

    def keep_texts(self, shelf: Shelf, texts: Mapping[str, SearchText]) -> None:
        """Let the next build find *texts*."""
        rest = iter(texts.items())
        for key in _of_texts(shelf):
            self._cache.remember(key, dict(islice(rest, _A_PORTION)), pack)

    def part(self, shelf: Shelf, *, long: bool) -> Make | None:
        """What gives the part of the search index with the pages on *shelf*; their texts are kept on.

        A *long* one is read when it is wanted. Should another build have dropped it by then, that is a DiskError.
        """
        key = _key(shelf.name, shelf.whole, "part")
        for texts in _of_texts(shelf):
            self._cache.touch(texts)
        return self._cache.recall(key, lambda kept: partial(self._again, key) if long else lambda: kept)

    def keep_part(self, shelf: Shelf, part: Make, *, long: bool) -> Make:
        """Let the next build find the *part*; what gives it, which for a *long* one is what was kept."""
        key = _key(shelf.name, shelf.whole, "part")
        self._cache.remember(key, part, lambda make: make())
        return partial(self._again, key) if long and self._cache.saved(key) else part

    def _again(self, key: bytes) -> bytes:
        found = self._cache.get(key)
        if found is None:
            raise DiskError("ไฟล์ที่เก็บไว้ใน .prongsai ถูกลบระหว่างที่โปรแกรมทำงาน สั่งใหม่อีกครั้ง")
        return found


def _key(*name: str) -> bytes:
    return digest("shelf", *name)


def _of_texts(shelf: Shelf) -> Iterable[bytes]:
    """The keys of the texts of the pages on *shelf*, which are among its files."""
    return (_key(shelf.name, shelf.whole, "texts", str(first)) for first in range(0, len(shelf.files), _A_PORTION))


# As they are kept: every link and anchor stands once


class _KeptPage(Struct, frozen=True, array_like=True):
    template: str
    title: str
    year: int | None
    lastmod: date | None
    record: str | None
    in_sitemap: bool
    links: tuple[int, ...]
    ids: tuple[int, ...]


class _KeptFile(Struct, frozen=True, array_like=True):
    path: str
    grounds: str
    written: Written
    page: _KeptPage | None


class _KeptShelf(Struct, frozen=True):
    whole: str
    files: tuple[_KeptFile, ...]
    notes: dict[str, str]
    texts: tuple[str, ...]
    """The links and anchors of all pages."""


def _packed(shelf: Shelf) -> bytes:
    texts: dict[str, int] = {}

    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    files = tuple(
        _KeptFile(path, kept.grounds, kept.written, _packed_page(kept.page, number))
        for path, kept in shelf.files.items()
    )
    return pack(_KeptShelf(shelf.whole, files, shelf.notes, tuple(texts)))


def _packed_page(page: Page | None, number: Callable[[str], int]) -> _KeptPage | None:
    if page is None or page.finished is None:
        return None
    links = tuple(number(link) for link in page.finished.links)
    ids = tuple(number(id) for id in sorted(page.finished.ids))
    return _KeptPage(page.template, page.title, page.year, page.lastmod, page.record, page.in_sitemap, links, ids)


def _unpacked(name: str, kept: bytes) -> Shelf | None:
    """The shelf *name* as it was kept, or ``None`` where it is not what was written."""
    found = unpack(kept, _KeptShelf)
    if found is None:
        return None
    texts = [intern(text) for text in found.texts]
    try:
        files = {
            file.path: Kept(file.grounds, file.written, _unpacked_page(file.path, file.page, texts))
            for file in found.files
        }
    except IndexError:
        return None
    return Shelf(name, found.whole, files, found.notes)


def _unpacked_page(url: str, page: _KeptPage | None, texts: list[str]) -> Page | None:
    if page is None:
        return None
    done = Finished(b"", tuple(texts[n] for n in page.links), frozenset(texts[n] for n in page.ids))
    return Page(
        url=url, template=page.template, view=None, title=page.title, description="", year=page.year,
        lastmod=page.lastmod, record=page.record, in_sitemap=page.in_sitemap, finished=done,
    )  # fmt: skip
