"""The page of one fiscal year, and its readiness."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct

from generator.pages.views.common import (
    ChangeView,
    DoubtView,
    IndicatorRef,
    Link,
    ProgressChart,
    ReportLink,
    ResultView,
    State,
    SurveyView,
)
from generator.pages.views.tables import TableView


class ItemRow(Struct, frozen=True):
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


class GroupView(Struct, frozen=True):
    """Items below one heading of the form; ``title`` may be missing."""

    title: str | None
    items: tuple[ItemRow, ...]


class SubIndicatorView(Struct, frozen=True):
    """A sub-indicator with its items, in the form's order."""

    id: str
    title: str
    groups: tuple[GroupView, ...]
    count: int


class StateCount(Struct, frozen=True):
    """How many items are in a state."""

    state: State
    count: int


class YearView(Struct, frozen=True):
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


class ReadinessView(Struct, frozen=True):
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
