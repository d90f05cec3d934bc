"""One file to one frozen record, with what an earlier run has read kept; records that can wait are read when asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from generator.cache import Cache, digest
from generator.kept import pack, unpack
from generator.model.base import Record
from generator.model.site import Filed
from generator.problems import DiskError, Problem
from generator.schema.decode import decode, decode_plain
from generator.sources import Tree, read_bytes, read_usual, read_yaml
from generator.sources import decode as decode_text
from generator.sources.text import LARGEST, too_large

R = TypeVar("R", bound=Record)

_CHANGED = "ไฟล์ถูกแก้ระหว่างที่โปรแกรมทำงาน: {path} สั่งใหม่อีกครั้ง"
_FRESH = 2_000_000_000
"""Nanoseconds after a change in which a disk may give a second one the same time."""


class RecordReader:
    """Reads the records of one site's folder, and remembers what is wrong with them."""

    def __init__(self, root: Path, today: date, cache: Cache, tree: Tree) -> None:
        """*today* decides what lies too far in the future; *tree* has the files below the root."""
        self.root = root
        self.latest = today + timedelta(days=366)
        self.cache = cache
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._tree = tree
        self._ahead: dict[str, bytes] = {}
        self._readers: dict[type[Record], Callable[[str, bytes], Any]] = {}  # one for all files of a kind: there are many

    def digest(self, path: str) -> bytes:
        """Of the bytes of the file *path*; one that is too large to be a record is not read."""
        size = self._size(path)
        if size > LARGEST:
            return digest("too large", str(size))
        changed = self._tree.times.get(path, 0)
        if time.time_ns() - changed < _FRESH:
            return words(self._read(path))
        return self.cache.at_hand(f"{path} {size} {changed}".encode(), lambda: words(self._read(path)))

    def _read(self, path: str) -> bytes:
        """The bytes of the file *path*; those of a record are wanted again at once where nothing is kept yet."""
        data = read_bytes(self.root, path)
        if self.cache.is_empty and path.endswith(".yml"):
            self._ahead[path] = data
        return data

    def record(self, path: str, kind: type[R], own: bytes | None = None) -> R | None:
        """The record of *kind* in the file *path*; what is wrong with it is remembered.

        With *own*, the digest of its bytes, a file of which the record is kept is not read.

        Raises:
            DiskError: it cannot be read, or has other bytes than *own* says.
        """
        if own is not None and (kept := self._kept(own, kind)) is not None:
            return kept
        size = self._size(path)
        if size > LARGEST:
            self.problems.append(too_large(path, size))
            self.unread.add(path)
            return None
        ahead = self._ahead.pop(path, None)
        data = ahead if ahead is not None else read_bytes(self.root, path)
        found = own if ahead is not None and own is not None else words(data)
        if own not in {None, found}:
            raise DiskError(_CHANGED.format(path=self.root / path))
        record = self._kept(found, kind) or self._decoded(path, data, found, kind)
        if record is None:
            self.unread.add(path)
        return record

    def filed(self, path: str, kind: type[R], own: bytes, record: R | None = None) -> Filed[R]:
        """The record of *kind* in the file *path*, whose bytes have the digest *own*; read when it is asked for."""
        again: Callable[[str, bytes], R] = self._readers.setdefault(kind, partial(self._again, kind))
        return Filed(path, again, own, record)

    def _again(self, kind: type[R], path: str, own: bytes) -> R:
        record = self._kept(own, kind)
        if record is not None:
            return record
        data = read_bytes(self.root, path)
        text = decode_text(data, path)[0] if words(data) == own else None
        node = read_yaml(text, path)[0] if text is not None else None
        record = decode(node, kind, path, latest=self.latest)[0] if node is not None else None
        if record is None:
            raise DiskError(_CHANGED.format(path=self.root / path))
        return record

    def _kept(self, own: bytes, kind: type[R]) -> R | None:
        """The record whose YAML an earlier run has read, unless there is anything to say about it."""
        return self.cache.recall(
            self.key(own, kind), lambda kept: decode_plain(unpack(kept, object), kind, latest=self.latest)
        )

    def key(self, own: bytes, kind: type[Record]) -> bytes:
        """Under which the record of *kind* in the bytes with the digest *own* is kept."""
        return own + kind.__name__.encode()

    def _decoded(self, path: str, data: bytes, own: bytes, kind: type[R]) -> R | None:
        text, said = decode_text(data, path)
        self.problems.extend(said)
        if text is None:
            return None
        usual = read_usual(text) if not said else None
        record = decode_plain(usual, kind, latest=self.latest) if usual is not None else None
        if record is not None:  # there is nothing to say, and so no place to know
            self._keep(own, record, usual)
            return record
        node, problems = read_yaml(text, path)
        self.problems.extend(problems)
        record, complaints = (
            decode(node, kind, path, latest=self.latest) if node is not None or not problems else (None, [])
        )
        self.problems.extend(complaints)
        if record is not None and not (said or problems or complaints):
            self._keep(own, record, node)
        return record

    def _keep(self, own: bytes, record: Record, said: object) -> None:
        """Let later runs find the *record* that the YAML *said*."""
        key = self.key(own, type(record))
        self.cache.remember(key, record, lambda _: pack(said))

    def _size(self, path: str) -> int:
        known = self._tree.files.get(path)
        if known is not None:
            return known
        try:
            return (self.root / path).stat().st_size
        except OSError as err:
            raise DiskError(f"อ่านไฟล์ไม่ได้: {self.root / path} ({err.strerror})") from err


def words(data: bytes) -> bytes:
    """The digest of the bytes of a text, as ``Filed`` has it."""
    return digest("yaml", data)
