"""Walks the deployed section as the assessor will: every submitted address, exactly as it was entered, without any login.

What can be seen from outside is compared with the last build: the page, the year, the agency, the bytes, the evidence. A
file that was put on the server and is linked from nowhere cannot be seen, and nothing is claimed about it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct

from generator.links.address import is_reserved, parse
from generator.links.lanes import in_lanes
from generator.links.outcome import NoAnswerError, Reason
from generator.links.served import Expected, Finding, evidence_finding, page_findings
from generator.links.settings import Settings
from generator.links.visitor import Journey, Request, Visitor
from generator.problems import Place, Problem, UsageError

__all__ = ["Deployed", "Inspection", "ItemReport", "Submitted", "inspect"]

_MANIFEST = "manifest.json"
_MOST = 16 << 20
"""Bytes of a page or manifest that are read."""
_SLOWEST = 50_000
"""Bytes a second at which a large file may come."""


class Submitted(Struct, frozen=True):
    """One item whose address was handed in, and what has to be there."""

    year: int
    code: str
    """``O12``."""
    page: str
    """Relative to the section: ``2567/o12.html``."""
    place: Place
    """Its record."""
    reports: tuple[str, ...] = ()
    """Other pages that are part of the disclosure."""
    evidence: tuple[str, ...] = ()
    """Files, relative to the section."""


class Deployed(Struct, frozen=True):
    """The section on the server, and the last build that it should be."""

    url: str
    """Where it was deployed, with a stroke at the end."""
    agency: tuple[str, ...]
    """The names of the agency, one of which every page bears."""
    digests: Mapping[str, str]
    """SHA-256 of every file of the last build."""
    read: Callable[[str], bytes]
    """Reads a file of the last build."""
    size: Callable[[str], int]
    place: Place
    """Where the section's address stands in the records."""


class ItemReport(Struct, frozen=True):
    """What the assessor meets at one submitted address."""

    submitted: Submitted
    url: str
    problems: tuple[Problem, ...]


class Inspection(Struct, frozen=True):
    """The whole walk."""

    items: tuple[ItemReport, ...]
    section: tuple[Problem, ...]
    """What belongs to no item alone."""


def inspect(
    submitted: Sequence[Submitted],
    deployed: Deployed,
    settings: Settings | None = None,
    *,
    done: Callable[[int], None] = lambda _: None,
) -> Inspection:
    """Walk every item of *submitted*; the same server gives the same report.

    Raises:
        UsageError: nothing answers at the address of the section.
    """
    settings = settings or Settings()
    address = parse(deployed.url)
    if address is None:
        raise UsageError(f"“{deployed.url}” ไม่ใช่ที่อยู่เว็บ เขียนเต็ม เช่น https://www.example.go.th/ita/")
    if is_reserved(address.host) and not settings.allow_private:
        raise _unreachable(deployed.url, NoAnswerError(Reason.RESERVED))
    walk = _Walk(deployed, Visitor(settings))
    section = tuple(walk.section())
    found = in_lanes(
        {address.host: submitted},
        lambda item: tuple(walk.item(item)),
        jobs=settings.jobs,
        per_host=settings.per_host,
        done=done,
    )
    return Inspection(tuple(ItemReport(item, deployed.url + item.page, found[item]) for item in submitted), section)


def _unreachable(url: str, failure: NoAnswerError) -> UsageError:
    hint = ""
    if failure.reason in {Reason.PRIVATE, Reason.INTERNAL, Reason.RESERVED}:
        hint = " ผู้ประเมินก็เปิดไม่ได้ ถ้าเพียงทดลองในเครื่อง ใส่ --allow-private"
    detail = f" ({failure.detail})" if failure.detail else ""
    return UsageError(f"เปิด {url} ไม่ได้: {failure.reason.thai}{detail}{hint}")


