"""Checks the links of the finished pages: every page, file and anchor that a link names must be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from html import unescape
from itertools import chain
from sys import intern
from urllib.parse import unquote

from msgspec import Struct

from generator import urls
from generator.pages import Finished

_ELSEWHERE = r"[a-z][a-z0-9+.-]*:|//"
_LINK_OR_ID = re.compile(rf'="(?:(?:(?<=\shref=")|(?<=\ssrc="))(?!{_ELSEWHERE})([^"]+)|(?<=\sid=")([^"]+))"')
"""Begins with what is the same in all, and looks back from there: that is found many times faster."""


class DeadLink(Struct, frozen=True):
    """A link that leads nowhere."""

    page: str
    link: str
    """As it is written."""


def finished(html: str) -> Finished:
    """A page's *html* with its anchors and its links, but those to its own anchors, which are there."""
    found = _LINK_OR_ID.findall(html)
    ids = frozenset(intern(id) for _, id in found if id)
    links = dict.fromkeys(intern(link) for link, _ in found if link and not (link[0] == "#" and link[1:] in ids))
    return Finished(html.encode(), tuple(links), ids)


class LinkBook:
    """Collects the links and anchors of pages as they are written; *base* is the path of the section on its server."""

    def __init__(self, base: str | None = None) -> None:
        self._base = base
        self._links: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, frozenset[str]] = {}

    def add(self, url: str, page: Finished) -> None:
        """Take in the page *url*."""
        self._links[url], self._ids[url] = page.links, page.ids

    @property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The anchors of every page."""
        return self._ids

    def dead(self, files: Collection[str]) -> Iterator[DeadLink]:
        """Every link whose file is not among *files*, or whose anchor is not on its page."""
        folders: dict[tuple[str, str | None], list[str]] = {}
        for page in self._links:
            base = self._base if page == urls.NOT_FOUND else None
            folders.setdefault((page.rpartition("/")[0], base), []).append(page)
        for (folder, base), pages in folders.items():
            # what is the same on many pages, as the links of the frame are, is looked at once
            links = set(chain.from_iterable(self._links[page] for page in pages))
            lost = {link for link in links if self._is_lost(link, folder, base, files)}
            for page in pages if lost else ():
                dead = (link for link in self._links[page] if link in lost and not self._is_own(link, page))
                yield from (DeadLink(page, link) for link in dead)

    def _is_lost(self, link: str, folder: str, base: str | None, files: Collection[str]) -> bool:
        path, fragment = _resolve(link, folder, base)
        if not path:
            return bool(fragment)  # an anchor of the page itself, as far as this can tell
        return path not in files or bool(fragment and path in self._ids and fragment not in self._ids[path])

    def _is_own(self, link: str, page: str) -> bool:
        """Whether *link* is to an anchor of *page* itself, which it has."""
        path, fragment = _resolve(link, "", None)
        return not path and fragment in self._ids[page]


@lru_cache(maxsize=20_000)
def _resolve(link: str, folder: str, base: str | None) -> tuple[str, str]:
    """The file, empty for the page itself, and the anchor to which *link* leads from a page in *folder*."""
    path, _, fragment = unescape(link).partition("#")
    path = unquote(path.partition("?")[0])
    path = path.removeprefix(unquote(base)) if base else path
    return (posixpath.normpath(posixpath.join(folder, path)) if path else ""), fragment
