"""Where a change goes into the text of a record: the places of its nodes, and the splice that each change needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct

from generator.sources.plain import Path
from generator.sources.wording import Value, block, entries, flow, scalar
from generator.sources.yaml import read_yaml

_KEEPS_LINE_ENDS = re.compile(r"[|>]\d?\+")


class WrongPathError(ValueError):
    """The text cannot be read, or has no place for what is to be written."""


class Splice(Struct, frozen=True):
    """Replaces what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def compose(text: str) -> Any:
    """The nodes of *text* with the places of their beginnings and ends; refuses first what ``read_yaml`` refuses."""
    node, problems = read_yaml(text, "")
    if node is None and problems:
        raise WrongPathError(f"cannot be read: {problems[-1].message('en')}")
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def find(root: Any, path: Path) -> Any:
    """The node that *path* leads to, or ``None``."""
    node = root
    for step in path:
        node = _child(node, step)
        if node is None:
            return None
    return node


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def is_empty(node: Any) -> bool:
    """Whether nothing stands behind the key."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def _end(node: Any, text: str) -> int:
    """Where the content of *node* ends; the mark of a block lies beyond the comments that follow it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        if node.style not in {"|", ">"}:
            return int(end)
        kept = _KEEPS_LINE_ENDS.match(text, start) is not None
        return int(end) - (1 if text[end - 1] == "\n" else 0) if kept else start + len(text[start:end].rstrip())
    if node.flow_style:
        return int(end)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, text)


def _line_end(text: str, at: int) -> int:
    """The end of the line of *at*, before its line break."""
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if text[found - 1 : found] == "\r" else found


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """*text* with *splices*, each at the place that it had before any of them; those of one place in their order."""
    newline = "\r\n" if "\r\n" in text else "\n"
    parts, at = [], 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        parts += [text[at : splice.start], splice.text.replace("\n", newline)]
        at = splice.end
    return "".join([*parts, text[at:]])


def setting(text: str, root: Any, path: Path, value: Value) -> Splice:
    """Replaces a scalar, fills an empty key, or adds a key to the nearest parent that is there."""
    known = next((n for n in range(len(path), -1, -1) if find(root, path[:n]) is not None), 0)
    node, missing = find(root, path[:known]), path[known:]
    for step in reversed(missing):
        value = {str(step): value}
    if any(isinstance(step, int) for step in missing):
        raise WrongPathError(f"nothing at {path}")
    if node is None:
        return Splice(len(text), len(text), ("" if not text or text.endswith("\n") else "\n") + block(value))
    parent = find(root, path[: known - 1]) if known else None
    if missing and not is_empty(node):
        return addition(text, node, value, path)
    return replacement(text, node, parent, value, path)


def addition(text: str, node: Any, value: Value, path: Path) -> Splice:
    """Adds the keys of *value* at the end of the mapping *node*."""
    if not isinstance(node, yaml.MappingNode):
        raise WrongPathError(f"no mapping on the way to {path}")
    if node.flow_style:
        return _into_flow(node, flow(value)[1:-1])
    return _new_lines(text, _end(node, text), block(value), node.start_mark.column)


def replacement(text: str, node: Any, parent: Any, value: Value, path: Path) -> Splice:
    """Puts *value* in the place of the scalar *node*, which stands in *parent*."""
    if not isinstance(node, yaml.ScalarNode):
        raise WrongPathError(f"a list or mapping stands at {path}")
    start, end = node.start_mark.index, _end(node, text)
    lead = " " if is_empty(node) and not text[start - 1 : start].isspace() else ""
    if parent is not None and parent.flow_style:
        return Splice(start, end, lead + flow(value, node.style))
    column = parent.start_mark.column if parent is not None else 0
    if not isinstance(value, str) and isinstance(value, Mapping | Sequence):
        if not is_empty(node):
            raise WrongPathError(f"a text stands at {path}")
        lines = block(value) if isinstance(value, Mapping) else entries(value)
        return _new_lines(text, end, lines, column + 2)
    return Splice(start, end, lead + scalar(value, node.style))


def insertion(text: str, node: Any, values: Sequence[Value], at: int | None) -> Splice:
    """Adds *values* to the list *node*, before its entry *at* or at its end."""
    if node.flow_style:
        words = ", ".join(flow(value) for value in values)
        if at is None or at >= len(node.value):
            return _into_flow(node, words)
        before = node.value[at].start_mark.index
        return Splice(before, before, f"{words}, ")
    column = node.start_mark.column
    lines = entries(values)
    if at is None or at >= len(node.value):
        return _new_lines(text, _end(node, text), lines, column)
    dash = _dash(text, node.value[at], column)
    return Splice(dash, dash, _indented(lines, column).lstrip(" ") + " " * column)


def _dash(text: str, item: Any, column: int) -> int:
    """Where the dash before *item* stands, which may be some lines above it."""
    line = text.rfind("\n", 0, item.start_mark.index) + 1
    while text[line + column : line + column + 1] != "-":
        line = text.rfind("\n", 0, line - 1) + 1
    return line + column


def from_one(text: str, node: Any, parent: Any, values: Sequence[Value], at: int | None) -> list[Splice]:
    """Makes a list of the single text *node* and *values*; the text stays as it is written."""
    start, end = node.start_mark.index, _end(node, text)
    if parent is not None and parent.flow_style:
        words = ", ".join(flow(value) for value in values)
        around = ("[", f", {words}]") if at is None else (f"[{words}, ", "]")
        return [Splice(start, start, around[0]), Splice(end, end, around[1])]
    column = (parent.start_mark.column if parent is not None else 0) + 2
    lines = entries(values)
    dash, before = " " * column + "- ", len(text[:start].rstrip(" "))
    if at is None:
        return [Splice(before, start, f"\n{dash}"), _new_lines(text, end, lines, column)]
    return [Splice(before, start, f"\n{_indented(lines, column)}{dash}")]


def _into_flow(node: Any, words: str) -> Splice:
    """Adds *words* behind the last entry of a list or mapping in brackets."""
    if not node.value:
        at = node.end_mark.index - 1
        return Splice(at, at, words)
    last = node.value[-1]
    at = (last[1] if isinstance(last, tuple) else last).end_mark.index
    return Splice(at, at, f", {words}")


def _new_lines(text: str, end: int, lines: str, column: int) -> Splice:
    """*lines*, indented to *column*, below the line on which *end* lies."""
    at = _line_end(text, end)
    return Splice(at, at, "\n" + _indented(lines, column).rstrip("\n"))


def _indented(lines: str, column: int) -> str:
    return "".join(" " * column + line if line.strip() else line for line in lines.splitlines(keepends=True))
