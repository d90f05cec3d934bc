"""Which links a site gives, what is remembered of them, and what an officer is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loopback import FAST, Handler, Loopback, link, starting

from generator.cli import links as links_command
from generator.cli.check import command
from generator.links import LinksLock, Outcome, Reason, SeenLink, State, last_success, links_of, problems_of, remembered
from generator.problems import CATALOGUE, Place, Problem
from generator.schema import read_site

TODAY = date(2026, 11, 20)
CONFIG = """\
agency: {name: องค์การบริหารส่วนตำบลทดสอบ, kind: อบต., district: ทดสอบ, province: ทดสอบ, main_website: https://a.go.th/}
site: {current_year: 2567, years: [2567], demo: fictional}
eit:
  2567: {url: https://itas.nacc.go.th/go/eit/x}
  2560: {url: https://itas.nacc.go.th/go/eit/of-a-year-that-is-not-published}
"""
ITEM = """\
item: o1
status: published
owners: สำนักปลัด
evidence:
  - {title: แผนผัง, url: https://b.go.th/chart.pdf, date: 2024-01-10, covers: [chart]}
  - title: ถอนแล้ว
    url: https://b.go.th/withdrawn.pdf
    withdrawn: {date: 2024-02-01, reason: ซ้ำ}
  - {title: หน้านี้, page: true}
"""
OTHER = """\
item: o12
status: published
owners: สำนักปลัด
evidence:
  - title: ระบบ
    channel: https://b.go.th/service
  - {title: แผนผัง, url: https://b.go.th/chart.pdf, date: 2024-01-10}
"""
REPORT = """\
report: measures
round: 12-months
title: รายงาน
cover: {lines: ปก, website: https://c.go.th/}
evidence: [{title: รายงาน, url: https://c.go.th/report.pdf, date: 2024-01-10}]
measures:
  - {id: m1, title: มาตรการ, evidence: [{title: ภาพ, url: https://c.go.th/m1.pdf, date: 2024-01-10}]}
"""
FILES = {
    "site_config.yml": CONFIG,
    "data/2567/items/o1.yml": ITEM,
    "data/2567/items/o12.yml": OTHER,
    "data/2567/reports/annual.yml": REPORT,
    "data/2567/year.yml": "result: {score: 90, url: https://itas.nacc.go.th/result}\n",
}


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts servers."""
    yield from starting()


def test_every_link_that_a_site_gives(write_site: Callable[..., Path]) -> None:
    """Once each, with every place that gives it; what was withdrawn or is not published is left alone."""
    site, _ = read_site(write_site(FILES), today=TODAY)
    assert site is not None
    found = {
        link.url: ([str(site.places(use.path, *use.keys)) for use in link.uses], link.is_channel) for link in links_of(site)
    }
    assert found == {
        "https://a.go.th/": (["site_config.yml:1:104"], True),
        "https://b.go.th/chart.pdf": (["data/2567/items/o1.yml:5:26", "data/2567/items/o12.yml:7:26"], False),
        "https://b.go.th/service": (["data/2567/items/o12.yml:6:14"], True),
        "https://c.go.th/": (["data/2567/reports/annual.yml:4:29"], True),
        "https://c.go.th/m1.pdf": (["data/2567/reports/annual.yml:7:59"], False),
        "https://c.go.th/report.pdf": (["data/2567/reports/annual.yml:5:33"], False),
        "https://itas.nacc.go.th/go/eit/x": (["site_config.yml:4:15"], True),
        "https://itas.nacc.go.th/result": (["data/2567/year.yml:1:26"], False),
    }
    assert list(found) == sorted(found)


def day(number: int) -> date:
    return date(2026, 11, number)


def test_what_is_remembered_from_day_to_day() -> None:
    """The first failure since it worked, the last success before it failed."""
    url, lock, seen = "https://b.go.th/x", LinksLock(), []
    for number, word in enumerate(["TIMEOUT", "WORKS", "NOT_FOUND", "SERVER_ERROR", "OFFLINE", "HOST_SILENT", "MOVED"], start=1):
        lock = remembered(lock, [Outcome(url, Reason[word])], day(number))
        (link,) = lock.links
        seen.append((link.state.value, link.checked.day, link.first_failure, link.last_success))
        assert last_success(lock, url) == link.last_success
    assert seen == [
        ("unknown", 1, day(1), None),
        ("ok", 2, None, day(2)),
        ("broken", 3, day(3), day(2)),
        ("unknown", 4, day(3), day(2)),
        ("unknown", 4, day(3), day(2)),
        ("unknown", 4, day(3), day(2)),
        ("ok", 7, None, day(7)),
    ]
    assert last_success(lock, "https://b.go.th/y") is None
    assert remembered(lock, [], day(8)) == LinksLock(), "what no record gives any more is forgotten"
    assert remembered(LinksLock(), [Outcome(url, Reason.RESERVED)], day(8)) == LinksLock()


def problems(reason: Reason, lock: LinksLock | None = None) -> list[Problem]:
    here = link("https://b.go.th/x")
    places = lambda path, *keys: Place(path, 7)  # noqa: E731
    return list(problems_of([here], [Outcome(here.url, reason, "HTTP 500")], lock or LinksLock(), places, TODAY))


@pytest.mark.parametrize("reason", Reason)
def test_what_is_broken_is_a_problem_and_nothing_else(reason: Reason) -> None:
    """What cannot be known today is no complaint."""
    found = problems(reason)
    assert bool(found) == (reason.state is State.BROKEN)
    for problem in found:
        assert problem.place == Place("data/2567/items/o1.yml", 7)
        for lang in ("th", "en"):
            assert "…" not in problem.message(lang) + problem.fix(lang)
            assert "https://b.go.th/x" in problem.message(lang)


@pytest.mark.parametrize(("first", "codes"), [(date(2026, 10, 22), []), (date(2026, 10, 21), ["L709"])])
def test_a_month_of_bad_days_is_a_problem(first: date, codes: list[str]) -> None:
    """A server that has been failing for so long will not come back by itself."""
    seen = SeenLink(url="https://b.go.th/x", state=State.UNKNOWN, reason="timeout", checked=TODAY, first_failure=first)
    found = problems(Reason.SERVER_ERROR, LinksLock(links=(seen,)))
    assert [problem.code for problem in found] == codes
    assert all(str(first) in problem.message() for problem in found)
    assert not problems(Reason.OFFLINE, LinksLock(links=(seen,)))


def test_the_codes_are_told_in_full() -> None:
    """Every blank of every L code is one that the code fills."""
    blanks = dict.fromkeys(("url", "what", "what_en", "path", "final", "wanted", "found", "first"), "")
    for code, entry in CATALOGUE.items():
        if code.startswith("L"):
            for words in (entry.message, entry.fix, entry.message_en, entry.fix_en):
                words.format(**blanks)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs ``prongsai check`` in a hurry; what the log says is apart from the answer."""
    monkeypatch.setattr("generator.links.Settings", lambda **_: FAST)
    return lambda *words: CliRunner().invoke(command, [*map(str, words), "--today", "2026-11-20"], standalone_mode=False)


@pytest.fixture
def site(write_site: Callable[..., Path], serve: Callable[..., Loopback]) -> Path:
    """A site with a link that works, one that is broken, one that nobody can know, and one that has moved."""
    server = serve(
        {
            "/fine": lambda handler: handler.reply(200, "<title>แผน</title>"),
            "/moved": lambda handler: handler.reply(301, Location="/fine"),
            "/reset": Handler.reset,
        }
    )
    item = "item: o1\nstatus: published\nowners: สำนักปลัด\nevidence:\n"
    for number, path in enumerate(("fine", "gone", "moved", "reset")):
        item += f"  - {{title: หลักฐาน {number}, url: {server.url('/' + path)}, date: 2024-01-10}}\n"
    return write_site({"data/2567/items/o1.yml": item})


def test_the_command_says_what_to_do(site: Path, check: Callable[..., Result]) -> None:
    """Broken with its place and the way out, unknown and moved as notes, and a count."""
    result = check("--links", site)
    told = result.output
    assert "data/2567/items/o1.yml:6:29  คำเตือน L701" in told
    assert "วิธีแก้  หาที่อยู่ใหม่ของเอกสาร" in told
    assert "บอกไม่ได้ในวันนี้ 1 ลิงก์ (ไม่นับเป็นปัญหา)" in told
    assert "ใช้ได้ แต่ย้ายถาวรแล้ว 1 ลิงก์" in told
    assert "ตรวจ 4 ลิงก์ใน 1 เว็บ: ใช้ได้ 2 เสีย 1 บอกไม่ได้ 1" in told
    assert "เปิดดูแล้ว 4/4" in told, "a log has plain lines"
    assert "\r" not in told
    assert result.return_value == 0, "a broken link blocks nothing"
    assert "1 are broken" in check("--links", "--lang", "en", site).output


def test_strict_makes_broken_links_count(site: Path, check: Callable[..., Result]) -> None:
    result = check("--links", "--strict", site)
    assert result.return_value == 1
    assert "--strict: ปัญหาของลิงก์ 1 จุด ถือเป็นข้อผิดพลาด" in result.output
    (site / "data/2567/items/o1.yml").unlink()
    assert check("--links", "--strict", site).return_value == 0


def test_json_for_machines(site: Path, check: Callable[..., Result]) -> None:
    """One document, with every link."""
    told = json.loads(check("--links", "--json", site).stdout)
    assert [(link["state"], link["reason"]) for link in told["links"]] == [
        ("ok", "works"),
        ("broken", "not-found"),
        ("ok", "moved"),
        ("unknown", "reset"),
    ]
    assert "L701" in {problem["code"] for problem in told["problems"]}
    assert told["links"][1]["places"] == ["data/2567/items/o1.yml:6:29"]
    assert "links" not in json.loads(check("--json", site).stdout)


def test_the_register_is_the_same_when_made_twice(site: Path, check: Callable[..., Result]) -> None:
    """And is read back as it was written."""
    register = site / "data/links.lock.yml"
    check("--links", site)
    first, written = register.read_bytes(), register.stat().st_mtime_ns
    check("--links", site)
    assert (register.read_bytes(), register.stat().st_mtime_ns) == (first, written)
    lock, complaints = links_command.read_lock(site)
    assert lock is not None
    assert not complaints
    assert [link.state for link in lock.links] == [State.OK, State.BROKEN, State.OK, State.UNKNOWN]
    assert {link.last_success for link in lock.links} == {TODAY, None}
    assert read_site(site, today=TODAY)[1].items == ()


def test_a_damaged_register_is_said_and_left_as_it_is(site: Path, check: Callable[..., Result]) -> None:
    """What was remembered is not overwritten with what is known since today."""
    register = site / "data/links.lock.yml"
    register.write_text("links: [{url: https://b.go.th/x, state: perhaps}]\n")
    result = check("--links", site)
    assert "data/links.lock.yml:1" in result.output
    assert result.return_value == 1
    assert "perhaps" in register.read_text()


def test_a_site_without_links_writes_nothing(write_site: Callable[..., Path], check: Callable[..., Result]) -> None:
    root = write_site()
    assert "ไม่มีลิงก์ไปยังเว็บอื่น" in check("--links", root).output
    assert not (root / "data").exists()
