"""Rules on the records of items: the item exists, its evidence covers what the form asks, its dates agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from generator.model.disclosure import Change, Disclosure, Status
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework, Item, Requirement
from generator.model.report import MeasureReport
from generator.model.site import Filed, Site, Year
from generator.problems import Place, Problem
from generator.rules.pieces import FiledEvidence, evidence_of_item, evidence_of_report, nearest
from generator.schema import read_framework, shipped_years
from generator.thai.dates import long_form


def known_item(site: Site) -> Iterable[Problem]:
    """R301: a record is for an item that the form of its year has.

    Why: item numbers change every year; a record under a number of another year would stand at the wrong item.
    How to fix: use the number that the subject has in this year; the message says it where it is known.
    """
    for year in site.years.values():
        for filed in year.disclosures.values():
            if year.framework.item(filed.record.item) is None:
                place = site.places(filed.path, "item")
                yield Problem.of("R301", place, **missing_item(site, year.framework, filed.record.item))


def known_checks(site: Site) -> Iterable[Problem]:
    """R346: ``checked`` names a condition that the form has for the item.

    Why: a check of something that the form does not ask leaves the real condition unchecked.
    How to fix: use one of the names in the message.
    """
    for year in site.years.values():
        for filed in year.disclosures.values():
            item = year.framework.item(filed.record.item)
            rules = [rule.rule for rule in item.rules] if item else []
            for number, check in enumerate(filed.record.checked):
                if item and check.rule not in rules:
                    said = {"rule": check.rule, "item": item.code, "rules": ", ".join(rules) or "-"}
                    yield Problem.of("R346", site.places(filed.path, "checked", number, "rule"), **said)


def missing_item(site: Site, framework: Framework, id: str) -> dict[str, object]:
    """The blanks of a message about the item *id* that *framework* does not have."""
    items = sorted(framework.items, key=lambda item: item.number)
    number = int(id[1:])
    near = min(items, key=lambda item: abs(item.number - number), default=None)
    thai, english = _where_it_went(site, framework, id)
    return {
        "item": id.upper(), "year": framework.year, "nearest": near.code if near else "-",
        "first": items[0].code if items else "-", "last": items[-1].code if items else "-",
        "went": thai, "went_en": english,
    }  # fmt: skip


def _where_it_went(site: Site, framework: Framework, id: str) -> tuple[str, str]:
    """What became, in the year of *framework*, of the subject that *id* had in the nearest year that has it."""
    other = _nearest_year_with(site, framework.year, id)
    item = other.item(id) if other else None
    if other is None or item is None:
        return "", ""
    heirs = dict.fromkeys(heir.code for concept in item.concepts for heir in framework.items_about(concept))
    codes, before, now = ", ".join(heirs), other.year, framework.year
    if not heirs:
        return (
            f" ข้อ {item.code} ของปี {before} คือ “{item.title}” ซึ่งปี {now} ไม่มีข้อเรื่องนี้",
            f"; {item.code} of {before} is “{item.title}”, about which {now} does not ask",
        )
    return (
        f" ข้อ {item.code} ของปี {before} “{item.title}” คือข้อ {codes} ในปี {now}",
        f"; {item.code} of {before}, “{item.title}”, is {codes} in {now}",
    )


def _nearest_year_with(site: Site, year: FiscalYear, id: str) -> Framework | None:
    """The form nearest to *year* that has the item, an earlier one before a later one."""
    years = sorted({*site.frameworks, *shipped_years()} - {year}, key=lambda other: (abs(other - year), other))
    forms = (framework_of(site, other) for other in years)
    return next((form for form in forms if form is not None and form.item(id) is not None), None)


def framework_of(site: Site, year: FiscalYear) -> Framework | None:
    """The form of *year*: the site's where it publishes that year, otherwise the one that ships."""
    return site.frameworks.get(year) or read_framework(year)


def known_requirements(site: Site) -> Iterable[Problem]:
    """R302, R338: ``covers`` names requirements that the item has, and none that only groups others.

    Why: evidence that says it covers something else leaves a requirement without evidence, and the item scores 0.
    How to fix: write the id of a requirement; ``prongsai frameworks show`` lists them.
    """
    for year in site.years.values():
        for filed in year.disclosures.values():
            item = year.framework.item(filed.record.item)
            for piece in evidence_of_item(year, filed) if item else ():
                yield from _covers(site, piece, [item] if item else [])
        for id, report in year.reports.items():
            items = [item for answer in report.record.answers if (item := year.framework.item(answer))]
            for piece in evidence_of_report(year, id, report):
                yield from _covers(site, piece, items)


def _covers(site: Site, piece: FiledEvidence, items: list[Item]) -> Iterator[Problem]:
    """What is wrong with the requirements that *piece* covers, as evidence of any of *items*."""
    year, leaves = piece.year.year, {leaf.id for item in items for leaf in item.leaves}
    codes = ", ".join(item.code for item in items) or "-"
    if piece.evidence.covers and any(item.requirements is None for item in items):
        yield Problem.of("R338", piece.place(site.places, "covers"), item=codes, year=year)
        return
    for at, id in enumerate(piece.evidence.covers):
        if id not in leaves:
            fixes = _which_leaves(id, [part for item in items for part in item.requirements or ()], leaves)
            place = piece.place(site.places, "covers", at)
            yield Problem.of("R302", place, item=codes, year=year, id=id, **nearest(id, leaves), **fixes)


