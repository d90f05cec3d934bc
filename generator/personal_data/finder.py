"""``find``: a text in, the personal data in it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.personal_data.bank_accounts import bank_accounts
from generator.personal_data.finding import Finding, Kind
from generator.personal_data.hints import holds_nothing
from generator.personal_data.known import Known
from generator.personal_data.national_ids import lists_other_numbers, national_ids
from generator.personal_data.numbers import clusters
from generator.personal_data.phones import phones
from generator.personal_data.plain import Plain
from generator.personal_data.surroundings import Surroundings
from generator.personal_data.words import birth_dates, passports, private_emails

__all__ = ["find"]

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
"""Of two findings that overlap, the kind that stands first in ``Kind`` is meant."""


def find(text: str, known: Iterable[str] = frozenset()) -> tuple[Finding, ...]:
    """The personal data in *text*, in its order; *known* are the agency's own telephones, accounts and e-mails."""
    plain = Plain.of(text)
    return () if holds_nothing(plain.text) else _found(plain, frozenset(known))


def _found(plain: Plain, known: frozenset[str]) -> tuple[Finding, ...]:
    own = _declared(known)
    found = (f for f in _all(plain.text) if f.kind is Kind.NATIONAL_ID or not own.has(plain.text[f.start : f.end]))
    kept = sorted(_without_overlaps(found), key=lambda f: f.start)
    return tuple(Finding(plain.original(f.start), plain.original(f.end - 1) + 1, f.kind) for f in kept)


@lru_cache(maxsize=16)
def _declared(known: frozenset[str]) -> Known:
    """What is the agency's own: the same for every text of a site."""
    return Known(known)


def _all(text: str) -> Iterator[Finding]:
    around = Surroundings(text)
    bare_ones_too = not lists_other_numbers(text)
    for cluster in clusters(text):
        yield from national_ids(cluster, around, bare_ones_too=bare_ones_too)
        yield from bank_accounts(cluster, around)
        yield from phones(cluster, around)
    yield from passports(text, around)
    yield from private_emails(text)
    yield from birth_dates(text, around)


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are meant where several claim the same digits: the first by rank, then the longest."""
    taken: set[int] = set()
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (_RANK[f.kind], f.start - f.end, f.start)):
        if taken.isdisjoint(range(finding.start, finding.end)):
            taken.update(range(finding.start, finding.end))
            kept.append(finding)
    return kept
