"""YAML as records are usually written, read line by line into what it says; everything else is left to ``yaml``.

Nothing here says what is wrong with a text, or where something stands: at the first line that is not one of the forms
below the text is *unusual*, and the careful reader reads it. What is read here, it reads the same without a complaint
(``tests/reading/test_usual.py``), in a third of the time.

    key: value, "value", [value, value] or {key: value}
    key:            with a block below, indented, or a list at its own column
    - value         the same values
    - key: value    and more keys below
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_LONGEST = 200_000
"""Characters; so many hold fewer values than the careful reader allows."""
_DEEPEST = 8
"""Levels of blocks, and of brackets; the careful reader allows more than both together."""
_LONGEST_KEY = 100
_BEGINS_SOMETHING_ELSE = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What has a meaning to YAML at the beginning of a text."""
_OPENING = frozenset("[{")
_FLOW = re.compile(r"[\[\]{},]|[^\[\]{}, ][^\[\]{},]*")
"""A bracket, a comma, or what stands between two of them."""


class _UnusualError(Exception):
    """The text has to be read by the careful reader."""


def read_usual(text: str) -> dict[str, Any] | None:
    """What the YAML of *text*, as ``decode`` gives it, says; ``None`` where that takes the careful reader."""
    if "\t" in text or len(text) > _LONGEST:
        return None
    blocks = _Blocks()
    try:
        for line in text.split("\n"):
            content = line.strip(" ")
            if content and content[0] != "#":
                blocks.add(len(line) - len(line.lstrip(" ")), content)
    except _UnusualError:
        return None
    return blocks.root if blocks.root and blocks.waiting is None else None


class _Blocks:
    """The blocks that are open, from the outermost to the one of the last line."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self._open: list[tuple[int, Any]] = [(0, self.root)]
        """Each with the column at which its keys or dashes stand."""
        self.waiting: str | None = None
        """The key of the last line, whose value is the next block."""

    def add(self, column: int, content: str) -> None:
        """Take the next line, whose *content* begins at *column*."""
        is_entry = content.startswith("- ")
        block = (
            self._begun(column, is_entry=is_entry) if self.waiting is not None else self._at(column, is_entry=is_entry)
        )
        if not is_entry:
            self._add_pair(block, *_pair(content))
            return
        entry = content[2:].lstrip(" ")
        if (pair := _split(entry)) is None:
            block.append(_value(entry))
            return
        mapping: dict[str, Any] = {}
        block.append(mapping)
        self._enter(column + len(content) - len(entry), mapping)
        self._add_pair(mapping, *pair)

    def _begun(self, column: int, *, is_entry: bool) -> Any:
        """The block that begins with this line, the value of the key that waits."""
        outer, mapping = self._open[-1]
        if column < outer or (column == outer and not is_entry):
            raise _UnusualError  # nothing stands behind the key
        block: Any = [] if is_entry else {}
        mapping[self.waiting] = block
        self.waiting = None
        self._enter(column, block)
        return block

    def _at(self, column: int, *, is_entry: bool) -> Any:
        """The open block that this line goes on with."""
        at, block = self._open[-1]
        while at > column or (at == column and isinstance(block, list) and not is_entry):
            self._open.pop()  # a list at the column of its own key ends with the next key
            at, block = self._open[-1]
        if at != column or isinstance(block, list) != is_entry:
            raise _UnusualError
        return block

    def _enter(self, column: int, block: Any) -> None:
        if len(self._open) > _DEEPEST:
            raise _UnusualError
        self._open.append((column, block))

    def _add_pair(self, mapping: dict[str, Any], key: str, value: str) -> None:
        if key in mapping:
            raise _UnusualError
        if value:
            mapping[key] = _value(value)
        else:
            self.waiting = key


def _pair(content: str) -> tuple[str, str]:
    pair = _split(content)
    if pair is None:
        raise _UnusualError
    return pair


def _split(content: str) -> tuple[str, str] | None:
    """Key and value; an empty value where the key is all that stands there, ``None`` where there is no key."""
    key, divided, value = content.partition(": ")
    if not divided and content.endswith(":"):
        key, divided = content[:-1], ":"
    return (key, value.lstrip(" ")) if divided and key.isidentifier() and len(key) <= _LONGEST_KEY else None


def _value(text: str) -> Any:
    if text[0] in "[{":
        return _brackets(text)
    if text[0] in "\"'":
        return _quoted(text)
    return _bare(text)


def _bare(text: str) -> str:
    if text[0] in _BEGINS_SOMETHING_ELSE or ": " in text or " #" in text or text[-1] == ":":
        raise _UnusualError
    return text


def _quoted(text: str) -> str:
    inside = text[1:-1]
    if len(text) == 1 or text[-1] != text[0] or text[0] in inside or "\\" in inside:
        raise _UnusualError
    return inside


def _brackets(text: str) -> Any:
    """What stands in brackets on one line."""
    if any(sign in text for sign in ('"', "'", "?", " #")):
        raise _UnusualError
    parts = iter(_FLOW.findall(text))
    value = _collection(next(parts), parts, _DEEPEST)
    if next(parts, None) is not None:
        raise _UnusualError
    return value


def _collection(opening: str, parts: Iterator[str], levels: int) -> Any:
    """The list or mapping that *opening* begins, from the *parts* that follow it."""
    if not levels:
        raise _UnusualError
    closing = "]" if opening == "[" else "}"
    found: Any = [] if opening == "[" else {}
    part = next(parts, ",")  # which no value begins with
    while part != closing or found:
        if opening == "{":
            _add_pair(found, part, parts, levels)
        else:
            found.append(_collection(part, parts, levels - 1) if part in _OPENING else _bare(part.rstrip(" ")))
        after = next(parts, "")
        if after == closing:
            return found
        if after != ",":
            raise _UnusualError
        part = next(parts, ",")
    return found


def _add_pair(found: dict[str, Any], part: str, parts: Iterator[str], levels: int) -> None:
    key, value = _pair(part.rstrip(" "))
    if key in found:
        raise _UnusualError
    if value:
        found[key] = _bare(value)
        return
    opening = next(parts, "")
    if opening not in _OPENING:
        raise _UnusualError
    found[key] = _collection(opening, parts, levels - 1)
