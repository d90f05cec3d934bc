"""What the rest of a site needs to know of a year: kept from one run to the next, so that its records need not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from generator.model.disclosure import Disclosure, Evidence, EvidenceKind, Status
from generator.model.fiscal_year import Round
from generator.model.report import MeasureReport, ReportKind, RowsOf


class ItemFacts(Struct, frozen=True):
    """What lists tell of a disclosure."""

    status: Status
    owners: tuple[str, ...]
    evidence: int
    """How many pieces of evidence it has."""
    updated: date | None
    """When it was updated or, before that, published."""


class ReportFacts(Struct, frozen=True):
    """What lists tell of a measure report."""

    title: str
    report: ReportKind
    round: Round
    answers: tuple[str, ...]
    numbers: tuple[str, ...]
    """Telephones and faxes of its cover and memo, which are published on purpose."""
    of_items: bool
    """Whether a table of it tells of the items or indicators of its year."""


class ChangeFacts(Struct, frozen=True):
    """What became of a record: published (no note), changed, or evidence of it withdrawn."""

    owner: str
    """The item or report."""
    of_report: bool
    date: date
    note: str | None
    evidence: str | None
    """The file it is about."""
    withdrawn: str | None = None
    """The title of the evidence that was withdrawn, for the reason in ``note``."""


class FileFacts(Struct, frozen=True):
    """An evidence file: whose it is, its name in the folder, and the name it is published under where it has one."""

    owner: str
    file: str
    name: str | None


class YearFacts(Struct, frozen=True):
    """What other years and the pages across years show of one year's records."""

    items: Mapping[str, ItemFacts] = field(default_factory=dict)
    """By item id, in the order of the files."""
    reports: Mapping[str, ReportFacts] = field(default_factory=dict)
    changes: tuple[ChangeFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    first: date | None = None
    """The first day on which something was published."""
    latest: date | None = None
    """The latest day that a record names as its own."""

    @property
    def states(self) -> list[tuple[str, Status]]:
        """Every item that has a record, with its state."""
        return [(id, item.status) for id, item in self.items.items()]

    def status(self, item: str) -> Status | None:
        """The state of *item*, ``None`` without a record."""
        found = self.items.get(item)
        return found.status if found else None

    def answering(self, item: str) -> Iterator[str]:
        """The reports that are the disclosure of *item*."""
        return (id for id, report in self.reports.items() if item in report.answers)


def facts_of(disclosures: Mapping[str, Disclosure], reports: Mapping[str, MeasureReport]) -> YearFacts:
    """The facts of a year with these records."""
    all_of: tuple[tuple[str, Disclosure | MeasureReport], ...] = (*disclosures.items(), *reports.items())
    records = [record for _, record in all_of]
    days = [day for record in records for day in _days(record)]
    return YearFacts(
        items={
            id: ItemFacts(record.status, record.owners, len(record.evidence), record.updated or record.published)
            for id, record in disclosures.items()
        },
        reports={id: _report(record) for id, record in reports.items()},
        changes=tuple(
            change
            for of_report, of_kind in ((False, disclosures), (True, reports))
            for id, record in of_kind.items()
            for change in _changes(id, record, of_report=of_report)
        ),
        files=tuple(
            FileFacts(id, piece.file, piece.name)
            for id, record in all_of
            for piece in evidence_in(record)
            if piece.kind is EvidenceKind.FILE and piece.file
        ),
        first=min((record.published for record in records if record.published), default=None),
        latest=max(days, default=None),
    )


def evidence_in(record: Disclosure | MeasureReport) -> tuple[Evidence, ...]:
    """The evidence of *record*, that of its measures too."""
    measures = record.measures if isinstance(record, MeasureReport) else ()
    return (*record.evidence, *(piece for measure in measures for piece in measure.evidence))


def _report(record: MeasureReport) -> ReportFacts:
    numbers = [number for part in (record.cover, record.memo) if part for number in (*part.phone, *part.fax)]
    of_items = any(table.of in {RowsOf.ITEMS, RowsOf.INDICATORS} for table in record.tables)
    return ReportFacts(record.title, record.report, record.round, record.answers, tuple(numbers), of_items)


def _days(record: Disclosure | MeasureReport) -> Iterator[date]:
    yield from filter(None, (record.published, record.updated))
    yield from (change.date for change in record.changes)
    yield from (piece.published for piece in record.evidence if piece.published)


def _changes(owner: str, record: Disclosure | MeasureReport, *, of_report: bool) -> Iterator[ChangeFacts]:
    if record.published is not None:
        yield ChangeFacts(owner, of_report, record.published, None, None)
    for change in record.changes:
        yield ChangeFacts(owner, of_report, change.date, change.note, change.evidence)
    for piece in record.evidence:
        if piece.withdrawn is not None:
            taken = piece.withdrawn
            yield ChangeFacts(owner, of_report, taken.date, taken.reason, piece.file, withdrawn=piece.title)
