"""Located values: what a YAML file holds, every part knowing the line and column where it begins.

They are plain ``str``, ``list`` and ``dict`` to whoever does not ask, so that pydantic takes them as they are.
"""

from __future__ import annotations

from typing import Any, TypeAlias


class Scalar(str):
    """A text; nothing has been made of it yet."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, value: str, line: int, column: int) -> Scalar:
        """The text *value* that begins at *line* and *column*, both from 1."""
        made = super().__new__(cls, value)
        made.line, made.column = line, column
        return made


class Seq(list[Any]):
    """A list."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column


class Map(dict[Scalar, Any]):
    """A mapping; its keys are scalars and know their own places."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column

    def key(self, name: str) -> Scalar | None:
        """The key *name* as it stands in the file."""
        return next((key for key in self if key == name), None)


Node: TypeAlias = Scalar | Seq | Map
"""Anything that a YAML file can hold here."""


def find(root: Node, keys: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the value that *keys* lead to, or of the nearest parent that is there."""
    node = root
    for key in keys:
        if isinstance(node, Map) and key in node:
            node = node[key]  # type: ignore[index]  # a Scalar equals its text
        elif isinstance(node, Seq) and isinstance(key, int) and key < len(node):
            node = node[key]
        else:
            break
    return node.line, node.column
