"""Splits authored Markdown into its front matter and its text."""

from __future__ import annotations

from generator.problems import Place, Problem
from generator.sources.nodes import Map
from generator.sources.yaml import read_yaml

_FENCE = "---"


def split_front_matter(text: str, path: str) -> tuple[Map | None, str, int, list[Problem]]:
    """Front matter, Markdown, the line on which the Markdown begins, and what is wrong.

    The front matter is ``None`` where there is none or where it cannot be read.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, text, 1, []
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return None, "", 1, [Problem.of("Y119", Place(path, 1))]
    node, problems = read_yaml("\n".join(lines[1:end]), path, first_line=2)
    body = "\n".join(lines[end + 1 :])
    if node is not None and not isinstance(node, Map):
        problems.append(Problem.of("D201", Place(path, node.line, node.column)))
        node = None
    return node, body, end + 2, problems