def _which_leaves(id: str, parts: list[Requirement], leaves: set[str]) -> dict[str, str]:
    """How to mend ``covers: [id]``: by the elements below it where it groups some, otherwise by one that exists."""
    group = next((part for part in _all_parts(parts) if part.id == id), None)
    if group is None:
        choices = ", ".join(sorted(leaves)) or "-"
        return {"fix": f"เลือกจาก: {choices}", "fix_en": f"choose from: {choices}"}
    below = ", ".join(leaf.id for leaf in group.leaves)
    return {
        "fix": f"{id} เป็นหัวข้อรวม ให้ระบุองค์ประกอบย่อยที่หลักฐานแสดง: {below}",
        "fix_en": f"{id} groups others; name those that the evidence shows: {below}",
    }


def _all_parts(parts: Iterable[Requirement]) -> Iterator[Requirement]:
    for part in parts:
        yield part
        yield from _all_parts(part.requirements)


def dates_in_order(site: Site) -> Iterable[Problem]:
    """R320, R330: updated after published; changes in one order and none before publication.

    Why: an assessor looks at the dates to see whether something was disclosed in time, and which version is the latest.
    How to fix: mend the date that is wrong.
    """
    for year in site.years.values():
        for path, record in _dated_records(year):
            if record.published and record.updated and record.updated < record.published:
                days = {"updated": long_form(record.updated), "published": long_form(record.published)}
                yield Problem.of("R320", site.places(path, "updated"), **days)
            for at, how, how_en in _wrong_changes(record.changes, record.published):
                place = site.places(path, "changes", at, "date")
                yield Problem.of("R330", place, date=long_form(record.changes[at].date), how=how, how_en=how_en)


def _wrong_changes(changes: tuple[Change, ...], published: date | None) -> Iterator[tuple[int, str, str]]:
    """Which of *changes* stand wrongly, and how; either order is right if it is kept to."""
    days = [change.date for change in changes]
    if published:
        for at, day in enumerate(days):
            if day < published:
                yield at, f"มาก่อนวันเผยแพร่ ({long_form(published)})", f"comes before publication ({published})"
    up = next((at for at, (a, b) in enumerate(pairwise(days), start=1) if b < a), None)
    down = next((at for at, (a, b) in enumerate(pairwise(days), start=1) if b > a), None)
    if up is not None and down is not None:
        yield max(up, down), "ไม่เรียงลำดับกับรายการก่อนหน้า", "is out of order"


def dates_to_come(site: Site, today: date) -> Iterable[Problem]:
    """R339: what is said to be published has been published.

    Why: whoever opens the page sees a day that has not come, and doubts the rest.
    How to fix: mend the date, or build again on that day.
    """
    for year in site.years.values():
        for path, record in _dated_records(year):
            for key, day in (("published", record.published), ("updated", record.updated)):
                if day is not None and day > today:
                    yield Problem.of("R339", site.places(path, key), key=key, date=long_form(day))


def _dated_records(year: Year) -> Iterator[tuple[str, Disclosure | MeasureReport]]:
    """The records of *year* that say when they were published, with their files."""
    yield from ((filed.path, filed.record) for filed in year.disclosures.values())
    yield from ((filed.path, filed.record) for filed in year.reports.values())


def evidence_of_the_published(site: Site) -> Iterable[Problem]:
    """R328: what is published has evidence.

    Why: an assessor scores what can be opened, not what is said to exist.
    How to fix: add evidence; if the page itself is the disclosure, say ``page: true``.
    """
    for year in site.years.values():
        for filed in year.disclosures.values():
            yield from without_evidence(site, year, filed)


def without_evidence(site: Site, year: Year, filed: Filed[Disclosure]) -> Iterator[Problem]:
    """R328 for one record."""
    record = filed.record
    live = any(evidence.withdrawn is None for evidence in record.evidence)
    if record.status is Status.PUBLISHED and not live and not any(year.facts.answering(record.item)):
        yield Problem.of("R328", site.places(filed.path, "status"), item=record.item.upper())


def owner_of_each(site: Site) -> Iterable[Problem]:
    """R334: every record says who is responsible.

    Why: an item without an owner is the one that nobody brings up to date in the new year.
    How to fix: add ``owners:`` with the unit or position.
    """
    for year in site.years.values():
        for filed in year.disclosures.values():
            yield from without_owner(site, filed)


def without_owner(site: Site, filed: Filed[Disclosure]) -> Iterator[Problem]:
    """R334 for one record."""
    if not filed.record.owners:
        yield Problem.of("R334", _beginning(site, filed.path), item=filed.record.item.upper())


def _beginning(site: Site, path: str) -> Place:
    """Where a record begins: the place of what it lacks."""
    return site.places(path, "item")
