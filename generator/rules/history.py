"""The change history of a record against that of git: what git saw change has a note, where git was there to see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from generator.model.disclosure import Change, Disclosure, EvidenceKind, Status
from generator.model.report import MeasureReport
from generator.model.site import Site
from generator.problems import Problem
from generator.sources import Map, Seq, read_yaml
from generator.sources.git import Revision, revisions
from generator.thai.dates import long_form

Fields: TypeAlias = dict[Any, Any]
NOTE_WANTED = frozenset({"U520", "U521"})
"""Codes that ask for the same note, and know more of what changed."""
_RECORDS = ("data/*/items/*.yml", "data/*/reports/*.yml")
_SHOWN = (*(kind.value for kind in EvidenceKind), "date", "withdrawn")
"""What of a piece of evidence is another document when it is another value."""
_OUT = frozenset({Status.PUBLISHED.value, Status.NONE_THIS_YEAR.value})


class _Published(Struct, frozen=True):
    """A record that has been published, and the last day of which it gives account."""

    path: str
    changes: tuple[Change, ...]
    told_until: date


def unnoted(site: Site, root: Path) -> Iterable[Problem]:
    """U522: a commit that changed the evidence or the status of a published record is followed by a note.

    Only the last such commit of a record is told. Closed years have a rule of their own; the history of a sample is that
    of the program.

    Why: who comes back to the page sees what changed and why.
    How to fix: add an entry to ``changes``.
    """
    published = {record.path: record for record in _published(site)}
    if published and site.config.site.demo is None:
        since = min(record.told_until for record in published.values()) + timedelta(days=1)
        yield from _unnoted(site, published, revisions(root, *_RECORDS, since=since))


def _published(site: Site) -> Iterator[_Published]:
    for year in site.years.values():
        filed: list[tuple[str, Disclosure | MeasureReport]] = [(one.path, one.record) for one in year.disclosures.values()]
        filed += [(one.path, one.record) for one in year.reports.values()]
        for path, record in filed if year.record.closed is None else ():
            if record.published:
                told_until = max([record.published, *(change.date for change in record.changes)])
                yield _Published(path, record.changes, told_until)


def _unnoted(site: Site, published: Mapping[str, _Published], found: Iterable[Revision]) -> Iterator[Problem]:
    told: set[str] = set()
    for revision in found:
        record = published.get(revision.path)
        if record and record.path not in told and revision.day > record.told_until and _needs_note(revision, record):
            told.add(record.path)
            said = {"day": long_form(revision.day), "iso": revision.day.isoformat(), "commit": revision.commit}
            yield Problem.of("U522", site.places(record.path, "changes"), **said)


def _needs_note(revision: Revision, record: _Published) -> bool:
    """Whether *revision* changed what was published, and no entry came with it or after it."""
    before, after = (_read(text, record.path) for text in (revision.before, revision.after))
    if before is None or after is None or before.get("status", Status.PUBLISHED.value) not in _OUT:
        return False
    noted = before.get("changes")
    already = len(noted) if isinstance(noted, Seq) else int(noted is not None)
    return _shown(before) != _shown(after) and len(record.changes) <= already


@lru_cache(maxsize=64)  # as one commit left it, the next one found it
def _read(text: str, path: str) -> Fields | None:
    node, _ = read_yaml(text, path)
    return node if isinstance(node, Map) else None


def _shown(record: Fields) -> tuple[object, ...]:
    """The status, and what the evidence is, in any order."""
    pieces = [*_pieces(record), *(piece for measure in _parts(record.get("measures")) for piece in _pieces(measure))]
    return record.get("status"), sorted(repr([piece.get(key) for key in _SHOWN]) for piece in pieces)


def _pieces(record: Fields) -> Iterator[Fields]:
    return _parts(record.get("evidence"))


def _parts(node: Any) -> Iterator[Fields]:
    """The mappings of a list; one alone stands for a list of one."""
    return (part for part in (node if isinstance(node, Seq) else [node]) if isinstance(part, Map))
