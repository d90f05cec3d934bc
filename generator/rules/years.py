"""Rules on years: which are published, what their results say, and a framework that a site brings itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.framework import Item, Requirement
from generator.model.site import Site, Year
from generator.problems import Problem
from generator.rules.pieces import CONFIG, Keys, nearest
from generator.rules.reports import missing_indicator, repeated


def current_year(site: Site) -> Iterable[Problem]:
    """R309, R332: the year of the home page is published and has something to show.

    Why: the home page shows the current year.
    How to fix: add the year to ``years``, or let ``current_year`` be one that is there.
    """
    settings = site.config.site
    place = site.places(CONFIG, "site", "current_year")
    if settings.current_year not in settings.years:
        years = ", ".join(str(year) for year in settings.years)
        yield Problem.of("R309", place, year=settings.current_year, years=years)
        return
    year = site.years.get(settings.current_year)
    unread = any(path.startswith(f"data/{settings.current_year}/") for path in site.unread)
    if year is not None and not year.disclosures and not year.reports and not unread:
        yield Problem.of("R332", place, year=settings.current_year)


def years_once(site: Site) -> Iterable[Problem]:
    """R315: no year is listed twice.

    Why: it would stand twice in the list of years.
    How to fix: delete one.
    """
    years = site.config.site.years
    for at in repeated(years):
        yield Problem.of("R315", site.places(CONFIG, "site", "years", at), what="ปี", what_en="the year", id=years[at])


def known_indicators(site: Site) -> Iterable[Problem]:
    """R314: progress and scores are those of indicators of the form.

    Why: what stands under an indicator that does not exist is shown nowhere.
    How to fix: write the number of an indicator of that year.
    """
    for year in site.years.values():
        known = [indicator.id for indicator in year.framework.indicators]
        used: list[tuple[Keys, str]] = [
            (("progress", at, "indicator"), row.indicator) for at, row in enumerate(year.record.progress)
        ]
        result = year.record.result
        used += [(("result", "indicators", id), id) for id in (result.indicators if result else ())]
        for keys, id in used:
            if id not in known:
                yield Problem.of("R314", site.places(year.path, *keys), **missing_indicator(year.year, id, known))


def scores(site: Site) -> Iterable[Problem]:
    """R345: scores are per cent.

    Why: charts and levels are drawn on a scale from 0 to 100.
    How to fix: mend the decimal point.
    """
    for year in site.years.values():
        for keys, score in _scores(year):
            if not 0 <= score <= 100:
                yield Problem.of("R345", site.places(year.path, "result", *keys), value=f"{score:g}")


def _scores(year: Year) -> Iterator[tuple[tuple[str, ...], float]]:
    result = year.record.result
    if result is None:
        return
    for key, score in (("score", result.score), ("pass_mark", result.pass_mark)):
        if score is not None:
            yield (key,), score
    yield from ((("tools", tool.value), score) for tool, score in result.tools.items())
    yield from ((("indicators", id), score) for id, score in result.indicators.items())


# A framework of a site's own (``data/<year>/framework.yml``), and requirements corrected in ``year.yml``.
# Those that ship with the program keep these rules, so that nothing is found in them.


def sound_frameworks(site: Site) -> Iterable[Problem]:
    """R314, R315, R335, R336, R337: a form holds together: year, ids, indicators, concepts, rules.

    Why: every page of the year is made from it.
    How to fix: mend the id, or add what it names.
    """
    for year in site.years.values():
        path, form = f"data/{year.year}/framework.yml", year.framework
        if form.year != year.year:
            yield Problem.of("R336", site.places(path, "year"), folder=year.year, year=form.year)
        for key, what, what_en in (("items", "ข้อ", "the item"), ("indicators", "ตัวชี้วัด", "the indicator")):
            ids = [part.id for part in getattr(form, key)]
            for at in repeated(ids):
                yield Problem.of("R315", site.places(path, key, at, "id"), what=what, what_en=what_en, id=ids[at])
        for at, item in enumerate(form.items):
            yield from _item(site, year, at, item)


def _item(site: Site, year: Year, at: int, item: Item) -> Iterator[Problem]:
    path = f"data/{year.year}/framework.yml"
    known = [indicator.id for indicator in year.framework.indicators]
    if item.indicator not in known:
        blanks = missing_indicator(year.year, item.indicator, known)
        yield Problem.of("R314", site.places(path, "items", at, "indicator"), **blanks)
    for n, id in enumerate(item.concepts):
        if id not in site.concept:
            place = site.places(path, "items", at, "concepts", n)
            yield Problem.of("R335", place, item=item.code, id=id, **nearest(id, site.concept))
    yield from _requirements(site, year, at, item)


def _requirements(site: Site, year: Year, at: int, item: Item) -> Iterator[Problem]:
    """What is wrong with the ids of the requirements of *item* and with the rules that name them."""
    override = year.record.framework.get(item.id)
    corrected = override is not None and override.requirements is not None
    path = year.path if corrected else f"data/{year.year}/framework.yml"
    keys: Keys = ("framework", item.id) if corrected else ("items", at)
    parts = list(_parts(item.requirements or (), ()))
    ids = [part.id for _, part in parts]
    for n in repeated(ids):
        place = site.places(path, *keys, *parts[n][0], "id")
        yield Problem.of("R315", place, what="องค์ประกอบ", what_en="the requirement", id=ids[n])
    for n, rule in enumerate(() if corrected else item.rules):
        for m, id in enumerate(rule.requirements):
            if id not in ids:
                place = site.places(path, *keys, "rules", n, "requirements", m)
                yield Problem.of("R337", place, rule=rule.rule, item=item.code, id=id, **nearest(id, ids))


def _parts(parts: tuple[Requirement, ...], keys: Keys) -> Iterator[tuple[Keys, Requirement]]:
    """Every requirement, nested ones too, with the way to it."""
    for at, part in enumerate(parts):
        own = (*keys, "requirements", at)
        yield own, part
        yield from _parts(part.requirements, own)
