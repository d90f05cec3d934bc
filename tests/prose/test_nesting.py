"""Markdown that would take minutes is told at its place, before the library sees it."""

from __future__ import annotations

import time

import pytest

from generator.model.site import Prose
from generator.problems import Place
from generator.prose.nesting import MOST_MARKS, MOST_OPEN
from generator.prose.rendering import render

UNITS = [
    "![", "[a](", "[", "![a](", "[a][", "[a](<", "[![a](b)", "[](", "['", "<a ", "<![", "<!--", "*a*", "`a", "~~a", "---\n",
    "====\n",
]  # fmt: skip
PATH = "content/about.md"


def prose(text: str) -> Prose:
    """A page whose text begins on line 4 of its file."""
    return Prose(PATH, text, 4, None, None)


@pytest.mark.parametrize("size", [20_000, 200_000])
@pytest.mark.parametrize("unit", UNITS)
def test_what_would_take_minutes_is_refused_at_once(unit: str, size: int) -> None:
    """Each of them is quadratic in the library."""
    started = time.process_time()
    html, problems = render(prose(unit * (size // len(unit))))
    assert time.process_time() - started < 1
    assert (html, [problem.code for problem in problems]) == ("", ["O805"])


def test_the_place_is_the_sign_that_is_too_much() -> None:
    """Line and column in the file."""
    _, problems = render(prose("ก่อน\n\nข้อความ " + "[" * (MOST_OPEN + 1)))
    assert [problem.place for problem in problems] == [Place(PATH, 6, 9 + MOST_OPEN)]
    assert "[" in problems[0].message()


@pytest.mark.parametrize(
    "text",
    [
        "[" * MOST_OPEN,
        ("[" * MOST_OPEN + "\n\n") * 9,
        "[ลิงก์](a.html) " * 2_000,
        "- [ ] งาน\n" * 2_000,
        "\\[" * 2_000,
        "1 < 2 " * 2_000,
        "(ก (ข " * 2_000,
        "<br>\n" * 2_000,
        "| **ก** | **ข** |\n" * 2_000,
        "**ก** ข\n\n" * 3_000,
        "*" * MOST_MARKS,
    ],
)
def test_what_people_write_is_left_alone(text: str) -> None:
    """However long: links, boxes to tick, brackets in plain text, rows of a table."""
    assert [problem.code for problem in render(prose(text))[1]] == []


@pytest.mark.parametrize("unit", ["[", "![a](", "<![", "<a "])
def test_what_is_just_allowed_takes_seconds(unit: str) -> None:
    """The worst that is let through, in a text as long as one may be."""
    started = time.process_time()
    render(prose(unit * MOST_OPEN + "ก " * 99_900))
    assert time.process_time() - started < 10
