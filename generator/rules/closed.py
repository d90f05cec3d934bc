"""Rules on closed years: what was frozen does not change without a reason that is shown.

``prongsai close-year`` writes down the SHA-256 of every record, text and evidence file of a year. An edit after that
needs an entry in ``changes:`` of the record it belongs to, dated on the day of the closing or later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from msgspec import Struct
from pydantic import Field

from generator.model.base import Count, Day, Record, Text
from generator.model.disclosure import Change
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.problems import DiskError, Place, Problem
from generator.rules.pieces import evidence_of_year, is_owner_unread
from generator.schema.decode import decode
from generator.sources import decode as decode_text
from generator.sources import read_yaml
from generator.thai.dates import long_form

_OF_TEXT = (".yml", ".md")
_HOW = {
    "changed": ("ถูกแก้ไข", "was changed"),
    "removed": ("ถูกลบ", "was removed"),
    "added": ("ถูกเพิ่ม", "was added"),
}


class ClosedFile(Record):
    """A file as it was when its year was closed."""

    file: Text = Field(description="ไฟล์ นับจากโฟลเดอร์ของเว็บไซต์")
    sha256: Text
    reasons: Count = Field(default=0, description="จำนวนเหตุผลที่มีอยู่แล้วตอนปิดปี")


class ClosedLock(Record):
    """``data/<year>/closed.lock.yml``: everything of a year as it was when the year was closed."""

    closed: Day
    files: tuple[ClosedFile, ...] = ()


class YearFile(Struct, frozen=True):
    """A file of a year, and the record that says why it changes."""

    path: str
    record: str
    """The file in whose ``changes:`` a reason stands."""
    changes: Sequence[Change] | None
    """``None`` where that record has no place for reasons."""


def lock_path(year: FiscalYear) -> str:
    """Where the digests of a closed year are kept."""
    return f"data/{year}/closed.lock.yml"


def findings(site: Site, read: Callable[[str], bytes], known: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """U510, U511: no closed year was edited without a reason.

    *read* gives the bytes of a file; *known* the SHA-256 of evidence files that were read already.

    Why: a closed year is the proof of what was disclosed; it proves nothing where it can be changed in silence.
    How to fix: say in ``changes:`` what was changed and why, or bring the old file back.
    """
    for number, year in site.years.items():
        if year.record.closed is None:
            continue
        lock, problems = read_lock(number, read)
        yield from problems
        if lock is not None:
            yield from edited_after_closing(site, year, lock, digests(site, year, read, known or {}))


def read_lock(year: FiscalYear, read: Callable[[str], bytes]) -> tuple[ClosedLock | None, Sequence[Problem]]:
    """The digests of the closed *year*; ``None`` and why, where there are none."""
    path = lock_path(year)
    try:
        text, problems = decode_text(read(path), path)
    except (DiskError, OSError):
        return None, [Problem.of("U511", Place(f"data/{year}/year.yml"), year=year, lock=path)]
    node, found = read_yaml(text, path) if text is not None else (None, [])
    if text is None or (node is None and found):
        return None, [*problems, *found]
    lock, complaints = decode(node, ClosedLock, path)
    return lock, [*problems, *found, *complaints]


def edited_after_closing(site: Site, year: Year, lock: ClosedLock, now: Mapping[str, str]) -> Iterator[Problem]:
    """U510 for every file of *year* that is not as *lock* says and has no reason; *now* are the digests of today."""
    before = {entry.file: entry for entry in lock.files}
    files = {file.path: file for file in files_of(site, year)}
    for path in sorted({*before, *(now.keys() & files.keys())}):
        entry, digest = before.get(path), now.get(path)
        file = files.get(path) or YearFile(path, *_reasons_of_gone(year, path))
        if site.is_unread(path) or is_owner_unread(site, path):
            continue
        if (entry.sha256 if entry else None) != digest and not _is_explained(file, entry, lock.closed):
            how = "changed" if entry and digest else "removed" if entry else "added"
            yield _edit(site, year, lock, file, how)


def _is_explained(file: YearFile, entry: ClosedFile | None, closed: date) -> bool:
    """Whether a reason has come since the closing; those that stood there already explain nothing."""
    if file.changes is None:
        return True
    return _reasons(file.changes, closed) > (entry.reasons if entry else 0)


def _reasons(changes: Iterable[Change] | None, closed: date) -> int:
    return sum(change.date >= closed for change in changes or ())


def _edit(site: Site, year: Year, lock: ClosedLock, file: YearFile, how: str) -> Problem:
    place = Place(file.path) if how == "removed" else site.places(file.record, "changes")
    said = {"year": year.year, "date": long_form(lock.closed), "iso": lock.closed.isoformat()}
    thai, english = _HOW[how]
    return Problem.of("U510", place, **said, file=file.path, record=file.record, how=thai, how_en=english)


def files_of(site: Site, year: Year) -> Iterator[YearFile]:
    """Every file that makes the pages of *year*, each once."""
    yield YearFile(year.path, year.path, _own_changes(year))
    owners: dict[str, tuple[str, Sequence[Change] | None]] = {}
    for item, filed in year.disclosures.items():
        owners[item] = (filed.path, filed.record.changes)
    for id, report in year.reports.items():
        owners[f"reports/{id}"] = (report.path, report.record.changes)
    yield from (YearFile(path, path, changes) for path, changes in owners.values())
    for page, prose in site.prose.items():
        if page.startswith(f"{year.year}/"):
            yield YearFile(prose.path, *owners.get(page.partition("/")[2], (year.path, _own_changes(year))))
    stored = {piece.stored: piece for piece in evidence_of_year(year) if piece.stored in site.files}
    for path, piece in stored.items():
        owner = owners.get(piece.owner) or owners[f"reports/{piece.owner}"]
        yield YearFile(path or "", *owner)


def _own_changes(year: Year) -> Sequence[Change] | None:
    """The reasons in ``year.yml``, where it has a place for them."""
    found: Sequence[Change] | None = getattr(year.record, "changes", None)
    return found


def _reasons_of_gone(year: Year, path: str) -> tuple[str, Sequence[Change] | None]:
    """Whose reasons explain that *path* is gone: those of the record whose evidence it was, or of the year."""
    owner = path.removeprefix(f"data/evidence/{year.year}/").partition("/")[0]
    filed = year.disclosures.get(owner) or year.reports.get(owner)
    if filed is not None and path.startswith("data/evidence/"):
        return filed.path, filed.record.changes
    return year.path, _own_changes(year) or ()


def digests(site: Site, year: Year, read: Callable[[str], bytes], known: Mapping[str, str]) -> Mapping[str, str]:
    """The SHA-256 of every file of *year* that is there; those of *known* are not read again."""
    found: dict[str, str] = {}
    for file in files_of(site, year):
        try:
            found[file.path] = known.get(file.path) or digest(file.path, read(file.path))
        except (DiskError, OSError):  # a year may have no year.yml
            continue
    return found


def digest(path: str, data: bytes) -> str:
    """SHA-256 of a file; the line ends of a text do not count, for they change on the way from one computer to another."""
    if path.endswith(_OF_TEXT):
        data = data.replace(b"\r\n", b"\n")
    return sha256(data).hexdigest()


def closing(site: Site, year: Year, closed: date, now: Mapping[str, str]) -> ClosedLock:
    """The lock of *year*, closed on *closed*, whose files have the digests *now*."""
    files = {file.path: file for file in files_of(site, year)}
    entries = (
        ClosedFile(file=path, sha256=found, reasons=_reasons(files[path].changes, closed))
        for path, found in sorted(now.items())
    )
    return ClosedLock(closed=closed, files=tuple(entries))
