"""The files that begin a year: ``year.yml``, a stub for every item, and a framework where the year's form is not public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from generator.model.disclosure import Disclosure
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework, Item
from generator.model.site import Year
from generator.scaffold.site import template, year_blanks
from generator.sources import read_yaml, set_values, to_yaml
from generator.thai import dates
from generator.thai.digits import thai

_CHECK = "โปรดตรวจว่ายังถูกต้อง"


class Carried(Struct, frozen=True):
    """What the year before says about the concepts of an item."""

    items: tuple[Item, ...]
    owners: tuple[str, ...]
    where: str | None


def year_files(framework: Framework, before: Year | None) -> Mapping[str, str]:
    """``year.yml`` and the stubs of all items of *framework*, by path; owners and ``where`` come from *before*."""
    year = framework.year
    files = {f"data/{year}/year.yml": template("year.yml", year_blanks(year))}
    for item in framework.items:
        files[f"data/{year}/items/{item.id}.yml"] = stub(item, year, before)
    return files


def stub(item: Item, year: FiscalYear, before: Year | None) -> str:
    """The record of *item* that has not been started."""
    carried = _carried(item, before) if before else Carried((), (), None)
    said = ", ".join(other.code for other in carried.items)
    same = f"เรื่องเดียวกับข้อ {said} ของปี {before.year}" if before and said else "ไม่มีข้อเรื่องเดียวกันในปีก่อน"
    text = template("stub.yml", {"CODE": item.code, "TITLE": item.title, "ITEM": item.id, "SAME": same})
    if before and carried.owners:
        text += f"# ยกมาจากปี {before.year} {_CHECK}\n" + to_yaml({"owners": carried.owners})
    if before and carried.where:
        where = _moved(carried.where, before.year, year, carried.items, item)
        changed = "" if where == carried.where else " (เลขปีและเลขข้อเปลี่ยนให้แล้ว)"
        text += f"# ยกมาจากปี {before.year}{changed} {_CHECK}\n" + to_yaml({"where": where})
    return text


def _carried(item: Item, before: Year) -> Carried:
    """What the records of *before* say about the concepts of *item*."""
    same = tuple(other for other in before.framework.items if set(other.concepts) & set(item.concepts))
    records: list[Disclosure] = [found for other in same if (found := before.disclosure(other.id)) is not None]
    owners = dict.fromkeys(owner for record in records for owner in record.owners)
    return Carried(same, tuple(owners), next((record.where for record in records if record.where), None))


def _moved(text: str, old: FiscalYear, new: FiscalYear, items: Sequence[Item], item: Item) -> str:
    """*text* with the number of the old year and the codes of the old items changed for the new ones."""
    for before, after in ((str(old), str(new)), (thai(str(old)), thai(str(new)))):
        text = re.sub(rf"(?<!\d){before}(?!\d)", after, text)
    codes = "|".join(other.code for other in items)
    return re.sub(rf"\b(?:{codes})\b(?!\d)", item.code, text)


# --- a framework where none is public --------------------------------------------------------------------------------


def copied_framework(text: str, source: Framework, year: FiscalYear) -> str:
    """The framework file *text* of *source* as a first guess at the form of *year*: all of it inferred, dates moved."""
    body = text[_head_length(text) :]
    node, _ = read_yaml(body, "")
    changes = dict(_changes(node, source, year))
    head = {"YEAR": str(year), "FROM": str(source.year), "VERSION": source.version}
    return template("framework-head.yml", head) + set_values(body, changes)


def _head_length(text: str) -> int:
    """Where the comments at the head of the file end."""
    match = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    return match.end() if match else 0


def _changes(node: Any, source: Framework, year: FiscalYear) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    old = source.year
    yield ("year",), year
    yield ("version",), f"{year}.0"
    yield ("provisional",), True
    yield ("title",), source.title.replace(str(old), str(year))
    yield ("source",), f"คัดลอกจากแบบปี {old} เพราะแบบปี {year} ยังไม่เผยแพร่ (ที่มาของแบบปี {old}: {source.source})"
    for path, value in _scalars(node, ()):
        key = str(path[-1])
        if key == "certainty" or key.endswith("_certainty"):
            yield path, "inferred"
        elif (path[0] == "rounds" and key in {"first", "last"}) or (_in_rule(path) and key == "date"):
            yield path, _later(str(value), year - old)
        elif _in_rule(path) and key == "text" and str(old) in value:
            yield path, str(value).replace(str(old), str(year))
    for n, item in enumerate(source.items):
        for m in range(len(item.rules)):
            yield ("items", n, "rules", m, "certainty"), "inferred"  # one that says nothing would count as seen


def _in_rule(path: tuple[str | int, ...]) -> bool:
    return len(path) > 2 and path[-3] == "rules"


def _later(text: str, years: int) -> date | str:
    """The day *text*, some years later; a text that is no day stays."""
    found = dates.parse(text)
    if found is None or not isinstance(found.value, date):
        return text
    day = found.value
    return date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _scalars(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every text in *node* with the path to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _scalars(value, (*path, str(key)))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from _scalars(value, (*path, n))
    else:
        yield path, node
