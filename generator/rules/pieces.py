"""What the rules share: walking the evidence of a site, and saying what a wrong word may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from generator.model.disclosure import Disclosure, Evidence, EvidenceKind
from generator.model.report import MeasureReport
from generator.model.site import Filed, Places, Site, Year, evidence_path
from generator.problems import Place

CONFIG = "site_config.yml"
FOLDER = "data/evidence/"

Keys: TypeAlias = tuple[str | int, ...]
"""The way to a value in a file: names of keys, and positions in lists from 0."""


class FiledEvidence(Struct, frozen=True):
    """A piece of evidence, whose it is, and where it stands."""

    year: Year
    owner: str
    """The item or report whose evidence it is: the name of the folder of its files."""
    path: str
    keys: Keys
    evidence: Evidence

    @property
    def number(self) -> int:
        """From 1, in the order of its list."""
        return int(self.keys[-1]) + 1

    @property
    def stored(self) -> str | None:
        """Path of its file, where it is a file of ours."""
        if self.evidence.kind is not EvidenceKind.FILE:
            return None
        return evidence_path(self.year.year, self.owner, self.evidence.file or "")

    def place(self, places: Places, *more: str | int) -> Place:
        """Where it stands, or what *more* leads to in it."""
        return places(self.path, *self.keys, *more)


def evidence_of_item(year: Year, filed: Filed[Disclosure]) -> tuple[FiledEvidence, ...]:
    """The evidence in the record of one item."""
    return tuple(
        FiledEvidence(year, filed.record.item, filed.path, ("evidence", number), evidence)
        for number, evidence in enumerate(filed.record.evidence)
    )


def evidence_of_report(year: Year, id: str, filed: Filed[MeasureReport]) -> tuple[FiledEvidence, ...]:
    """The evidence of a report and of each of its measures."""
    record = filed.record
    own = [FiledEvidence(year, id, filed.path, ("evidence", n), evidence) for n, evidence in enumerate(record.evidence)]
    of_measures = [
        FiledEvidence(year, id, filed.path, ("measures", at, "evidence", n), evidence)
        for at, measure in enumerate(record.measures)
        if measure.evidence  # most have none, and every rule about evidence comes by here
        for n, evidence in enumerate(measure.evidence)
    ]
    return (*own, *of_measures)


def evidence_of_year(year: Year) -> Iterator[FiledEvidence]:
    """All evidence of one year."""
    for item in year.disclosures.values():
        yield from evidence_of_item(year, item)
    for id, report in year.reports.items():
        yield from evidence_of_report(year, id, report)


def all_evidence(site: Site) -> Iterator[FiledEvidence]:
    """All evidence of the site."""
    for year in site.years.values():
        yield from evidence_of_year(year)


def is_owner_unread(site: Site, path: str) -> bool:
    """Whether the record whose evidence the file *path* would be is there and could not be used."""
    year, _, rest = path.removeprefix(FOLDER).partition("/")
    owner = rest.partition("/")[0]
    return path.startswith(FOLDER) and any(
        site.is_unread(f"data/{year}/{kind}/{owner}.yml") for kind in ("items", "reports")
    )


def all_reports(site: Site) -> Iterator[tuple[Year, str, Filed[MeasureReport]]]:
    """All measure reports of the site, with their year and id."""
    for year in site.years.values():
        for id, filed in year.reports.items():
            yield year, id, filed


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """The blanks ``nearest`` and ``nearest_en`` of a message: which of *known* may have been meant, if any."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    if not found:
        return {"nearest": "", "nearest_en": ""}
    return {"nearest": f" (ใกล้เคียงที่สุด: {found[0]})", "nearest_en": f" (nearest: {found[0]})"}


def furthest(*found: Place) -> Place:
    """The place that lies deepest in the file: a key that is not there is answered with the place of its parent."""
    return max(found, key=lambda place: (place.line, place.column))
