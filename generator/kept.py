"""How a value is written down for a later run, and read back.

It is JSON that is read back by the type it had, so that a file that is damaged or foreign does no harm: what is not what
was written is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec.json import Decoder, Encoder

T = TypeVar("T")


def _plain(value: object) -> object:
    """What is written for a *value* of a type of ours that is a plain one with more to it."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list):
        return list(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise NotImplementedError(type(value))


pack = Encoder(enc_hook=_plain).encode
"""The bytes of a value that is plain, or a Struct of such."""


def unpack(kept: bytes, kind: type[T]) -> T | None:
    """The *kind* that was packed, or ``None`` where the bytes are something else."""
    try:
        found: T = _decoder(kind).decode(kept)  # type: ignore[arg-type]  # a type can be hashed
    except (ValueError, RecursionError):
        return None
    return found


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)
