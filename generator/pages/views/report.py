"""The page of one measure report."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct

from generator.pages.views.common import ChangeView, CorrectionView, DoubtView, Link, ProgressChart
from generator.pages.views.item import EvidenceView
from generator.pages.views.tables import Cell, TableView
from generator.thai.dates import Month


class MemoView(Struct, frozen=True):
    """The memo that carries a report."""

    number: str | None
    date: Day | Month | None
    sender: str | None
    phone: tuple[str, ...]
    fax: tuple[str, ...]
    to: str | None
    subject: str
    background: tuple[str, ...]
    facts: tuple[str, ...]
    proposal: tuple[str, ...]
    author: str | None
    opinions: tuple[OpinionView, ...]


class OpinionView(Struct, frozen=True):
    """What a superior wrote on a memo."""

    position: str
    acting_for: str | None
    opinion: str | None


class CoverView(Struct, frozen=True):
    """The cover of a report."""

    lines: tuple[str, ...]
    address: str | None
    website: str | None
    phone: tuple[str, ...]
    fax: tuple[str, ...]


class TrainingView(Struct, frozen=True):
    """A meeting or training attended."""

    title: str
    date: Day | Month | None
    time: str | None
    channel: str | None
    place: str | None
    organiser: str | None


class MeasureNote(Struct, frozen=True):
    """What a measure says beyond the columns of the report's tables."""

    id: str
    title: str
    facts: tuple[tuple[str, Cell], ...]
    """Thai name of the field, and its content."""
    correction: CorrectionView | None


class ReportView(Struct, frozen=True):
    """The page of one measure report."""

    year: int
    id: str
    title: str
    kind: str
    round: str
    answers: tuple[Link, ...]
    cover: CoverView | None
    intro: tuple[str, ...]
    memo: MemoView | None
    analysis_intro: tuple[str, ...]
    analysis: tuple[TableView, ...]
    measures_intro: tuple[str, ...]
    tables: tuple[TableView, ...]
    measures: tuple[MeasureNote, ...]
    recommendations: tuple[str, ...]
    pass_mark: int | None
    trainings_intro: tuple[str, ...]
    trainings: tuple[TrainingView, ...]
    closing: tuple[str, ...]
    prepared_date: Day | Month | None
    prepared_unit: str | None
    prepared_position: str | None
    published: Day | None
    updated: Day | None
    evidence: tuple[EvidenceView, ...]
    changes: tuple[ChangeView, ...]
    doubts: tuple[DoubtView, ...]
    correction: CorrectionView | None
    progress_chart: ProgressChart | None
    prose: str | None
