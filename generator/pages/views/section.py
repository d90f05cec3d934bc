"""The home page, the pages across years, and the small pages round them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from generator.pages.views.common import (
    ChangeView,
    Chart,
    IndicatorRef,
    Link,
    OtherYear,
    ReportLink,
    ResultView,
    SurveyView,
)
from generator.pages.views.year import StateCount, SubIndicatorView


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
