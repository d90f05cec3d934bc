"""What stands at an address of the deployed section, compared with the file of the last build that belongs there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from generator.links.difference import difference
from generator.links.exchange import Answer, End
from generator.links.judge import page_reason, refusal
from generator.links.outcome import Reason
from generator.links.page import glance, text_of
from generator.links.visitor import Journey
from generator.thai.digits import arabic

__all__ = ["Expected", "Finding", "evidence_finding", "page_findings"]


class Expected(Struct, frozen=True):
    """A file of the last build."""

    sha256: str
    size: int
    read: Callable[[], bytes]
    other_build: str | None = None
    """The SHA-256 that the server's own manifest gives it."""


class Finding(Struct, frozen=True):
    """Something that is wrong: the code of a problem, and what is said in it."""

    code: str
    thai: str = ""
    english: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


def page_findings(
    journey: Journey, built: Expected, words: Sequence[str], agency: Sequence[str]
) -> tuple[Finding, ...]:
    """What is wrong with a page, whose title has to bear all of *words* and one name of the *agency*."""
    answer = journey.answer
    if not _is_good(answer):
        return (_refused(answer, "L721"),)
    changed = None
    if answer.sha256 != built.sha256:
        wrong = _broken_off(answer, "L721") or _another_page(journey, words, agency)
        if wrong is not None:
            return (wrong,)
        changed = _changed(answer, built)
    return tuple(filter(None, (changed, _wrong_type(answer))))


def evidence_finding(journey: Journey, built: Expected) -> Finding | None:
    """What is wrong with a file that has to be downloaded."""
    answer = journey.answer
    if not _is_good(answer):
        return _refused(answer, "L727")
    if answer.sha256 == built.sha256:
        return None
    if answer.is_page:
        reason, detail = page_reason(journey)
        code = "L722" if reason in {Reason.LOGIN, Reason.PERMISSION} else "L727"
        return _told(code, Reason.WRONG_TYPE if reason is Reason.WORKS else reason, detail)
    return _broken_off(answer, "L727") or _other_bytes(answer, built)


def _is_good(answer: Answer) -> bool:
    return 200 <= answer.status < 300


def _refused(answer: Answer, code: str) -> Finding:
    reason, detail = refusal(answer)
    return _told("L722" if reason is Reason.LOGIN else code, reason, detail)


def _told(code: str, reason: Reason, detail: str = "") -> Finding:
    more = f" ({detail})" if detail else ""
    return Finding(code, reason.thai + more, reason.english + more)


def _another_page(journey: Journey, words: Sequence[str], agency: Sequence[str]) -> Finding | None:
    """What stands there in place of the page: a login, another address, an apology, another item or year."""
    reason, detail = page_reason(journey)
    if reason in {Reason.LOGIN, Reason.PERMISSION}:
        return _told("L722", reason, detail)
    seen = glance(text_of(journey.answer))
    said = _folded(f"{seen.title} {seen.heading}")
    missing = [word for word in words if not re.search(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", said)]
    if not any(_folded(name) in said for name in agency):
        missing += agency[:1]
    if not missing:
        return None
    if journey.final.target != journey.start.target:
        return Finding("L723", more={"final": journey.final.url})
    if reason is Reason.SOFT_404:
        return _told("L721", reason, detail)
    return Finding("L724", more={"wanted": ", ".join(missing), "found": seen.title[:100] or "-"})


def _folded(text: str) -> str:
    return " ".join(arabic(text).split())


def _broken_off(answer: Answer, code: str) -> Finding | None:
    if answer.end is End.SLOW:
        return _told(code, Reason.TIMEOUT)
    return _told(code, Reason.RESET) if answer.end is End.CUT else None


def _changed(answer: Answer, built: Expected) -> Finding:
    """How the right page differs from the one that was built."""
    if answer.sha256 == built.other_build:
        return Finding("L725", "มาจากการสร้างครั้งอื่น", "it comes from another build")
    injected, thai, english = difference(built.read(), answer.body)
    return Finding("L726" if injected else "L725", thai, english)


def _other_bytes(answer: Answer, built: Expected) -> Finding:
    if answer.end is End.ENOUGH:
        return Finding("L728", f"ใหญ่กว่า {built.size:,} ไบต์", f"larger than {built.size:,} bytes")
    if answer.size != built.size:
        sizes = f"{built.size:,} → {answer.size:,}"
        return Finding("L728", f"{sizes} ไบต์", f"{sizes} bytes")
    return Finding("L728", "ขนาดเท่ากันแต่เนื้อในต่าง", "of the same size, with other content")


def _wrong_type(answer: Answer) -> Finding | None:
    """What the server says of a page's type, where a browser would then show it wrongly."""
    said = answer.headers.get("content-type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w-]+)", said, re.IGNORECASE)
    if answer.is_page and (charset is None or charset[1].lower() in {"utf-8", "utf8"}):
        return None
    said = said or "-"
    return Finding("L730", said, said)
