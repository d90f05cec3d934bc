"""Whatever stands in a record, reading and checking it ends in Problems and never in an exception."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.problems import Problems
from generator.rules import check, judge
from generator.rules.readiness import plain
from generator.schema import read_site
from shared import CONFIG, ITEM
from tests.rules.conftest import assert_told
from tests.rules.test_years import FORM

TODAY = date(2026, 11, 20)
REPORT = """\
report: measures
answers: [o35]
round: 12-months
title: รายงาน
memo: {subject: รายงาน, date: 15 ม.ค. 2567, opinions: [{position: นายก อบต.}]}
analysis: [{tool: OIT, indicator: "9", issue: ก}]
topics: [{id: t1, title: ก}]
measures:
  - id: m1
    title: มาตรการ
    topics: [t1]
    row: r1
    source: {indicator: "9.4", item: o1, year: 2566}
    questions: [{code: e1, text: ก, inferred: true}]
    period: {from: 2023-10, to: 30 กันยายน 2567}
    activities: [{text: ก, published: 2024-01-15}]
    evidence: [{title: ก, url: "https://www.example.go.th/a.pdf", date: 2024-01-15, covers: [measures]}]
tables:
  - caption: ตาราง
    columns: [{field: title, label: ก}, {group: ข, columns: [{fields: [outputs, outcomes], label: ค}]}]
trainings: [{title: ก, date: 2024-01}]
"""
RECORDS = {
    "site_config.yml": CONFIG + "eit: {2567: {url: https://itas.nacc.go.th/go/eit/a, opens: 2024-01-01}}\n",
    "data/2567/items/o1.yml": ITEM,
    "data/2567/year.yml": 'result: {score: 93.65, indicators: {"9": 90}}\nprogress: [{indicator: "1", done: true}]\n',
    "data/2567/reports/annual.yml": REPORT,
    "data/2567/framework.yml": FORM.partition("framework.yml --\n")[2].replace("2590", "2567"),
    "data/urls.lock.yml": "urls:\n  - {url: a.html, first: 2024-01-01, state: moved, to: b.html}\n",
    "content/2567/o1.md": "---\ntitle: ก\nupdated: 2024-01-15\n---\nเนื้อหา\n",
}

THAI = st.text(st.sampled_from("กขคงสำนักปลัดที่อ่้ๆ๐๑๒๙ \u200b\u0e33"), max_size=8)
PIECES = """
    item status evidence title file url channel report page covers date data_year measures tables columns field fields
    group label id published none-this-year o1 o99 o0 2567 2024 ๒๕๖๗ 9.9 true no null ~ 012 2567-02-29 2024-02-30
    ก.พ. ค.ศ. 0000 9999-99-99 https://[::1 http:// javascript:x ../x /etc con.pdf a.php &a *a !!str ! <<
    %YAML --- ... ? - : # |2 >- [ ] { } , @ ` ' {}{{}} {0} %s ${x}
"""
ODD = [
    "29 ก.พ. 2566",
    "1" * 5000,
    "9" * 400 + ".5",
    "1e400",
    "ก" * 400,
    "\t",
    "C:\\x",
    '"',
    "\ufeff",
    "\u2028",
    "\x85",
    "😀",
    "้",
    "",
]
WORDS = st.sampled_from([*PIECES.split(), *ODD])
SCALARS = st.one_of(WORDS, THAI, st.text(max_size=8), st.integers().map(str))
BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(SCALARS, max_size=20).map(lambda words: " ".join(words).encode("utf-8", "surrogatepass")),
    st.builds(
        lambda text, codec: text.encode(codec, "replace"),
        st.sampled_from(list(RECORDS.values())),
        st.sampled_from(["cp874", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "gb18030"]),
    ),
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A record in which some words, lines or bytes were replaced, moved or left out."""
    path = draw(st.sampled_from(sorted(RECORDS)))
    text = RECORDS[path]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = draw(st.integers(at, min(len(text), at + draw(st.sampled_from([0, 1, 5, 40])))))
        insert = draw(
            st.one_of(SCALARS, st.just(""), st.sampled_from(["\n", "\n  ", ": ", "- ", "[", "]", "{", "}", "'", '"']))
        )
        text = text[:at] + insert + text[to:]
    return path, text.encode("utf-8", "surrogatepass")


@st.composite
def revalued(draw: st.DrawFn) -> tuple[str, bytes]:
    """A record of which one value was replaced by another whole value: the form stays, the meaning goes."""
    path = draw(st.sampled_from(sorted(RECORDS)))
    lines = RECORDS[path].split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(": ")
    value = draw(st.one_of(VALUES, SCALARS.map(lambda word: "'" + word.replace("'", "''") + "'")))
    lines[at] = f"{key}{colon or ': '}{value}"
    return path, "\n".join(lines).encode("utf-8", "surrogatepass")


VALUES = st.recursive(
    SCALARS.map(lambda word: '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.lists(st.tuples(WORDS.filter(str.isidentifier), inner), max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key}: {value}" for key, value in parts) + "}"
        ),
    ),
    max_leaves=5,
)
ANY = st.one_of(st.tuples(st.sampled_from(sorted(RECORDS)), BYTES), damaged(), revalued())


def read_and_check(path: str, data: bytes) -> Problems:
    """All that is said of a site in which the record *path* is *data*; every message can be told."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        own_form = {"data/2567/framework.yml"} - {path}
        for name, content in {**{n: t.encode() for n, t in RECORDS.items() if n not in own_form}, path: data}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        site, problems = read_site(root, today=TODAY)
        if site is not None:
            problems |= check(site, today=TODAY, read=lambda name: (root / name).read_bytes())
            for year in site.years.values():
                plain(judge(year, site))
    for problem in problems:
        assert_told(problem)
        problem.message(), problem.fix("en")
    return problems


@given(ANY)
@example(("data/2567/items/o1.yml", "item: o1\nwhere: a\u2028b\x85c #x\n".encode()))
@example(("data/2567/year.yml", b"result: {score: " + b"9" * 5000 + b"}"))
@example(("site_config.yml", b"site: {current_year: 2567, years: []}"))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_end_in_problems(record: tuple[str, bytes]) -> None:
    read_and_check(*record)


@pytest.mark.slow
@given(ANY)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_end_in_problems_10_000_times(record: tuple[str, bytes]) -> None:
    read_and_check(*record)


@pytest.mark.parametrize("path", RECORDS)
def test_the_whole_records_are_sound(path: str) -> None:
    """What is damaged above is right before it is damaged."""
    found = read_and_check(path, RECORDS[path].encode())
    assert {problem.code for problem in found.errors} <= (
        {"R302", "R304", "R314"} if path.endswith("framework.yml") else set()
    )
