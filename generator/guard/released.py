"""Evidence against what was released: bytes do not change, and files do not vanish, without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.model.register import EvidenceLock, ReleasedEvidence
from generator.model.site import FilePassport, Site
from generator.problems import Problem
from generator.rules.pieces import FiledEvidence, all_evidence

LOCK = "data/evidence.lock.yml"


def unexplained(site: Site, passports: Mapping[str, FilePassport]) -> Iterator[Problem]:
    """U520 for a file whose bytes differ from the released ones without a note, U521 for one that is in no record."""
    pieces = {piece.stored: piece for piece in all_evidence(site) if piece.stored is not None}
    for number, entry in enumerate(site.evidence_lock.evidence):
        piece, passport = pieces.get(entry.file), passports.get(entry.file)
        said = {"file": entry.file.rpartition("/")[2], "date": entry.date.isoformat()}
        if piece is None:
            yield Problem.of("U521", site.places(LOCK, "evidence", number), **said)
        elif passport is not None and passport.sha256 != entry.sha256 and not _is_noted(piece, entry):
            yield Problem.of("U520", piece.place(site.places, "file"), **said)


def _is_noted(piece: FiledEvidence, entry: ReleasedEvidence) -> bool:
    """Whether the record says what changed in the file since it was released."""
    filed = piece.year.disclosures.get(piece.owner) or piece.year.reports.get(piece.owner)
    changes = filed.record.changes if filed else ()
    return any(change.evidence == piece.evidence.file and change.date >= entry.date for change in changes)


def locked(lock: EvidenceLock, passports: Mapping[str, FilePassport], today: date) -> EvidenceLock:
    """*lock* with the bytes of every file that is released *today*; files that are gone stay in it."""
    known = {entry.file: entry for entry in lock.evidence}
    for file, passport in passports.items():
        known[file] = _entry(known.get(file), file, passport.sha256, today)
    return EvidenceLock(evidence=_by_file(known.values()))


def _entry(before: ReleasedEvidence | None, file: str, sha256: str, today: date) -> ReleasedEvidence:
    if before is None:
        return ReleasedEvidence(file=file, sha256=sha256, first=today, date=today)
    return before if before.sha256 == sha256 else before.model_copy(update={"sha256": sha256, "date": today})


def _by_file(entries: Iterable[ReleasedEvidence]) -> tuple[ReleasedEvidence, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.file))
