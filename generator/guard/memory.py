"""What was found in a file the last time, as it is kept in the cache; plain JSON, so that a foreign cache does no harm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

Said = tuple[str, tuple[tuple[str, str], ...]]
"""A problem without its place: its code, and what fills the blanks of its message."""


class Seen(Struct, frozen=True):
    """What is known of a file with certain bytes."""

    type: str
    """Short name of the type: ``PDF``."""
    pages: int | None
    said: tuple[Said, ...]
    """What is wrong with it, and the personal data in it."""


def pack(seen: Seen) -> bytes:
    """*seen* as it is kept."""
    return json.dumps([seen.type, seen.pages, seen.said], ensure_ascii=False).encode()


def unpack(kept: bytes) -> Seen | None:
    """What was kept, or ``None`` where it is not what was written."""
    try:
        return _seen(*json.loads(kept))
    except (ValueError, TypeError, RecursionError):
        return None


def _seen(type: object, pages: object, said: Sequence[Any]) -> Seen:
    if not isinstance(type, str) or not (pages is None or isinstance(pages, int)):
        raise TypeError
    return Seen(type, pages, tuple((str(code), tuple((str(k), str(v)) for k, v in values)) for code, values in said))
