"""Changes records and writes new ones: whatever the program changes in an officer's file, every other byte stays.

A change is a splice into the text at the place of one node. libyaml says where the nodes are, ruamel.yaml words the new
values, and the changed text is read back and compared before anybody gets it. (ruamel's own round trip keeps comments,
but sets one indentation and one width for the whole file, and an officer's file has its own.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.sources.plain import Path, as_read, changed, plain, value_at
from generator.sources.wording import Value, block, entry, flow, inline, styled
from generator.sources.yaml import read_yaml

_KEEPS_LINE_ENDS = re.compile(r"[|>]\d?\+")


class WrongPathError(ValueError):
    """The text cannot be read, or has no place for what is to be written."""


@dataclass(frozen=True, slots=True)
class _Splice:
    """Replaces what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def set_value(text: str, path: Path, value: Value) -> str:
    """*text* with *value* at *path*: the scalar there is replaced, a key that is not there is added.

    Raises:
        WrongPathError: *text* cannot be read, or *path* leads nowhere or to a list or mapping that is there.
    """
    return set_values(text, {path: value})


def set_values(text: str, changes: Mapping[Path, Value]) -> str:
    """*text* with every value of *changes* at its path, as ``set_value`` does one.

    Raises:
        WrongPathError: as for ``set_value``.
    """
    root, said = _compose(text), plain(text)
    there = {path: value for path, value in changes.items() if _find(root, path) is not None}
    splices = []
    for path, value in there.items():
        splices.append(_setting(text, root, path, value))
        said = changed(said, path, as_read(value))
    text = _checked(_spliced(text, splices), said)
    for path in [path for path in changes if path not in there]:  # one by one: two of them may need the same new parent
        said = changed(said, path, as_read(changes[path]))
        text = _checked(_spliced(text, [_setting(text, _compose(text), path, changes[path])]), said)
    return text


def append(text: str, path: Path, *values: Value) -> str:
    """*text* with *values* at the end of the list at *path*; a single text becomes a list, a missing list is made.

    Raises:
        WrongPathError: as for ``set_value``.
    """
    return insert(text, path, *values, at=None)


def insert(text: str, path: Path, *values: Value, at: int | None) -> str:
    """*text* with *values* before entry *at* of the list at *path*, or at its end.

    Raises:
        WrongPathError: as for ``set_value``.
    """
    root, said = _compose(text), plain(text)
    node = _find(root, path)
    if node is None or _is_empty(node):
        return set_value(text, path, values)
    if isinstance(node, yaml.MappingNode):
        raise WrongPathError(f"no list at {path}")
    old = value_at(said, path)
    entries = [old] if isinstance(old, str) else list(old)
    entries[len(entries) if at is None else at : 0 if at is None else at] = [as_read(value) for value in values]
    if isinstance(node, yaml.ScalarNode):
        splices = _from_one(text, node, _find(root, path[:-1]), values, at)
    else:
        splices = _insertion(text, node, values, at)
    return _checked(_spliced(text, splices), changed(said, path, entries))


# --- places ----------------------------------------------------------------------------------------------------------


def _compose(text: str) -> Any:
    """The nodes of *text* with the places of their beginnings and ends; refuses first what ``read_yaml`` refuses."""
    node, problems = read_yaml(text, "")
    if node is None and problems:
        raise WrongPathError(f"cannot be read: {problems[-1].message('en')}")
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def _find(root: Any, path: Path) -> Any:
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


def _is_empty(node: Any) -> bool:
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


# --- splices ---------------------------------------------------------------------------------------------------------


