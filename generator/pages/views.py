"""What the templates are given: small frozen values, already chosen and ordered; no template sees the model.

Addresses are relative to the section's root (``2567/o12.html``); a template turns them into links with ``href``. Dates
stay dates, so that one macro writes them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from generator.thai.dates import Month


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of ours (relative to the root) or to an address elsewhere."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """The state of a disclosure: ``key`` chooses the look (published, in-progress, not-started, none-this-year, no-record)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class CoveredRequirement:
    """A requirement that a piece of evidence covers."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence as an assessor wants to see it."""

    number: int
    """From 1, in the order of the record; its anchor is ``evidence-<number>``."""
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
    note: str | None
    withdrawn: WithdrawalView | None
    file_name: str | None
    """The name under which the file is saved."""
    checked: Day | None = None
    """When the link was last seen to work."""


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """Why and when a page or a piece of evidence was taken back."""

    date: Day | None
    reason: str


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One element of the form and the evidence that shows it."""

    id: str
    text: str
    children: tuple[RequirementView, ...]
    evidence: tuple[int, ...]
    """Numbers of the pieces of evidence that cover it; only for elements without children."""
    state: str
    """``shown``, ``missing``, ``not-judged`` (there is no record, or the item is declared none)."""
    inferred: bool
    """Not read in a copy of the form."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A special condition of the form."""

    text: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class CheckView:
    """A condition of the form that someone has looked at in the documents."""

    text: str
    by: str
    """The position of who looked."""
    date: Day


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Progress as the agency filed it."""

    done: bool
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoneView:
    """The declaration that there was nothing this year."""

    reason: str
    approver: str
    date: Day


@dataclass(frozen=True, slots=True)
class DoubtView:
    """What in the source cannot be right."""

    about: str
    why: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """How the record departs from a source that is plainly wrong."""

    fields: tuple[str, ...]
    """Thai names of the fields."""
    printed: str
    why: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One entry of the change history."""

    date: Day
    note: str
    evidence: str | None
    page: Link | None = None
    """The page that changed; only on pages that list changes of several."""


