"""Open data beside the pages: every year as JSON and CSV, their schema, the catalogue, and where each year stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from msgspec import Struct

from generator import __version__, urls
from generator.exports.addresses import address
from generator.exports.media_types import media_type
from generator.exports.open_documents import (
    FORMAT,
    OpenDocument,
    OpenForecast,
    OpenStatus,
    OpenYearStatus,
    document_pieces,
    document_schema,
    json_text,
    part_bytes,
    plain_text,
    status_schema,
)
from generator.exports.open_records import (
    OpenAgency,
    OpenCorrection,
    OpenEvidence,
    OpenFramework,
    OpenIndicator,
    OpenItem,
    OpenProgress,
    OpenRequirement,
    OpenResult,
    OpenYear,
)
from generator.exports.open_reports import OpenMeasure, OpenReport
from generator.exports.open_tables import TABLES
from generator.model.config import Demo
from generator.model.disclosure import Correction, Disclosure, Evidence, EvidenceKind, Status
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Item
from generator.model.report import Measure, MeasureReport
from generator.model.site import Site, Year
from generator.pages.evidence import evidence_views, requirement_views
from generator.pages.item import state_of
from generator.pages.views import RequirementView
from generator.pages.words import ALL_STATES
from generator.rules import expected_score

SCHEMA = "data/schema.json"
STATUS = "status.json"
STATUS_SCHEMA = "data/status-schema.json"


def document_url(year: FiscalYear) -> str:
    """Where the open data of *year* are published."""
    return f"data/{year}.json"


class _Pieces(Struct, frozen=True):
    """The pieces of one of the files that are made together, when somebody wants one, and as often as somebody does."""

    made: Callable[[], Mapping[str, Iterable[bytes]]]
    path: str

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.made()[self.path])


def year_files(site: Site, year: Year) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Path of every file of the open data of *year*, and its pieces; all are made when the first is wanted."""
    made = cache(partial(_made, site, year))
    for path in (document_url(year.year), *(table.path(year.year) for table in TABLES)):
        yield path, _Pieces(made, path)


