"""Examines the evidence files and the texts of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.evidence import inspect
from generator.guard.memory import Memory, Said, Seen
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


def examine(site: Site, root: Path, memory: Memory) -> Examined:
    """Look into every evidence file, record and piece of prose of *site*, whose folder is *root*.

    Raises:
        DiskError: a file cannot be read.
    """
    known = frozenset(_known(site))
    passports: dict[str, FilePassport] = {}
    problems = list(_texts(site, root, known))
    for piece in all_evidence(site):
        if piece.stored is not None and piece.stored in site.files and site.files[piece.stored].size:
            digest = _digest(root / piece.stored)
            seen = _look(root / piece.stored, digest, known, memory)
            passports[piece.stored] = FilePassport(seen.type, seen.pages, digest)
            problems += _settled(site, piece, seen.said)
    memory.save()
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


def _digest(path: Path) -> str:
    total = sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    except OSError as err:
        raise DiskError(f"อ่านไฟล์ไม่ได้: {path} ({err.strerror})") from err
    return total.hexdigest()


def _look(path: Path, digest: str, known: frozenset[str], memory: Memory) -> Seen:
    """What is in the file, from memory where the same bytes were seen under the same name and known numbers."""
    key = sha256("\0".join([digest, path.name, *sorted(known)]).encode()).hexdigest()
    seen = memory.get(key)
    if seen is None:
        passport = inspect(path)
        somewhere = Place(path.name)
        found = (*passport.problems(somewhere), *scan_passport(somewhere, passport, known))
        said = tuple((problem.code, tuple(problem.values.items())) for problem in found)
        seen = Seen(passport.type.label, passport.pages, said)
        memory.put(key, seen)
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


def _texts(site: Site, root: Path, known: frozenset[str]) -> Iterator[Problem]:
    """Personal data in the records and the prose."""
    for path, allow in _records(site):
        yield from _one_text(site, root, path, allow, known)


def _records(site: Site) -> Iterator[tuple[str, tuple[Allowance, ...]]]:
    """Every file of text that is published, with what its record allows."""
    yield CONFIG, ()
    for year in site.years.values():
        yield year.path, ()
        yield from ((filed.path, filed.record.allow) for filed in year.disclosures.values())
        yield from ((filed.path, filed.record.allow) for filed in year.reports.values())
    yield from ((piece.path, ()) for piece in site.prose.values())


def _one_text(
    site: Site, root: Path, path: str, allow: Sequence[Allowance], known: frozenset[str]
) -> Iterator[Problem]:
    text = read_text(root, path)[0] or "" if (root / path).is_file() else ""  # a year may have no year.yml
    found = scan_text(path, text, known)
    allowed = {allowance.finding: site.places(path, "allow", n, "finding") for n, allowance in enumerate(allow)}
    return iter(settle(found, allowed))
