"""Evidence against what was released: bytes do not change, and files do not leave their record, without a note.

A note is an entry of ``changes:`` that names the file, dated on the day of the release or later. Notes that stood in the
record when the file was released explain what was released, and nothing that comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.model.disclosure import Disclosure
from generator.model.register import EvidenceLock, ReleasedEvidence
from generator.model.report import MeasureReport
from generator.model.site import Filed, FilePassport, Site, evidence_path
from generator.problems import Problem
from generator.rules.pieces import FOLDER, FiledEvidence, all_evidence, is_owner_unread

LOCK = "data/evidence.lock.yml"


def unexplained(site: Site, passports: Mapping[str, FilePassport]) -> Iterator[Problem]:
    """U520 for a file whose bytes are not the released ones, U521 for one that left its record, where no note says why."""
    named = {
        evidence_path(number, one.owner, one.file) for number, year in site.years.items() for one in year.facts.files
    }
    for number, entry in enumerate(site.evidence_lock.evidence):
        passport = passports.get(entry.file)
        changed = entry.file not in named or (passport is not None and passport.sha256 != entry.sha256)
        if changed and _notes(site, entry.file, entry.date) <= entry.notes:
            yield from _problem(site, number, entry, _piece(site, entry.file) if entry.file in named else None)


def _piece(site: Site, file: str) -> FiledEvidence | None:
    """The evidence whose file is *file*; of several, the last."""
    return next((piece for piece in reversed(tuple(all_evidence(site))) if piece.stored == file), None)


def _problem(site: Site, number: int, entry: ReleasedEvidence, piece: FiledEvidence | None) -> Iterator[Problem]:
    year, owner, name = _parts(entry.file)
    said = {"file": name, "date": entry.date.isoformat()}
    if piece is not None:
        yield Problem.of("U520", piece.place(site.places, "file"), **said)
        return
    published = {str(number) for number in site.years}
    if year in published and not is_owner_unread(site, entry.file):  # of another year, every page is told
        filed = _filed(site, year, owner)
        place = site.places(filed.path, "evidence") if filed else site.places(LOCK, "evidence", number)
        yield Problem.of("U521", place, **said)


def _parts(file: str) -> tuple[str, str, str]:
    """Year, item or report, and name of an evidence file."""
    year, _, rest = file.removeprefix(FOLDER).partition("/")
    owner, _, name = rest.partition("/")
    return year, owner, name


def _filed(site: Site, year: str, owner: str) -> Filed[Disclosure] | Filed[MeasureReport] | None:
    """The record of the item or report *owner*."""
    found = next((found for number, found in site.years.items() if str(number) == year), None)
    return (found.disclosures.get(owner) or found.reports.get(owner)) if found else None


def _notes(site: Site, file: str, since: date) -> int:
    """How many notes, dated *since* that day, the record has about *file*."""
    year, owner, name = _parts(file)
    filed = _filed(site, year, owner)
    return sum(change.evidence == name and change.date >= since for change in filed.record.changes) if filed else 0


def locked(site: Site, today: date) -> EvidenceLock:
    """The lock with the bytes of every file that is released *today*; files that are gone stay in it."""
    known = {entry.file: entry for entry in site.evidence_lock.evidence}
    for file, passport in site.passports.items():
        entry = known.get(file) or ReleasedEvidence(file=file, sha256=passport.sha256, first=today, date=today)
        day = entry.date if entry.sha256 == passport.sha256 else today
        now = {"sha256": passport.sha256, "date": day, "notes": _notes(site, file, day)}
        known[file] = entry.model_copy(update=now)
    return EvidenceLock(evidence=tuple(known[file] for file in sorted(known)))
