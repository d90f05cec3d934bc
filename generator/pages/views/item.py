"""The page of one item."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct

from generator.pages.views.common import (
    ChangeView,
    CorrectionView,
    DoubtView,
    IndicatorRef,
    Link,
    OtherYear,
    State,
    SurveyView,
    WithdrawalView,
)
from generator.thai.dates import Month


class CoveredRequirement(Struct, frozen=True):
    """A requirement that a piece of evidence covers."""

    id: str
    text: str


class EvidenceView(Struct, frozen=True):
    """One piece of evidence as an assessor wants to see it."""

    number: int
    """From 1, in the order of the record."""
    id: str
    """Its anchor is ``evidence-<id>``."""
    title: str
    url: str
    """Relative to the root, or absolute."""
    external: bool
    """Leads away from the section."""
    kind: str
    """``file``, ``url``, ``channel``, ``report`` or ``page``."""
    kind_label: str
    """ไฟล์, ลิงก์, ช่องทางออนไลน์, รายงานในเว็บนี้, หน้านี้."""
    type: str | None
    """``PDF``, ``XLSX`` …; only for files."""
    size: int | None
    """Bytes; only for files."""
    pages: int | None
    sha256: str | None
    date: Day | Month | None
    published: Day | None
    data_year: int | None
    as_of: Day | None
    round: str | None
    language: str
    language_label: str | None
    """Only where it is not Thai."""
    covers: tuple[CoveredRequirement, ...]
    """Empty where it shows all of several."""
    shows_all: int | None
    """How many requirements those are."""
    note: str | None
    withdrawn: WithdrawalView | None
    file_name: str | None
    """The name under which the file is saved."""
    checked: Day | None = None
    """When the link was last seen to work."""


class EvidenceRef(Struct, frozen=True):
    """A piece of evidence on the same page."""

    number: int
    id: str


class RequirementView(Struct, frozen=True):
    """One element of the form and the evidence that shows it."""

    id: str
    text: str
    children: tuple[RequirementView, ...]
    evidence: tuple[EvidenceRef, ...]
    """The pieces of evidence that cover it; only for elements without children."""
    state: str
    """``shown``, ``missing``, ``not-judged`` (there is no record, or the item is declared none)."""
    inferred: bool
    """Not read in a copy of the form."""


class RuleView(Struct, frozen=True):
    """A special condition of the form."""

    text: str
    inferred: bool


class CheckView(Struct, frozen=True):
    """A condition of the form that someone has looked at in the documents."""

    text: str
    by: str
    """The position of who looked."""
    date: Day


class ProgressView(Struct, frozen=True):
    """Progress as the agency filed it."""

    done: bool
    text: tuple[str, ...]


class NoneView(Struct, frozen=True):
    """The declaration that there was nothing this year."""

    reason: str
    approver: str
    date: Day


class ItemView(Struct, frozen=True):
    """The page of one item: everything an assessor ticks, evidence first."""

    year: int
    id: str
    code: str
    title: str
    indicator: IndicatorRef
    group: str | None
    state: State
    has_record: bool
    owners: tuple[str, ...]
    summary: str | None
    evidence: tuple[EvidenceView, ...]
    requirements: tuple[RequirementView, ...]
    requirements_known: bool
    requirements_inferred: bool
    rules: tuple[RuleView, ...]
    wanted_data: str | None
    """Which year's data the form wants, in words."""
    title_inferred: bool
    """Number or title were not read in a copy of the form."""
    source: str
    """Where the form's entry is known from."""
    progress: ProgressView | None
    none: NoneView | None
    published: Day | None
    updated: Day | None
    where: str | None
    changes: tuple[ChangeView, ...]
    doubts: tuple[DoubtView, ...]
    correction: CorrectionView | None
    reports: tuple[Link, ...]
    """Measure reports of this site that answer the item."""
    previous: Link | None
    next: Link | None
    other_years: tuple[OtherYear, ...]
    concepts: tuple[Link, ...]
    prose: str | None
    """Sanitised HTML."""
    prose_updated: Day | None
    checks: tuple[CheckView, ...]
    """Conditions of the form that someone has looked at in the documents."""
    survey: SurveyView | None
    """The EIT block, on the item of the year that demands it."""
