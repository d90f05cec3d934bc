"""The forecast score, and how far it may be out."""

import pytest

from generator.rules.forecast import forecasts, mean
from generator.rules.readiness import Forecast, ItemReadiness, Verdict
from generator.schema import read_framework


def known(score):
    return Forecast(score, score, score, items=1, unknown=0)


UNKNOWN = Forecast(None, 0.0, 100.0, items=1, unknown=1)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([known(100.0), known(0.0)], Forecast(50.0, 50.0, 50.0, 2, 0)),
        ([known(100.0), UNKNOWN], Forecast(100.0, 50.0, 100.0, 2, 1)),
        ([known(0.0), UNKNOWN], Forecast(0.0, 0.0, 50.0, 2, 1)),
        ([UNKNOWN, UNKNOWN], Forecast(None, 0.0, 100.0, 2, 2)),
        ([], Forecast(None, 0.0, 100.0, 0, 0)),
    ],
)
def test_what_is_not_known_makes_a_range(parts, expected):
    assert mean(parts) == expected


def test_items_to_sub_indicators_to_indicators_to_the_whole():
    """2567: only the four items of 10.2 score; 10.2 is 100, 10 is the mean with 10.1, OIT the mean of 9 and 10."""
    form = read_framework(2567)
    items = [
        ItemReadiness(item, Verdict.PARTLY, (), (), (), 100 if item.indicator == "10.2" else 0, 0)
        for item in form.items
    ]
    indicators, oit = forecasts(form, items)
    scores = {one.id: one.forecast.score for one in indicators}
    assert list(scores) == ["9", "9.1", "9.2", "9.3", "9.4", "9.5", "10", "10.1", "10.2"]
    assert (scores["10.2"], scores["10.1"], scores["10"], scores["9"]) == (100.0, 0.0, 50.0, 0.0)
    assert (oit.score, oit.items, oit.unknown) == (25.0, 35, 0)


def test_items_count_by_their_sub_indicator():
    """One of the six items of 9.1 is worth more than one of the seven of 9.2."""
    form = read_framework(2567)

    def score(id):
        items = [ItemReadiness(item, Verdict.PARTLY, (), (), (), 100 if item.id == id else 0, 0) for item in form.items]
        return forecasts(form, items)[1].score

    assert score("o1") == pytest.approx(100 / 6 / 5 / 2)
    assert score("o7") == pytest.approx(100 / 7 / 5 / 2)
