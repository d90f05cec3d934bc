"""Changes records and writes new ones: whatever the program changes in an officer's file, every other byte stays.

A change is a splice into the text at the place of one node. libyaml says where the nodes are, ruamel.yaml words the new
values, and the changed text is read back and compared before anybody gets it. (ruamel's own round trip keeps comments,
but sets one indentation and one width for the whole file, and an officer's file has its own.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.sources import splices
from generator.sources.plain import Path, as_read, changed, plain, value_at
from generator.sources.splices import Splice, WrongPathError, compose, find, spliced
from generator.sources.wording import Value, to_yaml


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
    root, said = compose(text), plain(text)
    there = {path: value for path, value in changes.items() if find(root, path) is not None}
    for path, value in there.items():
        said = changed(said, path, as_read(value))
    text = _checked(text, [splices.setting(text, root, path, value) for path, value in there.items()], said)
    for path in [path for path in changes if path not in there]:  # one by one: two of them may need the same new parent
        said = changed(said, path, as_read(changes[path]))
        text = _checked(text, [splices.setting(text, compose(text), path, changes[path])], said)
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
    root, said = compose(text), plain(text)
    node = find(root, path)
    if node is None or splices.is_empty(node):
        return set_value(text, path, values)
    if isinstance(node, yaml.MappingNode):
        raise WrongPathError(f"no list at {path}")
    old = value_at(said, path)
    entries = [old] if isinstance(old, str) else list(old)
    entries[len(entries) if at is None else at : 0 if at is None else at] = [as_read(value) for value in values]
    if isinstance(node, yaml.ScalarNode):
        needed = splices.from_one(text, node, find(root, path[:-1]), values, at)
    else:
        needed = [splices.insertion(text, node, values, at)]
    return _checked(text, needed, changed(said, path, entries))


def update(text: str, record: Mapping[str, Value]) -> str:
    """*text*, changed where it has to be to say what *record* says; entries of a list are known by their first key.

    Raises:
        WrongPathError: *text* cannot be read, or something would have to be taken out of it.
    """
    wanted = as_read(record)
    root = compose(text)
    if root is None:
        return text + to_yaml(record)
    return _checked(text, list(_updates(text, root, None, plain(text), value=record, wanted=wanted)), wanted)


def _updates(text: str, node: Any, parent: Any, said: Any, *, value: Any, wanted: Any) -> Iterator[Splice]:
    """The splices that let *node*, which says *said*, say what *value* is read as, *wanted*."""
    if said == wanted:
        return
    if isinstance(said, dict) and isinstance(wanted, dict):
        if said.keys() - wanted.keys():
            raise WrongPathError(f"to be taken out: {said.keys() - wanted.keys()}")
        new = {}
        for key, part in ((str(key), part) for key, part in value.items() if str(key) in wanted):
            if (child := find(node, (key,))) is None:
                new[key] = part
            else:
                yield from _updates(text, child, node, said.get(key), value=part, wanted=wanted[key])
        if new:
            yield splices.addition(text, node, new, ())
    elif isinstance(said, list) and isinstance(wanted, list):
        yield from _list_updates(text, node, said, value, wanted)
    else:
        yield splices.replacement(text, node, parent, value, ())


def _list_updates(text: str, node: Any, said: list[Any], value: Any, wanted: list[Any]) -> Iterator[Splice]:
    names = [_name(entry, entry) for entry in wanted]
    place = 0
    for at, entry in enumerate(said):
        try:
            found = names.index(_name(entry, wanted[place] if place < len(wanted) else entry), place)
        except ValueError:
            raise WrongPathError(f"to be taken out: {entry}") from None
        if found > place:
            yield splices.insertion(text, node, value[place:found], at)
        yield from _updates(text, node.value[at], node, entry, value=value[found], wanted=wanted[found])
        place = found + 1
    if place < len(wanted):
        yield splices.insertion(text, node, value[place:], None)


def _name(entry: Any, like: Any) -> Any:
    """What an entry of a list is known by: itself, or the value of the first key of those *like* it."""
    return entry.get(next(iter(like), "")) if isinstance(entry, dict) and isinstance(like, dict) else entry


def _checked(text: str, needed: Sequence[Splice], wanted: Any) -> str:
    """*text* with the splices, which must say what is *wanted*: a misplaced one is our bug and reaches no file."""
    after = spliced(text, needed)
    if plain(after) != wanted:
        raise AssertionError("the change of the record came out wrong; the file is as it was")
    return after
