"""A build that carries over what is unchanged gives the very bytes of a build that makes everything anew.

Random sequences of edits over a small site of two years: records, reports, prose, files, settings, what was seen of
links. After each, the section built with the cache is compared with one built without.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator import cache
from generator.build import build, checked, filled
from generator.cache import FILE, Cache, cached, digest
from generator.cli.check import check_site
from generator.crew import Crew, Order
from generator.model.fiscal_year import FiscalYear
from generator.problems import DiskError
from generator.publish import Stage
from generator.publish.previous import Previous
from generator.schema.year import YearReader
from shared import TODAY

CONFIG = """\
agency:
  {{name: องค์การบริหารส่วนตำบลทดสอบ, short_name: {short}, kind: อบต., district: ทดสอบ, province: ทดสอบ, phone: "{phone}"}}
site:
  {{current_year: {current}, years: [2567, 2568], demo: fictional, url: "https://www.example.go.th/ita/", thai_digits: {digits}}}
eit: {{2567: {{url: https://itas.nacc.go.th/go/eit/abc, opens: 2024-01-15, closes: {closes}}}}}
"""
ITEM = """\
item: {id}
status: {status}
owners: {owner}
summary: {summary}
published: 2024-01-15
where: หน้าหลัก → ความโปร่งใส
progress: {{done: {done}, text: {summary}}}
evidence:
  - {{title: {summary}, url: https://www.example.go.th/{id}.pdf, date: 2024-01-10}}
  - {{title: แฟ้ม, file: a.csv, date: 2024-01-11}}
"""
REPORT = """\
report: progress
round: 12-months
answers: [{answers}]
title: {title}
published: 2024-05-01
tables:
  - caption: ข้อ OIT
    of: items
    columns:
      - {{label: ข้อ, fields: [code]}}
      - {{label: ผู้รับผิดชอบ, fields: [owners]}}
      - {{label: ผล, fields: [progress]}}
"""
LINKS = """\
links:
  - {{url: https://www.example.go.th/o1.pdf, state: ok, reason: ok, checked: {day}, last_success: {day}}}
"""
YEAR = """\
progress:
  - {{indicator: "9", done: {done}, text: {text}}}
"""
items = st.sampled_from(["o1", "o2", "o5", "o9"])
years = st.sampled_from([2567, 2568])
words = st.sampled_from(["โครงสร้าง", "แผนงาน 2567", "ผู้บริหาร <b>", "A&B"])
truths = st.sampled_from(["true", "false"])


def section(out: Path) -> dict[str, str]:
    """Digest of every file of a built section, by its path."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def built(root: Path, out: Path, *, told: date | None = None, use_cache: bool = True) -> dict[str, str]:
    """The section of *root* in the folder *out*, where the last one may stand."""
    found = build(root, out, today=TODAY, told_today=told, use_cache=use_cache)
    assert found.changes is not None, [problem.message() for problem in found.problems.errors]
    return section(out)


class Edits(RuleBasedStateMachine):
    """A webmaster at work."""

    def __init__(self) -> None:
        super().__init__()
        self.work = Path(tempfile.mkdtemp())
        self.root = self.work / "site"
        self.day: date | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.work)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    @initialize()
    def begin(self) -> None:
        self.config(short="อบต.ทดสอบ", phone="0 2000 0000", current=2568, digits="false", closes="2024-06-30")
        for year in (2567, 2568):
            for id in ("o1", "o2"):
                self.item(year, id, "published", "กองคลัง", "โครงสร้าง", "true", "1,2\n")

    @rule(
        short=st.sampled_from(["อบต.ทดสอบ", "อบต.ใหม่"]),
        phone=st.sampled_from(["0 2000 0000", "0 2000 0009"]),
        current=years,
        digits=truths,
        closes=st.sampled_from(["2024-06-30", "2024-07-31"]),
    )
    def config(self, **values: object) -> None:
        self.write("site_config.yml", CONFIG.format(**values))

    @rule(
        year=years,
        id=items,
        status=st.sampled_from(["published", "in-progress"]),
        owner=st.sampled_from(["กองคลัง", "กองช่าง"]),
        summary=words,
        done=truths,
        rows=st.sampled_from(["1,2\n", "1,2\n3,4\n"]),
    )
    def item(self, year: int, id: str, status: str, owner: str, summary: str, done: str, rows: str) -> None:
        text = ITEM.format(id=id, status=status, owner=owner, summary=f'"{summary}"', done=done)
        self.write(f"data/{year}/items/{id}.yml", text)
        self.write(f"data/evidence/{year}/{id}/a.csv", rows)

    @rule(year=years, id=items)
    def without(self, year: int, id: str) -> None:
        (self.root / f"data/{year}/items/{id}.yml").unlink(missing_ok=True)
        shutil.rmtree(self.root / f"data/evidence/{year}/{id}", ignore_errors=True)

    @rule(year=years, answers=items, title=words)
    def report(self, year: int, answers: str, title: str) -> None:
        self.write(f"data/{year}/reports/annual.yml", REPORT.format(answers=answers, title=f'"{title}"'))

    @rule(year=years, name=st.sampled_from(["annual", "another"]))
    def rename(self, year: int, name: str) -> None:
        for path in (self.root / f"data/{year}/reports").glob("*.yml"):
            path.rename(path.with_stem(name))

    @rule(year=years, quote=st.sampled_from(["", '"']), day=st.sampled_from(["2024-02-01", "2024-03-01"]))
    def closed_with_prose(self, year: int, quote: str, day: str) -> None:
        """What was closed is compared byte by byte."""
        self.write(f"content/{year}/o2.md", f"---\ntitle: {quote}หน้า{quote}\n---\nข้อความ\n")
        self.write(f"data/{year}/year.yml", f"closed: {{date: {day}}}\n")
        text = (self.root / f"content/{year}/o2.md").read_bytes() if quote else b""
        lock = f"  - {{file: content/{year}/o2.md, sha256: {sha256(text).hexdigest()}}}\n"
        self.write(f"data/{year}/closed.lock.yml", f"closed: {day}\nfiles:\n{lock}")

    @rule(year=years, text=words, done=truths)
    def progress(self, year: int, text: str, done: str) -> None:
        self.write(f"data/{year}/year.yml", YEAR.format(text=f'"{text}"', done=done))

    @rule(page=st.sampled_from(["2567/o1", "2568/o9", "about", "index"]), text=words)
    def prose(self, page: str, text: str) -> None:
        title = "---\ntitle: หน้า\n---\n" if page == "about" else ""
        self.write(f"content/{page}.md", f"{title}## {text}\n")

    @rule(year=years, id=items, rows=st.sampled_from(["1,2\n", "1,2\n3,4\n", "9,9\n"]))
    def file(self, year: int, id: str, rows: str) -> None:
        if (self.root / f"data/{year}/items/{id}.yml").exists():
            self.write(f"data/evidence/{year}/{id}/a.csv", rows)

    @rule(day=st.sampled_from([None, date(2024, 1, 1), date(2024, 3, 1), date(2024, 12, 1)]))
    def told(self, day: date | None) -> None:
        self.day = day

    @rule(day=st.sampled_from(["2026-01-01", "2026-02-01"]))
    def links_were_seen(self, day: str) -> None:
        self.write("data/links.lock.yml", LINKS.format(day=day))

    @rule()
    def the_section_is_lost(self) -> None:
        shutil.rmtree(self.work / "a", ignore_errors=True)

    @rule(page=st.sampled_from(["2567/o1.html", "index.html", "data/2567.json", "urls.html"]))
    def the_section_is_edited(self, page: str) -> None:
        if (self.work / "a" / page).is_file():
            (self.work / "a" / page).unlink()
            self.write(f"../a/{page}", "edited")

    @invariant()
    def is_the_same_as_made_anew(self) -> None:
        if self.root.is_dir():
            out, anew = self.work / "a", self.work / "b"
            fresh = build(self.root, anew, today=TODAY, told_today=self.day, use_cache=False)
            again = build(self.root, out, today=TODAY, told_today=self.day)
            assert again.problems == fresh.problems
            assert (again.changes is None) == (fresh.changes is None)
            assert again.changes is None or section(out) == section(anew)


Edits.TestCase.settings = settings(
    max_examples=5, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestEdits = pytest.mark.slow(Edits.TestCase)


def site(root: Path) -> Path:
    """One year of one item and one report."""
    machine = Edits()
    machine.root = root
    machine.begin()
    machine.report(2567, "o1", "รายงาน")
    machine.teardown()
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site(tmp_path / "site")


def made(monkeypatch: pytest.MonkeyPatch, root: Path, out: Path) -> list[str]:
    """Addresses of the pages of items and reports that a build makes anew."""
    import generator.pages as pages

    anew: list[str] = []

    def watched(make: Callable[..., object]) -> Callable[..., object]:
        def watch(*values: object) -> object:
            page = make(*values)
            anew.append(page.url)
            return page

        return watch

    for name in ("item_page", "report_page"):
        monkeypatch.setattr(pages, name, watched(getattr(pages, name)))
    built(root, out)
    monkeypatch.undo()
    return anew


def test_an_edit_makes_its_page_and_those_that_show_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own page, the report with the table of all items, and, with its state, the same subject in other years."""
    assert len(made(monkeypatch, root, tmp_path / "out")) == 35 + 28 + 1
    assert made(monkeypatch, root, tmp_path / "out") == []
    record = root / "data/2567/items/o1.yml"
    record.write_text(record.read_text("utf-8").replace("กองคลัง", "กองช่าง"), "utf-8")
    assert made(monkeypatch, root, tmp_path / "out") == ["2567/o1.html", "2567/reports/annual.html"]
    record.write_text(record.read_text("utf-8").replace("published\n", "in-progress\n"), "utf-8")
    assert {"2567/o1.html", "2568/o1.html"} < set(made(monkeypatch, root, tmp_path / "out"))


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(4000), None])
def test_a_damaged_cache_is_thrown_away(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    """Whatever stands in its place: the section is the same, nothing is said, and soon there is a whole one again."""
    whole = built(root, tmp_path / "out")
    file = root / FILE
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[: size // 2] + b"\x5a" * (size // 2) if damage is None else damage)
    assert built(root, tmp_path / "out") == whole
    assert built(root, tmp_path / "out") == whole
    assert made(monkeypatch, root, tmp_path / "out") == []


def test_values_that_were_changed_are_not_believed(root: Path, tmp_path: Path) -> None:
    """By whom and why does not matter."""
    whole = built(root, tmp_path / "out")
    with sqlite3.connect(root / FILE) as kept:
        kept.execute("UPDATE kept SET value = CAST(REPLACE(CAST(value AS TEXT), 'โครงสร้าง', 'ปลอม') AS BLOB)")
    assert built(root, tmp_path / "out") == whole


def test_a_cache_of_another_program_is_emptied(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version, theme or library may make other pages of the same records."""
    built(root, tmp_path / "out")
    monkeypatch.setattr(cache, "fingerprint", lambda: b"seen to have changed")
    monkeypatch.setattr(cache, "_program", lambda: b"another")
    with cached(root) as kept:
        assert kept.get(digest("anything")) is None
    with sqlite3.connect(root / FILE) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_the_same_program_installed_anew_keeps_the_cache(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files have other times; what they hold is read then, once."""
    built(root, tmp_path / "out")
    for read_again in (True, False):
        monkeypatch.setattr(cache, "fingerprint", lambda: b"seen to have changed")
        if not read_again:
            monkeypatch.setattr(cache, "_program", lambda: pytest.fail("the program is read again"))
        assert made(monkeypatch, root, tmp_path / "out") == []  # which undoes both


def test_a_folder_that_cannot_be_written_costs_only_time(root: Path, tmp_path: Path) -> None:
    """``.prongsai`` is a file: there is no place for a cache."""
    whole = built(root, tmp_path / "out", use_cache=False)
    (root / ".prongsai").write_bytes(b"")
    assert built(root, tmp_path / "out") == whole


def test_without_the_cache_nothing_is_kept(root: Path, tmp_path: Path) -> None:
    built(root, tmp_path / "out", use_cache=False)
    assert not (root / ".prongsai").exists()


def test_two_builds_at_once(root: Path, tmp_path: Path) -> None:
    """Both are whole, and so is the cache that they leave."""
    whole = built(root, tmp_path / "before", use_cache=False)
    found: dict[int, dict[str, str]] = {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: built(root, tmp_path / str(n))})) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [whole, whole, whole]
    assert built(root, tmp_path / "after") == whole


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    """The file does not grow with every edit."""
    (tmp_path / "site_config.yml").touch()
    with cached(tmp_path) as kept:
        for number in range(10):
            kept.put(digest(str(number)), b"value")
    with cached(tmp_path) as kept:
        assert kept.get(digest("1")) == b"value"
        kept.drop_unused()
    again = Cache(tmp_path / FILE)
    assert again.get(digest("1")) == b"value"
    assert again.get(digest("2")) is None
    again.close()


def test_what_was_taken_out_of_a_record_is_gone(root: Path, tmp_path: Path) -> None:
    """A telephone number was told; when it is out of the record it is nowhere in the cache."""
    record = root / "data/2567/items/o1.yml"
    before = record.read_text("utf-8")
    record.write_text(before.replace("summary: ", "summary: โทร 081-234-5678 # "), "utf-8")
    told = build(root, tmp_path / "out", today=TODAY).problems
    assert "P603" in {problem.code for problem in told}
    assert b"081-234-5678" in (root / FILE).read_bytes()
    record.write_text(before, "utf-8")
    built(root, tmp_path / "out")
    assert b"081-234-5678" not in (root / FILE).read_bytes()


def test_what_is_the_same_keeps_its_date(root: Path, tmp_path: Path) -> None:
    """So that a program for FTP sends what has changed and nothing else."""
    out = tmp_path / "out"
    build(root, out, today=TODAY)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    record = root / "data/2567/items/o2.yml"
    record.write_text(record.read_text("utf-8").replace("2024-01-10", "2024-01-12"), "utf-8")
    build(root, out, today=TODAY)
    later = [path.relative_to(out).as_posix() for path, time in before.items() if path.stat().st_mtime_ns != time]
    assert later == ["2567/o2.html"]


def test_what_is_the_same_keeps_its_date_when_the_cache_is_lost(root: Path, tmp_path: Path) -> None:
    """As after an update of the program: a program for FTP does not upload everything again."""
    out = tmp_path / "out"
    built(root, out)
    old = {path: 1_700_000_000_000_000_000 + number for number, path in enumerate(sorted(out.rglob("*.*")))}
    for path, time in old.items():
        os.utime(path, ns=(time, time))
    shutil.rmtree(root / ".prongsai")
    built(root, out)
    assert [path.name for path, time in old.items() if path.stat().st_mtime_ns != time] == ["manifest.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_said_with_the_cache_as_without(root: Path, tmp_path: Path) -> None:
    """It cannot be written down; that costs only time."""
    item = root / "data/2567/items/o1.yml"
    with open(os.fsencode(item.parent) + b"/zz\xff.yml", "wb") as file:
        file.write(item.read_bytes())
    found = [build(root, tmp_path / "out", today=TODAY, use_cache=use).problems for use in (False, True, True)]
    assert [problem.code for problem in found[0].errors] == ["R303"]
    assert found[1:] == found[:1] * 2


def test_what_was_changed_in_the_section_is_mended(root: Path, tmp_path: Path) -> None:
    """A page that somebody edited by hand, and one that is a link to something else."""
    out = tmp_path / "out"
    build(root, out, today=TODAY)
    whole = section(out)
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_bytes((out / "eit.html").read_bytes())
    (out / "2567/o1.html").write_text("edited", "utf-8")
    (out / "eit.html").unlink()
    (out / "eit.html").symlink_to(elsewhere)
    build(root, out, today=TODAY)
    assert section(out) == whole
    assert not (out / "eit.html").is_symlink()


def test_a_renamed_report_is_renamed_in_the_open_data(root: Path, tmp_path: Path) -> None:
    """Its id is the name of its file, and stands in no record."""
    built(root, tmp_path / "out")
    (root / "data/2567/reports/annual.yml").rename(root / "data/2567/reports/whole.yml")
    assert built(root, tmp_path / "out") == built(root, tmp_path / "anew", use_cache=False)


def test_a_mistake_in_the_settings_loses_nothing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that stops early asks for little; ``check`` asks for no page."""
    built(root, tmp_path / "out")
    config = (root / "site_config.yml").read_text("utf-8")
    (root / "site_config.yml").write_text("agency: [", "utf-8")
    assert build(root, tmp_path / "out", today=TODAY).problems.errors
    (root / "site_config.yml").write_text(config, "utf-8")
    check_site(root, TODAY)
    assert made(monkeypatch, root, tmp_path / "out") == []


def test_a_folder_that_is_no_site_stays_as_it_is(tmp_path: Path) -> None:
    build(tmp_path, tmp_path / "out", today=TODAY)
    assert list(tmp_path.iterdir()) == []


def test_borders_between_parts_count() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "") != digest("a")


def test_what_a_year_was_made_of_is_kept_on_while_it_does_not_change(root: Path, tmp_path: Path) -> None:
    """Its records are wanted again as soon as one of them changes."""
    built(root, tmp_path / "out")
    with sqlite3.connect(root / FILE) as file:
        before = set(file.execute("SELECT key FROM kept"))
    built(root, tmp_path / "out")
    with sqlite3.connect(root / FILE) as file:
        assert set(file.execute("SELECT key FROM kept")) == before


@pytest.mark.parametrize("path", ["data/2567/year.yml", "data/2567/items/o1.yml"])
def test_a_record_saved_while_it_is_read_is_not_taken_for_what_it_was(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Saved between its digest and its reading: this build refuses, and the next shows what stands there."""
    before, after = ('"9", done: true, text: ก', '"9", done: true, text: ข'), None
    (root / "data/2567/year.yml").write_text(f"progress:\n  - {{indicator: {before[0]}}}\n", "utf-8")
    files = YearReader._files

    def saved_meanwhile(self: YearReader, year: FiscalYear) -> object:
        nonlocal after
        found = files(self, year)
        if after is None and year == 2567:
            reader = self._reader
            for known in ("data/2567/year.yml", *found.digests):
                reader.digest(known)
            after = True
            text = (root / path).read_text("utf-8")
            monkeypatch.setattr(type(reader), "_decoded", saving(type(reader)._decoded, root / path, f"{text}# ใหม่\n"))
        return found

    monkeypatch.setattr(YearReader, "_files", saved_meanwhile)
    with contextlib.suppress(DiskError):
        build(root, tmp_path / "out", today=TODAY)
    monkeypatch.undo()
    (root / path).write_text((root / path).read_text("utf-8").replace("ก", "ค").replace("กองคลัง", "กองช่าง"), "utf-8")
    assert built(root, tmp_path / "out") == built(root, tmp_path / "anew", use_cache=False)


def saving(decoded: Callable[..., object], path: Path, text: str) -> Callable[..., object]:
    """Reading, before which an officer saves *text*."""

    def read(self: object, where: str, *rest: object) -> object:
        path.write_text(text, "utf-8")
        return decoded(self, where, *rest)

    return read


def test_two_builds_of_other_records_at_once(root: Path, tmp_path: Path) -> None:
    """Each section has the search index of its own pages."""
    built(root, tmp_path / "out")
    record = root / "data/2567/items/o1.yml"
    text = record.read_text("utf-8")
    with cached(root) as kept:
        order = Order(root, tmp_path / "out", TODAY, None, readiness=False)
        found = checked(order, kept, Crew())
        record.write_text(text.replace("กองคลัง", "กองช่าง"), "utf-8")
        other = built(root, tmp_path / "other")
        (tmp_path / "stage").mkdir()
        stage = Stage(tmp_path / "stage", Previous(tmp_path / "out"))
        filled(order, found, stage, kept)
    record.write_text(text, "utf-8")
    whole = built(root, tmp_path / "anew", use_cache=False)
    assert section(tmp_path / "stage") == {path: digest for path, digest in whole.items() if path != "manifest.json"}
    assert other["assets/search-index.js"] != whole["assets/search-index.js"]
