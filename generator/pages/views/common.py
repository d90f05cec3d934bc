"""What the pages of items, years and reports have in common."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct


class Link(Struct, frozen=True):
    """A link to a page of ours (relative to the root) or to an address elsewhere."""

    url: str
    text: str


class State(Struct, frozen=True):
    """The state of a disclosure: ``key`` chooses the look (published, in-progress, not-started, none-this-year, no-record)."""

    key: str
    label: str


class WithdrawalView(Struct, frozen=True):
    """Why and when a page or a piece of evidence was taken back."""

    date: Day | None
    reason: str


class DoubtView(Struct, frozen=True):
    """What in the source cannot be right."""

    about: str
    why: str


class CorrectionView(Struct, frozen=True):
    """How the record departs from a source that is plainly wrong."""

    fields: tuple[str, ...]
    """Thai names of the fields."""
    printed: str
    why: str


class ChangeView(Struct, frozen=True):
    """One entry of the change history."""

    date: Day
    note: str
    evidence: str | None
    page: Link | None = None
    """The page that changed; only on pages that list changes of several."""


class OtherYear(Struct, frozen=True):
    """The same subject in another year."""

    year: int
    code: str
    title: str
    url: str
    state: State
    same: bool
    """It is the year of the page itself."""


class IndicatorRef(Struct, frozen=True):
    """An indicator by number and title."""

    id: str
    title: str


class ScoreBar(Struct, frozen=True):
    """One bar of a chart: value from 0 to 100."""

    label: str
    value: float
    note: str | None = None


class Chart(Struct, frozen=True):
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


class ResultView(Struct, frozen=True):
    """The recorded result of the year."""

    year: int
    score: float | None
    level: str | None
    pass_mark: float | None
    chart: Chart | None
    """Per tool and indicator, where more than one figure is recorded."""
    source: str | None
    url: str | None


class ReportLink(Struct, frozen=True):
    """A measure report in a list."""

    url: str
    title: str
    kind: str
    round: str


class ProgressChart(Struct, frozen=True):
    """How many of the filed rows are done: a bar with its table and one sentence."""

    sentence: str
    done: int
    total: int
    rows: tuple[tuple[str, int, int], ...]
    """Label, done, total."""


class SurveyView(Struct, frozen=True):
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
