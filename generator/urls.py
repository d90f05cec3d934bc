"""Every address of the section, in one place. Flat ASCII files; the year is in the address.

Addresses are relative to the section's root, so that one folder works at ``/``, below any folder and from ``file://``.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from hashlib import sha256

from generator.model.disclosure import Evidence, EvidenceKind
from generator.model.fiscal_year import FiscalYear

HOME = "index.html"
EIT = "eit.html"
REGISTER = "urls.html"
UPDATES = "updates.html"
CONCEPTS = "topics/index.html"
SEARCH = "search.html"
NOT_FOUND = "404.html"
EMBED_EIT = "embed/eit.html"
EMBED_OIT = "embed/oit.html"
FEED = "feed.xml"

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def year(number: FiscalYear) -> str:
    """The page of a fiscal year."""
    return f"{number}/index.html"


def item(number: FiscalYear, id: str) -> str:
    """The page of the item *id* of a year."""
    return f"{number}/{id}.html"


def report(number: FiscalYear, id: str) -> str:
    """The page of a measure report."""
    return f"{number}/reports/{id}.html"


def concept(id: str) -> str:
    """The page of a subject across the years."""
    return f"topics/{id}.html"


def prose(page: str) -> str:
    """The page that authored Markdown makes or joins."""
    return f"{page}.html"


def qr(number: FiscalYear, ending: str) -> str:
    """The QR code of a year's EIT survey, as ``svg`` or ``png``."""
    return f"eit/{number}.{ending}"


def evidence_file(number: FiscalYear, owner: str, evidence: Evidence) -> str:
    """The public address of an evidence file of the item or report *owner*.

    It keeps to ASCII. A name that is not ASCII gets one from its own letters and a piece of their hash, so that it stays
    when the file is replaced; ``name:`` in the record chooses a better one.
    """
    return stored_file(number, owner, evidence.file or "", evidence.name)


def stored_file(number: FiscalYear, owner: str, file: str, name: str | None) -> str:
    """The public address of the evidence file *file* of *owner*, for which the record chose *name* or nothing."""
    return f"files/{number}/{owner}/{name or public_name(file)}"


def public_name(file: str) -> str:
    """An ASCII name for *file*, always the same for the same name."""
    stem, dot, ending = file.rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    plain = _slug(stem)
    if stem.isascii() and plain:
        named = plain
    else:
        mark = sha256(unicodedata.normalize("NFKC", stem).encode()).hexdigest()[:8]
        named = f"{plain}-{mark}" if plain else mark
    return f"{named}.{_slug(ending)}" if ending else named


def evidence_ids(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The id of each piece of evidence of one record; on its page the anchor is ``evidence-<id>``.

    It comes from the piece itself and not from its position, so that another piece before it changes nothing. Two in the
    same place, which a rule warns of, are told apart by a number.
    """
    found: list[str] = []
    for piece in evidence:
        id, number = own_id(piece), 1
        while (named := id if number == 1 else f"{id}-{number}") in found:
            number += 1
        found.append(named)
    return tuple(found)


def own_id(piece: Evidence) -> str:
    """The id of *piece* whatever stands beside it: the one that it was given, or else one from where it is."""
    if piece.id:
        return piece.id
    match piece.kind:
        case EvidenceKind.FILE:
            return (piece.name or public_name(piece.file or "")).replace(".", "-")
        case EvidenceKind.REPORT:
            return f"report-{piece.report}"
        case EvidenceKind.PAGE:
            return "page"
        case EvidenceKind.LINK | EvidenceKind.CHANNEL:
            return _id_of_link((piece.url or piece.channel or "").rstrip("/"))


@lru_cache(maxsize=10_000)
def _id_of_link(url: str) -> str:
    """The last word of *url*, for people, and a piece of its hash, so that no other link has the same."""
    word = _slug(url.partition("?")[0].rpartition("/")[2])[:30].strip("-")
    mark = sha256(url.encode()).hexdigest()[:6]
    return f"{word}-{mark}" if word else mark


def _slug(text: str) -> str:
    return _NOT_IN_A_NAME.sub("-", text.lower()).strip("-")[:60]


def relative(target: str, page: str) -> str:
    """*target* as a link on *page*; an absolute address and a bare fragment stay as they are."""
    return links_of(page)(target)


def links_of(page: str) -> Callable[[str], str]:
    """``relative`` for the links of *page*, which may be many."""
    return partial(_from_folder, folder=posixpath.dirname(page))


def below(target: str, base: str) -> str:
    """*target* as a link on a page that is shown at any address; *base* is the path of the section, ``/ita/``."""
    return target if _is_whole(target) else base + target


def _is_whole(target: str) -> bool:
    return "://" in target or target.startswith(("#", "mailto:", "tel:"))


@lru_cache(maxsize=10_000)
def _from_folder(target: str, folder: str) -> str:
    if _is_whole(target):
        return target
    path, hash_mark, fragment = target.partition("#")
    return (_way(path, folder) if path else "") + hash_mark + fragment


def _way(path: str, folder: str) -> str:
    """As ``posixpath.relpath``, which asks the system for the working directory each time."""
    to, at = posixpath.normpath(path).split("/"), folder.split("/") if folder else []
    same = len(posixpath.commonprefix([to, at]))
    return "/".join([".."] * (len(at) - same) + to[same:]) or "."


def root_of(page: str) -> str:
    """The way from *page* up to the section's root: ``""``, ``"../"``, ``"../../"``."""
    return "../" * page.count("/")


def readiness(number: FiscalYear) -> str:
    """The page of the readiness of a year, where the site publishes it."""
    return f"{number}/readiness.html"


def open_data(number: FiscalYear, ending: str) -> str:
    """A file of the open data of a year: ``data/2567.json``, ``data/2567-evidence.csv``."""
    return f"data/{number}{ending}"
