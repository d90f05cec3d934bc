"""One located value to one frozen record; every complaint of pydantic becomes a Problem with its place."""

from __future__ import annotations

import difflib
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.problems import CATALOGUE, Place, Problem
from generator.sources import Map, Node, Scalar
from generator.sources.nodes import find
from generator.thai import dates

R = TypeVar("R", bound=BaseModel)


class _Remarks:
    """The validation context: collects what is to be said about dates that were understood."""

    def __init__(self, path: str, latest: date) -> None:
        self._path = path
        self.latest = latest
        self.problems: list[Problem] = []

    def remark(self, code: str, value: object) -> None:
        """Remember *code* about *value*, a scalar that knows its place."""
        place = Place(self._path, value.line, value.column) if isinstance(value, Scalar) else Place(self._path)
        parsed = dates.parse(str(value))
        if parsed is None:  # only a date that was understood is remarked upon
            raise ValueError(value)
        meant, thai = str(parsed.value), dates.long_form(parsed.value)
        self.problems.append(Problem.of(code, place, value=value, meant=meant, thai=thai))


def decode(node: Node | None, kind: type[R], path: str, *, latest: date = date.max) -> tuple[R | None, list[Problem]]:
    """The record of *kind* that *node* holds, or ``None``, and everything there is to say about it.

    *latest* is the last day that dates of the past or present may name.
    """
    if not isinstance(node, Map):
        line, column = (node.line, node.column) if node is not None else (1, 1)
        return None, [Problem.of("D201", Place(path, line, column))]
    remarks = _Remarks(path, latest)
    try:
        record = kind.model_validate(node, context=remarks)
    except ValidationError as err:
        complaints = [_explain(complaint, node, kind, path) for complaint in err.errors(include_url=False)]
        return None, remarks.problems + complaints
    return record, remarks.problems


def decode_plain(data: object, kind: type[R], *, latest: date) -> R | None:
    """The record of *kind* in *data*, which knows no places; ``None`` where there is anything to say about it."""
    remarks = _Remarks("", latest)
    try:
        record = kind.model_validate(data, context=remarks)
    except ValidationError:
        return None
    return None if remarks.problems else record


def _explain(complaint: Any, root: Map, kind: type[BaseModel], path: str) -> Problem:
    """The Problem that says what pydantic's *complaint* says."""
    keys = _keys_in_file(complaint["loc"], root)
    place = _place(complaint["type"], keys, root, path)
    key = next((str(k) for k in reversed(keys) if isinstance(k, str)), path)
    code, values = _code_and_values(complaint, keys, kind)
    return Problem.of(code, place, **{"key": key, **values})


def _code_and_values(  # noqa: PLR0911  # one for each kind of complaint
    complaint: Any, keys: tuple[str | int, ...], kind: type[BaseModel]
) -> tuple[str, dict[str, str]]:
    kind_of = complaint["type"]
    context = {k: str(v) for k, v in (complaint.get("ctx") or {}).items()}
    if kind_of in CATALOGUE:
        return kind_of, context
    if kind_of == "missing":
        return "D212", {}
    if kind_of.startswith("date"):  # a month where a day is wanted
        return "D204", {"value": str(complaint["input"])}
    if kind_of == "extra_forbidden":
        return "D210", {"nearest": _nearest(str(keys[-1]), _known_keys(kind, keys[:-1]))}
    if kind_of in {"enum", "literal_error"}:
        choices = [choice.strip("' ") for choice in context["expected"].replace(" or ", ", ").split(",")]
        value = str(complaint["input"])
        return "D217", {"value": value, "choices": ", ".join(choices), "nearest": _nearest(value, choices)}
    if kind_of.endswith(("too_long", "too_short")):
        return "D222", {"limit": context.get("max_length", "-")}
    return "D202", {"wanted": _WANTED.get(kind_of, "ข้อมูลตามรูปแบบที่กำหนด")}


_WANTED = {
    "model_type": "รายการ “คีย์: ค่า”",
    "model_attributes_type": "รายการ “คีย์: ค่า”",
    "dict_type": "รายการ “คีย์: ค่า”",
    "mapping_type": "รายการ “คีย์: ค่า”",
    "tuple_type": "รายการ (ขึ้นต้นบรรทัดด้วย - )",
    "list_type": "รายการ (ขึ้นต้นบรรทัดด้วย - )",
    "string_type": "ข้อความ",
}


def _keys_in_file(loc: tuple[str | int, ...], root: Map) -> tuple[str | int, ...]:
    """The part of pydantic's *loc* that leads through the file; it also names union members and dict keys."""
    keys: list[str | int] = []
    node: Any = root
    for step in loc:
        if isinstance(node, Map) and step in node:
            keys.append(step)
            node = node[step]  # type: ignore[index]  # a Scalar equals its text
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            keys.append(step)
            node = node[step]
        elif isinstance(step, str) and isinstance(node, Map) and step != "[key]":
            keys.append(step)
            break
    return tuple(keys)


def _place(kind_of: str, keys: tuple[str | int, ...], root: Map, path: str) -> Place:
    if kind_of == "extra_forbidden" and keys:
        parent = _at(root, keys[:-1])
        key = parent.key(str(keys[-1])) if isinstance(parent, Map) else None
        if key is not None:
            return Place(path, key.line, key.column)
    return Place(path, *find(root, keys))


def _at(node: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        node = node[key]
    return node


def _nearest(word: str, known: list[str]) -> str:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f" (ใกล้เคียงที่สุด: {found[0]})" if found else ""


def _known_keys(kind: type[BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """The keys that the record has at *keys*, by walking the JSON Schema of *kind*."""
    schema = kind.model_json_schema()
    definitions = schema.get("$defs", {})
    node: Any = schema
    for key in keys:
        node = _resolve(node, definitions)
        node = (
            node.get("items", {})
            if isinstance(key, int)
            else node.get("properties", {}).get(key) or node.get("additionalProperties", {})
        )
    return list(_resolve(node, definitions).get("properties", {}))


def _resolve(node: Any, definitions: dict[str, Any]) -> Any:
    """Follows references and takes the first alternative that is not null."""
    while isinstance(node, dict):
        if "$ref" in node:
            node = definitions[node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = next((part for part in node["anyOf"] if part.get("type") != "null"), {})
        else:
            return node
    return {}