class _Walk:
    """One walk over one server."""

    def __init__(self, deployed: Deployed, visitor: Visitor) -> None:
        self._deployed = deployed
        self._visitor = visitor
        self._served: Mapping[str, str] = {}

    def section(self) -> Iterator[Problem]:
        """Whether anything is there, and whether the server's manifest is that of the last build."""
        try:
            journey = self._visitor.visit(self._deployed.url + _MANIFEST, Request(read=_MOST))
        except NoAnswerError as failure:
            raise _unreachable(self._deployed.url, failure) from failure
        self._served = _digests(journey)
        if self._served == self._deployed.digests:
            return
        thai, english = _told_changes(self._deployed.digests, self._served)
        yield Problem.of("L729", self._deployed.place, what=thai, what_en=english)

    def item(self, item: Submitted) -> Iterator[Problem]:
        """Everything that is wrong with what was submitted for *item*."""
        findings = chain(
            self._page(item.page, (item.code, str(item.year))),
            chain.from_iterable(self._page(path, ()) for path in item.reports),
            chain.from_iterable(self._file(path) for path in item.evidence),
        )
        for path, finding in findings:
            said = {"what": finding.thai, "what_en": finding.english, **finding.more}
            yield Problem.of(finding.code, item.place, url=self._deployed.url + path, path=path, **said)

    def _page(self, path: str, words: tuple[str, ...]) -> Iterator[tuple[str, Finding]]:
        built = self._built(path)
        found = self._visited(path, Request(read=_MOST, seconds=self._seconds(built)), "L721")
        if isinstance(found, Journey) and built is not None:
            yield from ((path, finding) for finding in page_findings(found, built, words, self._deployed.agency))
        elif isinstance(found, Finding):
            yield path, found

    def _file(self, path: str) -> Iterator[tuple[str, Finding]]:
        built = self._built(path)
        size, some = built.size if built else 0, self._visitor.settings.read
        # its bytes are only counted; of a page that stands in its place the beginning is looked at
        request = Request(read=max(size, some) + 1, keep=some, seconds=self._seconds(built))
        found = self._visited(path, request, "L727")
        if isinstance(found, Journey) and built is not None:
            found = evidence_finding(found, built)
        if isinstance(found, Finding):
            yield path, found

    def _visited(self, path: str, request: Request, unanswered: str) -> Journey | Finding | None:
        """Where the address of *path* leads, or why it leads nowhere."""
        if path not in self._deployed.digests:
            return Finding("L731")
        try:
            return self._visitor.visit(self._deployed.url + path, request)
        except NoAnswerError as failure:
            return Finding(unanswered, failure.reason.thai, failure.reason.english)

    def _built(self, path: str) -> Expected | None:
        """The file of the last build that belongs at *path*."""
        if (digest := self._deployed.digests.get(path)) is None:
            return None
        read = partial(self._deployed.read, path)
        return Expected(digest, self._deployed.size(path), read, self._served.get(path))

    def _seconds(self, built: Expected | None) -> float:
        """How long a file may take."""
        return self._visitor.settings.timeout + (built.size if built else 0) / _SLOWEST


def _digests(journey: Journey) -> Mapping[str, str]:
    """The manifest on the server; empty where there is none that can be read."""
    try:
        files = json.loads(journey.answer.body)["files"]
        return {str(path): str(entry["sha256"]) for path, entry in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _told_changes(built: Mapping[str, str], served: Mapping[str, str]) -> tuple[str, str]:
    if not served:
        return "ไม่มี manifest.json บนเครื่องแม่ข่าย", "there is no manifest.json on the server"
    changed = sum(served.get(path, digest) != digest for path, digest in built.items())
    missing, more = len(built.keys() - served.keys()), len(served.keys() - built.keys())
    return (
        f"manifest.json ต่างกัน {changed} ไฟล์ ขาด {missing} ไฟล์ เกิน {more} ไฟล์",
        f"in its manifest.json {changed} files differ, {missing} are missing, {more} are not ours",
    )
