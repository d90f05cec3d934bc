"""All authored Markdown of a site; what an earlier run has rendered is not rendered again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from generator.cache import Cache, digest
from generator.kept import pack, unpack
from generator.model.site import Prose
from generator.problems import Problem


def render_all(prose: Mapping[str, Prose], cache: Cache | None = None) -> tuple[Mapping[str, str], list[Problem]]:
    """The HTML of every piece by its page, and what was taken out of any; *cache* knows pieces that nothing was said of."""
    html: dict[str, str] = {}
    problems: list[Problem] = []
    for page, piece in prose.items():
        html[page], said = _render(piece, cache or Cache())
        problems += said
    return html, problems


def _render(piece: Prose, cache: Cache) -> tuple[str, list[Problem]]:
    key = digest("prose", piece.text)
    kept = cache.recall(key, partial(unpack, kind=str))
    if kept is not None:
        return kept, []
    from generator.prose.rendering import render  # with it come markdown and nh3, which most edits need not

    html, problems = render(piece)
    if not problems:
        cache.remember(key, html, pack)
    return html, problems
