"""A page of the section, before it is HTML."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from generator.pages.views import Link


def plain(html: str) -> str:
    """The words of *html*, one block in a line."""
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))


_BLOCK_END = re.compile(r"</(?:p|li|td|th|h[1-6]|dt|dd|caption|blockquote|pre|summary)>")
_TAG = re.compile(r"<[^>]*>")


class SearchText(Struct, frozen=True):
    """What the search knows of a page."""

    kind: str
    """``item``, ``report``, ``concept`` or ``page``."""
    text: str
    headings: str = ""
    code: str = ""
    year: int | None = None
    state: str = ""
    title: str = ""
    """Without the code; empty where it is the page's own."""


class Finished(Struct, frozen=True):
    """A page as it is written."""

    html: bytes
    links: tuple[str, ...]
    """Every ``href`` and ``src`` that leads to the section itself, but to an anchor of the page that is there."""
    ids: frozenset[str]
    """Its anchors."""


class Page(Struct, frozen=True):
    """One page: its address, what its fragment is given, and what its frame says about it."""

    url: str
    template: str
    """Name of the fragment's template in ``theme/fragments``."""
    view: Any
    """The view model: the template's only data."""
    title: str
    """Plain text, for ``<title>``, the navigation and the search."""
    description: str
    breadcrumb: tuple[Link, ...] = ()
    """The pages above this one, from the home page down."""
    year: int | None = None
    """The fiscal year to which it belongs, for the small navigation."""
    lastmod: date | None = None
    """The latest date that its content names."""
    record: str | None = None
    """The file that an officer edits to change it."""
    search: SearchText | None = None
    in_sitemap: bool = True
    subject: str | None = None
    """What a reader who reports a problem with the page writes about: ``O12 ปี 2567``."""
    ids: tuple[str, ...] = field(default=())
    """Anchors that others may link to, besides those of the frame."""
    grounds: bytes | None = None
    """A digest of everything that it is made of; ``None`` where it is always made anew."""
    finished: Finished | None = None
    """What an earlier build made of the same grounds, in the place of ``view``."""


class Frame(Struct, frozen=True):
    """What every page of a site shares: identity, navigation, footer."""

    agency: str
    agency_short: str
    agency_en: str | None
    main_website: str | None
    section: str
    address: str | None
    phone: tuple[str, ...]
    email: str | None
    map: str | None
    logo: str | None
    """Address of the logo, relative to the root."""
    colour: str
    font: str
    thai_digits: bool
    demo: str | None
    """``public-report`` or ``fictional``."""
    site_url: str | None
    """Absolute, ends with a slash."""
    years: tuple[Link, ...]
    current_year: int
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    """Accessibility statement, privacy, register of addresses, latest changes."""
    version: str

    @property
    def base(self) -> str | None:
        """The path of the section on its server, ``/ita/``; ``None`` where its address is not known."""
        return urlsplit(self.site_url).path if self.site_url else None
