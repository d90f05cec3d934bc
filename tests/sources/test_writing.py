"""Changing a record keeps every byte that an officer wrote elsewhere."""

from __future__ import annotations

from datetime import date
from os.path import commonprefix
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.problems import DiskError
from generator.sources import (
    append,
    create_text,
    edit_text,
    insert,
    read_yaml,
    set_value,
    set_values,
    to_yaml,
    update,
    write_lock,
)
from generator.sources.nodes import Map, Scalar, Seq
from generator.sources.plain import as_read, plain
from generator.sources.writing import WrongPathError

ROOT = Path(__file__).parents[2]
FOLDERS = ("data/**/*.yml", "examples/**/*.yml", "generator/frameworks/**/*.yml", "site_config.yml")
RECORDS = sorted(path for pattern in FOLDERS for path in ROOT.glob(pattern))


def scalars(node, path=()):
    """Path and value of every text in *node*."""
    if isinstance(node, Map):
        for key, value in node.items():
            yield from scalars(value, (*path, str(key)))
    elif isinstance(node, Seq):
        for n, value in enumerate(node):
            yield from scalars(value, (*path, n))
    else:
        yield path, node


def lists(node, path=()):
    """Path of every list in *node*."""
    parts = node.items() if isinstance(node, Map) else enumerate(node) if isinstance(node, Seq) else ()
    if isinstance(node, Seq):
        yield path
    for key, value in parts:
        yield from lists(value, (*path, str(key) if isinstance(key, str) else key))


def around(before: str, after: str) -> tuple[str, str]:
    """What the change took away and put in, between what both texts begin and end with."""
    start = len(commonprefix([before, after]))  # noqa: RUF071  # characters are meant
    end = len(commonprefix([before[start:][::-1], after[start:][::-1]]))  # noqa: RUF071
    return before[start : len(before) - end], after[start : len(after) - end]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_setting_any_field_of_a_shipped_record_changes_that_field_alone(path):
    text = path.read_bytes().decode()
    node, _ = read_yaml(text, "")
    found = list(scalars(node))
    for keys, value in found[:: max(1, len(found) // 2)]:
        after = set_value(text, keys, "ค่าใหม่")
        line = value.line - 1
        old, new = text.split("\n"), after.split("\n")
        assert (old[:line], old[line + 1 :]) == (new[:line], new[line + 1 :])
        taken, put = around(text, after)
        assert taken.strip("\"'") in f"{value!s}'\"" or value.startswith(taken)
        assert put in "'ค่าใหม่'" or put in '"ค่าใหม่"'


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_adding_to_any_list_of_a_shipped_record_only_adds(path):
    text = path.read_bytes().decode()
    node, _ = read_yaml(text, "")
    found = list(lists(node))
    for keys in found[:: max(1, len(found) // 2)]:
        taken, put = around(text, append(text, keys, "ใหม่: ค่า"))
        assert taken == ""
        assert "ใหม่: ค่า" in put


WORD = st.sampled_from(
    [
        "สำนักปลัด",
        "a",
        "แผน ปี ๒๕๖๗",
        "x # y",
        "k: v",
        "- d",
        "012",
        "no",
        "ก\n ข",
        '"q"',
        "it's",
        "#1b4a7a",
        "[a]",
        "*",
        "ก็",
    ]
)
COMMENT = st.sampled_from(["", "  # หมายเหตุ", " # - a: b"])
ABOVE = st.sampled_from(["", "# บรรทัดหมายเหตุ\n", "\n", "\n    # ย่อหน้า\n\n"])


def quoted(word: str, how: int) -> str:
    """*word* in double quotes, single quotes, or as a block."""
    if how == 0:
        return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if how == 1 and "\n" not in word:
        return "'" + word.replace("'", "''") + "'"
    return yaml.safe_dump(word, allow_unicode=True, width=9999).replace("\n...", "").strip()


@st.composite
def officers_files(draw):
    """A record as somebody's hand leaves it: own indentation, quotes, comments, line ends."""
    step = draw(st.integers(1, 4))
    dash = draw(st.integers(0, 3))
    lines = []
    for n in range(draw(st.integers(1, 4))):
        lines.append(draw(ABOVE))
        kind = draw(st.sampled_from(["text", "list", "flow", "map", "empty"]))
        words = [quoted(draw(WORD), draw(st.integers(0, 2))).replace("\n", " ") for _ in range(draw(st.integers(1, 3)))]
        note = draw(COMMENT)
        if kind == "text":
            lines.append(f"k{n}:  {words[0]}{note}\n")
        elif kind == "empty":
            lines.append(f"k{n}:{note}\n")
        elif kind == "flow":
            flow = [quoted("ก, ข", n) for n in range(len(words))]
            lines.append(f"k{n}: [ {' ,'.join(flow)} ]{note}\n")
        elif kind == "list":
            lines.append(f"k{n}:{note}\n" + "".join(f"{' ' * dash}-  {word}{note}\n{draw(ABOVE)}" for word in words))
        else:
            lines.append(
                f"k{n}:{note}\n" + "".join(f"{' ' * step}m{m}: {word}{note}\n" for m, word in enumerate(words))
            )
    text = "".join(lines)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@settings(max_examples=60, deadline=None)
@given(officers_files(), WORD, st.data())
def test_a_change_of_an_officers_file_keeps_all_lines_and_comments(text, word, data):
    node, problems = read_yaml(text, "")
    if not isinstance(node, Map) or any(p.severity.value == "error" for p in problems):
        return
    keys = data.draw(st.sampled_from([path for path, _ in scalars(node)] or [("new",)]))
    for after in (set_value(text, keys, word), set_value(text, ("new", "key"), word), append(text, ("new",), word)):
        before_lines, after_lines = text.splitlines(), after.splitlines()
        kept = [line for line in before_lines if line in after_lines]
        assert len(kept) >= len(before_lines) - 1, "one line at most is another one"
        assert after.count("หมายเหตุ") == text.count("หมายเหตุ")
        assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)
    for path in lists(node):
        grown = append(text, path, word, {"a": word})
        assert around(text, grown)[0] == ""
        assert around(text, insert(text, path, word, at=0))[0] == ""


def test_comments_order_and_quotes_stay():
    text = 'a: "x"   # one\nsite:\n    years:\n    - 2567   # c\n    # after\n\n    name: ชื่อ\n# tail\n'
    assert set_value(text, ("a",), 'y"z') == text.replace('"x"', '"y\\"z"')
    assert append(text, ("site", "years"), 2568) == text.replace("# c\n", "# c\n    - 2568\n")
    assert insert(text, ("site", "years"), 2568, at=0) == text.replace("    - 2567", "    - 2568\n    - 2567")
    assert set_value(text, ("site", "title"), "ก") == text.replace("ชื่อ\n", "ชื่อ\n    title: ก\n")


def test_a_single_text_becomes_a_list_and_stays_as_written():
    assert append("a: x, y # c\nb: 1\n", ("a",), "q") == "a:\n  - x, y # c\n  - q\nb: 1\n"
    assert append("a: {b: x}\n", ("a", "b"), "q, r") == "a: {b: [x, 'q, r']}\n"


def test_keys_and_entries_between_brackets():
    assert set_value("a: {b: x}  # c\n", ("a", "d"), "q, r") == "a: {b: x, d: 'q, r'}  # c\n"
    assert set_value("a: {}\n", ("a", "d"), {"e": [1]}) == "a: {d: {e: [1]}}\n"
    assert append("a: [x]\n", ("a",), {"b": 1}) == "a: [x, {b: 1}]\n"
    assert set_value("a: {b: , c: 1}\n", ("a", "b"), "z") == "a: {b: z, c: 1}\n"


def test_several_keys_with_one_new_parent():
    assert set_values("a: 1\n", {("r", "x"): 1.5, ("r", "y"): True}) == "a: 1\nr:\n  x: 1.5\n  y: true\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: [1]\n", ("a",)), ("a: 1\n", ("a", "b")), ("a: [1]\n", ("a", 3)), ("a: *x\n", ("a",)), ("a: [", ("b",))],
)
def test_what_has_no_place_is_refused(text, path):
    with pytest.raises(WrongPathError):
        set_value(text, path, "x")


