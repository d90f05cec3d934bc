"""Rules: what must hold between the records of a site, and between them and the form of their year.

One function for each rule, ``(Site) -> Iterable[Problem]``, grouped in modules; its docstring says what must hold,
why, and how an officer mends it. ``completeness.judge`` is the assessor's twin: it says what an item lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from generator.model.site import Site
from generator.problems import Problem, Problems
from generator.rules import closed, completeness, config, evidence, files, items, reports, urls, years
from generator.rules.completeness import judge
from generator.rules.logo import logo
from generator.rules.survey_qr import survey_pictures
from generator.rules.urls import lost_ids, lost_urls

__all__ = ["RULES", "check", "judge", "lost_ids", "lost_urls"]

Rule = Callable[[Site], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    config.surveys,
    config.colour,
    config.font,
    config.address,
    years.current_year,
    years.years_once,
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
    files.unused_files,
    reports.known_answers,
    reports.known_parts,
    reports.known_fields,
    reports.known_indicators,
    reports.tables_of_measures,
    reports.ids_of_parts,
    urls.one_page_each,
    urls.good_names,
    urls.joined_prose,
    urls.sound_register,
    completeness.findings,
)
"""Every rule that needs nothing but the site."""


def check(site: Site, *, today: date, read: Callable[[str], bytes]) -> Problems:
    """All that the rules find in *site*; *read* gives the bytes of a stored file by its path."""
    found = [problem for rule in RULES for problem in rule(site)]
    of_files = (*logo(site, read), *survey_pictures(site, read), *closed.findings(site, read))
    return Problems.of((*found, *items.dates_to_come(site, today), *of_files))
