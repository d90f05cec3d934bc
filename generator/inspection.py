"""Everything that is looked at before anything is made: evidence files, prose, personal data, the rules.

What was found in a year is kept under the digest of all that it was found in, so that a year in which nothing has
changed is not looked into again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct

from generator.cache import Cache, digest
from generator.guard import Examined, examine, examine_texts, fingerprints, keep_on, known_numbers, unexplained
from generator.kept import pack, unpack
from generator.model.fiscal_year import FiscalYear
from generator.model.site import InTurn, Site, Year
from generator.problems import Problem, Problems
from generator.prose import render_all
from generator.rules import check_site, check_year
from generator.rules.closed import lock_path
from generator.sources import read_bytes


def inspect_site(
    site: Site, root: Path, *, today: date, cache: Cache | None = None, in_turn: InTurn = iter
) -> tuple[Site, Mapping[str, str], Problems]:
    """*site* with the passports of its evidence, its prose as HTML, and all that rules and guard find.

    *in_turn* says in which order the years are looked into.
    """
    cache = cache or Cache()
    prose, complaints = render_all(site.prose, cache)
    inspector = Inspector(site, root, today, cache)
    years = [inspector.year(year) for year in in_turn(site.years)]
    passports = {path: passport for year in years for path, passport in year.passports.items()}
    found: list[Problem] = [*complaints, *inspector.rest(), *unexplained(site, passports)]
    found += (problem for year in years for problem in year.problems)
    return site.with_passports(passports), prose, Problems.of(found)


class Inspector(Struct, frozen=True, dict=True):
    """Looks into one site."""

    site: Site
    root: Path
    today: date
    cache: Cache

    def rest(self) -> list[Problem]:
        """What is to be said about the site beside its years."""
        texts = examine_texts(self.site, self.root, self._known, self.cache)
        return [*texts, *check_site(self.site, read=self._read)]

    def year(self, number: FiscalYear) -> Examined:
        """The passports of a year's evidence, and all that rules and guard find in the year."""
        alone, known = self.site.only(number), self._known
        files = fingerprints(alone, self.root)
        key = self._key(alone, alone.years[number], known, files)
        found = self.cache.recall(key, partial(unpack, kind=Examined))
        if found is None:
            found = self._found(alone, known, files, key)
        else:
            keep_on(alone, known, files, self.cache)
        if self.site.is_large:
            alone.years[number].forget()
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return known_numbers(self.site)

    def _read(self, path: str) -> bytes:
        return read_bytes(self.root, path)

    def _found(self, alone: Site, known: frozenset[str], files: Mapping[str, str], key: bytes) -> Examined:
        seen = examine(alone, self.root, known, files, self.cache)
        told = check_year(alone, today=self.today, read=self._read, fingerprints=files)
        found = Examined(seen.passports, (*seen.problems, *told))
        self.cache.remember(key, found, pack)
        return found

    def _key(self, alone: Site, year: Year, known: frozenset[str], files: Mapping[str, str]) -> bytes:
        """Of everything that the outcome depends on; whoever lets a rule look at something new adds it here."""
        prose = [piece for page, piece in alone.prose.items() if page.startswith(f"{year.year}/")]
        lock = lock_path(year.year)
        closed = self._read(lock) if year.record.closed and (self.root / lock).is_file() else b""
        forms = [(number, other.form) for number, other in self.site.years.items()]
        rest = repr((alone.config, sorted(known), forms, alone.files, sorted(files.items()), prose))
        return digest("inspected", year.digest, self.today.isoformat(), closed, repr(sorted(alone.unread)), rest)