def test_a_whole_file_is_always_the_same():
    value = {
        "urls": [{"url": "2567/o1.html", "first": "2024-01-15", "ids": ["main"]}, {"url": "ก # ข", "first": "012"}]
    }
    text = to_yaml(value, note="เขียนโดย prongsai release\n\nห้ามลบ")
    assert text == to_yaml(value, note="เขียนโดย prongsai release\n\nห้ามลบ")
    assert text.startswith("# เขียนโดย prongsai release\n#\n# ห้ามลบ\nurls:\n  - url: 2567/o1.html\n")
    assert read_yaml(text, "")[0] == value
    assert all(isinstance(part, Scalar) for _, part in scalars(read_yaml(text, "")[0]))


LETTERS = st.sampled_from("กขเโาิ์ๆ๑๒ abzNno019/.,:;#-–→()[]{}'\"&*!|>%@`?~=\n")
TEXTS = st.one_of(
    WORD, st.text(LETTERS, max_size=12), st.sampled_from(["true", "Null", "1e3", "2024-01-15", "12/3", "~"])
)
KEYS = TEXTS.filter(lambda text: text.strip() and "\n" not in text)
RECORD = st.recursive(
    TEXTS,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abc"), RECORD, min_size=1))
def test_whatever_is_written_is_read_back_as_text_by_anybody(record):
    if "<<" in str(record):
        return
    text = to_yaml(record)
    assert plain(text) == as_read(record)
    assert yaml.load(text, yaml.CSafeLoader) == record
    one_line = set_value("r: {}\n", ("r", "x"), record)
    assert yaml.load(one_line, yaml.CSafeLoader) == {"r": {"x": record}}


class Entry(BaseModel):
    url: str
    first: date
    ids: tuple[str, ...] = ()
    reason: str | None = None


class Lock(BaseModel):
    urls: tuple[Entry, ...] = ()


def test_a_lock_keeps_what_an_officer_wrote_into_it(tmp_path):
    path = tmp_path / "data" / "urls.lock.yml"
    one = Entry(url="a.html", first=date(2024, 1, 15), ids=("x",))
    write_lock(path, Lock(urls=(one, Entry(url="c.html", first=date(2024, 1, 15)))), note="ห้ามลบ")
    written = "# ห้ามลบ\nurls:\n  - url: a.html\n    first: 2024-01-15\n    ids:\n      - x\n  - url: c.html\n"
    assert path.read_bytes().decode() == written + "    first: 2024-01-15\n"
    mine = path.read_text("utf-8").replace("c.html", '"c.html"  # ย้ายแล้ว').replace("# ห้ามลบ", "# ห้ามลบ\n# ของฉัน")
    path.write_text(mine, "utf-8")
    more = Lock(
        urls=(
            one.model_copy(update={"ids": ("w", "x", "y")}),
            Entry(url="b.html", first=date(2024, 2, 1)),
            Entry(url="c.html", first=date(2024, 1, 15), reason="ย้าย"),
            Entry(url="d.html", first=date(2024, 2, 1), ids=("z",)),
        )
    )
    write_lock(path, more)
    assert (
        path.read_text("utf-8")
        == mine.replace("      - x\n", "      - w\n      - x\n      - y\n").replace(
            '  - url: "c', '  - url: b.html\n    first: 2024-02-01\n  - url: "c'
        )
        + "    reason: ย้าย\n  - url: d.html\n    first: 2024-02-01\n    ids:\n      - z\n"
    )
    before = path.stat().st_mtime_ns
    write_lock(path, more)
    assert path.stat().st_mtime_ns == before


def test_an_empty_lock_and_one_from_which_something_goes(tmp_path):
    path = tmp_path / "urls.lock.yml"
    path.write_text("# ทะเบียน\nurls:  # ยังไม่มี\n", "utf-8")
    one, other = Entry(url="a.html", first=date(2024, 1, 15)), Entry(url="b.html", first=date(2024, 1, 15))
    write_lock(path, Lock(urls=(one,)))
    assert path.read_text("utf-8") == "# ทะเบียน\nurls:  # ยังไม่มี\n  - url: a.html\n    first: 2024-01-15\n"
    write_lock(path, Lock(urls=(other,)), note="ใหม่")
    assert path.read_text("utf-8") == "# ใหม่\nurls:\n  - url: b.html\n    first: 2024-01-15\n"


@settings(max_examples=40, deadline=None)
@given(officers_files(), st.data())
def test_an_update_adds_and_replaces_and_takes_no_comment_away(text, data):
    node, problems = read_yaml(text, "")
    if not isinstance(node, Map) or any(p.severity.value == "error" for p in problems):
        return
    wanted = dict(node) | {"new": [{"a": 1}]}
    for key, value in node.items():
        if isinstance(value, Seq):
            wanted[key] = [data.draw(WORD) + "1", *value, data.draw(WORD) + "2"]
        elif isinstance(value, Scalar):
            wanted[key] = data.draw(WORD)
    after = update(text, wanted)
    assert after.count("หมายเหตุ") == text.count("หมายเหตุ")
    assert update(after, wanted) == after


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"", "cp874"), (b"\xff\xfe", "utf-16-le")]
)
def test_encoding_bom_and_line_ends_stay(tmp_path, mark, codec):
    path = tmp_path / "a.yml"
    path.write_bytes(mark + "a: สำนักปลัด\r\nb: 1\r\n".encode(codec))
    assert edit_text(path, lambda text: set_value(text, ("b",), "กองคลัง"))
    assert path.read_bytes() == mark + "a: สำนักปลัด\r\nb: กองคลัง\r\n".encode(codec)
    assert not edit_text(path, lambda text: set_value(text, ("b",), "กองคลัง"))


def test_old_windows_text_with_a_new_character_becomes_utf8(tmp_path):
    path = tmp_path / "a.yml"
    path.write_bytes("a: สำนัก\n".encode("cp874"))
    edit_text(path, lambda text: set_value(text, ("b",), "→"))
    assert path.read_bytes() == "a: สำนัก\nb: →\n".encode()


def test_nothing_is_overwritten_and_a_refusing_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "deep" / "a.yml"
    assert create_text(path, "a: 1\n")
    assert not create_text(path, "a: 2\n")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(DiskError, match=r"a\.yml"):
        edit_text(path, lambda _: "a: 3\n")
    assert [(p.name, p.read_text()) for p in path.parent.iterdir()] == [("a.yml", "a: 1\n")]
