"""The register of released addresses: what a build adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from generator.model.register import Register, ReleasedUrl

NOT_REGISTERED = frozenset({"404.html", "manifest.json", ".htaccess", "sitemap.xml", "assets/search-index.js"})
"""Files that nobody is given the address of."""


_FRAME = frozenset({"search-q", "search-options"})
"""Anchors of the search box, which all pages but one have."""


def released(register: Register, urls: Iterable[str], ids: Mapping[str, frozenset[str]], today: date) -> Register:
    """*register* with every one of *urls* in it, new ones first released *today*, and the anchors of their pages.

    What is registered stays: its first date, its state, and every anchor. Anchors that every page has belong to the frame
    and are not registered.
    """
    known = {entry.url: entry for entry in register.urls}
    everywhere = _FRAME | (frozenset.intersection(*ids.values()) if ids else frozenset())
    for url in urls:
        if url in NOT_REGISTERED or url.startswith(("assets/", "calendar/")):
            continue
        entry = known.get(url) or ReleasedUrl(url=url, first=today)
        anchors = tuple(sorted({*entry.ids, *(ids.get(url, frozenset()) - everywhere)}))
        known[url] = entry.model_copy(update={"ids": anchors})
    return Register(urls=tuple(known[url] for url in sorted(known)))
