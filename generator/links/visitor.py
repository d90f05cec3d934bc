"""Goes where an address leads: politely, with patience, from redirect to redirect."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from generator.links.address import Address, parse, resolved
from generator.links.exchange import Answer, End, exchange
from generator.links.gates import Gates
from generator.links.outcome import NoAnswerError, Reason
from generator.links.settings import Settings

__all__ = ["Journey", "Request", "Visitor"]

_REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_PASSING = {429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
"""Answers that may be another one soon."""
_OF_THE_HOST = {Reason.NO_HOST, Reason.UNREACHABLE, Reason.REFUSED, Reason.CERTIFICATE, Reason.PRIVATE, Reason.INTERNAL}
_MAY_PASS = {Reason.TIMEOUT, Reason.RESET, Reason.REFUSED, Reason.UNREACHABLE, Reason.TLS}


class Request(Struct, frozen=True):
    """How to ask."""

    method: str = "GET"
    read: int = 65_536
    """Bytes of the answer that are read."""
    keep: int | None = None
    """Bytes of those that are kept; all where it is ``None``."""
    seconds: float | None = None
    """For one answer; the settings' timeout where it is ``None``."""
    probe: bool = False
    """One try, and nothing is concluded about the host where it fails."""


class Journey(Struct, frozen=True):
    """The way from an address to an answer."""

    start: Address
    final: Address
    answer: Answer
    hops: tuple[int, ...] = ()
    """The status of every redirect on the way."""

    @property
    def moved_for_good(self) -> bool:
        """Whether every redirect on the way is for ever."""
        return bool(self.hops) and _LASTING.issuperset(self.hops)


class Visitor:
    """Asks for addresses; safe to be used by several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._gates = Gates(settings)

    def visit(self, url: str, request: Request | None = None) -> Journey:
        """Follow *url* to its end.

        Raises:
            NoAnswerError: it has none: no host, no answer in time, a circle of redirects.
        """
        address = parse(url)
        if address is None:
            raise NoAnswerError(Reason.BAD_ADDRESS)
        journey, seen, cookies = Journey(address, address, self._asked(address, request or Request())), {address.url}, False
        while journey.answer.status in _REDIRECTS:
            cookies = cookies or "set-cookie" in journey.answer.headers
            there = _destination(journey)
            if there.url in seen:
                raise NoAnswerError(Reason.COOKIES if cookies else Reason.LOOP)
            if len(journey.hops) == self.settings.hops:
                raise NoAnswerError(Reason.TOO_MANY_HOPS)
            seen.add(there.url)
            hops = (*journey.hops, journey.answer.status)
            journey = replace(journey, final=there, hops=hops, answer=self._asked(there, request or Request()))
        return journey

    def _asked(self, address: Address, request: Request) -> Answer:
        """The answer of one address, after as many tries as it may take."""
        self._gates[address.host].check(address.port)
        tries = 1 if request.probe else self.settings.tries
        for attempt in count(1):
            try:
                answer = self._asked_once(address, request)
            except NoAnswerError as failure:
                if attempt == tries or failure.reason not in _MAY_PASS:
                    if not request.probe:
                        self._give_up(address, failure)
                    raise
                time.sleep(self._backoff(attempt))
            else:
                if not self._is_to_wait(address, answer, attempt, request):
                    return answer
        raise AssertionError("the last try returns or raises")

    def _asked_once(self, address: Address, request: Request) -> Answer:
        gate, how = self._gates[address.host], request
        with gate.turn():
            answer = exchange(address, how.method, self.settings, read=how.read, keep=how.keep, seconds=how.seconds)
        gate.answered()
        return answer

    def _give_up(self, address: Address, failure: NoAnswerError) -> None:
        gate = self._gates[address.host]
        if failure.reason in _OF_THE_HOST:
            gate.close(address.port, failure)
        elif failure.reason is Reason.TIMEOUT:
            gate.timed_out(address.port)

    def _is_to_wait(self, address: Address, answer: Answer, attempt: int, request: Request) -> bool:
        """Wait, where another try may bring another answer; a host that wants to be left alone is."""
        if answer.status not in _PASSING and answer.end is not End.CUT:
            return False
        gate, said, longest = self._gates[address.host], _said_to_wait(answer), self.settings.longest_wait
        wait = self._backoff(attempt) if said is None else said
        if answer.status == 429 and not request.probe and (attempt == self.settings.tries or wait > longest):
            gate.close(address.port, NoAnswerError(Reason.BUSY))
        elif answer.status == 429 or said is not None:
            gate.cool(min(wait, longest))
        elif attempt < self.settings.tries and not request.probe:
            time.sleep(wait)
        return attempt < self.settings.tries and not request.probe and wait <= longest

    def _backoff(self, attempt: int) -> float:
        return float(min(self.settings.backoff * 2 ** (attempt - 1), self.settings.longest_wait))


def _said_to_wait(answer: Answer) -> float | None:
    """Seconds until the day or after the time that ``Retry-After`` names."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _destination(journey: Journey) -> Address:
    location = journey.answer.headers.get("location", "")
    there = resolved(journey.final, location) if location else None
    if there is None:
        raise NoAnswerError(Reason.BAD_REDIRECT, location[:200])
    return there
