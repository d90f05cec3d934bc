"""What an answer means for a link: a page that opens is not yet the document that was promised."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.links.address import Address
from generator.links.exchange import Answer, End
from generator.links.outcome import Reason
from generator.links.page import Glance, glance, text_of
from generator.links.visitor import Journey

__all__ = ["FILES", "judge", "page_reason", "refusal", "works"]

Verdict = tuple[Reason, str]

FILES = frozenset(
    {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "rtf", "txt", "json", "xml"}
    | {"zip", "rar", "7z", "jpg", "jpeg", "png", "gif", "webp", "mp3", "mp4"}
)
"""Endings of an address that promise a file."""

_STATUS = {404: Reason.NOT_FOUND, 410: Reason.GONE, 401: Reason.LOGIN, 407: Reason.LOGIN, 408: Reason.TIMEOUT, 429: Reason.BUSY}
_PROGRAMS_REFUSED = {403, 406, 418, 444, 999}
_GUARDS = re.compile(
    r"just a moment|attention required|captcha|cf-challenge|are you (?:a )?(?:human|robot)|verify you are human"
    r"|sucuri|incapsula|access denied.{0,400}reference #|ddos|bot detection",
    re.IGNORECASE | re.DOTALL,
)
_GUARD_HEADERS = ("cf-mitigated", "x-sucuri-id", "x-iinfo", "x-datadome")
_CLOSED_TO_PROGRAMS = ("facebook.com", "fb.com", "instagram.com", "tiktok.com", "x.com", "twitter.com", "linkedin.com")
"""Hosts that show a program something else than a reader."""

_LOGIN_PATH = re.compile(
    r"(?:^|[/_.-])(?:log-?in|sign-?in|sign_in|log-?on|servicelogin|sso|oauth2?|adfs|wp-login)(?:[/_.-]|$)", re.IGNORECASE
)
_LOGIN_TITLE = re.compile(r"เข้าสู่ระบบ|ลงชื่อเข้าใช้|ลงชื่อเข้าสู่|ล็อกอิน|\b(?:log ?in|sign ?in|log ?on)\b", re.IGNORECASE)
_PERMISSION = re.compile(
    r"you need (?:access|permission)|request access|access denied|ขอสิทธิ์(?:การ)?เข้าถึง|คุณต้องมีสิทธิ์(?:การ)?เข้าถึง|ต้องขออนุญาตเข้าถึง",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\A(?:error\W*)?404\b(?!\s*[/-]?\s*\d)"
    r"|\b(?:error|http|code|status)\W{0,3}404\b|\b404\W{0,5}(?:not found|error|page)"
    r"|\b(?:page|file|document|object|url|site|resource|content|video|item|folder)\b.{0,30}\b(?:can)?not (?:be )?found\b"
    r"|\A\W*not found\W*\Z|\bdoes ?n[o’']t exist\b|\bno longer available\b|\bpage (?:is )?unavailable\b"
    r"|(?:ไม่พบ|ไม่เจอ|ไม่มี)\s*(?:หน้า|เพจ|ไฟล์|เว็บ|ลิงก์|ลิงค์|URL|ที่อยู่|เนื้อหาที่|ข้อมูลที่(?:ท่าน|คุณ|ต้องการ|ค้นหา|ร้องขอ)|เอกสารที่|สิ่งที่)"
    r"|หน้า(?:เว็บ)?(?:นี้)?ที่(?:คุณ|ท่าน).{0,30}ไม่(?:มี|พบ)"
    r"|\A\W*(?:ขออภัย\W*)?ไม่พบ(?:ข้อมูล|เอกสาร|รายการ)?\W*\Z",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"\s[|–—-]\s|::")
"""Between what a page is and whose it is."""
_HOME = re.compile(r"/(?:index|home|main|default|th|en)?(?:\.\w{2,5})?/?\Z", re.IGNORECASE)
_SHORT = 1500
"""Characters of a page that is little else than its form."""


def judge(journey: Journey, *, channels: bool) -> Verdict:
    """The reason that *journey* gives a link, and a fact beside it; *channels* where it is only given as a channel.

    A channel may begin with a login, which is then for people to look at.
    """
    reason, detail = _judged(journey)
    if reason.state is not Reason.WORKS.state and _within(journey.final.host, _CLOSED_TO_PROGRAMS):
        return Reason.BOTS, ""
    if reason is Reason.LOGIN and channels:
        return Reason.CHANNEL_LOGIN, detail
    return reason, detail


def _judged(journey: Journey) -> Verdict:
    answer = journey.answer
    if not 200 <= answer.status < 300:
        return refusal(answer)
    if answer.is_page:
        reason, detail = page_reason(journey)
        if reason is not Reason.WORKS:
            return reason, detail
        if journey.start.ending in FILES:
            return Reason.WRONG_TYPE, f".{journey.start.ending} → {answer.type}"
    if answer.end in {End.SLOW, End.CUT} and (answer.is_page or not answer.size):
        return (Reason.TIMEOUT if answer.end is End.SLOW else Reason.RESET), ""
    if not answer.size:
        return Reason.EMPTY, ""
    return works(journey)


def works(journey: Journey) -> Verdict:
    """What is said of a link that works."""
    moved = journey.moved_for_good and _matters(journey.start, journey.final)
    return (Reason.MOVED, journey.final.url) if moved else (Reason.WORKS, "")


def refusal(answer: Answer) -> Verdict:
    """Why a server gave no page: an answer without 2xx."""
    status = answer.status
    if status in _STATUS:
        return _STATUS[status], ""
    if status in _PROGRAMS_REFUSED and (status != 403 or _is_guarded(answer)):
        return Reason.BOTS, f"HTTP {status}"
    if status == 403:
        return Reason.FORBIDDEN, ""
    if status >= 500:
        return Reason.SERVER_ERROR, f"HTTP {status}"
    return (Reason.REJECTED if status >= 400 else Reason.BAD_REDIRECT), f"HTTP {status}"


def _is_guarded(answer: Answer) -> bool:
    """Whether what refuses is a guard against programs before the site."""
    by_header = any(name in answer.headers for name in _GUARD_HEADERS)
    by_name = answer.headers.get("server", "").lower().startswith(("cloudflare", "akamaighost", "ddos-guard", "sucuri"))
    return by_header or by_name or bool(_GUARDS.search(text_of(answer)))


def page_reason(journey: Journey) -> Verdict:
    """Whether the page at the end of *journey* is a login, says that there is nothing, or is only the home page."""
    html = text_of(journey.answer)
    seen = glance(html)
    named = (seen.title, _BEFORE_NAME.split(seen.title)[0], seen.heading)
    if _first(_PERMISSION, named):
        return Reason.PERMISSION, _first(_PERMISSION, named)
    if _is_login(journey, seen):
        return Reason.LOGIN, seen.title[:80]
    if said := _first(_MISSING, named):
        return Reason.SOFT_404, said
    if _is_sent_home(journey.start, journey.final):
        return Reason.TO_HOME, journey.final.url
    return Reason.WORKS, ""


def _is_login(journey: Journey, seen: Glance) -> bool:
    """A login in the path that a redirect led to, or in the title of a page that asks for a password."""
    sent = bool(journey.hops) and journey.final.url != journey.start.url
    titled = bool(_first(_LOGIN_TITLE, (seen.title, seen.heading)))
    to_login = sent and bool(_LOGIN_PATH.search(journey.final.path))
    return to_login or (titled and (seen.asks_password or sent)) or (seen.asks_password and seen.length < _SHORT)


def _is_sent_home(start: Address, final: Address) -> bool:
    """Whether a deep address of a site ends on its front page."""
    same = _without_www(start.host) == _without_www(final.host)
    deep = start.ending in FILES or start.path.strip("/").count("/") >= 1 or "?" in start.target
    return same and deep and bool(_HOME.fullmatch(final.path)) and not _HOME.fullmatch(start.path)


def _matters(start: Address, final: Address) -> bool:
    """Whether the two differ in more than https, ``www`` and a stroke at the end."""
    return (_without_www(start.host), start.target.rstrip("/")) != (_without_www(final.host), final.target.rstrip("/"))


def _without_www(host: str) -> str:
    return host.removeprefix("www.")


def _within(host: str, names: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    """The first of *texts* that *pattern* is found in, cut to a line."""
    return next((text[:80] for text in texts if pattern.search(text[:300])), "")
