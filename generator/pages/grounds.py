"""Everything that the page of an item or a report is made of, as a digest: pages with the same grounds are the same.

What all pages of a site share (its configuration, its frame, the program) is added where pages are kept. Whoever lets a
page show something new adds it here; ``tests/site/test_incremental.py`` finds what was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.cache import digest
from generator.model.disclosure import Disclosure, Evidence
from generator.model.facts import evidence_in
from generator.model.framework import Item
from generator.model.report import MeasureReport
from generator.model.site import Filed, Prose, Site, Year, evidence_path
from generator.pages.views import SurveyView


@dataclass(frozen=True)
class Grounds:
    """The grounds of the pages of one year."""

    site: Site
    year: Year

    def item(self, item: Item, prose: str | None, survey: SurveyView | None) -> bytes:
        """Of the page of *item*."""
        filed = self.year.disclosures.get(item.id)
        evidence = filed.record.evidence if filed else ()
        answering = [(id, self.year.facts.reports[id].title) for id in self.year.facts.answering(item.id)]
        return digest(
            "item",
            item.id,
            self._framework,
            filed.digest if filed else b"",
            self._prose(f"{self.year.year}/{item.id}", prose),
            *self._evidence(item.id, evidence),
            repr((survey, answering, self._elsewhere(item))),
        )

    def report(self, id: str, prose: str | None) -> bytes:
        """Of the page of the report *id*, which may tell of every item of its year."""
        filed = self.year.reports[id]
        return digest(
            "report",
            id,
            self._framework,
            self._disclosures,
            filed.digest,
            self._prose(f"{self.year.year}/reports/{id}", prose),
            *self._evidence(id, evidence_in(filed.record)),
        )

    def whole(self) -> bytes:
        """Of everything that the records of the year say, and what is known of their evidence."""
        filed: list[tuple[str, Filed[Disclosure] | Filed[MeasureReport]]]
        filed = [*sorted(self.year.disclosures.items()), *sorted(self.year.reports.items())]
        known = [line for id, one in filed for line in self._evidence(id, evidence_in(one.record))]
        records = (part for id, one in filed for part in (id, one.digest))
        return digest("year", self._framework, *records, repr(known))

    @cached_property
    def _framework(self) -> bytes:
        return digest(repr((self.year.framework, self.year.record)))

    @cached_property
    def _disclosures(self) -> bytes:
        return digest(*(filed.digest for _, filed in sorted(self.year.disclosures.items())))

    def _prose(self, page: str, html: str | None) -> str:
        piece: Prose | None = self.site.prose.get(page)
        return repr((html, piece.title, piece.updated) if piece else html)

    def _evidence(self, owner: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """What is known of the files and links besides what the record says."""
        for piece in evidence:
            path = evidence_path(self.year.year, owner, piece.file) if piece.file else ""
            seen = self.site.links_seen.get(piece.url or piece.channel or "")
            yield repr((self.site.files.get(path), self.site.passports.get(path), seen))

    def _elsewhere(self, item: Item) -> list[tuple[object, ...]]:
        """The items of all years about the same subjects, with their states."""
        return [
            (number, other.code, other.title, year.facts.status(other.id))
            for number, year in self.site.years.items()
            for other in year.framework.items
            if not set(item.concepts).isdisjoint(other.concepts)
        ]

