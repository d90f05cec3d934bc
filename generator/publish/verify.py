"""Checks the staged section before it goes live: links, anchors, and every address that was ever released."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from generator import urls
from generator.model.site import Prose, Site
from generator.pages import Page
from generator.problems import Place, Problem
from generator.publish.links import DeadLink, LinkBook
from generator.publish.stage import MANIFEST, Stage
from generator.rules import lost_ids, lost_urls

_TARGET = re.compile(r"""(?:\](?:\(|:)\s*|\b(?:href|src)\s*=\s*["']?)(?:<(?=[^>]*>))?((?<=<)[^>]*|[^\s"'<>)]+)""")
"""The target of a link as it is written: ``[…](target)``, ``[…]: <target>``, ``href="target"``."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def verify(site: Site, pages: Sequence[Page], book: LinkBook, stage: Stage) -> list[Problem]:
    """What is wrong with the staged section."""
    files = stage.paths | {MANIFEST}
    lost = lost_urls(site, files)
    told = {problem.values.get(key) for problem in lost for key in ("url", "to")}
    dead = [link for link in book.dead(files) if not (link.page == urls.REGISTER and link.link in told)]
    found = [problem for link in dead for problem in _dead_link(site, pages, link)]
    return [*found, *lost, *lost_ids(site, book.ids)]


def _dead_link(site: Site, pages: Sequence[Page], link: DeadLink) -> Iterator[Problem]:
    """A dead link wherever it stands in the prose that joins its page, or else in the page's record."""
    prose = site.prose.get(link.page.removesuffix(".html"))
    written = tuple(_written(prose, link)) if prose is not None else ()
    for place, target in written:
        yield Problem.of("O801", place, link=target)
    if not written:
        record = next((page.record for page in pages if page.url == link.page and page.record), None)
        yield Problem.of("O802", Place(record or link.page), link=link.link, page=link.page)


def _written(prose: Prose, link: DeadLink) -> Iterator[tuple[Place, str]]:
    """Where in *prose* targets stand that became *link*, and how they are written."""
    text, wanted = prose.text, _as_published(link.link)
    for target in _TARGET.finditer(text):
        if _as_published(target[1]) == wanted:
            line, column = text.count("\n", 0, target.start(1)), target.start(1) - text.rfind("\n", 0, target.start(1))
            yield Place(prose.path, prose.first_line + line, column), target[1]


def _as_published(target: str) -> str:
    """What becomes of the *target* of a link in prose: no spaces, nothing escaped, and the page that a ``.md`` makes."""
    path, mark, fragment = _ESCAPED.sub(r"\1", "".join(unescape(target).split())).partition("#")
    return f"{path[:-3]}.html{mark}{fragment}" if path.endswith(".md") else path + mark + fragment
