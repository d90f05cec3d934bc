"""``data/links.lock.yml``: what is remembered of every link, so that one bad day is not taken for its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from pydantic import Field

from generator.links.outcome import Outcome, State
from generator.model.base import Day, Record, Text

__all__ = ["LINKS_LOCK", "LinksLock", "SeenLink", "last_success", "remembered"]

LINKS_LOCK = "data/links.lock.yml"


class SeenLink(Record):
    """One link."""

    url: Text
    state: State
    reason: Text = Field(description="เหตุผล เช่น not-found, timeout")
    checked: Day = Field(description="วันที่ตรวจล่าสุด")
    last_success: Day | None = Field(default=None, description="วันที่เห็นว่าใช้ได้ครั้งล่าสุด")
    first_failure: Day | None = Field(default=None, description="วันแรกที่ตรวจไม่ผ่าน นับจากที่เคยใช้ได้")


class LinksLock(Record):
    """The whole register, in the order of the addresses."""

    links: tuple[SeenLink, ...] = ()

    @cached_property
    def by_url(self) -> Mapping[str, SeenLink]:
        """What is remembered of every address."""
        return {link.url: link for link in self.links}


def last_success(lock: LinksLock, url: str) -> date | None:
    """The day on which *url* was last seen to work."""
    link = lock.by_url.get(url)
    return link.last_success if link else None


def remembered(lock: LinksLock, outcomes: Iterable[Outcome], today: date) -> LinksLock:
    """*lock* after a check: links that no record gives any more are forgotten, those nobody looked at stay as they were."""
    seen = {outcome.url: _seen(lock.by_url.get(outcome.url), outcome, today) for outcome in outcomes}
    return LinksLock(links=tuple(link for _, link in sorted(seen.items()) if link is not None))


def _seen(before: SeenLink | None, outcome: Outcome, today: date) -> SeenLink | None:
    if not outcome.reason.looked:
        return before
    works = outcome.state is State.OK
    failed = before.first_failure if before else None
    return SeenLink(
        url=outcome.url,
        state=outcome.state,
        reason=outcome.reason.word,
        checked=today,
        last_success=today if works else before.last_success if before else None,
        first_failure=None if works else failed or today,
    )
