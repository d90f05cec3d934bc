"""YAML text to located nodes, read defensively from libyaml's event stream.

Nothing is built that YAML can only say with anchors, aliases, tags, merge keys or directives, and nothing is typed: a
scalar is the text that stands there. Size and depth are limited before anything is built, so that no file can make the
reader slow or large.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.sources.nodes import Map, Node, Scalar, Seq

MOST = 200_000
"""Values in one file; a report of 2,000 rows has a fifth of that, and 8 MB could hold twenty times as many."""
MOST_PROBLEMS = 100
"""Slips of one file that are told one by one."""
DEEPEST = 24
"""Levels of nesting; the deepest record (a table's grouped columns) has eight."""

_CUT = re.compile(r"[ \t]+#[^\s].*")
_SPECIAL = frozenset("@`%|>*&!")
"""Characters that mean something to YAML at the beginning of a text."""


class _RefusedError(Exception):
    """Stops the reading of one file at the first thing that cannot be read past."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The located value of *text*, and what is wrong with it; ``None`` where nothing can be made of it.

    *first_line* is the line of the file on which *text* begins (front matter begins on the second).
    """
    reader = _Reader(text, path, first_line)
    try:
        return reader.document(), reader.problems
    except _RefusedError as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.YAMLError as err:
        return None, [*reader.problems, _explain(err, reader)]


class _Reader:
    """Builds nodes from the events of one document."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._parser = yaml.CBaseLoader(text)  # for its event stream alone
        self.text = text
        self.path = path
        self._shift = first_line
        self.problems: list[Problem] = []
        self._count = 0

    def place(self, mark: Any) -> Place:
        return Place(self.path, mark.line + self._shift, mark.column + 1)

    def _say(self, problem: Problem) -> None:
        """Remember *problem*, unless the file has given so many that nobody reads more."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def document(self) -> Node | None:
        """The one document of the file; ``None`` for an empty file."""
        self._parser.get_event()  # the start of the stream
        start: Any = self._parser.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            raise _RefusedError(Problem.of("Y114", self.place(start.start_mark)))
        root = self._node(self._parser.get_event(), 0)
        self._parser.get_event()  # the end of the document
        after: Any = self._parser.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(Problem.of("Y114", self.place(after.start_mark)))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _RefusedError(Problem.of("Y111", self.place(mark)))
        if event.tag is not None:
            raise _RefusedError(Problem.of("Y112", self.place(mark), tag=event.tag))
        self._count += 1
        if self._count > MOST:
            raise _RefusedError(Problem.of("Y126", self.place(mark), limit=f"{MOST:,}"))
        if depth > DEEPEST:
            raise _RefusedError(Problem.of("Y115", self.place(mark), limit=DEEPEST))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(Seq(mark.line + self._shift, mark.column + 1), depth)
        return self._mapping(Map(mark.line + self._shift, mark.column + 1), depth)

    def _scalar(self, event: Any) -> Scalar:
        mark, end = event.start_mark, event.end_mark
        if not event.style and (cut := _CUT.match(self.text, end.index)):
            self._say(Problem.of("Y116", self.place(end), text=cut[0].strip()))
        return Scalar(event.value, mark.line + self._shift, mark.column + 1)

    def _sequence(self, seq: Seq, depth: int) -> Seq:
        while not isinstance(event := self._parser.get_event(), yaml.SequenceEndEvent):
            seq.append(self._node(event, depth + 1))
        return seq

    def _mapping(self, mapping: Map, depth: int) -> Map:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := self._parser.get_event(), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value_event = self._parser.get_event()
            value = self._node(value_event, depth + 1)
            if key in seen:
                where = Place(self.path, key.line, key.column)
                self._say(Problem.of("Y110", where, key=key, first=seen[key].line))
                continue
            seen[key] = key
            if value != "" or getattr(value_event, "style", None):
                # "key:" with nothing behind it says the same as no key at all
                mapping[key] = value
        return mapping

    def _key(self, event: Any, depth: int) -> Scalar:
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            raise _RefusedError(Problem.of("Y109", self.place(event.start_mark)))
        if key == "<<":
            raise _RefusedError(Problem.of("Y113", self.place(event.start_mark)))
        return key


def _explain(err: yaml.YAMLError, reader: _Reader) -> Problem:
    """The parser's complaint in the words of the catalogue."""
    mark = getattr(err, "problem_mark", None)
    if mark is None:
        return Problem.of("Y108", Place(reader.path), detail=str(err))
    said = str(getattr(err, "problem", "") or "")
    start = reader.text.rfind("\n", 0, mark.index) + 1
    line = reader.text[start:].partition("\n")[0]
    code = _code_of(said, line, mark.column)
    opened = getattr(err, "context_mark", None)
    return Problem.of(code, reader.place(opened if code in _OPENED and opened else mark), detail=said)


_OPENED = frozenset({"Y111", "Y124"})
"""Complaints about something that begins where it was opened: a quote, a bracket, a reference."""


def _code_of(said: str, line: str, column: int) -> str:
    """The code for libyaml's complaint *said* about the character at *column* (from 0) of *line*."""
    if "\t" in line[: len(line) - len(line.lstrip())] or line[column : column + 1] == "\t":
        return "Y107"
    if "quoted scalar" in said or "end of stream" in said or "did not find expected ','" in said:
        return "Y124"
    if "mapping values are not allowed" in said:
        # the first colon of a line is a key in the wrong column; a later one belongs to a text
        return "Y108" if ":" not in line[:column] else "Y109"
    around = set(line[max(column - 1, 0) : column + 1])
    if around & {"&", "*"}:
        return "Y111"
    if around & _SPECIAL:
        return "Y118"
    return "Y108"
