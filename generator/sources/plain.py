"""What YAML text says, without places: to compare a record before and after a change."""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.sources.wording import Value, block
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


def as_read(value: Value) -> Any:
    """*value* as ``plain`` gives it once it has been written."""
    return plain(block({"k": value})).get("k", "")


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
