"""Values to YAML text. The only module that imports ruamel.yaml, and only when something is written."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

Value: TypeAlias = "str | int | float | date | Sequence[Value] | Mapping[str, Value] | Mapping[int, Value]"
"""What can be written; ``bool`` is an ``int``."""


def to_yaml(value: Value, *, note: str = "") -> str:
    """*value* as a whole file, always the same for the same value; *note* becomes a comment at its head."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in note.splitlines())
    return head + block(value)


def block(value: Value) -> str:
    """*value* as it stands at the beginning of a line."""
    return _dump(styled(value))


def inline(value: Value) -> str:
    """A scalar as it stands behind ``key:``."""
    return _dump({"k": value})[3:-1]


def flow(value: Value) -> str:
    """*value* as it stands between brackets."""
    if isinstance(value, Mapping):
        return _dump(styled(value), flow=True).rstrip("\n")
    return _dump([styled(value)], flow=True)[1:-2]


def entries(values: Sequence[Value]) -> str:
    """*values* as the entries of a list, each from its dash on."""
    return "".join(line[2:] for line in block({"k": list(values)}).splitlines(keepends=True)[1:])


def styled(value: Any, style: str | None = None) -> Any:
    """*value* in the types that ruamel writes: lists, dicts, a text in the quotes of *style*.

    Several lines are written in double quotes on one: a block would swallow an indented comment that follows it.
    """
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString  # as below

    if isinstance(value, str):
        kind = DoubleQuotedScalarString if "\n" in value or style == '"' else SingleQuotedScalarString
        return kind(value) if "\n" in value or style in {'"', "'"} else str(value)
    if isinstance(value, Mapping):
        return {styled(key): styled(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [styled(part) for part in value]
    # ruamel writes the plain types alone, not a fiscal year
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _dump(value: Any, *, flow: bool = False) -> str:
    from ruamel.yaml import YAML  # half a second, for which a build must not wait

    writer = YAML()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 1_000_000  # a text is never broken over lines
    writer.default_flow_style = flow
    out = io.StringIO()
    writer.dump(value, out)
    return out.getvalue()
