"""A copy of the sample site that faults are put into and taken out of again.

Where a problem has to be told is marked in the text with ``«``: in the text that an edit writes, or in a piece of a file
that stands in it only once.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.build import build
from generator.inspection import inspect_site
from generator.problems import Place, Problem, Problems
from generator.rules import judge
from generator.schema import read_site
from shared import SITES, TODAY

SAMPLE = SITES["sample"]
MARK = "«"
_LEFT_OUT = ("site", ".prongsai", "schemas", "closed.lock.yml")
"""What is not read, and what would tell of every edit of a closed year that it has no reason."""


class Edit(Protocol):
    """Something that happens to the files of a site."""

    def put(self, root: Path) -> Place | None:
        """Do it to the site in *root*; the place that is marked, where one is."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it changes."""


@dataclass(frozen=True)
class Text:
    """*old* becomes *new*; *old* stands in the file only once."""

    path: str
    old: str
    new: str

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def put(self, root: Path) -> Place | None:
        file = root / self.path
        before = file.read_text("utf-8")
        assert before.count(self.old) == 1, f"{self.old!r} stands {before.count(self.old)} times in {self.path}"
        return _write(file, self.path, before.replace(self.old, self.new))


@dataclass(frozen=True)
class File:
    """A whole file: new, exchanged, or taken away."""

    path: str
    content: str | bytes | None

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def put(self, root: Path) -> Place | None:
        file = root / self.path
        if self.content is None:
            file.unlink()
            return None
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.content, str):
            return _write(file, self.path, self.content)
        file.write_bytes(self.content)
        return None


@dataclass(frozen=True)
class Renamed:
    """A file under another name."""

    path: str
    to: str

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path, self.to)

    def put(self, root: Path) -> None:
        (root / self.to).parent.mkdir(parents=True, exist_ok=True)
        (root / self.path).rename(root / self.to)


@dataclass(frozen=True)
class Recoded:
    """A text in another encoding."""

    path: str
    encoding: str

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def put(self, root: Path) -> None:
        file = root / self.path
        file.write_bytes(file.read_text("utf-8-sig").encode(self.encoding, "replace"))


@dataclass(frozen=True)
class Linked:
    """A symbolic link in place of the file."""

    path: str
    to: str

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def put(self, root: Path) -> None:
        (root / self.path).unlink(missing_ok=True)
        (root / self.path).symlink_to(self.to)


@dataclass(frozen=True)
class Padded:
    """The file with so many zeros behind it that it has *size* bytes; they take no room on the disk."""

    path: str
    size: int

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def put(self, root: Path) -> None:
        with (root / self.path).open("r+b") as file:
            file.truncate(self.size)


def _write(file: Path, path: str, text: str) -> Place | None:
    """Write *text* without its mark; the place of the mark."""
    file.write_bytes(text.replace(MARK, "").encode())
    return _place(path, text, text.index(MARK)) if MARK in text else None


def _place(path: str, text: str, offset: int) -> Place:
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


@dataclass(frozen=True)
class Where:
    """A place in a file by what stands there; without *text* the file as a whole."""

    path: str
    text: str = ""
    whole_line: bool = False

    def place(self, root: Path) -> Place:
        """The place in the site as it is now; without a mark it is the beginning of *text*."""
        if not self.text:
            return Place(self.path)
        whole = (root / self.path).read_bytes().replace(b"\0", b"").decode(errors="replace")  # it may be UTF-16
        plain = self.text.replace(MARK, "")
        assert whole.count(plain) == 1, f"{plain!r} stands {whole.count(plain)} times in {self.path}"
        found = _place(self.path, whole, whole.index(plain) + max(self.text.find(MARK), 0))
        return Place(found.path, found.line) if self.whole_line else found


def line(path: str, text: str) -> Where:
    """The line in which *text* stands, for problems that name no column."""
    return Where(path, text, whole_line=True)


Told = Counter[tuple[str, Place]]
"""Problems by code and place."""


class Sample:
    """The copy, and what is told of it."""

    def __init__(self, folder: Path) -> None:
        self.root, self.out = folder / "site", folder / "out"
        shutil.copytree(SAMPLE, self.root, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        self._before: dict[tuple[str, tuple[Edit, ...]], Told] = {}

    @contextmanager
    def edited(self, *edits: Edit) -> Iterator[list[Place]]:
        """The site with *edits* done for as long as the block lasts; gives the marked places."""
        before = {path: self._bytes(path) for edit in edits for path in edit.paths}
        try:
            yield [place for edit in edits if (place := edit.put(self.root))]
        finally:
            for path, content in before.items():
                self._bring_back(path, content)

    def _bytes(self, path: str) -> bytes | None:
        file = self.root / path
        return file.read_bytes() if file.is_file() else None

    def _bring_back(self, path: str, content: bytes | None) -> None:
        file = self.root / path
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
            return
        folder = file.parent
        while folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def problems(self, by: str = "check") -> Problems:
        """What ``prongsai check``, ``build`` or ``readiness`` tells of the site as it is now."""
        if by == "build":
            return build(self.root, self.out, today=TODAY).problems
        site, problems = read_site(self.root, today=TODAY)
        if site is None:
            return problems
        if by == "readiness":
            remarks = [r for year in site.years.values() for item in judge(year, site).items for r in item.remarks]
            return Problems.of(remark.problem for remark in remarks if remark.problem.code.startswith("C93"))
        return problems | inspect_site(site, self.root, today=TODAY)[2]

    def told_before(self, by: str, given: tuple[Edit, ...]) -> Told:
        """What is told of the site without any fault, *given* edits that are none."""
        if (by, given) not in self._before:
            with self.edited(*given):
                self._before[by, given] = told(self.problems(by))
        return self._before[by, given]


def told(problems: Iterable[Problem]) -> Told:
    """*problems* by code and place."""
    return Counter((problem.code, problem.place) for problem in problems)
