"""Small sites whose text marks where their problems are (see ``tests/rules/conftest.py``), read and not yet checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.site import Site
from generator.problems import Problems
from generator.schema import read_site
from tests.rules.conftest import assert_told, parse

TODAY = date(2026, 11, 20)


@pytest.fixture
def reads(write_site: Callable[..., Path]) -> Callable[..., tuple[Site | None, Problems]]:
    """Asserts that reading a small site finds exactly the problems that its text marks."""

    def reads(text: str = "", files: Mapping[str, bytes] | None = None) -> tuple[Site | None, Problems]:
        written, expected = parse(text) if text else ({}, set())
        root = write_site({**written, **(files or {})})
        site, problems = read_site(root, today=TODAY)
        assert sorted((p.code, p.place) for p in problems) == sorted(expected)
        for problem in problems:
            assert_told(problem)
        return site, problems

    return reads
