"""Rules on evidence: its report exists, it is dated, its title is short, nothing stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator import urls
from generator.model.disclosure import Evidence, EvidenceKind
from generator.model.site import Site
from generator.problems import Problem
from generator.rules.pieces import FiledEvidence, all_evidence, all_reports, nearest

LONGEST_TITLE = 300
DATED = frozenset({EvidenceKind.FILE, EvidenceKind.LINK})
"""Kinds of evidence that are documents; a channel and a page of ours have no date of their own."""


def known_report(site: Site) -> Iterable[Problem]:
    """R305: evidence that is a report names one that exists in its year.

    Why: it would be a dead link.
    How to fix: write the name of the report's file without ``.yml``.
    """
    for piece in all_evidence(site):
        report = piece.evidence.report
        unread = site.is_unread(f"data/{piece.year.year}/reports/{report}.yml")
        if report is not None and report not in piece.year.reports and not unread:
            near = nearest(report, piece.year.reports)
            yield Problem.of("R305", piece.place(site.places, "report"), id=report, year=piece.year.year, **near)


def dated(site: Site) -> Iterable[Problem]:
    """R329: a file or link has the date of its document.

    Why: an assessor cannot tell which year an undated document belongs to.
    How to fix: add ``date:``.
    """
    for piece in all_evidence(site):
        yield from undated(site, piece)


def undated(site: Site, piece: FiledEvidence) -> Iterator[Problem]:
    """R329 for one piece of evidence."""
    evidence = piece.evidence
    if evidence.kind in DATED and evidence.date is None and evidence.withdrawn is None:
        yield Problem.of("R329", piece.place(site.places), title=evidence.title)


def once(site: Site) -> Iterable[Problem]:
    """R331: no two pieces of evidence of one record are in the same place.

    Why: a link that stands twice looks like more evidence than there is.
    How to fix: make one entry of them and join what they cover.
    """
    for _, pieces in groupby(all_evidence(site), key=lambda piece: (piece.path, piece.keys[:-1])):
        first: dict[str, int] = {}
        for piece in pieces:
            where = _where(piece.evidence)
            if where in first:
                yield Problem.of("R331", piece.place(site.places, piece.evidence.kind.value), first=first[where])
            first.setdefault(where, piece.number)


def one_id_each(site: Site) -> Iterable[Problem]:
    """R347: an id that evidence is given is that of no other piece of its record.

    Why: a link to the one would open at the other.
    How to fix: give it another.
    """
    for _, pieces in groupby(all_evidence(site), key=lambda piece: (piece.path, piece.keys[:-1])):
        first: dict[str, FiledEvidence] = {}
        for piece in pieces:
            id = urls.own_id(piece.evidence)
            other = first.setdefault(id, piece)
            given, another = (piece, other) if piece.evidence.id else (other, piece)
            if other is not piece and given.evidence.id:
                yield Problem.of("R347", given.place(site.places, "id"), id=id, number=another.number)


def _where(evidence: Evidence) -> str:
    """The place of *evidence* in a form that is equal for equal places; a channel may be given as a link as well."""
    kind = EvidenceKind.LINK if evidence.kind is EvidenceKind.CHANNEL else evidence.kind
    named = str(getattr(evidence, evidence.kind.value))
    return f"{kind.value} {named.rstrip('/') if kind is EvidenceKind.LINK else named.casefold()}"


def short_titles(site: Site) -> Iterable[Problem]:
    """R327: titles of evidence, reports and measures are titles, not paragraphs.

    Why: a title stands in lists, in search results and on phones.
    How to fix: shorten it; the rest belongs in ``summary`` or ``note``.
    """
    titles = [(piece.path, (*piece.keys, "title"), piece.evidence.title) for piece in all_evidence(site)]
    for _, _, filed in all_reports(site):
        titles.append((filed.path, ("title",), filed.record.title))
        measures = enumerate(filed.record.measures)
        titles += [(filed.path, ("measures", at, "title"), measure.title or "") for at, measure in measures]
    for path, keys, title in titles:
        if len(title) > LONGEST_TITLE:
            yield Problem.of("R327", site.places(path, *keys), length=len(title), limit=LONGEST_TITLE)
