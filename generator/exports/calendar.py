"""Due dates as iCalendar (RFC 5545): one file for each owner, and one for all.

Only what is stated is a due date: the ends of the rounds and the days of special rules from the form of each year, and
the days on which surveys open and close from the configuration. The same records give the same bytes: the stamp that
the format asks for is the latest day that the records name, not the day of the build.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from hashlib import sha256
from urllib.parse import urlsplit

from msgspec import Struct

from generator import urls
from generator.exports.addresses import address
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import DataYear, Item, RoundDates
from generator.model.site import Site, Year
from generator.pages.words import ROUNDS

ALL = "calendar/all.ics"

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_LINE = 75
"""Octets, without the line end."""
_NOBODY = "prongsai.invalid"
"""Stands for the host in the identifiers of a site without an address."""


class DueDate(Struct, frozen=True):
    """A day in the calendar."""

    id: str
    """Stays as long as the due date is the same one, whatever its day or words become."""
    day: date
    title: str
    about: tuple[str, ...]
    """What is due, one line each."""
    page: str
    """Address of the page it is about, relative to the section's root."""
    stamp: date
    """The latest day that the records it comes from name."""


def calendars(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path of every calendar, and what gives its text."""
    yield ALL, lambda: _text(site, site.config.agency.label, "all", _due_dates(site, None))
    for owner in owners(site):
        yield calendar_url(owner), partial(_calendar_of, site, owner)


def _calendar_of(site: Site, owner: str) -> str:
    return _text(site, owner, owner_name(owner), _due_dates(site, owner))


def owners(site: Site) -> tuple[str, ...]:
    """Every owner of an item, in the order of the years and items."""
    found = (owner for year in site.years.values() for item in year.facts.items.values() for owner in item.owners)
    return tuple({owner_name(owner): owner for owner in found}.values())


def calendar_url(owner: str) -> str:
    """Where the calendar of *owner* is published."""
    return f"calendar/{owner_name(owner)}.ics"


@lru_cache(maxsize=1_000)
def owner_name(owner: str) -> str:
    """An ASCII name for *owner*, always the same and no other's; spaces do not count."""
    letters = "".join(unicodedata.normalize("NFKC", owner).split()).lower()
    plain, mark = _NOT_IN_A_NAME.sub("-", letters).strip("-")[:40], sha256(letters.encode()).hexdigest()[:8]
    return "-".join(filter(None, (plain, mark)))


def _due_dates(site: Site, owner: str | None) -> list[DueDate]:
    """The due dates of *owner*, or of everybody, by day."""
    found = [due for year in site.years.values() for due in _of_year(site, year, owner)]
    return sorted(found, key=lambda due: (due.day, due.id))


def _of_year(site: Site, year: Year, owner: str | None) -> Iterator[DueDate]:
    items = [item for item in year.framework.items if owner is None or _owns(owner, year, item)]
    stamp = year.facts.latest or year.year.first_day
    for part in year.framework.rounds:
        for wanted in (DataYear.LAST, DataYear.THIS):
            due = tuple(_line(year, item, owner) for item in items if item.round is part.round and _of(item) is wanted)
            if due or (owner is None and wanted is DataYear.THIS):
                yield _end_of_round(year.year, part, wanted, due, stamp)
    yield from _days_of_rules(year, items, stamp)
    if items:
        yield from _survey(site, year.year, stamp)


def _of(item: Item) -> DataYear:
    """Whose round *item* reports on: that of the year before, or that of the year itself."""
    return DataYear.LAST if item.data_year is DataYear.LAST else DataYear.THIS


def _line(year: Year, item: Item, owner: str | None) -> str:
    names = ", ".join(_owners(year, item)) if owner is None else ""
    return f"{item.code} {item.title}" + (f" ({names})" if names else "")


def _end_of_round(number: FiscalYear, part: RoundDates, wanted: DataYear, due: tuple[str, ...], stamp: date) -> DueDate:
    """The day on which the data that the items *due* report on are whole."""
    last = wanted is DataYear.LAST
    data_year = FiscalYear(number - 1) if last else number
    day = data_year.last_day_of(part.round) if last else part.last
    title = f"สิ้น{ROUNDS[part.round]} ปีงบประมาณ {data_year}" + (f" (รายงานในปี {number})" if last else "")
    return DueDate(f"{number}-{part.round.value}-{wanted.value}", day, title, due, urls.year(number), stamp)


def _days_of_rules(year: Year, items: Sequence[Item], stamp: date) -> Iterator[DueDate]:
    number = year.year
    for item in items:
        for rule in item.rules:
            if rule.date is not None:
                title = f"{item.code} {item.title} ปี {number}: ข้อมูล ณ วันนี้"
                id, page = f"{number}-{item.id}-{rule.rule}", urls.item(number, item.id)
                yield DueDate(id, rule.date, title, (rule.text,), page, stamp)


def _owns(owner: str, year: Year, item: Item) -> bool:
    return owner_name(owner) in {owner_name(one) for one in _owners(year, item)}


def _owners(year: Year, item: Item) -> tuple[str, ...]:
    found = year.facts.items.get(item.id)
    return found.owners if found else ()


def _survey(site: Site, year: FiscalYear, stamp: date) -> Iterator[DueDate]:
    survey = site.config.eit.get(year)
    if survey is None:
        return
    about = ("เชิญผู้รับบริการตอบแบบวัด EIT", survey.url)
    for key, day, verb in (("opens", survey.opens, "เปิด"), ("closes", survey.closes, "ปิด")):
        if day is not None:
            yield DueDate(f"{year}-eit-{key}", day, f"{verb}แบบวัด EIT ปี {year}", about, urls.EIT, stamp)


def _text(site: Site, name: str, key: str, dates: Sequence[DueDate]) -> str:
    """A whole calendar; one without events would not be valid, so there is always the end of the year."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//prongsai//prongsai//TH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'กำหนดการ OIT {name}')}",
        *(line for due in dates or [_end_of(site.current)] for line in _event(site, key, due)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _end_of(year: Year) -> DueDate:
    number = year.year
    title = f"สิ้นปีงบประมาณ {number}"
    return DueDate(f"{number}-end", number.last_day, title, (), urls.year(number), year.facts.latest or number.first_day)


def _event(site: Site, key: str, due: DueDate) -> Iterator[str]:
    host = (urlsplit(site.config.site.url).hostname if site.config.site.url else None) or _NOBODY
    page = address(site, due.page, ALL)
    yield "BEGIN:VEVENT"
    yield f"UID:{due.id}-{key}@{host}"
    yield f"DTSTAMP:{due.stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(due.title)}"
    if due.about:
        yield f"DESCRIPTION:{_escaped(chr(10).join(due.about))}"
    if "://" in page:
        yield f"URL:{page}"
    yield "CATEGORIES:OIT"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "")):
        text = text.replace(plain, escaped)
    return "".join(letter for letter in text if letter >= " ")


def _folded(line: str) -> str:
    """*line* in pieces of at most 75 octets, none of which ends within a character."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST_LINE:
            pieces.append("")
            size = 1  # the space that a folded line begins with
        pieces[-1] += letter
        size += width
    return "\r\n ".join(pieces)
