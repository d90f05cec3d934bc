"""The six sites of the repository, and the catalogue of what the rules can say."""

import re
from pathlib import Path

import pytest

from generator.problems.catalogue import completeness, rules, urls
from generator.rules import RULES, check, expected_score, judge
from generator.rules.readiness import plain
from generator.schema import read_site
from shared import SITES, TODAY

HERE = Path(__file__).parent
ENTRIES = {entry.code: entry for module in (rules, urls, completeness) for entry in module.ENTRIES}


@pytest.mark.parametrize("name", SITES)
def test_no_errors(name):
    site, problems = read_site(SITES[name], today=TODAY)
    problems |= check(site, today=TODAY, read=lambda path: (SITES[name] / path).read_bytes())
    assert not problems.errors, [
        (problem.code, str(problem.place), problem.message("en")) for problem in problems.errors
    ]
    for year in site.years.values():
        assert plain(judge(year, site))["items"]


@pytest.mark.parametrize("name", SITES)
def test_the_score_is_the_same_without_looking_for_places(name):
    site, _ = read_site(SITES[name], today=TODAY)
    for year in site.years.values():
        assert expected_score(year, site) == judge(year, site).oit


def test_what_is_said_of_the_root_site():
    """Where the report gives no link the record has none, and check says so."""
    site, _ = read_site(SITES["koh-chan"], today=TODAY)
    problems = check(site, today=TODAY, read=lambda path: (SITES["koh-chan"] / path).read_bytes())
    assert {problem.code for problem in problems} <= {"R328", "R334", "C904", "C910"}
    assert sum(problem.code == "R328" for problem in problems) == 30


def test_every_rule_says_what_why_and_how_to_fix():
    for rule in RULES:
        assert re.match(r"(?:[CDERU]\d(?:\d\d|xx)[, –and]*)+: ", rule.__doc__), rule.__name__
        assert "Why: " in rule.__doc__, rule.__name__
        assert "How to fix: " in rule.__doc__, rule.__name__


@pytest.mark.parametrize("code", ENTRIES)
def test_every_code_is_tested_and_told_in_both_languages(code):
    raised_elsewhere = {"R324", "R325"}  # the build reads the QR picture back
    entry = ENTRIES[code]
    assert code in raised_elsewhere or any(code in path.read_text() for path in HERE.glob("test_*.py"))
    assert all((entry.message, entry.fix, entry.message_en, entry.fix_en, entry.why))
    assert re.search("[ก-๙]", entry.message)
    assert bool(entry.wrong) == bool(entry.right)
