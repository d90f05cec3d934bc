"""The aggregate that everything after ``schema`` works on: one agency's whole section, frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model.config import SiteConfig
from generator.model.disclosure import Disclosure, Evidence, EvidenceKind
from generator.model.facts import YearFacts
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Concept, Framework
from generator.model.register import EvidenceLock, Register
from generator.model.report import MeasureReport
from generator.model.year import YearRecord
from generator.problems import Place

R = TypeVar("R")

InTurn = Callable[[Iterable[FiscalYear]], Iterator[FiscalYear]]
"""Gives years in the order in which they are to be taken: those that another process does come when it has done them."""
MANY = 2_500
"""Records that are held at once, at some 20 kB each; a province has more, an agency never."""


class Places(Protocol):
    """Finds where a value stands; asked only when there is something to say about it."""

    def __call__(self, path: str, *keys: str | int) -> Place:
        """The place of the value that *keys* lead to in the file *path*; of the nearest parent where it is not there."""


class Filed(Generic[R]):
    """A record and the file it came from; the record is read when somebody asks for it."""

    __slots__ = ("_read", "_record", "digest", "path")

    def __init__(self, path: str, read: Callable[[str, bytes], R], digest: bytes, record: R | None = None) -> None:
        """*path* is relative to the site's folder, with forward slashes; *digest* is that of the bytes of the file.

        *read* gives the record that path and digest lead to.
        """
        self.path = path
        self.digest = digest
        self._read = read
        self._record = record

    @property
    def record(self) -> R:
        """The record.

        Raises:
            DiskError: it cannot be read, or is another one than at the beginning of the run.
        """
        record = self._record
        if record is None:  # another thread may let go of it meanwhile
            record = self._record = self._read(self.path, self.digest)
        return record

    def forget(self) -> None:
        """Let go of the record; it is read again where somebody asks for it."""
        self._record = None


class Prose(Struct, frozen=True):
    """Authored Markdown (``content/``) that joins a page or makes one."""

    path: str
    """File, relative to the site's folder: ``content/2567/o35.md``."""
    text: str
    """Markdown without its front matter."""
    first_line: int
    """Line of the file on which ``text`` begins."""
    title: str | None
    updated: date | None
    digest: bytes = b""
    """Of the bytes of the file."""

    @property
    def page(self) -> str:
        """The page it belongs to, without extension: ``2567/o35``."""
        return self.path.removeprefix("content/").removesuffix(".md")


class StoredFile(Struct, frozen=True):
    """A file that the site serves as it is."""

    path: str
    """Relative to the site's folder."""
    size: int
    """Bytes."""


class FilePassport(Struct, frozen=True):
    """What looking into an evidence file has shown."""

    type: str
    """Short name of its type by its content: ``PDF``."""
    pages: int | None
    """Pages, sheets or slides; ``None`` where the type has none."""
    sha256: str


class Year(Struct, frozen=True, dict=True):
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
    facts: YearFacts
    """What can be told without reading the records."""
    digest: bytes = b""
    """Of the bytes of every file of the year: those of ``form``, and its records."""
    form: bytes = b""
    """A digest of the bytes of ``framework.yml`` and ``year.yml``, where there are any."""

    def disclosure(self, item: str) -> Disclosure | None:
        """The disclosure of *item*, where there is a record."""
        filed = self.disclosures.get(item)
        return filed.record if filed else None

    def forget(self) -> None:
        """Let go of the records; they are read again where somebody asks for them."""
        for filed in self.filed:
            filed.forget()

    @property
    def filed(self) -> tuple[Filed[Disclosure] | Filed[MeasureReport], ...]:
        """Every record of the year."""
        return (*self.disclosures.values(), *self.reports.values())


class Site(Struct, frozen=True, dict=True):
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
    forms: Mapping[FiscalYear, Framework] = field(default_factory=dict)
    """Those of all years, where ``years`` is a part of them."""

    def with_passports(self, passports: Mapping[str, FilePassport]) -> Site:
        """The site with what looking into its evidence files has shown."""
        return replace(self, passports=passports)

    def only(self, number: FiscalYear) -> Site:
        """The site as if it had published the year *number* alone; the forms of the others are still known."""
        own = evidence_folder(number)
        files = {path: file for path, file in self.files.items() if path.startswith(own)}
        return replace(self, years={number: self.years[number]}, files=files, forms=self.frameworks)

    @property
    def frameworks(self) -> Mapping[FiscalYear, Framework]:
        """The form of every year that is published."""
        return self.forms or {number: year.framework for number, year in self.years.items()}

    @property
    def current(self) -> Year:
        """The year of the home page."""
        return self.years[self.config.site.current_year]

    @cached_property
    def concept(self) -> Mapping[str, Concept]:
        """Concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def is_large(self) -> bool:
        """Whether there are so many records that those of one year are let go of before the next year's are read."""
        return sum(len(year.disclosures) + len(year.reports) for year in self.years.values()) > MANY

    def read_through(self, filed: Mapping[str, Filed[R]]) -> Iterator[tuple[str, R]]:
        """The records of *filed* by their ids, one after the other; of a large site none is held when its turn is over."""
        for id, one in filed.items():
            yield id, one.record
            if self.is_large:
                one.forget()

    def is_unread(self, path: str) -> bool:
        """Whether *path*, or a folder above it, is there and could not be used."""
        return any(path == one or path.startswith(f"{one}/") for one in self.unread)

    def evidence_file(self, year: FiscalYear, owner: str, evidence: Evidence) -> StoredFile | None:
        """The stored file behind *evidence* of the item or report *owner*, where it is a file and exists."""
        if evidence.kind is not EvidenceKind.FILE:
            return None
        return self.files.get(evidence_path(year, owner, evidence.file or ""))


def evidence_folder(year: FiscalYear) -> str:
    """Where the evidence files of a year are kept: ``data/evidence/2567/``."""
    return f"data/evidence/{year}/"


def evidence_path(year: FiscalYear, owner: str, name: str) -> str:
    """Where an evidence file is kept: ``data/evidence/2567/o12/name``."""
    return f"{evidence_folder(year)}{owner}/{name}"
