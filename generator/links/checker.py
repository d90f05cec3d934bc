"""Looks at every link once and says what became of it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from generator.links.address import is_reserved, parse
from generator.links.collect import Link
from generator.links.judge import FILES, judge, works
from generator.links.lanes import in_lanes
from generator.links.outcome import NoAnswerError, Outcome, Reason
from generator.links.settings import Settings
from generator.links.visitor import Request, Visitor

__all__ = ["check_links"]

_WELL_KNOWN = "www.nacc.go.th"
_NOT_ASKED = {Reason.BAD_ADDRESS, Reason.INTERNAL}
_NOT_FOUND = {Reason.NO_HOST, Reason.UNREACHABLE}


def check_links(
    links: Iterable[Link], settings: Settings | None = None, *, done: Callable[[int], None] = lambda _: None
) -> tuple[Outcome, ...]:
    """What became of each of *links*, in their order; *done* hears how many have been looked at."""
    settings = settings or Settings()
    links, visitor = tuple(links), Visitor(settings)
    hosts: dict[str, list[Link]] = {}
    for link in links:
        address = parse(link.url)
        hosts.setdefault(address.host if address else "", []).append(link)
    found = in_lanes(
        hosts, lambda link: _look(link, visitor), jobs=settings.jobs, per_host=settings.per_host, done=done
    )
    return _unless_offline([found[link] for link in links])


def _look(link: Link, visitor: Visitor) -> Outcome:
    address = parse(link.url)
    if address is None:
        return Outcome(link.url, Reason.BAD_ADDRESS)
    if is_reserved(address.host) and not visitor.settings.allow_private:
        return Outcome(link.url, Reason.RESERVED)
    if address.ending in FILES and (outcome := _by_head(link, visitor)) is not None:
        return outcome
    try:
        journey = visitor.visit(link.url, Request(read=visitor.settings.read))
    except NoAnswerError as failure:
        return Outcome(link.url, failure.reason, failure.detail)
    reason, detail = judge(journey, channels=link.is_channel)
    return Outcome(link.url, reason, detail, journey.final.url)


def _by_head(link: Link, visitor: Visitor) -> Outcome | None:
    """A file that the server has is not fetched; only a good answer counts, for servers say many things to HEAD.

    A page is always fetched, because what it is can only be read.
    """
    try:
        journey = visitor.visit(link.url, Request("HEAD", read=0, probe=True))
    except NoAnswerError:
        return None
    answer = journey.answer
    if not 200 <= answer.status < 300 or answer.is_page or not answer.type or answer.headers.get("content-length") == "0":
        return None
    reason, detail = works(journey)
    return Outcome(link.url, reason, detail, journey.final.url)


def _unless_offline(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """*outcomes*, unless no host was found because this machine has no network."""
    asked = [outcome for outcome in outcomes if outcome.reason.looked and outcome.reason not in _NOT_ASKED]
    if any(outcome.reason not in _NOT_FOUND for outcome in asked) or not asked or is_online():
        return tuple(outcomes)
    return tuple(replace(outcome, reason=Reason.OFFLINE) if outcome in asked else outcome for outcome in outcomes)


def is_online() -> bool:
    """Whether names can be looked up at all; asks for nothing but the address of a name."""
    try:
        return bool(socket.getaddrinfo(_WELL_KNOWN, 443))
    except OSError:
        return False
