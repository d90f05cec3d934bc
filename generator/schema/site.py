"""A site's folder to the frozen Site: finds the files, reads each, and reports everything that is wrong with them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from generator.cache import Cache, digest
from generator.model.base import Day, Record, Text
from generator.model.config import SiteConfig
from generator.model.disclosure import Disclosure
from generator.model.fiscal_year import FIRST, LAST, FiscalYear
from generator.model.framework import Framework
from generator.model.register import EvidenceLock, Register
from generator.model.report import MeasureReport
from generator.model.site import Filed, Prose, Site, StoredFile, Year
from generator.model.year import YearRecord
from generator.problems import DiskError, Place, Problem, Problems
from generator.schema.decode import decode, decode_plain
from generator.schema.frameworks import read_concepts, read_framework, with_overrides
from generator.sources import Node, Tree, read_text, read_yaml, split_front_matter, walk
from generator.sources.nodes import find

R = TypeVar("R", bound=Record)

CONFIG = "site_config.yml"
REGISTER = "data/urls.lock.yml"
EVIDENCE_LOCK = "data/evidence.lock.yml"
LINKS_LOCK = "data/links.lock.yml"
LOCKS = {REGISTER, EVIDENCE_LOCK, LINKS_LOCK}
"""Files below ``data`` that the program keeps itself."""

_YEAR_FOLDER = re.compile(r"data/(?:evidence/)?(2[5-6][0-9]{2})/")
_RECORD = re.compile(r"data/2[5-6][0-9]{2}/(?:(?:year|framework|closed\.lock)\.yml|(?:items|reports)/[^/]+\.yml)\Z")
_STORED = ("data/evidence/", "data/eit/", "content/assets/")


class FrontMatter(Record):
    """What authored Markdown may say of itself."""

    title: Text | None = None
    updated: Day | None = None


def read_site(root: Path, *, today: date, cache: Cache | None = None) -> tuple[Site | None, Problems]:
    """The site in the folder *root*, and all that is wrong with its files.

    The site is ``None`` where ``site_config.yml`` cannot be used. A record that cannot be used is left out, and its
    problems say so. *today* decides what lies too far in the future. *cache* knows what the YAML of an earlier run says.

    Raises:
        DiskError: a file or folder cannot be read.
    """
    reader = SiteReader(root, today, cache or Cache())
    return reader.site(), Problems.of(reader.problems)


class SiteReader:
    """Reads one site's folder once."""

    def __init__(self, root: Path, today: date, cache: Cache) -> None:
        self._root = root
        self._latest = today + timedelta(days=366)
        self.problems: list[Problem] = []
        self.places = _Places(root)
        self._unread: set[str] = set()
        self._cache = cache
        self._digests: dict[str, bytes] = {}

    def site(self) -> Site | None:
        """Everything in the folder, or ``None`` where there is no usable configuration."""
        if not (self._root / CONFIG).is_file():
            self.problems.append(Problem.of("Y122", Place(CONFIG), what=CONFIG))
            return None
        config = self._record(CONFIG, SiteConfig)
        tree = walk(self._root, "data", "content")
        self.problems.extend(tree.problems)
        self._unread |= {problem.place.path for problem in tree.problems}
        years = self._years(tree, config.site.years if config else self._folders(tree))
        prose = self._prose(tree)
        register = self._record(REGISTER, Register) if REGISTER in tree.files else None
        lock = self._record(EVIDENCE_LOCK, EvidenceLock) if EVIDENCE_LOCK in tree.files else None
        if config is None:
            return None
        self._unused(tree, config)
        stored = {path: StoredFile(path, size) for path, size in tree.files.items() if path.startswith(_STORED)}
        return Site(
            config=config, years=years, concepts=read_concepts(), prose=prose, files=stored,
            register=register or Register.model_construct(), evidence_lock=lock or EvidenceLock.model_construct(),
            places=self.places, links_seen=self._links_seen(tree), unread=frozenset(self._unread),
        )  # fmt: skip

    def _folders(self, tree: Tree) -> tuple[FiscalYear, ...]:
        found = {year for path in tree.files if (year := _year_of(path))}
        return tuple(FiscalYear(year) for year in sorted(found))

    def _years(self, tree: Tree, years: tuple[FiscalYear, ...]) -> Mapping[FiscalYear, Year]:
        found = {year: self._year(tree, year) for year in sorted(set(years), reverse=True)}
        return {number: year for number, year in found.items() if year is not None}

    def _year(self, tree: Tree, year: FiscalYear) -> Year | None:
        path = f"data/{year}/year.yml"
        record = (self._record(path, YearRecord) if path in tree.files else None) or YearRecord.model_construct()
        framework = self._framework(tree, year)
        disclosures = self._disclosures(tree, year)
        reports = {
            Path(file).stem: Filed(file, report, self._digests[file])
            for file in _below(tree, f"data/{year}/reports/", ".yml")
            if (report := self._record(file, MeasureReport)) is not None
        }
        if framework is None:
            return None  # said by the rule on years without a framework
        framework, problems = with_overrides(framework, record, self.places, path)
        self.problems.extend(problems)
        return Year(year, framework, record, path, disclosures, reports)

    def _framework(self, tree: Tree, year: FiscalYear) -> Framework | None:
        own = f"data/{year}/framework.yml"
        framework = self._record(own, Framework) if own in tree.files else read_framework(year)
        if framework is None and own not in tree.files:
            self.problems.append(Problem.of("R308", self.places(CONFIG, "site", "years"), year=year))
        return framework

    def _disclosures(self, tree: Tree, year: FiscalYear) -> Mapping[str, Filed[Disclosure]]:
        found: dict[str, Filed[Disclosure]] = {}
        for path in _below(tree, f"data/{year}/items/", ".yml"):
            record = self._record(path, Disclosure)
            if record is None:
                continue
            if record.item in found:
                first = found[record.item].path
                self.problems.append(Problem.of("R303", self.places(path, "item"), item=record.item, first=first))
            elif record.item != Path(path).stem:
                place = self.places(path, "item")
                self.problems.append(Problem.of("D218", place, file=Path(path).stem, item=record.item))
            found.setdefault(record.item, Filed(path, record, self._digests[path]))
        return found

    def _prose(self, tree: Tree) -> Mapping[str, Prose]:
        pieces = (self._piece(path) for path in _below(tree, "content/", ".md"))
        return {piece.page: piece for piece in pieces if piece is not None}

    def _piece(self, path: str) -> Prose | None:
        text, problems = read_text(self._root, path)
        self.problems.extend(problems)
        if text is None:
            return None
        node, body, first_line, problems = split_front_matter(text, path)
        self.problems.extend(problems)
        said, problems = decode(node, FrontMatter, path, latest=self._latest) if node is not None else (None, [])
        self.problems.extend(problems)
        return Prose(path, body, first_line, said.title if said else None, said.updated if said else None)

    def _links_seen(self, tree: Tree) -> Mapping[str, date]:
        """When each link was last seen to work."""
        if LINKS_LOCK not in tree.files:
            return {}
        from generator.links.lock import LinksLock  # with it comes all that speaks HTTP, which few builds need

        lock = self._record(LINKS_LOCK, LinksLock) or LinksLock()
        return {link.url: link.last_success for link in lock.links if link.last_success is not None}

    def _unused(self, tree: Tree, config: SiteConfig) -> None:
        """Says which files below ``data`` nobody reads; for a year that is not listed it is said once."""
        years = {str(year) for year in config.site.years}
        unlisted = Counter(year for path in tree.files if (year := _year_of(path)) and year not in years)
        for year, count in sorted(unlisted.items()):
            self.problems.append(Problem.of("R310", self.places(CONFIG, "site", "years"), year=year, count=count))
        for path in tree.files:
            of_ours = path in LOCKS or path.startswith(_STORED) or _RECORD.match(path)
            if path.startswith("data/") and not of_ours and _year_of(path) not in unlisted:
                self.problems.append(Problem.of("D219", Place(path)))

    def _record(self, path: str, kind: type[R]) -> R | None:
        """The record of *kind* in the file *path*; what is wrong with it is remembered."""
        text, problems = read_text(self._root, path)
        self.problems.extend(problems)
        record = self._kept(path, text, kind) or self._decoded(path, text, kind) if text is not None else None
        if record is None:
            self._unread.add(path)
        return record

    def _kept(self, path: str, text: str, kind: type[R]) -> R | None:
        """The record in *text*, whose YAML an earlier run has read, unless there is anything to say about it."""
        self._digests[path] = digest("yaml", text)
        kept = self._cache.get(self._digests[path])
        return decode_plain(json.loads(kept), kind, latest=self._latest) if kept is not None else None

    def _decoded(self, path: str, text: str, kind: type[R]) -> R | None:
        node, problems = read_yaml(text, path)
        self.problems.extend(problems)
        record, complaints = (
            decode(node, kind, path, latest=self._latest) if node is not None or not problems else (None, [])
        )
        self.problems.extend(complaints)
        if record is not None and not problems and not complaints:
            self._cache.put(self._digests[path], json.dumps(node, ensure_ascii=False).encode())
        return record


def _year_of(path: str) -> str | None:
    """The year whose folder, of records or of evidence, *path* is in."""
    match = _YEAR_FOLDER.match(path)
    return match[1] if match and FIRST <= int(match[1]) <= LAST else None


def _below(tree: Tree, folder: str, ending: str) -> list[str]:
    return [path for path in tree.files if path.startswith(folder) and path.endswith(ending)]


def _read_node(root: Path, path: str) -> tuple[Node | None, list[Problem]]:
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    node, found = read_yaml(text, path)
    return node, problems + found


class _Places:
    """Looks a place up by reading its file again: problems are few, and nodes need not be kept for them."""

    def __init__(self, root: Path) -> None:
        self._node = lru_cache(maxsize=8)(lambda path: _read_node(root, path)[0])

    def __call__(self, path: str, *keys: str | int) -> Place:
        try:
            node = self._node(path)
        except (OSError, DiskError):
            node = None
        return Place(path, *find(node, keys)) if node is not None else Place(path)
