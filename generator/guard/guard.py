"""Examines the evidence files and the texts of a site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache, digest
from generator.evidence import inspect
from generator.guard.memory import Said, Seen, pack, unpack
from generator.guard.released import unexplained
from generator.model.disclosure import Allowance
from generator.model.site import FilePassport, Site
from generator.personal_data import scan_passport, scan_text, settle
from generator.problems import CATALOGUE, DiskError, Place, Problem
from generator.rules.pieces import CONFIG, FiledEvidence, all_evidence
from generator.sources import read_text


@dataclass(frozen=True, slots=True)
class Examined:
    """What the examination found."""

    passports: Mapping[str, FilePassport]
    """By path of the evidence file."""
    problems: tuple[Problem, ...]


def examine(site: Site, root: Path, cache: Cache) -> Examined:
    """Look into every evidence file, record and piece of prose of *site*, whose folder is *root*; *cache* knows some.

    Raises:
        DiskError: a file cannot be read.
    """
    known = frozenset(_known(site))
    passports: dict[str, FilePassport] = {}
    problems = list(_texts(site, root, known, cache))
    for piece in all_evidence(site):
        if piece.stored is not None and piece.stored in site.files and site.files[piece.stored].size:
            sha256 = _sha256(root / piece.stored)
            seen = _look(root / piece.stored, sha256, known, cache)
            passports[piece.stored] = FilePassport(seen.type, seen.pages, sha256)
            problems += _settled(site, piece, seen.said)
    problems += unexplained(site, passports)
    return Examined(passports, tuple(problems))


def _known(site: Site) -> Iterator[str]:
    """The agency's own numbers and addresses, which are published on purpose."""
    agency = site.config.agency
    yield from (*agency.phone, *agency.fax)
    if agency.email:
        yield agency.email
    for year in site.years.values():
        for report in year.reports.values():
            for part in (report.record.cover, report.record.memo):
                yield from (*part.phone, *part.fax) if part else ()


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
    key = digest("seen", sha256, path.name, *sorted(known))
    kept = cache.get(key)
    seen = unpack(kept) if kept is not None else None
    if seen is None:
        passport = inspect(path)
        somewhere = Place(path.name)
        found = (*passport.problems(somewhere), *scan_passport(somewhere, passport, known))
        said = tuple((problem.code, tuple(problem.values.items())) for problem in found)
        seen = Seen(passport.type.label, passport.pages, said)
        if _sha256(path) == sha256:  # nobody wrote to it meanwhile
            cache.put(key, pack(seen))
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


def _texts(site: Site, root: Path, known: frozenset[str], cache: Cache) -> Iterator[Problem]:
    """Personal data in the records and the prose."""
    own = digest(*sorted(known))
    for path, allow, words in _records(site):
        if allow or cache.get(digest("harmless", words or _words(_text(root, path)), own)) is None:
            text = _text(root, path)
            found = scan_text(path, text, known)
            allowed = {allowance.finding: site.places(path, "allow", n, "finding") for n, allowance in enumerate(allow)}
            yield from settle(found, allowed)
            if not found:  # kept for what was looked at, which may be newer than what was read as a record
                cache.put(digest("harmless", _words(text), own), b"")


def _words(text: str) -> bytes:
    """The digest of a text, as ``Filed`` has it."""
    return digest("yaml", text)


def _text(root: Path, path: str) -> str:
    return read_text(root, path)[0] or "" if (root / path).is_file() else ""  # a year may have no year.yml


def _records(site: Site) -> Iterator[tuple[str, tuple[Allowance, ...], bytes]]:
    """Every file of text that is published, what its record allows, and the digest of its text where that is known."""
    yield CONFIG, (), b""
    for year in site.years.values():
        yield year.path, (), b""
        yield from ((filed.path, filed.record.allow, filed.digest) for filed in year.disclosures.values())
        yield from ((filed.path, filed.record.allow, filed.digest) for filed in year.reports.values())
    yield from ((piece.path, (), b"") for piece in site.prose.values())
