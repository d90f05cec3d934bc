"""A small site in a text, with marks where problems are expected: input and expectation in one view.

    -- data/2567/items/o1.yml --
    item: o1
    status: published
    evidence:
      - title: แผนผัง
        page: true
        covers: [«R302»nothing]

``«R302»`` stands where R302 is expected, and is not part of the file; after the name of a file it expects a problem of the
whole file. Nothing else with a code that is marked (or named in ``codes``) may be found, and no other error.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.site import Site
from generator.problems import CATALOGUE, Place, Problem, Problems
from generator.rules import check
from generator.schema import read_site

TODAY = date(2026, 11, 20)
_HEADER = re.compile(r"-- (\S+) --(.*)")
_MARK = re.compile(r"«([A-Z]\d{3})»")

Expected = set[tuple[str, Place]]


@pytest.fixture
def site_of(write_site: Callable[..., Path]) -> Callable[..., tuple[Site, Problems, Expected]]:
    """Writes and reads the small site of a marked text: the site, all its problems, and where they are expected."""

    def read(text: str, files: Mapping[str, bytes] | None = None) -> tuple[Site, Problems, Expected]:
        written, expected = parse(text)
        root = write_site({**written, **(files or {})})
        site, problems = read_site(root, today=TODAY)
        assert site is not None, [(p.code, str(p.place), p.message("en")) for p in problems]
        problems |= check(site, today=TODAY, read=lambda path: (root / path).read_bytes())
        return site, problems, expected

    return read


@pytest.fixture
def expect(site_of: Callable[..., tuple[Site, Problems, Expected]]) -> Callable[..., Problems]:
    """Asserts that a small site has exactly the problems that its text marks; returns them."""

    def expect(text: str, *, codes: str = "", files: Mapping[str, bytes] | None = None) -> Problems:
        _, problems, expected = site_of(text, files)
        wanted = {code for code, _ in expected} | set(codes.split())
        found = [problem for problem in problems if problem.code in wanted]
        assert sorted((p.code, p.place) for p in found) == sorted(expected)
        others = [(p.code, str(p.place), p.message("en")) for p in problems.errors if p.code not in wanted]
        assert not others, "no error but those expected"
        for problem in found:
            assert_told(problem)
        return Problems.of(found)

    return expect


def assert_told(problem: Problem) -> None:
    """Every blank of the problem's words is filled, in both languages."""
    for words in (problem.entry.message, problem.entry.fix, problem.entry.message_en, problem.entry.fix_en):
        said = words.format(**problem.values)  # a KeyError names the blank
        assert said.strip(), problem.code
    assert None not in problem.values.values(), problem.code  # the word itself may stand in a record


def parse(text: str) -> tuple[dict[str, str], Expected]:
    """The files of a marked text, and where its marks expect problems."""
    written: dict[str, list[str]] = {}
    expected: Expected = set()
    path = ""
    for line in textwrap.dedent(text).strip("\n").split("\n"):
        if header := _HEADER.fullmatch(line):
            path = header[1]
            written[path] = []
            expected |= {(code, Place(path)) for code in _MARK.findall(header[2])}
            continue
        while mark := _MARK.search(line):
            assert mark[1] in CATALOGUE, mark[1]
            expected.add((mark[1], Place(path, len(written[path]) + 1, mark.start() + 1)))
            line = line[: mark.start()] + line[mark.end() :]  # noqa: PLW2901
        written[path].append(line)
    return {path: "\n".join([*lines, ""]) for path, lines in written.items() if "." in path}, expected
