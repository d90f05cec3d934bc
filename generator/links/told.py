"""What an officer is told about the links: a problem for what is broken, a note for what nobody can know today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.links.collect import Link
from generator.links.lock import LinksLock
from generator.links.outcome import Outcome, Reason, State
from generator.model.site import Places
from generator.problems import Problem

__all__ = ["problems_of"]

_CODES = {
    Reason.NOT_FOUND: "L701",
    Reason.GONE: "L701",
    Reason.LOGIN: "L702",
    Reason.PERMISSION: "L702",
    Reason.SOFT_404: "L703",
    Reason.TO_HOME: "L703",
    Reason.WRONG_TYPE: "L704",
    Reason.EMPTY: "L704",
    Reason.LOOP: "L705",
    Reason.TOO_MANY_HOPS: "L705",
    Reason.BAD_REDIRECT: "L705",
    Reason.CERTIFICATE: "L706",
    Reason.NO_HOST: "L707",
    Reason.BAD_ADDRESS: "L707",
    Reason.INTERNAL: "L707",
    Reason.FORBIDDEN: "L708",
    Reason.REJECTED: "L708",
}
_LONG = timedelta(days=30)
"""A link that failed every time for so long is no longer a bad day of its server."""


def problems_of(
    links: Iterable[Link], outcomes: Iterable[Outcome], lock: LinksLock, places: Places, today: date
) -> Iterator[Problem]:
    """A problem at every place that gives a broken link; *lock* remembers how long one has not been seen to work."""
    for link, outcome in zip(links, outcomes, strict=True):
        code = _CODES.get(outcome.reason)
        first = _failing_since(lock, outcome, today)
        if code is None and first is None:
            continue
        for use in link.uses:
            yield Problem.of(
                code or "L709",
                places(use.path, *use.keys),
                url=link.url,
                what=outcome.told(),
                what_en=outcome.told("en"),
                first=first,
            )


def _failing_since(lock: LinksLock, outcome: Outcome, today: date) -> date | None:
    """The first failure of a link that is unknown now and has been for long."""
    seen = lock.by_url.get(outcome.url)
    if outcome.state is not State.UNKNOWN or not outcome.reason.looked or seen is None or seen.first_failure is None:
        return None
    return seen.first_failure if today - seen.first_failure >= _LONG else None