@dataclass(frozen=True, slots=True)
class OtherYear:
    """The same subject in another year."""

    year: int
    code: str
    title: str
    url: str
    state: State
    same: bool
    """It is the year of the page itself."""


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """An indicator by number and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ItemView:
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


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of the year's list."""

    id: str
    code: str
    title: str
    url: str
    state: State
    owners: tuple[str, ...]
    evidence: int
    """Pieces of evidence."""
    updated: Day | None
    title_inferred: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """Items below one heading of the form; ``title`` may be missing."""

    title: str | None
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class SubIndicatorView:
    """A sub-indicator with its items, in the form's order."""

    id: str
    title: str
    groups: tuple[GroupView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many items are in a state."""

    state: State
    count: int


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One bar of a chart: value from 0 to 100."""

    label: str
    value: float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart with its table and one sentence; scores run from 0 to 100."""

    id: str
    title: str
    sentence: str
    bars: tuple[ScoreBar, ...]
    label_heading: str
    value_heading: str
    mark: float | None
    """A line across the chart, such as the pass mark."""
    mark_label: str | None


@dataclass(frozen=True, slots=True)
class ResultView:
    """The recorded result of the year."""

    year: int
    score: float | None
    level: str | None
    pass_mark: float | None
    chart: Chart | None
    """Per tool and indicator, where more than one figure is recorded."""
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A measure report in a list."""

    url: str
    title: str
    kind: str
    round: str


@dataclass(frozen=True, slots=True)
class YearView:
    """The page of one fiscal year."""

    year: int
    current: bool
    first_day: Day
    last_day: Day
    framework_title: str
    framework_version: str
    provisional: bool
    expected: int
    indicators: tuple[tuple[IndicatorRef, tuple[SubIndicatorView, ...]], ...]
    """Indicator 9 and 10, each with its sub-indicators."""
    counts: tuple[StateCount, ...]
    owners: tuple[str, ...]
    """For the filter."""
    result: ResultView | None
    progress: tuple[TableView, ...]
    """Progress per IIT and EIT indicator as filed."""
    progress_chart: ProgressChart | None
    reports: tuple[ReportLink, ...]
    doubts: tuple[DoubtView, ...]
    survey: SurveyView | None
    years: tuple[Link, ...]
    closed: Day | None
    closed_by: str | None
    """The position that closed the year."""
    changes: tuple[ChangeView, ...]
    downloads: tuple[Link, ...]
    """The open data of the year."""
    prose: str | None


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """How many of the filed rows are done: a bar with its table and one sentence."""

    sentence: str
    done: int
    total: int
    rows: tuple[tuple[str, int, int], ...]
    """Label, done, total."""


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading of a table; may stand over several columns or rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class CellPart:
    """A piece of a cell: an optional label, then lines (one: a paragraph; several: a list)."""

    lines: tuple[str, ...]
    label: str | None = None
    link: str | None = None
    """The lines are one link to this address."""
    dates: tuple[Day | None, ...] = ()
    """A day for each line, where it was published."""
    marks: tuple[str | None, ...] = ()
    """A small remark for each line, such as a question's code or that something is inferred."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    parts: tuple[CellPart, ...]
    empty_note: str | None = None
    """Said where the cell is empty."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with the headings of the original, nested where they are."""

    id: str
    caption: str
    header: tuple[tuple[HeaderCell, ...], ...]
    labels: tuple[str, ...]
    """One per column of cells, for the cards on a phone: the group's heading first where there is one."""
    rows: tuple[tuple[Cell, ...], ...]
    row_header: int
    """Index of the column whose cells name their row."""

    @property
    def wide(self) -> bool:
        """Printed landscape."""
        return len(self.labels) >= 6


@dataclass(frozen=True, slots=True)
class MemoView:
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


@dataclass(frozen=True, slots=True)
class OpinionView:
    """What a superior wrote on a memo."""

    position: str
    acting_for: str | None
    opinion: str | None


@dataclass(frozen=True, slots=True)
class CoverView:
    """The cover of a report."""

    lines: tuple[str, ...]
    address: str | None
    website: str | None
    phone: tuple[str, ...]
    fax: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingView:
    """A meeting or training attended."""

    title: str
    date: Day | Month | None
    time: str | None
    channel: str | None
    place: str | None
    organiser: str | None


@dataclass(frozen=True, slots=True)
class MeasureNote:
    """What a measure says beyond the columns of the report's tables."""

    id: str
    title: str
    facts: tuple[tuple[str, Cell], ...]
    """Thai name of the field, and its content."""
    correction: CorrectionView | None


@dataclass(frozen=True, slots=True)
class ReportView:
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


@dataclass(frozen=True, slots=True)
class SurveyView:
    """The EIT survey of a year with its QR code."""

    year: int
    url: str
    svg: str
    """Address of the QR code as SVG, relative to the root."""
    png: str
    own_picture: bool
    """The picture comes from ITAS and not from this program."""
    opens: Day | None
    closes: Day | None
    state: str
    """``not-yet-open``, ``open``, ``closed`` or ``undated``, on the day of the build or ``--today``; a script refines it."""
    page: str


@dataclass(frozen=True, slots=True)
class EitView:
    """The page of the EIT survey."""

    surveys: tuple[SurveyView, ...]
    """Latest first."""
    current: SurveyView | None
    embed_eit: str
    """Absolute address of ``embed/eit.html``, or its relative one where the site has no address."""
    embed_oit: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A short cut to what people come for."""

    text: str
    url: str
    code: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page of the section."""

    title: str
    agency: str
    year: int
    provisional: bool
    counts: tuple[StateCount, ...]
    expected: int
    year_url: str
    shortcuts: tuple[Shortcut, ...]
    survey: SurveyView | None
    indicators: tuple[tuple[IndicatorRef, tuple[SubIndicatorView, ...]], ...]
    reports: tuple[ReportLink, ...]
    latest: tuple[ChangeView, ...]
    years: tuple[YearSummary, ...]
    scores: Chart | None
    """The recorded score of each year, where there is more than one."""
    result: ResultView | None
    prose: str | None


@dataclass(frozen=True, slots=True)
class YearSummary:
    """One year in the list of years."""

    year: int
    url: str
    current: bool
    items: int
    published: int
    score: float | None
    level: str | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class ConceptView:
    """One subject across the years."""

    id: str
    title: str
    years: tuple[OtherYear, ...]
    prose: str | None


@dataclass(frozen=True, slots=True)
class ConceptsView:
    """All subjects."""

    concepts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegisteredUrl:
    """One line of the URL register."""

    url: str
    title: str | None
    first: Day | None
    """The day it was first released; ``None`` before its first release."""
    state: str
    state_label: str
    to: str | None
    reason: str | None
    date: Day | None


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The page of the URL register."""

    items: tuple[RegisteredUrl, ...]
    """The pages of items, by year: what is submitted."""
    others: tuple[RegisteredUrl, ...]


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """Latest changes of the whole section."""

    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page."""

    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProseView:
    """A page that is authored Markdown and nothing else."""

    title: str
    prose: str
    updated: Day | None


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The 404 page."""

    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A stub for a page that moved or is gone."""

    to: str | None
    reason: str | None
    date: Day | None
    title: str


@dataclass(frozen=True, slots=True)
class ReadinessView:
    """What an assessor would find in a year, for the officers."""

    year: int
    framework: str
    """The version of the form that it was judged against."""
    provisional: bool
    forecast: str
    """The forecast score of the OIT in words, with its range."""
    counts: tuple[tuple[str, int], ...]
    """Verdict in words, and how many items have it."""
    tables: tuple[TableView, ...]
    """What to do first, the forecast of each indicator, every item."""
