"""What the pages of items, years and reports have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # a field of that name would hide the type


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
class WithdrawalView:
    """Why and when a page or a piece of evidence was taken back."""

    date: Day | None
    reason: str


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
class ProgressChart:
    """How many of the filed rows are done: a bar with its table and one sentence."""

    sentence: str
    done: int
    total: int
    rows: tuple[tuple[str, int, int], ...]
    """Label, done, total."""


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
