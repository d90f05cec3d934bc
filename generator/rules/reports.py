"""Rules on measure reports: what they answer, the measures they show, and the columns of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.fiscal_year import FiscalYear
from generator.model.report import Column, Measure, MeasureField, RowsOf
from generator.model.site import Site
from generator.problems import Place, Problem
from generator.rules.items import framework_of, missing_item
from generator.rules.pieces import Keys, all_reports, furthest, nearest

FIELDS: dict[RowsOf, tuple[str, ...]] = {
    RowsOf.MEASURES: tuple(field.value for field in MeasureField),
    RowsOf.INDICATORS: ("indicator", "guidelines", "owners", "period", "progress"),
    RowsOf.ITEMS: ("code", "title", "requirements", "owners", "progress"),
    RowsOf.FINDINGS: ("indicator", "issue"),
}
"""What a column can show, by what the rows of its table are."""


def known_answers(site: Site) -> Iterable[Problem]:
    """R304: the items that a report answers or speaks of exist in the form of the year.

    Why: a report that belongs to no item is found on no item's page.
    How to fix: write the item's number of that year.
    """
    for year, _, filed in all_reports(site):
        named: list[tuple[Keys, str, FiscalYear]] = [
            (("answers", at), id, year.year) for at, id in enumerate(filed.record.answers)
        ]
        for at, measure in enumerate(filed.record.measures):
            source = measure.source
            about = (source.year if source else None) or year.year
            named += [(("measures", at, "item"), measure.item, about)] if measure.item else []
            named += [(("measures", at, "source", "item"), source.item, about)] if source and source.item else []
        for keys, id, about in named:
            framework = framework_of(site, about)
            if framework is not None and framework.item(id) is None:
                yield Problem.of("R304", site.places(filed.path, *keys), **missing_item(site, framework, id))


def known_parts(site: Site) -> Iterable[Problem]:
    """R306: a measure's topics and a table's measures are parts of the report.

    Why: the table would lack a row or a heading, and nobody would notice.
    How to fix: write an id that is there, or add what is missing.
    """
    for _, _, filed in all_reports(site):
        report = filed.record
        topics, measures = [topic.id for topic in report.topics], [measure.id for measure in report.measures]
        used = [
            (("measures", at, "topics", n), id, topics, "หัวข้อ", "topic")
            for at, measure in enumerate(report.measures)
            for n, id in enumerate(measure.topics)
        ] + [
            (("tables", at, "measures", n), id, measures, "มาตรการ", "measure")
            for at, table in enumerate(report.tables)
            for n, id in enumerate(table.measures)
        ]
        for keys, id, known, what, what_en in used:
            if id not in known:
                place = site.places(filed.path, *keys)
                yield Problem.of("R306", place, id=id, what=what, what_en=what_en, **nearest(id, known))


def known_fields(site: Site) -> Iterable[Problem]:
    """R307: the columns of a table show what its rows have.

    Why: a column whose field is misspelt would be empty from top to bottom.
    How to fix: choose one of the fields that the message lists.
    """
    for _, _, filed in all_reports(site):
        for at, table in enumerate(filed.record.tables):
            known = FIELDS[table.of]
            for keys, n, field in _fields(table.columns, ("tables", at)):
                if field not in known:
                    place = _place_of_field(site, filed.path, keys, n)
                    values = {"of": table.of.value, "field": field, "choices": ", ".join(known)}
                    yield Problem.of("R307", place, **values, **nearest(field, known))


def _fields(columns: Sequence[Column], keys: Keys) -> Iterator[tuple[Keys, int, str]]:
    """Every field of *columns* with the way to its column and its position there."""
    for at, column in enumerate(columns):
        own = (*keys, "columns", at)
        for n, field in enumerate(column.fields):
            yield own, n, field
        yield from _fields(column.columns, own)


def _place_of_field(site: Site, path: str, keys: Keys, at: int) -> Place:
    """Where a field stands; a record may write ``field:`` for a single one."""
    return furthest(site.places(path, *keys, "fields", at), site.places(path, *keys, "field", at))


def tables_of_measures(site: Site) -> Iterable[Problem]:
    """R333: a report with measures shows them in a table.

    Why: an assessor looks for measure, result and outcome in the report's table.
    How to fix: add ``tables`` with the columns of the original.
    """
    for _, _, filed in all_reports(site):
        if filed.record.measures and not any(table.of is RowsOf.MEASURES for table in filed.record.tables):
            yield Problem.of("R333", site.places(filed.path, "measures"), count=len(filed.record.measures))


def ids_of_parts(site: Site) -> Iterable[Problem]:
    """R315: measures and topics of a report have ids of their own.

    Why: tables, topics and anchors name them by their ids.
    How to fix: give one of the two another id.
    """
    for _, _, filed in all_reports(site):
        for key, what, what_en in (("measures", "มาตรการ", "measure"), ("topics", "หัวข้อ", "topic")):
            ids = [part.id for part in getattr(filed.record, key)]
            for at in repeated(ids):
                place = site.places(filed.path, key, at, "id")
                yield Problem.of("R315", place, what=what, what_en=what_en, id=ids[at])


def repeated(ids: Sequence[object]) -> Iterator[int]:
    """Positions at which something stands that stood before."""
    return (at for at, id in enumerate(ids) if id in ids[:at])


def known_indicators(site: Site) -> Iterable[Problem]:
    """R314: the indicators that a report speaks of are indicators of the year, or of the year it analyses.

    Why: an analysis under an indicator that does not exist has no title and no place in the table.
    How to fix: write the number of an indicator of the form.
    """
    for year, _, filed in all_reports(site):
        before = FiscalYear(year.year - 1)
        used: list[tuple[Keys, str, FiscalYear]] = [
            (("analysis", at), finding.indicator, before) for at, finding in enumerate(filed.record.analysis)
        ]
        used += [row for at, measure in enumerate(filed.record.measures) for row in _source(at, measure, before)]
        for keys, id, about in used:
            forms = (year.framework, framework_of(site, about))
            known = [indicator.id for form in forms if form for indicator in form.indicators]
            if id not in known:
                place = site.places(filed.path, *keys, "indicator")
                yield Problem.of("R314", place, **missing_indicator(year.year, id, known))


def _source(at: int, measure: Measure, before: FiscalYear) -> Iterator[tuple[Keys, str, FiscalYear]]:
    if measure.source and measure.source.indicator:
        yield ("measures", at, "source"), measure.source.indicator, measure.source.year or before


def missing_indicator(year: int, id: str, known: Iterable[str]) -> dict[str, object]:
    """The blanks of R314."""
    choices = tuple(dict.fromkeys(known))
    return {"year": year, "indicator": id, "choices": ", ".join(choices), **nearest(id, choices)}
