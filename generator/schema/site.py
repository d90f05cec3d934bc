"""A site's folder to the frozen Site: finds the files, reads each, and reports everything that is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.cache import Cache
from generator.model.base import Day, Record, Text
from generator.model.config import SiteConfig
from generator.model.fiscal_year import FIRST, LAST, FiscalYear
from generator.model.register import EvidenceLock, Register
from generator.model.site import InTurn, Prose, Site, StoredFile, Year
from generator.problems import DiskError, Place, Problem, Problems
from generator.schema.decode import decode
from generator.schema.frameworks import read_concepts
from generator.schema.records import RecordReader
from generator.schema.year import YearReader
from generator.sources import Node, Tree, read_text, read_yaml, split_front_matter, walk
from generator.sources.nodes import find

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


def read_site(
    root: Path,
    *,
    today: date,
    cache: Cache | None = None,
    known: Mapping[FiscalYear, Year] | None = None,
    in_turn: InTurn = iter,
) -> tuple[Site | None, Problems]:
    """The site in the folder *root*, and all that is wrong with its files.

    The site is ``None`` where ``site_config.yml`` cannot be used. A record that cannot be used is left out, and its
    problems say so. *today* decides what lies too far in the future. *cache* knows what the YAML of an earlier run says,
    *known* are years that were read by this process; *in_turn* says in which order the years are read.

    Raises:
        DiskError: a file or folder cannot be read.
    """
    if not (root / CONFIG).is_file():
        return None, Problems.of([Problem.of("Y122", Place(CONFIG), what=CONFIG)])
    tree = walk(root, "data", "content")
    reader = RecordReader(root, today, cache or Cache(), tree)
    site = SiteReader(root, tree, reader, known or {}, in_turn).site()
    return site, Problems.of(reader.problems)


def read_years(
    root: Path, years: Iterable[FiscalYear], *, today: date, cache: Cache
) -> Iterator[tuple[FiscalYear, Year]]:
    """Some *years* of the site in the folder *root*, for *cache* to know them.

    Raises:
        DiskError: a file or folder cannot be read.
    """
    tree = walk(root, "data")
    reader = YearReader(RecordReader(root, today, cache, tree), tree, _Places(root))
    for number in years:
        if (year := reader.year(number)) is not None:
            yield number, year


class SiteReader:
    """Reads one site's folder once."""

    def __init__(
        self, root: Path, tree: Tree, reader: RecordReader, known: Mapping[FiscalYear, Year], in_turn: InTurn
    ) -> None:
        self._known = known
        self._in_turn = in_turn
        self._root = root
        self._tree = tree
        self._reader = reader
        self._places = _Places(root)

    def site(self) -> Site | None:
        """Everything in the folder, or ``None`` where there is no usable configuration."""
        config, tree, record = self._reader.record(CONFIG, SiteConfig), self._tree, self._reader.record
        self._reader.problems.extend(tree.problems)
        self._reader.unread.update(problem.place.path for problem in tree.problems)
        years = self._years(config.site.years if config else self._folders())
        prose = self._prose()
        register = record(REGISTER, Register) if REGISTER in tree.files else None
        lock = record(EVIDENCE_LOCK, EvidenceLock) if EVIDENCE_LOCK in tree.files else None
        if config is None:
            return None
        self._unused(config)
        stored = {path: StoredFile(path, size) for path, size in tree.files.items() if path.startswith(_STORED)}
        return Site(
            config=config, years=years, concepts=read_concepts(), prose=prose, files=stored,
            register=register or Register.model_construct(), evidence_lock=lock or EvidenceLock.model_construct(),
            places=self._places, links_seen=self._links_seen(), unread=frozenset(self._reader.unread),
        )  # fmt: skip

    def _folders(self) -> tuple[FiscalYear, ...]:
        found = {year for path in self._tree.files if (year := _year_of(path))}
        return tuple(FiscalYear(year) for year in sorted(found))

    def _years(self, years: tuple[FiscalYear, ...]) -> Mapping[FiscalYear, Year]:
        reader, wanted = YearReader(self._reader, self._tree, self._places), sorted(set(years), reverse=True)
        found = {number: reader.year(number, self._known.get(number)) for number in self._in_turn(wanted)}
        return {number: year for number in wanted if (year := found[number]) is not None}

    def _prose(self) -> Mapping[str, Prose]:
        pieces = (self._piece(path) for path in self._tree.below("content/", ".md"))
        return {piece.page: piece for piece in pieces if piece is not None}

    def _piece(self, path: str) -> Prose | None:
        own = self._reader.digest(path)
        text, problems = read_text(self._root, path)
        self._reader.problems.extend(problems)
        if text is None:
            return None
        node, body, first_line, problems = split_front_matter(text, path)
        self._reader.problems.extend(problems)
        said, problems = decode(node, FrontMatter, path, latest=self._reader.latest) if node is not None else (None, [])
        self._reader.problems.extend(problems)
        return Prose(path, body, first_line, said.title if said else None, said.updated if said else None, own)

    def _links_seen(self) -> Mapping[str, date]:
        """When each link was last seen to work."""
        if LINKS_LOCK not in self._tree.files:
            return {}
        from generator.links.lock import LinksLock  # with it comes all that speaks HTTP, which few builds need

        lock = self._reader.record(LINKS_LOCK, LinksLock) or LinksLock()
        return {link.url: link.last_success for link in lock.links if link.last_success is not None}

    def _unused(self, config: SiteConfig) -> None:
        """Says which files below ``data`` nobody reads; for a year that is not listed it is said once."""
        years = {str(year) for year in config.site.years}
        unlisted = Counter(year for path in self._tree.files if (year := _year_of(path)) and year not in years)
        for year, count in sorted(unlisted.items()):
            self._reader.problems.append(Problem.of("R310", self._places(CONFIG, "site", "years"), year=year, count=count))
        for path in self._tree.files:
            of_ours = path in LOCKS or path.startswith(_STORED) or _RECORD.match(path)
            if path.startswith("data/") and not of_ours and _year_of(path) not in unlisted:
                self._reader.problems.append(Problem.of("D219", Place(path)))


def _year_of(path: str) -> str | None:
    """The year whose folder, of records or of evidence, *path* is in."""
    match = _YEAR_FOLDER.match(path)
    return match[1] if match and FIRST <= int(match[1]) <= LAST else None


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
