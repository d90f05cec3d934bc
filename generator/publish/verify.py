"""Checks the staged section before it goes live: links, anchors, and every address that was ever released."""

from __future__ import annotations

from collections.abc import Sequence

from generator import urls
from generator.model.site import Site
from generator.pages import Page
from generator.problems import Place, Problem
from generator.publish.links import DeadLink, LinkBook
from generator.publish.stage import MANIFEST, Stage
from generator.rules import lost_ids, lost_urls


def verify(site: Site, pages: Sequence[Page], book: LinkBook, stage: Stage) -> list[Problem]:
    """What is wrong with the staged section."""
    files = stage.paths | {MANIFEST}
    lost = lost_urls(site, files)
    told = {problem.values.get(key) for problem in lost for key in ("url", "to")}
    dead = [link for link in book.dead(files) if not (link.page == urls.REGISTER and link.link in told)]
    return [*(_dead_link(site, pages, link) for link in dead), *lost, *lost_ids(site, book.ids)]


def _dead_link(site: Site, pages: Sequence[Page], link: DeadLink) -> Problem:
    """The place of a dead link: in the prose that joins its page, or else the page's record."""
    prose = site.prose.get(link.page.removesuffix(".html"))
    if prose is not None:
        for number, line in enumerate(prose.text.split("\n"), start=prose.first_line):
            at = line.find(link.link.removesuffix(".html"))
            if at >= 0:
                return Problem.of("O801", Place(prose.path, number, at + 1), link=link.link)
    record = next((page.record for page in pages if page.url == link.page and page.record), None)
    return Problem.of("O802", Place(record or link.page), link=link.link, page=link.page)
