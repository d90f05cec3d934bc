"""Addresses in files that are read away from the site: whole where the site's address is known."""

from __future__ import annotations

from generator import urls
from generator.model.site import Site


def address(site: Site, target: str, source: str) -> str:
    """*target* as it is written in the file *source*: whole with ``site.url``, otherwise relative to that file."""
    if "://" in target:
        return target
    return f"{site.config.site.url}{target}" if site.config.site.url else urls.relative(target, source)
