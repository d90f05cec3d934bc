"""Examines the evidence files and the texts of a site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.cache import Cache, digest
from generator.evidence import inspect
from generator.kept import pack, unpack
from generator.model.disclosure import Allowance
from generator.model.site import FilePassport, Site, evidence_path
from generator.personal_data import scan_passport, scan_text, settle
from generator.problems import CATALOGUE, DiskError, Place, Problem
from generator.rules.pieces import CONFIG, FiledEvidence, all_evidence
from generator.schema.records import words
from generator.sources import decode, read_bytes

Said = tuple[str, tuple[tuple[str, str], ...]]
"""A problem without its place: its code, and what fills the blanks of its message."""


class Seen(Struct, frozen=True):
    """What is known of a file with certain bytes, as it is kept."""

    type: str
    """Short name of the type: ``PDF``."""
    pages: int | None
    said: tuple[Said, ...]
    """What is wrong with it, and the personal data in it."""


class Examined(Struct, frozen=True):
    """What the examination found."""

    passports: Mapping[str, FilePassport]
    """By path of the evidence file."""
    problems: tuple[Problem, ...]


def known_numbers(site: Site) -> frozenset[str]:
    """The agency's own numbers and addresses, which are published on purpose."""
    agency = site.config.agency
    reports = (report for year in site.years.values() for report in year.facts.reports.values())
    own = (*agency.phone, *agency.fax, *filter(None, [agency.email]))
    return frozenset((*own, *(number for report in reports for number in report.numbers)))


def examine_texts(site: Site, root: Path, known: frozenset[str], cache: Cache) -> Iterator[Problem]:
    """Look into what is published beside the years of *site*: its configuration and its prose.

    Raises:
        DiskError: a file cannot be read.
    """
    texts = [_Text(CONFIG), *(_Text(piece.path) for piece in site.prose.values())]
    return _personal_data(texts, site, root, known, cache)


def fingerprints(site: Site, root: Path) -> Mapping[str, str]:
    """SHA-256 of every evidence file of *site* that is there, by path.

    Raises:
        DiskError: a file cannot be read.
    """
    named = {
        evidence_path(number, one.owner, one.file) for number, year in site.years.items() for one in year.facts.files
    }
    return {path: _sha256(root / path) for path in sorted(named) if path in site.files and site.files[path].size}


def examine(
    site: Site, root: Path, known: frozenset[str], found: Mapping[str, str], cache: Cache
) -> Examined:
    """Look into every record of *site*, which is of one year, and every evidence file; *found* are their fingerprints.

    Raises:
        DiskError: a file cannot be read.
    """
    problems = list(_personal_data(_records(site), site, root, known, cache))
    passports: dict[str, FilePassport] = {}
    for piece in all_evidence(site):
        if piece.stored is not None and piece.stored in found:
            sha256 = found[piece.stored]
            seen = _look(root / piece.stored, sha256, known, cache)
            passports[piece.stored] = FilePassport(seen.type, seen.pages, sha256)
            problems += _settled(site, piece, seen.said)
    return Examined(passports, tuple(problems))


def keep_on(site: Site, known: frozenset[str], found: Mapping[str, str], cache: Cache) -> None:
    """Keep what *cache* knows of the records and files of *site*, though nobody looks into them this time."""
    own = digest(*sorted(known))
    for year in site.years.values():
        for filed in year.filed:
            cache.touch(_harmless(filed.digest, own))
    for path, sha256 in found.items():
        cache.touch(_seen(sha256, path.rpartition("/")[2], known))


def _harmless(text: bytes, own: bytes) -> bytes:
    return b"harmless" + text + own  # both of one length, so that it is a key without being hashed again


def _seen(sha256: str, name: str, known: frozenset[str]) -> bytes:
    return digest("seen", sha256, name, *sorted(known))


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    except OSError as err:
        raise DiskError(f"อ่านไฟล์ไม่ได้: {path} ({err.strerror})") from err
    return total.hexdigest()


def _look(path: Path, sha256: str, known: frozenset[str], cache: Cache) -> Seen:
    """What is in the file, from *cache* where the same bytes were seen under the same name and known numbers."""
    key = _seen(sha256, path.name, known)
    seen = cache.recall(key, partial(unpack, kind=Seen))
    if seen is None:
        passport = inspect(path)
        somewhere = Place(path.name)
        found = (*passport.problems(somewhere), *scan_passport(somewhere, passport, known))
        said = tuple((problem.code, tuple(problem.values.items())) for problem in found)
        seen = Seen(passport.type.label, passport.pages, said)
        if _sha256(path) == sha256:  # nobody wrote to it meanwhile
            cache.remember(key, seen, pack)
    return seen


def _settled(site: Site, piece: FiledEvidence, said: Sequence[Said]) -> Iterator[Problem]:
    """The problems of a file, at the line that names it, without those that its ``allow:`` settles."""
    place = piece.place(site.places, "file") if said or piece.evidence.allow else Place(piece.path)
    found = [Problem.of(code, place, **dict(values)) for code, values in said if code in CATALOGUE]
    personal = [problem for problem in found if problem.code.startswith("P")]
    yield from (problem for problem in found if not problem.code.startswith("P"))
    allowed = {
        allowance.finding: piece.place(site.places, "allow", number, "finding")
        for number, allowance in enumerate(piece.evidence.allow)
    }
    yield from settle(personal, allowed)


class _Text(Struct, frozen=True):
    """A file of text that is published."""

    path: str
    allow: tuple[Allowance, ...] = ()
    digest: bytes = b""
    """Of its bytes, where it is known."""


def _records(site: Site) -> Iterator[_Text]:
    for year in site.years.values():
        yield _Text(year.path)
        for filed in year.filed:
            yield _Text(filed.path, filed.record.allow, filed.digest)


def _personal_data(
    texts: Iterable[_Text], site: Site, root: Path, known: frozenset[str], cache: Cache
) -> Iterator[Problem]:
    """Personal data in *texts*."""
    own = digest(*sorted(known))
    for text in texts:
        if text.allow or not text.digest or cache.get(_harmless(text.digest, own)) is None:
            yield from _found(text, site, root, known, own, cache)


def _found(
    text: _Text, site: Site, root: Path, known: frozenset[str], own: bytes, cache: Cache
) -> Iterator[Problem]:
    if not (root / text.path).is_file():
        return  # a year may have no year.yml
    data = read_bytes(root, text.path)
    key = _harmless(words(data), own)  # of what is looked at, which may be newer than what was read as a record
    if not text.allow and cache.get(key) is not None:
        return
    found = scan_text(text.path, decode(data, text.path)[0] or "", known)
    allowed = {
        allowance.finding: site.places(text.path, "allow", n, "finding") for n, allowance in enumerate(text.allow)
    }
    yield from settle(found, allowed)
    if not found:
        cache.put(key, b"")
