"""One item on the table: what the form asks, what the records show, and which year the data are of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from generator.model.disclosure import Disclosure, EvidenceKind, Status
from generator.model.fiscal_year import Round
from generator.model.framework import Certainty, DataYear, Item, Requirement
from generator.model.site import Filed, Site, Year
from generator.problems import Place
from generator.rules.pieces import FiledEvidence, evidence_of_item, evidence_of_report
from generator.rules.readiness import RequirementState, RequirementVerdict, Weight

UNDATED_KINDS = frozenset({EvidenceKind.CHANNEL, EvidenceKind.PAGE})
"""Evidence that is as it is today; which year's data it shows is said only where it is given."""


class Case(Struct, frozen=True, dict=True):
    """One item of one year with everything that bears on it."""

    site: Site
    year: Year
    item: Item

    @cached_property
    def filed(self) -> Filed[Disclosure] | None:
        """The record of the item, where there is one."""
        return self.year.disclosures.get(self.item.id)

    @property
    def status(self) -> Status | None:
        """What the record says; ``None`` without a record."""
        return self.filed.record.status if self.filed else None

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The reports that are the disclosure of the item."""
        return tuple(self.year.facts.answering(self.item.id))

    @cached_property
    def named(self) -> tuple[FiledEvidence, ...]:
        """The evidence of the item and of the reports that answer it, without what was withdrawn."""
        own = evidence_of_item(self.year, self.filed) if self.filed else ()
        reported = [piece for id in self.answers for piece in evidence_of_report(self.year, id, self.year.reports[id])]
        return tuple(piece for piece in (*own, *reported) if piece.evidence.withdrawn is None)

    @cached_property
    def evidence(self) -> tuple[FiledEvidence, ...]:
        """What of it can be opened."""
        return tuple(piece for piece in self.named if self._opens(piece))

    @property
    def is_only_lost(self) -> bool:
        """Whether every requirement that is missing would be shown by evidence that cannot be opened."""
        lost = {id for piece in self.named if piece not in self.evidence for id in piece.evidence.covers}
        missing = {one.requirement.id for one in self.requirements if one.state is RequirementState.MISSING}
        return missing <= lost

    def _opens(self, piece: FiledEvidence) -> bool:
        if piece.evidence.report is not None:
            return piece.evidence.report in self.year.reports
        stored = self.site.files.get(piece.stored) if piece.stored else None
        return piece.stored is None or (stored is not None and stored.size > 0)

    @cached_property
    def requirements(self) -> tuple[RequirementVerdict, ...]:
        """Every requirement with the evidence that shows it."""
        return tuple(self._requirement(leaf) for leaf in self.item.leaves)

    def _requirement(self, leaf: Requirement) -> RequirementVerdict:
        certainty = leaf.certainty or self.item.requirements_certainty or self.item.certainty
        covering = self.covering([leaf.id])
        fitting = tuple(piece for piece in covering if self.fits(piece) is not False)
        state = RequirementState.OTHER_YEAR if covering else RequirementState.MISSING
        state = RequirementState.SHOWN if fitting else state
        return RequirementVerdict(leaf, state, fitting or covering, certainty is Certainty.SEEN)

    def covering(self, ids: Iterable[str]) -> tuple[FiledEvidence, ...]:
        """The evidence that covers any of the requirements *ids*."""
        wanted = set(ids)
        return tuple(piece for piece in self.evidence if wanted.intersection(piece.evidence.covers))

    def about(self, ids: Iterable[str]) -> tuple[FiledEvidence, ...]:
        """The evidence of the requirements *ids* and of those below them; all of it where the form knows none."""
        leaves = {leaf.id for part in self._named(set(ids), self.item.requirements or ()) for leaf in part.leaves}
        return self.covering(leaves) if leaves else self.evidence

    def _named(self, ids: set[str], parts: Iterable[Requirement]) -> Iterable[Requirement]:
        for part in parts:
            if part.id in ids:
                yield part
            else:
                yield from self._named(ids, part.requirements)

    def fits(self, piece: FiledEvidence) -> bool | None:
        """Whether *piece* shows data of the year the item wants; ``None`` where it does not say."""
        found, wanted = piece.evidence.data_year, self.item.data_year
        if wanted is DataYear.NONE:
            return True
        if found is None:
            return True if piece.evidence.kind in UNDATED_KINDS else None
        if wanted is DataYear.IN_FORCE:
            return found <= self.year.year
        return found == self.year.year - (wanted is DataYear.LAST)

    @property
    def wanted_year(self) -> str:
        """The year the item wants data of, for a message."""
        if self.item.data_year is DataYear.IN_FORCE:
            return f"{self.year.year} (หรือก่อนหน้าที่ยังใช้อยู่)"
        return str(self.year.year - (self.item.data_year is DataYear.LAST))

    def round_of(self, piece: FiledEvidence) -> Round | None:
        """The round that *piece* is about, as it says or as the report says that it is."""
        report = self.year.reports.get(piece.evidence.report or "")
        return piece.evidence.round or (report.record.round if report else None)

    def is_checked(self, rule: str) -> bool:
        """Whether someone has looked at what *rule* asks for in the documents."""
        return self.filed is not None and any(check.rule == rule for check in self.filed.record.checked)

    def place(self, *keys: str | int) -> Place:
        """A place in the record; the file it would be in where there is none."""
        path = self.filed.path if self.filed else f"data/{self.year.year}/items/{self.item.id}.yml"
        return self.site.places(path, *keys) if self.filed else Place(path)


def weight_of(certainty: Certainty) -> Weight:
    """What it means to break something that is known with *certainty*."""
    return Weight.FAILS if certainty is Certainty.SEEN else Weight.MAY_FAIL
