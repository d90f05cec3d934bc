"""The frameworks that ship with the program, a site's own framework, and its overrides of a provisional one."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.compiled import recall, remember
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Certainty, Concept, Concepts, Framework, Item
from generator.model.site import Places
from generator.model.year import ItemOverride, YearRecord
from generator.problems import DiskError, Problem
from generator.schema.decode import decode
from generator.sources import decode as decode_text
from generator.sources import read_yaml

R = TypeVar("R", Framework, Concepts)

FOLDER = Path(__file__).parent.parent / "frameworks"
"""Where the reference data stands that ships with the program."""


def shipped_years() -> tuple[FiscalYear, ...]:
    """The years whose framework ships with the program, earliest first."""
    return tuple(FiscalYear(path.stem) for path in sorted((FOLDER / "oit").glob("*.yml")))


@cache
def read_framework(year: FiscalYear) -> Framework | None:
    """The shipped framework of *year*, or ``None`` where none ships."""
    path = FOLDER / "oit" / f"{year}.yml"
    return _read_shipped(path, Framework) if path.is_file() else None


@cache
def read_concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the topic pages."""
    return _read_shipped(FOLDER / "concepts.yml", Concepts).concepts


def _read_shipped(path: Path, kind: type[R]) -> R:
    try:
        data = path.read_bytes()
    except OSError as err:
        raise DiskError(f"อ่านข้อมูลของโปรแกรมไม่ได้: {path} ({err.strerror})") from err
    made = recall(path, data)
    if made is not None:
        known: R = pickle.loads(made)  # noqa: S301  # a part of the program, and sealed, as its compiled modules are
        return known
    record = _decoded(data, path, kind)
    remember(path, data, pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
    return record


def _decoded(data: bytes, path: Path, kind: type[R]) -> R:
    text, wrong = decode_text(data, path.name)
    node, found = read_yaml(text or "", path.name)
    record, complaints = decode(node, kind, path.name)
    wrong += found + complaints
    if record is None or wrong:
        raise AssertionError(f"{path} does not hold: {[(str(p.place), p.code, p.message('en')) for p in wrong]}")
    return record


def with_overrides(framework: Framework, record: YearRecord, places: Places, path: str) -> tuple[Framework, list[Problem]]:
    """*framework* with the titles and requirements that ``year.yml`` corrects; only a provisional one may be corrected."""
    problems: list[Problem] = []
    for id in record.framework:
        if framework.item(id) is None:
            problems.append(Problem.of("R313", places(path, "framework", id), item=id, year=framework.year))
        elif not framework.provisional:
            problems.append(Problem.of("R312", places(path, "framework", id), item=id, year=framework.year))
    if problems or not record.framework:
        return framework, problems
    items = tuple(_overridden(item, record.framework.get(item.id)) for item in framework.items)
    # not model_copy, which would keep the items that the form has looked up before
    return Framework.model_construct(**{**dict(framework), "items": items}), []


def _overridden(item: Item, override: ItemOverride | None) -> Item:
    if override is None:
        return item
    changed: dict[str, object] = {"source": f"หน่วยงานแก้ตาม {override.source}"}
    if override.title is not None:
        changed |= {"title": override.title, "certainty": Certainty.SEEN}
    if override.requirements is not None:
        changed |= {"requirements": override.requirements, "requirements_certainty": Certainty.SEEN}
    return item.model_copy(update=changed)
