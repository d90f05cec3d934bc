"""Where Thai lines end on a phone: never inside a term of the field, seldom inside a word.

Words are cut by wordcut and its dictionary, which every installation of mkdocs-material brings (pythainlp is 69 MB, and
Intl.Segmenter is the very engine that breaks the lines). Checked once against pythainlp's newmm, the measure of
``ux.md``: see ``SHARE``. The share is of all line ends, those at spaces too, as it was there for other generators.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page

from generator.thai.terms import TERM
from tests.browser.pages import PARTS, SITES, Section, Visit, every_page, representatives, share
from tests.browser.tools import HERE, script, tell, tool

SHARE = 0.18
LINES = script("lines")


@dataclass(frozen=True)
class Block:
    """A paragraph, and before which of its letters a line begins."""

    text: str
    ends: tuple[int, ...]

    def in_terms(self) -> Iterator[str]:
        for term in TERM.finditer(self.text):
            if any(term.start() < end < term.end() for end in self.ends):
                yield f"{term[0]} in {self.text[max(0, term.start() - 15) : term.end() + 15].strip()!r}"


def blocks(page: Page) -> list[Block]:
    return [Block(text, tuple(ends)) for text, ends in page.evaluate(LINES)]


def cut(texts: list[str]) -> list[list[str]]:
    dictionary = Path(material.__file__).parent / "templates/assets/javascripts/lunr/wordcut.js"
    command = [tool("node"), str(HERE / "words.cjs"), str(dictionary)]
    answer = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout
    return json.loads(answer)


def inside(block: Block, words: list[str]) -> int:
    """How many line ends are inside a word."""
    borders, at = {0}, 0
    for word in words:
        at += len(word)
        borders.add(at)
    assert at == len(block.text)
    return len(set(block.ends) - borders)


@pytest.mark.parametrize(("site", "part", "parts"), PARTS)
def test_terms_are_whole(site: str, part: int, parts: int, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit() as page:
        for url in share(every_page(here.out), part, parts):
            page.goto(here.link(url))
            told += [f"{site} {url}: {term}" for block in blocks(page) for term in block.in_terms()]
    assert told == []


@pytest.mark.parametrize("site", SITES)
def test_words_are_mostly_whole(site: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    seen: list[Block] = []
    with visit() as page:
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                seen += blocks(page)
    ends = sum(len(block.ends) for block in seen)
    broken = sum(inside(block, words) for block, words in zip(seen, cut([b.text for b in seen]), strict=True))
    tell(f"{site}: {broken} of {ends} line ends are inside a word: {broken / ends:.1%}")
    assert broken <= SHARE * ends
