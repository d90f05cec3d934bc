"""Checks the links of the finished pages: every page, file and anchor that a link names must be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from generator import urls

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere."""

    page: str
    link: str
    """As it is written."""


class LinkBook:
    """Collects the links and anchors of pages as they are written; *base* is the path of the section on its server."""

    def __init__(self, base: str | None = None) -> None:
        self._base = base
        self._links: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, frozenset[str]] = {}

    def add(self, url: str, html: str) -> None:
        """Take in the page *url*."""
        found = (link for link in dict.fromkeys(_LINK.findall(html)) if not _ELSEWHERE.match(link))
        self._links[url] = tuple(found)
        self._ids[url] = frozenset(_ID.findall(html))

    @property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The anchors of every page."""
        return self._ids

    def dead(self, files: Collection[str]) -> Iterator[DeadLink]:
        """Every link whose file is not among *files*, or whose anchor is not on its page."""
        for page, links in self._links.items():
            folder = posixpath.dirname(page)
            for link in links:
                path, _, fragment = unescape(link).partition("#")
                path = unquote(path.partition("?")[0])
                if page == urls.NOT_FOUND and self._base:
                    path = path.removeprefix(self._base)
                target = posixpath.normpath(posixpath.join(folder, path)) if path else page
                if target not in files or (fragment and target in self._ids and fragment not in self._ids[target]):
                    yield DeadLink(page, link)
