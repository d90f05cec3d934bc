"""The aggregate that everything after ``schema`` works on: one agency's whole section, frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from generator.model.config import SiteConfig
from generator.model.disclosure import Disclosure, Evidence, EvidenceKind
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Concept, Framework
from generator.model.register import EvidenceLock, Register
from generator.model.report import MeasureReport
from generator.model.year import YearRecord
from generator.problems import Place

R = TypeVar("R")


class Places(Protocol):
    """Finds where a value stands; asked only when there is something to say about it."""

    def __call__(self, path: str, *keys: str | int) -> Place:
        """The place of the value that *keys* lead to in the file *path*; of the nearest parent where it is not there."""


@dataclass(frozen=True, slots=True)
class Filed(Generic[R]):
    """A record and the file it came from."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    record: R
    digest: bytes = b""
    """Of the text of the file."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Authored Markdown (``content/``) that joins a page or makes one."""

    path: str
    """File, relative to the site's folder: ``content/2567/o35.md``."""
    text: str
    """Markdown without its front matter."""
    first_line: int
    """Line of the file on which ``text`` begins."""
    title: str | None
    updated: date | None

    @property
    def page(self) -> str:
        """The page it belongs to, without extension: ``2567/o35``."""
        return self.path.removeprefix("content/").removesuffix(".md")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that the site serves as it is."""

    path: str
    """Relative to the site's folder."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class FilePassport:
    """What looking into an evidence file has shown."""

    type: str
    """Short name of its type by its content: ``PDF``."""
    pages: int | None
    """Pages, sheets or slides; ``None`` where the type has none."""
    sha256: str


@dataclass(frozen=True)
class Year:
    """Everything about one fiscal year."""

    year: FiscalYear
    framework: Framework
    record: YearRecord
    path: str
    """Of ``year.yml``, whether or not there is one."""
    disclosures: Mapping[str, Filed[Disclosure]]
    """By item id."""
    reports: Mapping[str, Filed[MeasureReport]]
    """By report id, which is the file's name."""

    def disclosure(self, item: str) -> Disclosure | None:
        """The disclosure of *item*, where there is a record."""
        filed = self.disclosures.get(item)
        return filed.record if filed else None

    def reports_answering(self, item: str) -> Iterator[tuple[str, MeasureReport]]:
        """The reports that are the disclosure of *item*, with their ids."""
        return ((id, filed.record) for id, filed in self.reports.items() if item in filed.record.answers)


@dataclass(frozen=True)
class Site:
    """One agency's whole transparency section."""

    config: SiteConfig
    years: Mapping[FiscalYear, Year]
    """The years that are published, latest first."""
    concepts: tuple[Concept, ...]
    prose: Mapping[str, Prose]
    """By page."""
    files: Mapping[str, StoredFile]
    """Files below ``data/evidence``, ``data/eit`` and ``content/assets``, by path."""
    register: Register
    evidence_lock: EvidenceLock
    places: Places
    unread: frozenset[str] = frozenset()
    """Paths that are there and could not be used, which is told of each: what they hold is not known."""
    links_seen: Mapping[str, date] = field(default_factory=dict)
    """The day on which a link was last seen to work, by its address."""
    passports: Mapping[str, FilePassport] = field(default_factory=dict)
    """By path of the evidence file; empty before the files were looked into."""

    @property
    def current(self) -> Year:
        """The year of the home page."""
        return self.years[self.config.site.current_year]

    @cached_property
    def concept(self) -> Mapping[str, Concept]:
        """Concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    def is_unread(self, path: str) -> bool:
        """Whether *path*, or a folder above it, is there and could not be used."""
        return any(path == one or path.startswith(f"{one}/") for one in self.unread)

    def evidence_file(self, year: FiscalYear, owner: str, evidence: Evidence) -> StoredFile | None:
        """The stored file behind *evidence* of the item or report *owner*, where it is a file and exists."""
        if evidence.kind is not EvidenceKind.FILE:
            return None
        return self.files.get(evidence_path(year, owner, evidence.file or ""))


def evidence_path(year: FiscalYear, owner: str, name: str) -> str:
    """Where an evidence file is kept: ``data/evidence/2567/o12/name``."""
    return f"data/evidence/{year}/{owner}/{name}"
