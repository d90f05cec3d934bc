"""Checks the links of the finished pages: every page, file and anchor that a link names must be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from sys import intern
from urllib.parse import unquote

from generator import urls
from generator.pages import Finished

_ELSEWHERE = r"[a-z][a-z0-9+.-]*:|//"
_LINK_OR_ID = re.compile(rf'="(?:(?:(?<=\shref=")|(?<=\ssrc="))(?!{_ELSEWHERE})([^"]+)|(?<=\sid=")([^"]+))"')
"""Begins with what is the same in all, and looks back from there: that is found many times faster."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere."""

    page: str
    link: str
    """As it is written."""


def finished(html: str) -> Finished:
    """A page's *html* with its links and anchors."""
    found = _LINK_OR_ID.findall(html)
    links = dict.fromkeys(intern(link) for link, _ in found if link)
    return Finished(html.encode(), tuple(links), frozenset(intern(id) for _, id in found if id))


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
        resolve = cache(_resolve)  # every page of a folder has the links of the frame
        for page, links in self._links.items():
            folder, base = posixpath.dirname(page), self._base if page == urls.NOT_FOUND else None
            for link in links:
                path, fragment = resolve(link, folder, base)
                target = path or page
                if target not in files or (fragment and target in self._ids and fragment not in self._ids[target]):
                    yield DeadLink(page, link)


def _resolve(link: str, folder: str, base: str | None) -> tuple[str, str]:
    """The file, empty for the page itself, and the anchor to which *link* leads from a page in *folder*."""
    path, _, fragment = unescape(link).partition("#")
    path = unquote(path.partition("?")[0])
    path = path.removeprefix(unquote(base)) if base else path
    return (posixpath.normpath(posixpath.join(folder, path)) if path else ""), fragment
