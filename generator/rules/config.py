"""Rules on ``site_config.yml``: the surveys, the colour, the font and the address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from generator.model.site import Site
from generator.problems import Problem
from generator.rules.pieces import CONFIG, nearest
from generator.thai.dates import long_form

FONTS = ("sarabun", "noto-sans-thai")
READABLE = 4.5
"""Contrast with white that WCAG 2.2 (1.4.3, AA) asks of text."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def surveys(site: Site) -> Iterable[Problem]:
    """R316, R323, R326: an EIT survey opens before it closes, its picture is there, its year is published.

    Why: people who scan last year's code, or come to a survey that is said to be closed, are not heard.
    How to fix: mend the dates, put the picture into ``data/eit``, or add the year to ``years``.
    """
    for year, survey in site.config.eit.items():
        keys = ("eit", str(year))
        if survey.opens and survey.closes and survey.closes < survey.opens:
            days = {"opens": long_form(survey.opens), "closes": long_form(survey.closes)}
            yield Problem.of("R316", site.places(CONFIG, *keys, "closes"), year=year, **days)
        if survey.qr and f"data/eit/{survey.qr}" not in site.files:
            near = nearest(survey.qr, names_in(site, "data/eit/"))
            yield Problem.of("R323", site.places(CONFIG, *keys, "qr"), year=year, file=survey.qr, **near)
        if year not in site.config.site.years:
            yield Problem.of("R326", site.places(CONFIG, *keys), year=year)


def names_in(site: Site, folder: str) -> list[str]:
    """Names of the stored files in *folder*."""
    return [path.removeprefix(folder) for path in site.files if path.startswith(folder)]


def colour(site: Site) -> Iterable[Problem]:
    """R317, R318: the colour is one, and white text on it can be read.

    Why: headings and buttons are white on this colour; elderly readers need the contrast.
    How to fix: write ``"#rrggbb"`` in quotes, and choose a darker colour.
    """
    value = site.config.site.colour
    place = site.places(CONFIG, "site", "colour")
    if not _COLOUR.fullmatch(value):
        yield Problem.of("R318", place, colour=value)
    elif (ratio := contrast_with_white(value)) < READABLE:
        yield Problem.of("R317", place, colour=value, ratio=f"{ratio:.1f}")


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG between ``#rgb`` or ``#rrggbb`` and white: 1 to 21."""
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    """A channel of sRGB, 0 to 1, as a share of light."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def font(site: Site) -> Iterable[Problem]:
    """R321: the font is one that the program carries.

    Why: fonts travel with the site, so that no reader's visit is told to another server.
    How to fix: choose ``sarabun`` or ``noto-sans-thai``.
    """
    name = site.config.site.font
    if name not in FONTS:
        yield Problem.of("R321", site.places(CONFIG, "site", "font"), font=name, **nearest(name.lower(), FONTS))


def address(site: Site) -> Iterable[Problem]:
    """R322, R344: the address at which the section stands is known, and is that of a folder.

    Why: the sitemap, the feed, the 404 page and what is handed in need whole addresses.
    How to fix: add ``url:``, ending with a slash.
    """
    settings = site.config.site
    if settings.url is None:
        if settings.demo is None:
            yield Problem.of("R322", site.places(CONFIG, "site"))
        return
    parts = urlsplit(settings.url)
    if not parts.path.endswith("/") or parts.query or parts.fragment or settings.url.endswith(("?", "#")):
        folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
        meant = urlunsplit((parts.scheme, parts.netloc, folder, "", ""))
        yield Problem.of("R344", site.places(CONFIG, "site", "url"), url=settings.url, meant=meant)
