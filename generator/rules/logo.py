"""Rules on the agency's logo: it is there, is a picture, is small, and does nothing but be looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from generator.model.site import Site
from generator.problems import Problem
from generator.rules.config import names_in
from generator.rules.pieces import CONFIG, nearest

FOLDER = "content/assets/"
SMALL, LARGEST = 30_000, 2_000_000
"""Bytes that a logo should, and must, not exceed: it is most of the weight of a first visit if it is larger."""

_SVG = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!doctype[^>\[]*>\s*)*<(?:[\w-]+:)?svg[\s>]", re.DOTALL)
_OURS = "(?:#|data:image/(?:png|jpeg|webp|gif)[;,])"
"""What a link in a picture may lead to: a part of the picture, or a bitmap that it carries."""
_NO_PICTURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("<script>", re.compile(r"<\s*(?:[\w-]+:)?script\b")),
    ("onload=, onclick= …", re.compile(r"[\s\"'/]on[a-z]+\s*=")),
    ("<foreignObject>", re.compile(r"<\s*(?:[\w-]+:)?(?:foreignobject|iframe|embed|object|handler|listener)\b")),
    ("javascript:", re.compile(r"javascript\s*:")),
    ("<!ENTITY>", re.compile(r"<!entity\b|<!doctype[^>]*\[")),
    ("<?xml-stylesheet?>", re.compile(r"<\?xml-stylesheet\b")),
    ("@import, url(…)", re.compile(rf"@import\b|url\((?!\s*[\"']?\s*{_OURS})")),
    ("href=…", re.compile(rf"(?:href|src)\s*=(?!\s*[\"']\s*{_OURS})")),
)
"""What an SVG may hold that is no picture: the words in which it is told, and what it looks like in lower case."""


def logo(site: Site, read: Callable[[str], bytes]) -> Iterable[Problem]:
    """R319, R340–R343: the logo is a small picture, and an SVG holds no script and fetches nothing.

    Why: it stands on every page; a picture that runs a script acts for the agency.
    How to fix: save it as PNG, at most 192 pixels wide.
    """
    name = site.config.site.logo
    if name is None:
        return
    place = site.places(CONFIG, "site", "logo")
    stored = site.files.get(FOLDER + name)
    if stored is None:
        yield Problem.of("R319", place, file=name, **nearest(name, names_in(site, FOLDER)))
        return
    size = f"{stored.size / 1000:,.0f}"
    if stored.size > LARGEST:
        yield Problem.of("R341", place, file=name, size=size, limit=f"{LARGEST // 1000:,}")
        return
    if stored.size > SMALL:
        yield Problem.of("R342", place, file=name, size=size, limit=SMALL // 1000)
    data = read(stored.path)
    if is_svg(data):
        found = no_picture(data)
        if found:
            yield Problem.of("R343", place, file=name, found=", ".join(found))
    elif not is_bitmap(data):
        yield Problem.of("R340", place, file=name)


def is_bitmap(data: bytes) -> bool:
    """Whether *data* begins as a PNG, JPEG or WebP picture does."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_svg(data: bytes) -> bool:
    """Whether *data* is an SVG document in UTF-8."""
    return _SVG.match(data[:100_000].decode("utf-8-sig", errors="replace").lower()) is not None


def no_picture(data: bytes) -> tuple[str, ...]:
    """What the SVG *data* holds that is no picture: scripts, handlers, foreign content, links to elsewhere."""
    text = data.decode("utf-8-sig", errors="replace").lower()
    return tuple(words for words, pattern in _NO_PICTURE if pattern.search(text))
