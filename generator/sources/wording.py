"""Values to YAML text. The only module that imports ruamel.yaml, which words what is not plain enough to stand as it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeAlias

import yaml

Value: TypeAlias = "str | int | float | date | Sequence[Value] | Mapping[str, Value] | Mapping[int, Value]"
"""What can be written; ``bool`` is an ``int``."""

_PLAIN = re.compile(r"(?:[A-Za-zก-ฮเ-ไ]|[0-9]+/)(?:[\wก-๛ ./()→–_-]*[\wก-๛./()])?")
_STR = "tag:yaml.org,2002:str"


def to_yaml(value: Value, *, note: str = "") -> str:
    """*value* as a whole file, always the same for the same value; *note* becomes a comment at its head."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in note.splitlines())
    return head + block(value)


def block(value: Value) -> str:
    """*value* as it stands at the beginning of a line."""
    return "".join(f"{line}\n" for line in _lines(value, ""))


def entries(values: Sequence[Value]) -> str:
    """*values* as the entries of a list, each from its dash on."""
    return block(list(values))


def _lines(value: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or list that is not empty, or the one line of anything else."""
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            if _is_block(part):
                yield f"{indent}{scalar(key)}:"
                yield from _lines(part, indent + "  ")
            else:
                yield f"{indent}{scalar(key)}: {_short(part)}"
    elif _is_block(value):
        for part in value:
            first, *more = _lines(part, indent + "  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from more
    else:
        yield indent + _short(value)


def _is_block(value: Any) -> bool:
    return not isinstance(value, str) and isinstance(value, Mapping | Sequence) and bool(value)


def _short(value: Any) -> str:
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        return "{}" if isinstance(value, Mapping) else "[]"
    return scalar(value)


def flow(value: Value, style: str | None = None) -> str:
    """*value* as it stands between brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return scalar(value, style, between_brackets=True)


def scalar(value: Any, style: str | None = None, *, between_brackets: bool = False) -> str:
    """A text, number or day on one line; a text in the quotes of *style* where it had some."""
    if isinstance(value, str):
        quoted = style in {'"', "'"}
        return _text(str(value), style if quoted else None, between_brackets=between_brackets)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def _resolver() -> Any:
    """Says what YAML 1.1 takes a bare word for."""
    return yaml.resolver.Resolver()


@lru_cache(maxsize=1000)
def _text(text: str, style: str | None, *, between_brackets: bool) -> str:
    if style is None and _resolver().resolve(yaml.ScalarNode, text, (True, False)) != _STR:
        style = "'"  # a word or number to the readers of YAML 1.1, which ruamel does not think of
    if style is None and _PLAIN.fullmatch(text):
        return text
    if between_brackets:
        style = style or "'"  # libyaml reads some words between brackets otherwise than ruamel
    from ruamel.yaml import YAML  # half a second, for which nothing that needs no quotes must wait
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    # several lines in double quotes on one: a block would swallow an indented comment that follows it
    kind = DoubleQuotedScalarString if style == '"' or "\n" in text else SingleQuotedScalarString if style else str
    writer = YAML()
    writer.width = 1_000_000  # a text is never broken over lines
    writer.default_flow_style = between_brackets
    out = io.StringIO()
    writer.dump([kind(text)] if between_brackets else {"k": kind(text)}, out)
    return out.getvalue()[1:-2] if between_brackets else out.getvalue()[3:-1]
