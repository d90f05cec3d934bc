"""``docs/problems`` says what the catalogue says."""

from __future__ import annotations

import pytest

from generator.problems import CATALOGUE
from scripts.problem_pages import FOLDER, pages


def test_the_pages_are_those_of_the_catalogue() -> None:
    """``make docs`` writes them anew."""
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    wanted = pages()
    assert sorted(name for name in wanted.keys() | there.keys() if there.get(name) != wanted.get(name)) == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_entry_is_whole(code: str) -> None:
    """Both languages, a way out and a reason; an example of the right way comes with one of the wrong way."""
    entry = CATALOGUE[code]
    assert all([entry.message, entry.fix, entry.message_en, entry.fix_en, entry.why])
    assert not entry.right or entry.wrong
