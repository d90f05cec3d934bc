"""Rules on addresses: one page for each, and none that was ever released is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from generator import urls
from generator.model.register import ReleasedUrl, UrlState
from generator.model.site import Site
from generator.problems import Place, Problem, Problems
from generator.rules.pieces import nearest
from generator.thai.dates import long_form

REGISTER = "data/urls.lock.yml"

_ADDRESS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
_ANCHOR = re.compile(r"[^#\s]*(?:#[A-Za-z0-9._-]+)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = frozenset({"404", "search", "urls", "updates", "eit"})
"""Pages that are made whole and take no prose."""


class _Made(Struct, frozen=True):
    """An address, and the file that makes it or joins its page."""

    url: str
    path: str


def one_page_each(site: Site) -> Iterable[Problem]:
    """U501: no two files make a page at one address, upper and lower case taken as equal.

    Why: one of the two pages would be lost; on Windows that is so for ``About`` and ``about`` as well.
    How to fix: rename one of the files.
    """
    seen: dict[str, _Made] = {made.url.casefold(): made for made in _generated(site)}
    for made in (*_reports(site), *_prose(site)):
        other = seen.setdefault(made.url.casefold(), made)
        joins = made.url == other.url and made.path.startswith("content/")
        if other is not made and not joins:
            yield Problem.of("U501", Place(made.path), url=made.url, other=other.path)


def _generated(site: Site) -> Iterator[_Made]:
    """The pages that are there whatever the records say."""
    for url in (urls.HOME, urls.EIT, urls.REGISTER, urls.UPDATES, urls.CONCEPTS, urls.SEARCH, urls.NOT_FOUND):
        yield _Made(url, url)
    yield from (_Made(urls.concept(concept.id), urls.concept(concept.id)) for concept in site.concepts)
    for year in site.years.values():
        yield _Made(urls.year(year.year), year.path)
        for item in year.framework.items:
            yield _Made(urls.item(year.year, item.id), f"data/{year.year}/items/{item.id}.yml")


def _reports(site: Site) -> Iterator[_Made]:
    for year in site.years.values():
        yield from (_Made(urls.report(year.year, id), filed.path) for id, filed in year.reports.items())


def _prose(site: Site) -> Iterator[_Made]:
    return (_Made(urls.prose(piece.page), piece.path) for piece in site.prose.values())


def good_names(site: Site) -> Iterable[Problem]:
    """U508: the names of reports and prose make addresses that can be copied.

    Why: an address with Thai letters or spaces becomes ``%E0%B8…`` when it is copied into ITAS.
    How to fix: rename the file with a–z, digits and hyphens.
    """
    for made in (*_reports(site), *_prose(site)):
        stem = made.path.rpartition("/")[2].rpartition(".")[0]
        good = _SLUG.fullmatch(stem) if made.path.startswith("data/") else _ADDRESS.fullmatch(made.url)
        if not good:
            meant = urls.public_name(made.path.rpartition("/")[2])
            yield Problem.of("U508", Place(made.path), url=made.url, meant=meant)


def joined_prose(site: Site) -> Iterable[Problem]:
    """R311: prose in a folder joins a page that there is.

    Why: prose that joins no page appears nowhere, and whoever wrote it thinks that it does.
    How to fix: name the file after the page; a page of its own stands in ``content/`` itself.
    """
    made = {urls.prose(name) for name in _TAKEN}
    pages = {one.url for one in (*_generated(site), *_reports(site))} - made
    pages |= {path.removeprefix("data/").removesuffix(".yml") + ".html" for path in site.unread if "/reports/" in path}
    taken = {url.casefold() for url in pages}
    for piece in site.prose.values():
        url = urls.prose(piece.page)
        alone = "/" not in piece.page and piece.page not in _TAKEN
        if not alone and url.casefold() not in taken:
            near = nearest(piece.page, (page.removesuffix(".html") for page in pages))
            yield Problem.of("R311", Place(piece.path), **near)


# The register of released addresses


def sound_register(site: Site) -> Iterable[Problem]:
    """U503, U504, U505, U507, U509: the register can be followed: addresses of ours, each once, whose fate is told.

    Why: the redirects of old links are made from it.
    How to fix: mend the entry that the message names.
    """
    first: dict[str, int] = {}
    for at, entry in enumerate(site.register.urls):
        yield from _of_our_form(site, at, entry)
        if entry.url.casefold() in first:
            yield Problem.of("U505", _place(site, at, "url"), url=entry.url, first=first[entry.url.casefold()] + 1)
        first.setdefault(entry.url.casefold(), at)
        if entry.state in {UrlState.GONE, UrlState.WITHDRAWN}:
            yield from _untold(site, at, entry)
    yield from _wrong_moves(site)
    yield from _still_made(site)


def _of_our_form(site: Site, at: int, entry: ReleasedUrl) -> Iterator[Problem]:
    if not _ADDRESS.fullmatch(entry.url):
        yield Problem.of("U507", _place(site, at, "url"), url=entry.url)
    if entry.to is not None and not (_ADDRESS.fullmatch(_page(entry.to)) and _ANCHOR.fullmatch(entry.to)):
        yield Problem.of("U507", _place(site, at, "to"), url=entry.to)


def _untold(site: Site, at: int, entry: ReleasedUrl) -> Iterator[Problem]:
    missing = " + ".join(key for key in ("reason", "date") if getattr(entry, key) is None)
    if missing:
        yield Problem.of("U504", _place(site, at, "state"), url=entry.url, state=entry.state.value, missing=missing)


def _wrong_moves(site: Site) -> Iterator[Problem]:
    """U503: addresses that moved to nowhere, in a circle, or to one that is gone."""
    entries = {entry.url: entry for entry in site.register.urls}
    for at, entry in enumerate(site.register.urls):
        if entry.state is UrlState.MOVED and (why := _dead_end(entry, entries)):
            thai, english = why
            place = _place(site, at, "to" if entry.to else "state")
            yield Problem.of("U503", place, url=entry.url, to=entry.to or "-", why=thai, why_en=english)


def _dead_end(entry: ReleasedUrl, entries: Mapping[str, ReleasedUrl]) -> tuple[str, str] | None:
    """Why whoever follows *entry* comes to no page, as far as the register tells."""
    seen = {entry.url}
    while entry.state is UrlState.MOVED:
        if entry.to is None:
            return "ไม่ได้ระบุไว้ (to)", "is not said (to)"
        url = _page(entry.to)
        if url in seen:
            return "วนกลับมาที่เดิม", "leads back to where it came from"
        if url not in entries:
            return None
        seen.add(url)
        entry = entries[url]
    return ("ถูกยกเลิกไปแล้ว", "is gone") if entry.state is UrlState.GONE else None


def _still_made(site: Site) -> Iterator[Problem]:
    """U509: addresses that are said to have moved or gone and are made all the same."""
    made = {one.url for one in (*_generated(site), *_reports(site), *_prose(site))}
    made |= {
        urls.stored_file(number, one.owner, one.file, one.name)
        for number, year in site.years.items()
        for one in year.facts.files
    }
    for at, entry in enumerate(site.register.urls):
        if entry.state in {UrlState.MOVED, UrlState.GONE} and entry.url in made:
            yield Problem.of("U509", _place(site, at, "state"), url=entry.url, state=entry.state.value)


def _page(address: str) -> str:
    """*address* without its anchor."""
    return address.partition("#")[0]


def _place(site: Site, at: int, *keys: str | int) -> Place:
    return site.places(REGISTER, "urls", at, *keys)


def lost_urls(site: Site, made: Collection[str]) -> Problems:
    """U502, U503: released addresses that a build lacks, and moves to what it lacks; *made* is every file of the build.

    Why: an item is assessed at the address that was handed in, months later; a dead link scores 0.
    How to fix: bring the file back, or say in the register that the address moved, was withdrawn or is gone.
    """
    return Problems.of(_lost(site, frozenset(made)))


def _lost(site: Site, made: frozenset[str]) -> Iterator[Problem]:
    for at, entry in enumerate(site.register.urls):
        if entry.state in {UrlState.LIVE, UrlState.WITHDRAWN} and entry.url not in made:
            yield Problem.of("U502", _place(site, at, "url"), url=entry.url, first=long_form(entry.first))
        elif entry.state is UrlState.MOVED and entry.to and _page(entry.to) not in made:
            why = {"why": "ไม่มีในเว็บนี้", "why_en": "does not exist here"}
            yield Problem.of("U503", _place(site, at, "to"), url=entry.url, to=entry.to, **why)


def lost_ids(site: Site, ids: Mapping[str, Collection[str]]) -> Problems:
    """U506: anchors that the register knows and the build no longer has; *ids* are those of each page that was made.

    Why: a link that leads to one piece of evidence opens the page, but not at what it speaks of.
    How to fix: withdraw evidence instead of deleting it.
    """
    return Problems.of(
        Problem.of("U506", _place(site, at, "ids", n), url=entry.url, id=id)
        for at, entry in enumerate(site.register.urls)
        if entry.state in {UrlState.LIVE, UrlState.WITHDRAWN} and entry.url in ids
        for n, id in enumerate(entry.ids)
        if id not in ids[entry.url]
    )
