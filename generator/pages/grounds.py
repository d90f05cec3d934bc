"""Everything that the page of an item or a report is made of, as a digest: pages with the same grounds are the same.

What all pages of a site share (its configuration, its frame, the program) is added where pages are kept. Whoever lets a
page show something new adds it here; ``tests/site/test_incremental.py`` finds what was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from generator.cache import digest
from generator.model.disclosure import Evidence
from generator.model.facts import evidence_in
from generator.model.framework import Item
from generator.model.site import Prose, Site, Year, evidence_folder, evidence_path
from generator.pages.views import SurveyView


class Grounds(Struct, frozen=True, dict=True):
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
            self._form,
            filed.digest if filed else b"",
            self._prose(f"{self.year.year}/{item.id}", prose),
            *self._evidence(item.id, evidence),
            repr((survey, answering, self._elsewhere(item))),
        )

    def report(self, id: str, prose: str | None) -> bytes:
        """Of the page of the report *id*, which may tell of every item of its year."""
        filed, facts = self.year.reports[id], self.year.facts.reports[id]
        return digest(
            "report",
            id,
            self._form,
            self._disclosures if facts.of_items else b"",
            filed.digest,
            self._prose(f"{self.year.year}/reports/{id}", prose),
            *self._evidence(id, evidence_in(filed.record)),
        )

    def whole(self, prose: Mapping[str, str], *more: object) -> bytes:
        """Of everything that is published about the year, and of *more*; *prose* is the HTML of all pages.

        No record is read for it.
        """
        number, site = self.year.year, self.site
        own = evidence_folder(number)
        files = [(path, file.size, site.passports.get(path)) for path, file in site.files.items() if path.startswith(own)]
        years = [(other.year, other.form, other.facts.states) for other in site.years.values()]
        texts = [(page, self._prose(page, html)) for page, html in prose.items() if page.startswith(f"{number}/")]
        return digest("whole", self._form, self.year.digest, repr((files, years, texts, site.links_seen, more)))

    @cached_property
    def _form(self) -> bytes:
        """Of the form of the year and of ``year.yml``; a form that ships with the program changes with it."""
        return digest("form", str(self.year.year), self.year.form)

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
            (number, other.id, other.code, other.title, year.facts.status(other.id))
            for number, year in self.site.years.items()
            for other in year.framework.items_about(*item.concepts)
        ]