def _spliced(text: str, splices: Sequence[_Splice]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    for splice in sorted(splices, key=lambda splice: splice.start)[::-1]:
        text = text[: splice.start] + splice.text.replace("\n", newline) + text[splice.end :]
    return text


def _setting(text: str, root: Any, path: Path, value: Value) -> _Splice:
    """Replaces a scalar, fills an empty key, or adds a key to the nearest parent that is there."""
    known = next((n for n in range(len(path), -1, -1) if _find(root, path[:n]) is not None), 0)
    node, missing = _find(root, path[:known]), path[known:]
    for step in reversed(missing):
        value = {str(step): value}
    if any(isinstance(step, int) for step in missing):
        raise WrongPathError(f"nothing at {path}")
    if node is None:
        return _Splice(len(text), len(text), ("" if not text or text.endswith("\n") else "\n") + block(value))
    parent = _find(root, path[: known - 1]) if known else None
    if missing and not _is_empty(node):
        return _addition(text, node, value, path)
    return _replacement(text, node, parent, value, path)


def _addition(text: str, node: Any, value: Value, path: Path) -> _Splice:
    """Adds the keys of *value* at the end of the mapping *node*."""
    if not isinstance(node, yaml.MappingNode):
        raise WrongPathError(f"no mapping on the way to {path}")
    if node.flow_style:
        return _into_flow(node, flow(value)[1:-1])
    return _new_lines(text, _end(node, text), block(value), node.start_mark.column)


def _replacement(text: str, node: Any, parent: Any, value: Value, path: Path) -> _Splice:
    if not isinstance(node, yaml.ScalarNode):
        raise WrongPathError(f"a list or mapping stands at {path}")
    start, end = node.start_mark.index, _end(node, text)
    lead = " " if _is_empty(node) and not text[start - 1 : start].isspace() else ""
    if parent is not None and parent.flow_style:
        return _Splice(start, end, lead + flow(styled(value, node.style)))
    column = parent.start_mark.column if parent is not None else 0
    if not isinstance(value, str) and isinstance(value, Mapping | Sequence):
        if not _is_empty(node):
            raise WrongPathError(f"a text stands at {path}")
        lines = block(value) if isinstance(value, Mapping) else "".join(entry(part) for part in value)
        return _new_lines(text, end, lines, column + 2)
    return _Splice(start, end, lead + _indented(inline(styled(value, node.style)), column).lstrip(" "))


def _insertion(text: str, node: Any, values: Sequence[Value], at: int | None) -> list[_Splice]:
    if node.flow_style:
        words = ", ".join(flow(value) for value in values)
        if at is None or at >= len(node.value):
            return [_into_flow(node, words)]
        before = node.value[at].start_mark.index
        return [_Splice(before, before, f"{words}, ")]
    column = node.start_mark.column
    lines = "".join(entry(value) for value in values)
    if at is None or at >= len(node.value):
        return [_new_lines(text, _end(node, text), lines, column)]
    dash = _dash(text, node.value[at], column)
    return [_Splice(dash, dash, _indented(lines, column).lstrip(" ") + " " * column)]


def _dash(text: str, item: Any, column: int) -> int:
    """Where the dash before *item* stands, which may be some lines above it."""
    line = text.rfind("\n", 0, item.start_mark.index) + 1
    while text[line + column : line + column + 1] != "-":
        line = text.rfind("\n", 0, line - 1) + 1
    return line + column


def _from_one(text: str, node: Any, parent: Any, values: Sequence[Value], at: int | None) -> list[_Splice]:
    """Makes a list of the single text *node* and *values*; the text stays as it is written."""
    start, end = node.start_mark.index, _end(node, text)
    if parent is not None and parent.flow_style:
        words = ", ".join(flow(value) for value in values)
        around = ("[", f", {words}]") if at is None else (f"[{words}, ", "]")
        return [_Splice(start, start, around[0]), _Splice(end, end, around[1])]
    column = (parent.start_mark.column if parent is not None else 0) + 2
    lines = "".join(entry(value) for value in values)
    dash, before = " " * column + "- ", len(text[:start].rstrip(" "))
    if at is None:
        return [_Splice(before, start, f"\n{dash}"), _new_lines(text, end, lines, column)]
    return [_Splice(before, start, f"\n{_indented(lines, column)}{dash}")]


def _into_flow(node: Any, words: str) -> _Splice:
    """Adds *words* behind the last entry of a list or mapping in brackets."""
    if not node.value:
        at = node.end_mark.index - 1
        return _Splice(at, at, words)
    last = node.value[-1]
    at = (last[1] if isinstance(last, tuple) else last).end_mark.index
    return _Splice(at, at, f", {words}")


def _new_lines(text: str, end: int, lines: str, column: int) -> _Splice:
    """*lines*, indented to *column*, below the line on which *end* lies."""
    at = _line_end(text, end)
    return _Splice(at, at, "\n" + _indented(lines, column).rstrip("\n"))


def _indented(lines: str, column: int) -> str:
    return "".join(" " * column + line if line.strip() else line for line in lines.splitlines(keepends=True))


# --- reading back ----------------------------------------------------------------------------------------------------


def _checked(text: str, wanted: Any) -> str:
    """*text*, which must say what is *wanted*: a splice in the wrong place is our bug, and reaches no file."""
    if plain(text) != wanted:
        raise AssertionError("the change of the record came out wrong; the file is as it was")
    return text
