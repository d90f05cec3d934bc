"""What YAML text says, without places: to compare a record before and after a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from generator.sources.wording import scalar
from generator.sources.yaml import read_yaml

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list positions: ``("evidence", 0, "title")``."""


def plain(text: str) -> Any:
    """What stands in *text*, as dicts, lists and texts."""
    return _bare(read_yaml(text, "")[0])


def _bare(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key): _bare(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_bare(value) for value in node]
    # the last line end of a block is nothing that an officer wrote
    return str(node).rstrip("\n") if node is not None else {}


def as_read(value: Any) -> Any:
    """*value* as ``plain`` gives it once it has been written."""
    if isinstance(value, Mapping):
        return {scalar_text(key): as_read(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_read(part) for part in value]
    return scalar_text(value)


def scalar_text(value: Any) -> str:
    """The text that a value is read as."""
    return str(value).rstrip("\n") if isinstance(value, str) else scalar(value)


def value_at(record: Any, path: Path) -> Any:
    """What *path* leads to."""
    for step in path:
        record = record[step if isinstance(record, list) else str(step)]
    return record


def changed(record: Any, path: Path, value: Any) -> Any:
    """*record* with *value* at *path*."""
    if not path:
        return value
    if isinstance(record, list) and isinstance(path[0], int):
        return [changed(part, path[1:], value) if n == path[0] else part for n, part in enumerate(record)]
    here = record if isinstance(record, dict) else {}
    return here | {str(path[0]): changed(here.get(str(path[0]), {}), path[1:], value)}
