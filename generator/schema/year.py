"""One fiscal year of a site: read record by record, or, where nothing has changed since the last run, from its facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct

from generator.cache import digest
from generator.kept import pack, unpack
from generator.model.base import Record
from generator.model.disclosure import Disclosure
from generator.model.facts import YearFacts, facts_of
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework
from generator.model.report import MeasureReport
from generator.model.site import MANY, Filed, Places, Year
from generator.model.year import YearRecord
from generator.problems import Problem
from generator.schema.frameworks import read_framework, with_overrides
from generator.schema.records import RecordReader
from generator.sources import Tree

R = TypeVar("R", bound=Record)

_TOO_FAR = "D221"
"""Said of a date that lies too far ahead today, and perhaps not tomorrow."""


class _Files(Struct, frozen=True):
    """The record files of a year, and the digests of their bytes."""

    items: tuple[str, ...]
    reports: tuple[str, ...]
    digests: Mapping[str, bytes]


class _Records(Struct, frozen=True):
    """The records of a year, and what there is to say about them."""

    disclosures: Mapping[str, Filed[Disclosure]]
    reports: Mapping[str, Filed[MeasureReport]]
    facts: YearFacts
    problems: tuple[Problem, ...]


class _KeptRecords(Struct, frozen=True):
    """The same as it is kept: of the records, in which files they are."""

    latest: date
    """The last day that their dates might name."""
    disclosures: Mapping[str, str]
    reports: Mapping[str, str]
    facts: YearFacts
    problems: tuple[Problem, ...]


class YearReader:
    """Reads the years of one site."""

    def __init__(self, reader: RecordReader, tree: Tree, places: Places) -> None:
        self._reader = reader
        self._tree = tree
        self._places = places
        self._is_large = sum(path.startswith("data/2") and path.endswith(".yml") for path in tree.files) > MANY

    def year(self, year: FiscalYear, known: Year | None = None) -> Year | None:
        """Everything about *year*, or ``None`` where it has no form; *known* is the year as it was read before."""
        path, own, files = f"data/{year}/year.yml", f"data/{year}/framework.yml", self._files(year)
        of_form = {file: self._reader.digest(file) for file in (own, path) if file in self._tree.files}
        form = digest(*(of_form.get(file, b"") for file in (own, path)))
        whole = digest("year", str(year), form, *(part for file in files.digests.items() for part in file))
        if known is not None and known.digest == whole:
            return known
        record = self._reader.record(path, YearRecord, of_form[path]) if path in of_form else None
        record = record or YearRecord.model_construct()
        framework = self._framework(year, own, of_form.get(own))
        found = self._kept(files, whole) or self._read(files, whole)
        self._reader.problems.extend(found.problems)
        if framework is None:
            return None  # said by the rule on years without a framework
        framework, problems = with_overrides(framework, record, self._places, path)
        self._reader.problems.extend(problems)
        read = Year(year, framework, record, path, found.disclosures, found.reports, found.facts, whole, form)
        if self._is_large:
            read.forget()
        return read

    def _framework(self, year: FiscalYear, own: str, words: bytes | None) -> Framework | None:
        """The form of *year*: in the file *own*, whose bytes have the digest *words*, or the one that ships."""
        if words is not None:
            return self._reader.record(own, Framework, words)
        framework = read_framework(year)
        if framework is None:
            place = self._places("site_config.yml", "site", "years")
            self._reader.problems.append(Problem.of("R308", place, year=year))
        return framework

    def _files(self, year: FiscalYear) -> _Files:
        items, reports = (self._tree.below(f"data/{year}/{kind}/", ".yml") for kind in ("items", "reports"))
        return _Files(items, reports, {path: self._reader.digest(path) for path in (*items, *reports)})

    # As the last run has found them

    def _kept(self, files: _Files, whole: bytes) -> _Records | None:
        """The records as they are told by what an earlier run kept of the same bytes."""
        reader = self._reader
        found = reader.cache.recall(_key(whole), lambda kept: self._unpacked(kept, files))
        for paths, kind in ((files.items, Disclosure), (files.reports, MeasureReport)) if found else ():
            for path in paths:  # what its YAML says is wanted when another record of the year has changed
                reader.cache.touch(reader.key(files.digests[path], kind))
        return found

    def _unpacked(self, packed: bytes, files: _Files) -> _Records | None:
        kept = unpack(packed, _KeptRecords)
        if kept is None or self._reader.latest < kept.latest:
            return None  # an earlier day, on which more dates lie too far ahead
        if not files.digests.keys() >= {*kept.disclosures.values(), *kept.reports.values()}:
            return None  # of another folder
        disclosures = {id: self._filed(path, Disclosure, files) for id, path in kept.disclosures.items()}
        reports = {id: self._filed(path, MeasureReport, files) for id, path in kept.reports.items()}
        return _Records(disclosures, reports, kept.facts, kept.problems)

    def _filed(self, path: str, kind: type[R], files: _Files, record: R | None = None) -> Filed[R]:
        return self._reader.filed(path, kind, files.digests[path], record)

    # Read

    def _read(self, files: _Files, whole: bytes) -> _Records:
        """The records read one by one, and kept as facts where all could be used."""
        before, unread = len(self._reader.problems), len(self._reader.unread)
        disclosures = self._disclosures(files)
        reports = {
            PurePosixPath(path).stem: self._filed(path, MeasureReport, files, report)
            for path in files.reports
            if (report := self._reader.record(path, MeasureReport, files.digests[path])) is not None
        }
        problems = tuple(self._reader.problems[before:])
        del self._reader.problems[before:]
        facts = facts_of(
            {id: filed.record for id, filed in disclosures.items()}, {id: filed.record for id, filed in reports.items()}
        )
        found = _Records(disclosures, reports, facts, problems)
        if len(self._reader.unread) == unread and all(problem.code != _TOO_FAR for problem in problems):
            self._reader.cache.remember(_key(whole), found, self._packed)
        return found

    def _packed(self, found: _Records) -> bytes:
        disclosures = {id: filed.path for id, filed in found.disclosures.items()}
        reports = {id: filed.path for id, filed in found.reports.items()}
        return pack(_KeptRecords(self._reader.latest, disclosures, reports, found.facts, found.problems))

    def _disclosures(self, files: _Files) -> dict[str, Filed[Disclosure]]:
        found: dict[str, Filed[Disclosure]] = {}
        for path in files.items:
            record = self._reader.record(path, Disclosure, files.digests[path])
            if record is None:
                continue
            place = self._places
            if record.item in found:
                first = found[record.item].path
                said = Problem.of("R303", place(path, "item"), item=record.item, first=first)
                self._reader.problems.append(said)
            elif record.item != PurePosixPath(path).stem:
                said = Problem.of("D218", place(path, "item"), file=PurePosixPath(path).stem, item=record.item)
                self._reader.problems.append(said)
            found.setdefault(record.item, self._filed(path, Disclosure, files, record))
        return found


def _key(whole: bytes) -> bytes:
    return digest("facts", whole)
