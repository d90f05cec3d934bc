"""The home page, the pages across years, and the small pages round them."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct

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


class EitView(Struct, frozen=True):
    """The page of the EIT survey."""

    surveys: tuple[SurveyView, ...]
    """Latest first."""
    current: SurveyView | None
    embed_eit: str
    """Absolute address of ``embed/eit.html``, or its relative one where the site has no address."""
    embed_oit: str


class Shortcut(Struct, frozen=True):
    """A short cut to what people come for."""

    text: str
    url: str
    code: str


class HomeView(Struct, frozen=True):
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


class YearSummary(Struct, frozen=True):
    """One year in the list of years."""

    year: int
    url: str
    current: bool
    items: int
    published: int
    score: float | None
    level: str | None
    provisional: bool


class ConceptView(Struct, frozen=True):
    """One subject across the years."""

    id: str
    title: str
    years: tuple[OtherYear, ...]
    prose: str | None


class ConceptsView(Struct, frozen=True):
    """All subjects."""

    concepts: tuple[Link, ...]


class RegisteredUrl(Struct, frozen=True):
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


class RegisterView(Struct, frozen=True):
    """The page of the URL register."""

    items: tuple[RegisteredUrl, ...]
    """The pages of items, by year: what is submitted."""
    others: tuple[RegisteredUrl, ...]


class UpdatesView(Struct, frozen=True):
    """Latest changes of the whole section."""

    changes: tuple[ChangeView, ...]
    earlier: tuple[Link, ...]
    """The years, where there are earlier changes than are listed."""


class SearchView(Struct, frozen=True):
    """The search page."""

    years: tuple[Link, ...]


class ProseView(Struct, frozen=True):
    """A page that is authored Markdown and nothing else."""

    title: str
    prose: str
    updated: Day | None


class NotFoundView(Struct, frozen=True):
    """The 404 page."""

    years: tuple[Link, ...]


class RedirectView(Struct, frozen=True):
    """A stub for a page that moved or is gone."""

    to: str | None
    reason: str | None
    date: Day | None
    title: str
