"""What was found in a file the last time, by its SHA-256; plain JSON, thrown away where it is not what was written."""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Said = tuple[str, tuple[tuple[str, str], ...]]
"""A problem without its place: its code, and what fills the blanks of its message."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a file with certain bytes."""

    type: str
    """Short name of the type: ``PDF``."""
    pages: int | None
    said: tuple[Said, ...]
    """What is wrong with it, and the personal data in it."""


class Memory:
    """Remembers in one file of ``.prongsai``; works without one as well."""

    def __init__(self, path: Path | None, version: str) -> None:
        self._path = path
        self._version = version
        self._seen: dict[str, Seen] = _read(path, version) if path else {}
        self._used: dict[str, Seen] = {}

    def get(self, key: str) -> Seen | None:
        """What is remembered under *key*."""
        seen = self._seen.get(key)
        if seen is not None:
            self._used[key] = seen
        return seen

    def put(self, key: str, seen: Seen) -> None:
        """Remember *seen* under *key*."""
        self._used[key] = seen

    def save(self) -> None:
        """Write what was used this time; a disk that refuses costs only time."""
        if self._path is None or self._used == self._seen:
            return
        entries = {key: [seen.type, seen.pages, seen.said] for key, seen in sorted(self._used.items())}
        fresh = self._path.with_name(f"{self._path.name}.{uuid.uuid4().hex[:8]}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps({"version": self._version, "seen": entries}, ensure_ascii=False), "utf-8")
            os.replace(fresh, self._path)


def _read(path: Path, version: str) -> dict[str, Seen]:
    """What the file remembers; nothing where it is missing, damaged, foreign or of another version."""
    try:
        stored: Mapping[str, Any] = json.loads(path.read_bytes())
        if stored["version"] != version:
            return {}
        return {key: _seen(*entry) for key, entry in stored["seen"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _seen(type: object, pages: object, said: Sequence[Any]) -> Seen:
    if not isinstance(type, str) or not (pages is None or isinstance(pages, int)):
        raise TypeError
    return Seen(type, pages, tuple((str(code), tuple((str(k), str(v)) for k, v in values)) for code, values in said))
