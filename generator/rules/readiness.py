"""What the assessor's twin says of a year: plain frozen values, ready for a table, for JSON and for a page."""

from __future__ import annotations

from collections import Counter
from enum import Enum, IntEnum
from typing import Any

from msgspec import Struct

from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Item, Requirement, SpecialRule
from generator.problems import Problem
from generator.rules.pieces import FiledEvidence


class Verdict(Enum):
    """What is known of an item."""

    COMPLETE = "complete"
    """Everything the form asks for is shown, as far as records can say it."""
    TO_BE_SEEN = "to-be-seen"
    """Everything is shown; a condition lies in the documents, where only an eye sees it."""
    UNKNOWN = "unknown"
    """Nothing is known to be missing, but it is not known what the form asks for, or which year the data are of."""
    PARTLY = "partly"
    """Something is disclosed, and something is missing or wrong."""
    MISSING = "missing"
    """Nothing is disclosed."""
    NONE_THIS_YEAR = "none-this-year"
    """Declared to be none, which the form allows."""


class RequirementState(Enum):
    """What is known of one requirement."""

    SHOWN = "shown"
    OTHER_YEAR = "other-year"
    """Only evidence of another year covers it."""
    MISSING = "missing"
    NOT_JUDGED = "not-judged"
    """The item is declared to be none."""


class RuleState(Enum):
    """What is known of a special rule."""

    KEPT = "kept"
    BROKEN = "broken"
    TO_BE_SEEN = "to-be-seen"
    """The program cannot see it (ต้องตรวจด้วยตา)."""


class Weight(IntEnum):
    """What a remark means for the score of the item."""

    ADVICE = 0
    """Nothing; it would be better."""
    LOOK = 1
    """It is for an eye to see."""
    UNKNOWN = 2
    """Nobody can say."""
    MAY_FAIL = 3
    """0, if the form is as was inferred."""
    FAILS = 4
    """0."""


class Remark(Struct, frozen=True):
    """Something to tell the officer about an item: where, what, how to mend it, and what it means."""

    problem: Problem
    weight: Weight


class RequirementVerdict(Struct, frozen=True):
    """One requirement and the evidence that shows it."""

    requirement: Requirement
    state: RequirementState
    evidence: tuple[FiledEvidence, ...]
    certain: bool
    """The requirement was seen in a copy of the form."""


class RuleVerdict(Struct, frozen=True):
    """One special rule, and what is to be said of it."""

    rule: SpecialRule
    state: RuleState
    remarks: tuple[Remark, ...] = ()


class ItemReadiness(Struct, frozen=True):
    """One item as an assessor would find it."""

    item: Item
    verdict: Verdict
    requirements: tuple[RequirementVerdict, ...]
    rules: tuple[RuleVerdict, ...]
    remarks: tuple[Remark, ...]
    """The gravest first."""
    forecast: int | None
    """100, 0, or ``None`` where nobody can say."""
    short: int
    """How many things are missing or wrong."""

    @property
    def next_step(self) -> Problem | None:
        """What to do first; ``None`` where nothing stands in the way of 100."""
        first = self.remarks[0] if self.remarks else None
        return first.problem if first and first.weight is not Weight.ADVICE else None

    @property
    def shown(self) -> int:
        """How many requirements are shown."""
        return sum(one.state is RequirementState.SHOWN for one in self.requirements)


class Forecast(Struct, frozen=True):
    """A forecast score, and how far it may be out: what is not known counts 0 in ``low`` and 100 in ``high``."""

    score: float | None
    """The mean of what is known; ``None`` where nothing is."""
    low: float
    high: float
    items: int
    unknown: int
    """How many of the items are not known."""


class IndicatorForecast(Struct, frozen=True):
    """The forecast of an indicator (9, 10) or sub-indicator (9.1 …)."""

    id: str
    title: str
    forecast: Forecast


class Readiness(Struct, frozen=True):
    """A whole year, judged against one version of its form."""

    year: FiscalYear
    framework: str
    """Version of the form it was judged against: ``2567.1``."""
    provisional: bool
    """The form is not known from an official copy."""
    items: tuple[ItemReadiness, ...]
    indicators: tuple[IndicatorForecast, ...]
    oit: Forecast

    @property
    def to_do(self) -> tuple[ItemReadiness, ...]:
        """What to do first: items with the fewest things wrong, then those that only want to be looked at."""
        open_items = [item for item in self.items if item.next_step is not None]
        return tuple(sorted(open_items, key=lambda item: (item.short == 0, item.short, item.item.number)))

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many items have each verdict."""
        found = Counter(item.verdict for item in self.items)
        return {verdict: found[verdict] for verdict in Verdict}


def plain(readiness: Readiness, lang: str = "th") -> dict[str, Any]:
    """*readiness* as JSON values, with its messages in ``th`` or ``en``."""
    return {
        "year": int(readiness.year),
        "framework": readiness.framework,
        "provisional": readiness.provisional,
        "oit": _forecast(readiness.oit),
        "indicators": [{"id": one.id, "title": one.title, **_forecast(one.forecast)} for one in readiness.indicators],
        "counts": {verdict.value: count for verdict, count in readiness.counts.items()},
        "to_do": [item.item.id for item in readiness.to_do],
        "items": [_item(item, lang) for item in readiness.items],
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    numbers = {"score": forecast.score, "low": forecast.low, "high": forecast.high}
    rounded = {key: None if value is None else round(value, 2) for key, value in numbers.items()}
    return {**rounded, "items": forecast.items, "unknown": forecast.unknown}


def _item(item: ItemReadiness, lang: str) -> dict[str, Any]:
    step = item.next_step
    return {
        "item": item.item.id,
        "title": item.item.title,
        "verdict": item.verdict.value,
        "forecast": item.forecast,
        "short": item.short,
        "next_step": step.fix(lang) if step else None,
        "requirements": [
            {
                "id": one.requirement.id,
                "text": one.requirement.text,
                "state": one.state.value,
                "certain": one.certain,
                "evidence": [piece.evidence.title for piece in one.evidence],
            }
            for one in item.requirements
        ],
        "rules": [{"rule": one.rule.rule, "text": one.rule.text, "state": one.state.value} for one in item.rules],
        "remarks": [
            {
                "code": remark.problem.code,
                "place": str(remark.problem.place),
                "weight": remark.weight.name.lower().replace("_", "-"),
                "message": remark.problem.message(lang),
                "fix": remark.problem.fix(lang),
            }
            for remark in item.remarks
        ],
    }