def common_files(site: Site, years: Sequence[str]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path of the files of the open data that belong to no year, and what gives their texts.

    *years* are the texts of ``year_status``.
    """
    yield SCHEMA, document_schema
    yield STATUS, lambda: _status(site, years)
    yield STATUS_SCHEMA, status_schema


def _made(site: Site, year: Year) -> Mapping[str, Iterable[bytes]]:
    """The files of *year* by path: its items and reports are gone through once, and none is held."""
    tables = [(table, table.begun()) for table in TABLES]
    items: list[bytes] = []
    reports: list[bytes] = []
    for part in _parts(site, year):
        (items if isinstance(part, OpenItem) else reports).append(part_bytes(part))
        for table, file in tables:
            table.add(file, year.year, part)
    document = tuple(document_pieces(_head(site, year), items, reports))
    return {document_url(year.year): document, **{table.path(year.year): file.pieces for table, file in tables}}


def _parts(site: Site, year: Year) -> Iterator[OpenItem | OpenReport]:
    yield from (_item(site, year, item) for item in year.framework.items)
    yield from (_report(site, year, id, report) for id, report in site.read_through(year.reports))


def _head(site: Site, year: Year) -> OpenDocument:
    """Everything that is published about *year* but its items and reports."""
    source = document_url(year.year)
    record = year.record
    return OpenDocument.model_validate({
        "$schema": address(site, SCHEMA, source),
        "format": FORMAT,
        "agency": OpenAgency.model_validate(site.config.agency),
        "year": OpenYear(
            number=year.year, first_day=year.year.first_day, last_day=year.year.last_day,
            url=address(site, urls.year(year.year), source), closed=record.closed.date if record.closed else None,
        ),
        "framework": OpenFramework.model_validate(year.framework),
        "result": OpenResult.model_validate(record.result) if record.result else None,
        "indicators": [OpenIndicator.model_validate(indicator) for indicator in year.framework.indicators],
        "progress": [OpenProgress.model_validate(row) for row in record.progress],
        "items": (),
        "reports": (),
    })  # fmt: skip


def _item(site: Site, year: Year, item: Item) -> OpenItem:
    disclosure, page = year.disclosure(item.id), urls.item(year.year, item.id)
    state = state_of(year, item.id)
    evidence = disclosure.evidence if disclosure else ()
    return OpenItem.model_validate({
        **{name: getattr(item, name) for name in _FROM_ITEM},
        **{name: getattr(disclosure, name, empty) for name, empty in _FROM_DISCLOSURE.items()},
        "url": address(site, page, document_url(year.year)),
        "state": state.key,
        "state_label": state.label,
        "requirements": _requirements(item, disclosure),
        "evidence": _evidence(site, year.year, item.id, page, evidence),
        "reports": list(year.facts.answering(item.id)),
        "correction": _correction(disclosure.correction) if disclosure else None,
    })  # fmt: skip


_FROM_ITEM = ("id", "code", "title", "certainty", "indicator", "group", "concepts", "data_year", "round", "rules")
_FROM_DISCLOSURE: dict[str, object] = {
    "owners": (), "summary": None, "where": None, "published": None, "updated": None, "none_this_year": None,
    "progress": None, "changes": (), "doubts": (),
}  # fmt: skip
"""What an item's record gives, and what stands there without one."""


def _requirements(item: Item, disclosure: Disclosure | None) -> list[OpenRequirement] | None:
    """The elements of the form, each behind the one that it is part of; ``None`` where the form was not seen."""
    if item.requirements is None:
        return None
    judged = disclosure is not None and disclosure.status is not Status.NONE_THIS_YEAR
    views = requirement_views(item, disclosure.evidence if disclosure else (), judged=judged)
    return list(_flat(views, None))


def _flat(views: Sequence[RequirementView], parent: str | None) -> Iterator[OpenRequirement]:
    for view in views:
        values = {"text": view.text, "inferred": view.inferred, "state": view.state}
        numbers = [piece.number for piece in view.evidence]
        yield OpenRequirement.model_validate({"id": view.id, "part_of": parent, "evidence": numbers, **values})
        yield from _flat(view.children, view.id)


def _evidence(
    site: Site, year: FiscalYear, owner: str, page: str, evidence: Sequence[Evidence]
) -> tuple[OpenEvidence, ...]:
    """The evidence as the page *page* shows it, with what only the record knows."""
    if not evidence:
        return ()  # as of most measures
    views = evidence_views(site, year, owner, page, evidence, None)
    return tuple(
        OpenEvidence.model_validate({
            **{name: getattr(piece, name) for name in _FROM_EVIDENCE},
            **{name: getattr(view, name) for name in _FROM_ITS_VIEW},
            "url": address(site, view.url, document_url(year)),
            "media_type": media_type(view.url) if piece.kind is EvidenceKind.FILE else None,
        })
        for piece, view in zip(evidence, views, strict=True)
    )  # fmt: skip


_FROM_EVIDENCE = (
    "title", "kind", "language", "date", "published", "data_year", "as_of", "round", "covers", "note", "withdrawn",
)  # fmt: skip
_FROM_ITS_VIEW = ("number", "id", "type", "size", "pages", "sha256", "checked")


def _report(site: Site, year: Year, id: str, report: MeasureReport) -> OpenReport:
    page = urls.report(year.year, id)
    found = {name: getattr(report, name) for name in _FROM_REPORT}
    return OpenReport.model_validate({
        **found,
        "id": id,
        "url": address(site, page, document_url(year.year)),
        "prepared": report.prepared.date if report.prepared else None,
        "measures": [_measure(site, year.year, id, measure) for measure in report.measures],
        "evidence": _evidence(site, year.year, id, page, report.evidence),
        "correction": _correction(report.correction),
    })  # fmt: skip


_FROM_REPORT = (
    "report", "round", "title", "answers", "published", "updated", "analysis", "topics", "recommendations", "trainings",
    "changes", "doubts",
)  # fmt: skip


def _measure(site: Site, year: FiscalYear, report: str, measure: Measure) -> OpenMeasure:
    evidence = _evidence(site, year, report, urls.report(year, report), measure.evidence)
    found = {name: getattr(measure, name) for name in _FROM_MEASURE}
    return OpenMeasure.model_validate({**found, "evidence": evidence, "correction": _correction(measure.correction)})


_FROM_MEASURE = tuple(name for name in OpenMeasure.model_fields if name not in {"evidence", "correction"})


def _correction(correction: Correction | None) -> OpenCorrection | None:
    return OpenCorrection.model_validate(correction) if correction else None


def _status(site: Site, years: Sequence[str]) -> str:
    """Where every published year stands."""
    whole = OpenStatus.model_validate({
        "$schema": address(site, STATUS_SCHEMA, STATUS),
        "format": FORMAT,
        "program": f"prongsai {__version__}",
        "agency": OpenAgency.model_validate(site.config.agency),
        "url": site.config.site.url,
        "years": (),
    })  # fmt: skip
    return plain_text({**json.loads(json_text(whole)), "years": [json.loads(year) for year in years]})


def year_status(site: Site, year: Year) -> str:
    """Where *year* stands, as JSON."""
    return json_text(_year_status(site, year))


def _year_status(site: Site, year: Year) -> OpenYearStatus:
    states = [state_of(year, item.id).key for item in year.framework.items]
    return OpenYearStatus.model_validate({
        "year": year.year,
        "first_day": year.year.first_day,
        "last_day": year.year.last_day,
        "current": year.year == site.config.site.current_year,
        "url": address(site, urls.year(year.year), STATUS),
        "data": address(site, document_url(year.year), STATUS),
        "framework": year.framework.version,
        "framework_certainty": year.framework.certainty,
        "provisional": year.framework.provisional,
        "items": len(states),
        "counts": {state.key: states.count(state.key) for state in ALL_STATES},
        "forecast": _forecast(site, year),
        "updated": year.facts.latest,
        "closed": year.record.closed.date if year.record.closed else None,
    })  # fmt: skip


def _forecast(site: Site, year: Year) -> OpenForecast | None:
    """The forecast; none where the records come from a report and do not say what the agency itself discloses."""
    if site.config.site.demo is Demo.PUBLIC_REPORT:
        return None
    return OpenForecast.model_validate(expected_score(year, site))
