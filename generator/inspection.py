"""Everything that is looked at before anything is made: evidence files, prose, personal data, the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.cache import Cache
from generator.guard import examine
from generator.model.site import Site
from generator.problems import Problems
from generator.prose import render_all
from generator.rules import check
from generator.sources import read_bytes


def inspect_site(
    site: Site, root: Path, *, today: date, cache: Cache | None = None
) -> tuple[Site, Mapping[str, str], Problems]:
    """*site* with the passports of its evidence, its prose as HTML, and all that rules and guard find."""
    cache = cache or Cache()
    prose, complaints = render_all(site.prose, cache)
    examined = examine(site, root, cache)
    found = check(site, today=today, read=lambda path: read_bytes(root, path)) | complaints | examined.problems
    return replace(site, passports=examined.passports), prose, found
