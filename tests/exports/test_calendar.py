"""Due dates as iCalendar, read by the grammar of RFC 5545."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.calendar import ALL, _escaped, _folded, calendar_url, calendars, owners
from generator.model.site import Site
from generator.schema import read_site
from shared import CONFIG, ITEM, SITES, TODAY

_LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=[^:;,\"]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,nN])*")
_TEXTS = {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "CATEGORIES"}
Event = dict[str, str]


@cache
def site_at(root: Path) -> Site:
    """The site in *root*."""
    site, problems = read_site(root, today=TODAY)
    assert site is not None, problems
    return site


def lines_of(text: str) -> list[tuple[str, str]]:
    """The content lines of a calendar, unfolded and checked one by one."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two
    found = []
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        match = _LINE.fullmatch(line)
        assert match, line
        assert match["name"] not in _TEXTS or _TEXT.fullmatch(match["value"]), line
        found.append((match["name"] + match["parameters"], match["value"]))
    return found


def events_of(text: str) -> list[Event]:
    """The events of a calendar whose structure is sound."""
    lines = lines_of(text)
    assert lines[:3] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//prongsai//prongsai//TH")]
    assert lines[-1] == ("END", "VCALENDAR")
    events: list[Event] = []
    inside = False
    for name, value in lines[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert not inside
            inside = True
            events.append({})
        elif (name, value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            assert name not in events[-1], "a property that may stand once"
            events[-1][name] = value
    assert not inside
    return events


@pytest.mark.parametrize("name", SITES)
def test_every_calendar_is_valid(name: str) -> None:
    """Each has an event, each event an identifier of its own, a stamp and a day."""
    for path, make in calendars(site_at(SITES[name])):
        events = events_of(make())
        assert events, path
        assert len({event["UID"] for event in events}) == len(events)
        for event in events:
            datetime.strptime(event["DTSTAMP"], "%Y%m%dT%H%M%SZ")  # noqa: DTZ007  # only the form is tested
            date.fromisoformat(event["DTSTART;VALUE=DATE"])
            assert event["SUMMARY"]


def test_every_owner_has_a_calendar_at_an_ascii_address() -> None:
    """And there is one for all."""
    site = site_at(SITES["sample"])
    found = [path for path, _ in calendars(site)]
    assert found == [ALL, *(calendar_url(owner) for owner in owners(site))]
    assert len(set(found)) == len(found) > 3
    assert all(re.fullmatch(r"calendar/[a-z0-9-]+\.ics", path) for path in found)


def test_names_that_differ_only_behind_a_dot_are_two_owners() -> None:
    """And white space does not make a third."""
    assert calendar_url("อบต.ก") != calendar_url("อบต.ข")
    assert calendar_url("กองคลัง") == calendar_url(" กอง คลัง ")
    assert calendar_url("all") != ALL


def test_rounds_special_days_and_surveys_are_due(write_site: Callable[..., Path]) -> None:
    """What the form of 2567 and the configuration state; a yearly report is about the year before."""
    survey = "eit: {2567: {url: https://itas.nacc.go.th/go/eit/abc123, opens: 2024-01-15, closes: 2024-05-31}}\n"
    item = ITEM.replace("o1\n", "o16\n").replace("covers: [chart]", "data_year: 2567")
    yearly = ITEM.replace("o1\n", "o17\n").replace("covers: [chart]", "data_year: 2566")
    root = write_site(
        {"site_config.yml": CONFIG + survey, "data/2567/items/o16.yml": item, "data/2567/items/o17.yml": yearly}
    )
    texts = {path: make() for path, make in calendars(site_at(root))}
    events = {event["UID"].partition("@")[0]: event for event in events_of(texts[calendar_url("สำนักปลัด")])}
    days = {id.rpartition("-")[0].partition("-")[2]: event["DTSTART;VALUE=DATE"] for id, event in events.items()}
    assert {day for id, day in days.items() if "eit-opens" in id} == {"20240115"}
    assert {day for id, day in days.items() if "eit-closes" in id} == {"20240531"}
    assert {day for id, day in days.items() if "o16-as-of" in id} == {"20240331"}
    assert {day for id, day in days.items() if "12-months-last" in id} == {"20230930"}
    assert {event["DTSTAMP"] for event in events.values()} == {"20240115T000000Z"}
    assert all(event["UID"].endswith("@www.example.go.th") for event in events.values())


def test_a_moved_day_keeps_its_identifier(write_site: Callable[..., Path]) -> None:
    """So that a calendar moves the entry and does not show two."""
    config = CONFIG + "eit: {2567: {url: https://itas.nacc.go.th/go/eit/abc123, closes: 2024-05-31}}\n"
    ids = []
    for number, text in enumerate((config, config.replace("05-31", "06-30"))):
        root = write_site({"site_config.yml": text, "data/2567/items/o1.yml": ITEM}, folder=f"site{number}")
        events = events_of(dict(calendars(site_at(root)))[ALL]())
        ids.append({event["UID"]: event["DTSTART;VALUE=DATE"] for event in events})
    assert ids[0].keys() == ids[1].keys()
    assert ids[0] != ids[1]


@given(st.text())
def test_any_text_can_be_had_back(text: str) -> None:
    """Escaped, folded, unfolded and read again; control characters are left out."""
    line = _folded(f"SUMMARY:{_escaped(text)}")
    assert (
        all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in line.split("\r\n")) or not text.isprintable()
    )
    value = line.replace("\r\n ", "").removeprefix("SUMMARY:")
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)
    assert plain == "".join(ch for ch in text.replace("\r\n", "\n").replace("\r", "") if ch >= " " or ch == "\n")
