"""Which links a site gives to the world outside, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.disclosure import Evidence, EvidenceKind
from generator.model.site import Site, Year

__all__ = ["Link", "Use", "links_of"]

_CONFIG = "site_config.yml"


class Use(Struct, frozen=True):
    """One place in the records that gives a link."""

    path: str
    """File, relative to the site's folder."""
    keys: tuple[str | int, ...]
    """The way to the address in that file."""
    channel: bool = False
    """Whether it is a channel to use and not a document to read."""


class Link(Struct, frozen=True):
    """One address and everywhere it is given."""

    url: str
    uses: tuple[Use, ...]

    @property
    def is_channel(self) -> bool:
        """Whether nobody gives it as a document."""
        return all(use.channel for use in self.uses)


def links_of(site: Site) -> tuple[Link, ...]:
    """Every link of the years that are published and of the agency itself, in the order of the addresses."""
    found: dict[str, list[Use]] = {}
    for url, use in _uses(site):
        found.setdefault(url, []).append(use)
    return tuple(Link(url, tuple(found[url])) for url in sorted(found))


def _uses(site: Site) -> Iterator[tuple[str, Use]]:
    agency = site.config.agency
    for key in ("main_website", "map"):
        if url := getattr(agency, key):
            yield url, Use(_CONFIG, ("agency", key), channel=True)
    for number, survey in site.config.eit.items():
        if number in site.years:
            yield survey.url, Use(_CONFIG, ("eit", str(number), "url"), channel=True)
    for year in site.years.values():
        yield from _of_year(year)


def _of_year(year: Year) -> Iterator[tuple[str, Use]]:
    if year.record.result and year.record.result.url:
        yield year.record.result.url, Use(year.path, ("result", "url"))
    for filed in year.disclosures.values():
        yield from _of_evidence(filed.path, filed.record.evidence)
    for report in year.reports.values():
        if report.record.cover and report.record.cover.website:
            yield report.record.cover.website, Use(report.path, ("cover", "website"), channel=True)
        yield from _of_evidence(report.path, report.record.evidence)
        for number, measure in enumerate(report.record.measures):
            yield from _of_evidence(report.path, measure.evidence, "measures", number)


def _of_evidence(path: str, evidence: Sequence[Evidence], *above: str | int) -> Iterator[tuple[str, Use]]:
    for number, piece in enumerate(evidence):
        url = piece.channel or piece.url
        if url and piece.withdrawn is None:
            channel = piece.kind is EvidenceKind.CHANNEL
            yield url, Use(path, (*above, "evidence", number, piece.kind.value), channel=channel)
