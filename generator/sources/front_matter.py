"""Splits authored Markdown into its front matter and its text."""

from __future__ import annotations

import re

from generator.problems import Place, Problem
from generator.sources.nodes import Map
from generator.sources.yaml import read_yaml

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def split_front_matter(text: str, path: str) -> tuple[Map | None, str, int, list[Problem]]:
    """Front matter, Markdown, the line on which the Markdown begins, and what is wrong.

    The front matter is ``None`` where there is none or where it cannot be read.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return None, text, 1, []
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return None, "", 1, [Problem.of("Y119", Place(path, 1))]
    node, problems = read_yaml(text[opening.end() : closing.start()], path, first_line=2)
    body, first_line = text[closing.end() :], text.count("\n", 0, closing.start()) + 2
    if node is not None and not isinstance(node, Map):
        problems.append(Problem.of("D201", Place(path, node.line, node.column)))
        node = None
    return node, body, first_line, problems
