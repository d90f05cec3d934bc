"""Rules: what must hold between the records of a site, and between them and the form of their year.

One function for each rule, ``(Site) -> Iterable[Problem]``, grouped in modules; its docstring says what must hold,
why, and how an officer mends it. ``completeness.judge`` is the assessor's twin: it says what an item lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from generator.model.site import Site
from generator.problems import Problem, Problems
from generator.rules import closed, completeness, config, evidence, files, items, reports, urls, years
from generator.rules.completeness import expected_score, judge
from generator.rules.logo import logo
from generator.rules.survey_qr import survey_pictures
from generator.rules.urls import lost_ids, lost_urls

__all__ = ["RULES", "check", "check_site", "check_year", "expected_score", "judge", "lost_ids", "lost_urls"]

Rule = Callable[[Site], Iterable[Problem]]

OF_SITE: tuple[Rule, ...] = (
    config.surveys,
    config.colour,
    config.font,
    config.address,
    years.current_year,
    years.years_once,
    files.unused_files,
    urls.one_page_each,
    urls.good_names,
    urls.joined_prose,
    urls.sound_register,
)
"""Rules about the site as a whole; they read no record."""

OF_YEAR: tuple[Rule, ...] = (
    years.known_indicators,
    years.scores,
    years.sound_frameworks,
    items.known_item,
    items.known_requirements,
    items.known_checks,
    items.dates_in_order,
    items.evidence_of_the_published,
    items.owner_of_each,
    evidence.known_report,
    evidence.dated,
    evidence.once,
    evidence.one_id_each,
    evidence.short_titles,
    files.evidence_files,
    files.public_addresses,
    files.unused_evidence,
    reports.known_answers,
    reports.known_parts,
    reports.known_fields,
    reports.known_indicators,
    reports.tables_of_measures,
    reports.ids_of_parts,
    completeness.findings,
)
"""Rules that hold within each year, whatever the records of the others say."""

RULES = (*OF_SITE, *OF_YEAR)
"""Every rule that needs nothing but the site."""

Read = Callable[[str], bytes]
"""Gives the bytes of a file of the site by its path."""


def check(site: Site, *, today: date, read: Read) -> Problems:
    """All that the rules find in *site*."""
    of_years = (problem for year in site.years for problem in check_year(site.only(year), today=today, read=read))
    return Problems.of((*check_site(site, read=read), *of_years))


def check_site(site: Site, *, read: Read) -> Iterator[Problem]:
    """What the rules about the site as a whole find."""
    for rule in OF_SITE:
        yield from rule(site)
    yield from logo(site, read)
    yield from survey_pictures(site, read)


def check_year(
    site: Site, *, today: date, read: Read, fingerprints: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """What the rules within a year find in *site*, which is of that year alone.

    *fingerprints* are the SHA-256 of evidence files that were read already.
    """
    for rule in OF_YEAR:
        yield from rule(site)
    yield from items.dates_to_come(site, today)
    yield from closed.findings(site, read, fingerprints)
