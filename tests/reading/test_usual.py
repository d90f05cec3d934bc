"""What is read line by line is what the careful reader reads, without a complaint."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.sources import decode, read_yaml
from generator.sources.usual import read_usual
from tests.project.conftest import ROOT
from tests.reading.test_any_bytes import PIECES, RECORDS, REPORT

USUAL = """\
# หมายเหตุ
item: o1
summary: "แผน: ปี # 2567"

owners: [สำนักปลัด, กองคลัง]
none: []
progress: {done: true, text: [ก, ข], at: {page: 3}}
evidence:
- title: แผน  2567
  url: https://example.go.th/a?b=1&c=2#top
  covers:
    - a
    - 'b'
    # หมายเหตุ
-   title: ก
    at:
      page: 12:30
changes: 
  - {date: 2024-01-15, what: ก}
  - ข
"""  # noqa: W291  # a space after a key


def same(text: str) -> bool:
    """Whether the text is usual; if it is, both readers agree about it."""
    usual = read_usual(text)
    if usual is None:
        return False
    node, problems = read_yaml(text, "a.yml")
    assert not problems
    assert json.dumps(usual, ensure_ascii=False) == json.dumps(node, ensure_ascii=False)
    return True


def test_records_as_they_are_usually_written_are_read() -> None:
    """Or nothing is gained."""
    assert same(USUAL)
    assert same("item: o1")


@pytest.mark.parametrize(
    "text",
    [
        "", "# ก\n", "a", "- a\n", " a: b\n", "---\na: b\n", "a: b\n...\n", "%YAML 1.1\n---\na: b", "a:\n", "a: {b: }",
        "a: {b}",
        "a: b\n c: d\n", "a: b\n  c\n", "a:\n  - b\n - c\n", "a:\n    b: c\n  d: e\n", "a: b\n- c\n", "a: b: c\n", "a: b:\n",
        "a: b #c\n",
        "a: b # c\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "<<: {a: b}\n", "a: |\n  b\n", "a: >\n  b\n", "a: 'b\n",
        'a: "b\\n"\n', "a: 'it''s'\n",
        "a: [b, c\n", "a: [b, c]]\n", "a: [b, c,]\n", "a: [b c]d\n", "a: [b: c]\n", "a: {b: c, b: d}\n", "a: b\na: c\n",
        "a: [#b]\n", "a: [,]\n",
        "a:\tb\n", "a: b\tc\n", "? a\n: b\n", "a: -b\n", "- - a\n", "a:\n  -\n    b: c\n", "a: @b\n", "a: `b`\n", "a: %b\n",
        '"a": b\n', "a: [b?]\n",
        "a: {b: [c}]\n", "a: {[b]: c}\n", "a: [[[[[[[[[[b]]]]]]]]]]\n", "a: ]\n", "a : b\n", f"{'a' * 2000}: b\n",
    ],
)  # fmt: skip
def test_what_is_unusual_is_left_to_the_careful_reader(text: str) -> None:
    """Because it is wrong, because it is written differently, or because it is rare."""
    assert read_usual(text) is None


indents = st.sampled_from(["", "", "  ", "  ", "    ", "    ", "      ", " ", "   "])
dashes = st.sampled_from(["", "", "", "- ", "- ", "-   ", "-", "- - "])
keys = st.sampled_from(["a", "b", "c", "d", "ก", "x_y", "e1", "a-b", "a b", "1", "<<", '"q"', "#", "a.b"])
colons = st.sampled_from([": ", ": ", ": ", ":", ":  ", " : ", ":: "])
plain = st.sampled_from(
    ["", "a", "ก ข", "a,b", "a: b", "a:b", "http://x/#y", "a #b", "a# b", "-1", "- a", "...", "---", "a ", "~", "{a}", "a]",
    "\u00a0", "'a'",
     '"a: b"', "'a #b'", "''", '"', "\"a\\n\"", "it's", "?", "? a", "a?", "|", ">-", "*a", "&a b", "!a", "%a", "@a", "a:",
     ":", ":a", "=", "\U0001f600"]
)  # fmt: skip
flows = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]"),
        st.lists(st.tuples(keys, colons, inner), max_size=3).map(lambda rows: f"{{{', '.join(map(''.join, rows))}}}"),
    ),
    max_leaves=6,
)
values = st.one_of(plain, flows, flows.map(lambda text: text.replace(", ", ",")), flows.map(lambda text: text + " "))
lines = st.one_of(
    st.tuples(indents, dashes, keys, colons, values).map("".join),
    st.tuples(indents, dashes, values).map("".join),
    st.sampled_from(["", "  ", "# a", "   # b", "---", "...", "%a"]),
)
texts = st.lists(lines, min_size=1, max_size=8).map("\n".join)


@settings(max_examples=3000, deadline=None)
@given(texts)
def test_both_readers_agree_about_any_lines(text: str) -> None:
    same(text)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_both_readers_agree_about_records_that_were_changed_anywhere(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([USUAL, REPORT, *RECORDS.values()]))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, min(at + 3, len(text))))
        text = text[:at] + data.draw(plain | st.sampled_from([*PIECES, "\n", "\n  ", " ", ", ", ": "])) + text[end:]
    found, _ = decode(text.encode(), "a.yml")
    same(found or "")


def test_both_readers_agree_about_every_file_of_this_repository() -> None:
    files = [
        path
        for folder in ("data", "examples", "generator", "site_config.yml")
        for path in ROOT.glob(f"{folder}/**/*.yml")
    ]
    assert len(files) > 100
    assert sum(same(path.read_text("utf-8")) for path in files) > len(files) / 2


@pytest.mark.parametrize(
    "bomb", ["a: " + "[" * 100_000, "a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 2000)), "a: b\n" * 100_000]
)
def test_no_text_takes_long_or_deep(bomb: str) -> None:
    assert read_usual(bomb) is None
