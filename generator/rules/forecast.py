"""The forecast of a year: the mean of items, of sub-indicators, of indicators 9 and 10, as the OIT is scored."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.framework import Framework, Indicator, Tool
from generator.rules.readiness import Forecast, IndicatorForecast, ItemReadiness


def forecasts(framework: Framework, items: Sequence[ItemReadiness]) -> tuple[tuple[IndicatorForecast, ...], Forecast]:
    """The forecast of every OIT indicator and sub-indicator that has items, and of the OIT as a whole."""
    whole = [one for one in framework.indicators if one.tool is Tool.OIT and one.parent is None]
    found: list[IndicatorForecast] = []
    for indicator in whole:
        subs = [sub for sub in framework.indicators if sub.parent == indicator.id]
        parts = [part for sub in subs if (part := _of_items(sub, items)) is not None]
        own = _of_items(indicator, items)
        below = [*([own] if own else []), *parts]
        if below:
            found += [IndicatorForecast(indicator.id, indicator.title, mean([one.forecast for one in below])), *parts]
    indicators = {one.id for one in whole}
    return tuple(found), mean([one.forecast for one in found if one.id in indicators])


def _of_items(indicator: Indicator, items: Sequence[ItemReadiness]) -> IndicatorForecast | None:
    """The mean of the items that stand directly below *indicator*."""
    below = [item for item in items if item.item.indicator == indicator.id]
    if not below:
        return None
    return IndicatorForecast(indicator.id, indicator.title, mean([_of_item(item) for item in below]))


def _of_item(item: ItemReadiness) -> Forecast:
    if item.forecast is None:
        return Forecast(None, 0.0, 100.0, items=1, unknown=1)
    return Forecast(item.forecast, item.forecast, item.forecast, items=1, unknown=0)


def mean(parts: Sequence[Forecast]) -> Forecast:
    """The mean of *parts*, each counting the same; what is not known is left out of the score and told by the range."""
    if not parts:
        return Forecast(None, 0.0, 100.0, 0, 0)
    known = [part.score for part in parts if part.score is not None]
    return Forecast(
        score=sum(known) / len(known) if known else None,
        low=sum(part.low for part in parts) / len(parts),
        high=sum(part.high for part in parts) / len(parts),
        items=sum(part.items for part in parts),
        unknown=sum(part.unknown for part in parts),
    )
