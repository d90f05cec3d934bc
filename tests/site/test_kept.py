"""What is kept for a later run is read back by its type, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import encode

from generator.cache import Cache
from generator.guard import Examined
from generator.kept import pack, unpack
from generator.model.disclosure import Status
from generator.model.facts import ChangeFacts, ItemFacts, YearFacts
from generator.model.fiscal_year import FiscalYear
from generator.model.site import FilePassport
from generator.problems import Place, Problem
from generator.sources import read_yaml

FACTS = YearFacts(
    items={"o1": ItemFacts(Status.PUBLISHED, ("สำนักปลัด",), 2, date(2024, 1, 15))},
    changes=(ChangeFacts("o1", of_report=False, date=date(2024, 2, 1), note="ปรับแผนผัง", evidence="chart.pdf"),),
    first=date(2024, 1, 15),
)
FOUND = Examined(
    {"data/2567/files/o1/chart.pdf": FilePassport("PDF", 3, "ab" * 32)}, (Problem.of("D201", Place("a.yml", 1, 2)),)
)


@pytest.mark.parametrize("value", [FACTS, FOUND])
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert unpack(pack(value), type(value)) == value


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_foreign_bytes_are_nothing(data: bytes) -> None:
    assert unpack(data, YearFacts) in (None, YearFacts())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["items", "changes", "first", "files", "o1"]), inner, max_size=3)
        ),
        max_leaves=9,
    )
)
def test_json_of_another_kind_is_nothing(data: object) -> None:
    """Fields of another type are never let in."""
    found = unpack(encode(data), YearFacts)
    assert found is None or unpack(pack(found), YearFacts) == found


def test_a_problem_that_no_catalogue_has_is_nothing() -> None:
    foreign = pack(FOUND).replace(b"D201", b"D999")
    assert unpack(foreign, Examined) is None


def test_types_of_ours_are_written_as_what_they_are() -> None:
    """A year, and a text that knows its place."""
    node, problems = read_yaml("ข้อ: [หนึ่ง, สอง]\n", "a.yml")
    assert problems == []
    assert pack({"year": FiscalYear(2567), "said": node}) == '{"year":2567,"said":{"ข้อ":["หนึ่ง","สอง"]}}'.encode()


def test_what_could_not_be_written_is_not_taken_for_saved(tmp_path: Path) -> None:
    """A long part of the search index is let go of only where it can be had again."""
    kept = Cache(tmp_path / "kept")
    kept.put(b"key", b"value")
    assert kept.saved(b"key")
    kept.put(b"other", b"value")
    kept._ask(lambda file: file.execute("PRAGMA query_only = ON"))
    assert not kept.saved(b"other")
    assert kept.get(b"other") == b"value"


def test_an_empty_file_is_asked_when_another_process_has_written(tmp_path: Path) -> None:
    """A cold build asks nothing of a file that was empty when it began, until its helpers have worked."""
    first, other = Cache(tmp_path / "kept"), Cache(tmp_path / "kept")
    other.put(b"key", b"value")
    other.save()
    assert first.get(b"key") is None
    first.ask_again()
    assert first.get(b"key") == b"value"
    assert Cache(tmp_path / "kept").get(b"key") == b"value"
