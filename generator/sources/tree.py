"""The files of a site's folder, listed in one order on every machine, links refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.problems import DiskError, Place, Problem
from generator.sources.text import LARGEST, decode, too_large

_NOT_OURS = {".git", ".venv", "site", "node_modules", "__pycache__", ".prongsai"}
_SYSTEM_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}


class Tree(Struct, frozen=True):
    """What a walk found."""

    files: dict[str, int]
    """Size in bytes by path relative to the site's folder, with forward slashes, in the order of the paths."""
    times: dict[str, int]
    """Of the last change of each file, in nanoseconds."""
    problems: tuple[Problem, ...]

    def below(self, folder: str, ending: str) -> tuple[str, ...]:
        """The files below *folder* whose names end in *ending*."""
        return tuple(path for path in self.files if path.startswith(folder) and path.endswith(ending))


def walk(root: Path, *folders: str) -> Tree:
    """All files below *folders* of *root*; a symbolic link is a problem and is not followed.

    Raises:
        DiskError: a folder cannot be listed.
    """
    files: dict[str, int] = {}
    times: dict[str, int] = {}
    problems: list[Problem] = []
    for folder in folders:
        if (root / folder).is_symlink():
            problems.append(Problem.of("Y121", Place(folder)))
            continue
        for path, info in _entries(root, folder):
            if stat.S_ISLNK(info.st_mode):
                problems.append(Problem.of("Y121", Place(path)))
            else:
                files[path], times[path] = info.st_size, info.st_mtime_ns
    return Tree(dict(sorted(files.items())), times, tuple(problems))


def _entries(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Files and links below *folder*, as relative path and ``lstat``."""
    try:
        with os.scandir(root / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{folder}/{entry.name}"
            info = entry.stat(follow_symlinks=False)
            if entry.name in _SYSTEM_FILES or entry.name.startswith("~$"):
                continue  # left behind by Windows, macOS and Office; nobody means to publish them
            if stat.S_ISDIR(info.st_mode) and not entry.is_symlink():
                if entry.name not in _NOT_OURS:
                    yield from _entries(root, path)
            else:
                yield path, info
    except FileNotFoundError:
        return
    except OSError as err:
        raise DiskError(f"เปิดโฟลเดอร์ไม่ได้: {root / folder} ({err.strerror})") from err


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of one file, and what there is to say about it; a file too large for a record is not read at all.

    Raises:
        DiskError: it cannot be read.
    """
    try:
        size = (root / path).stat().st_size
    except OSError as err:
        raise DiskError(f"อ่านไฟล์ไม่ได้: {root / path} ({err.strerror})") from err
    if size > LARGEST:
        return None, [too_large(path, size)]
    return decode(read_bytes(root, path), path)


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of one file.

    Raises:
        DiskError: it cannot be read.
    """
    try:
        with open(os.path.join(root, path), "rb", buffering=0) as file:
            return file.readall()
    except OSError as err:
        raise DiskError(f"อ่านไฟล์ไม่ได้: {root / path} ({err.strerror})") from err
