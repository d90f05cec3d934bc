"""The section that an earlier build left, as far as nobody has touched it since."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from generator.cache import Cache, digest
from generator.kept import pack, unpack


class Written(Struct, frozen=True):
    """A file of a section as it was written."""

    size: int
    """Bytes."""
    sha256: str
    time: int = 0
    """Of its last change, in nanoseconds; a file that was given a second name keeps it. 0 where it is not known."""


class Previous(Struct, frozen=True):
    """The last section, and what is known of its files."""

    folder: Path
    written: Mapping[str, Written] = field(default_factory=dict)
    """By address; empty where no build has told."""

    def holds(self, path: str, sha256: str) -> bool:
        """Whether the file *path* is there with this digest: it was written so, and has its size and its time still."""
        known = self.written.get(path)
        if known is None or known.sha256 != sha256 or not known.time:
            return False
        try:
            found = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        return found.st_size == known.size and found.st_mtime_ns == known.time and stat.S_ISREG(found.st_mode)


def read_inventory(cache: Cache, target: Path) -> Mapping[str, Written]:
    """What the last build of *target* has told of its files."""
    return cache.recall(_key(target), partial(unpack, kind=dict[str, Written])) or {}


def keep_inventory(cache: Cache, target: Path, written: Mapping[str, Written]) -> None:
    """Tell the next build of *target* of its files."""
    cache.remember(_key(target), written, pack)


def _key(target: Path) -> bytes:
    return digest("inventory", str(target.absolute()))
