"""One spelling, the same in Python and in JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.thai.normalise import normalise, normalise_query

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
LETTERS = [chr(code) for code in range(0x0E01, 0x0E5C) if chr(code).isprintable()]
PIECES = [
    *LETTERS, *"0123456789๐๑๒", *"oO aAit.,-/() ", "\u200b", "\u0e4dา", "เเ", "ปี ", "ค.ศ. ", "2024", "ม.ค. ", "ITA ",
    "012", "ข้อ ", "ที่", "โทร.", "๒๕๖๗", "Jan ", "0", "\uf70b", "é", "ﬁ", "\u00a0", "\n", "–", "📄",
]  # fmt: skip


def random_texts(count: int, seed: int = 7) -> list[str]:
    random = Random(seed)
    return ["".join(random.choices(PIECES, k=random.randint(1, 14))) for _ in range(count)]


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{i} {vector['why']}" for i, vector in enumerate(VECTORS)])
def test_python_spells_every_vector(vector: dict[str, str]) -> None:
    assert normalise(vector["in"]) == vector["text"]
    assert normalise_query(vector["in"]) == vector.get("query", vector["text"])


def test_javascript_spells_every_vector(ask) -> None:
    answers = ask("spell", texts=[vector["in"] for vector in VECTORS])
    for vector, answer in zip(VECTORS, answers, strict=True):
        assert answer == [vector["text"], vector.get("query", vector["text"])], vector["why"]


def test_there_are_enough_vectors() -> None:
    assert len(VECTORS) >= 80
    assert len({vector["in"] for vector in VECTORS}) == len(VECTORS)


def test_both_languages_agree_on_random_texts(ask) -> None:
    texts = random_texts(4000)
    expected = [[normalise(text), normalise_query(text)] for text in texts]
    for text, mine, theirs in zip(texts, expected, ask("spell", texts=texts), strict=True):
        assert theirs == mine, text


@settings(derandomize=True)  # a heap of marks that no text has may need a second time
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_text_once_normalised_stays(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=40))
def test_any_text_is_accepted(text: str) -> None:
    assert isinstance(normalise_query(text), str)


def test_tracked_text_is_the_compared_text(ask) -> None:
    """The marks of an excerpt stand where the search found the words."""
    texts = random_texts(1500, seed=11)
    for text, answer in zip(texts, ask("track", texts=texts), strict=True):
        assert answer["text"] == answer["plain"], text
        units = len(text.encode("utf-16-le")) // 2
        assert len(answer["from"]) == len(answer["to"]) == len(answer["text"].encode("utf-16-le")) // 2
        assert all(0 <= begin < end <= units for begin, end in zip(answer["from"], answer["to"], strict=True)), text


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("จัดซื้อ จัดจ้าง", "จัดซื้อจัดจ้าง"),
        ("e-GP", "egp"),
        ("พ.ร.บ.", "พรบ"),
        ("1,250,000", "1250000"),
        ("073-709750", "073709750"),
        ("0 7370 9750", "073709750"),
        ("กรุงเทพฯ", "กรุงเทพ"),
        ("ระยะ 3 ปี", "ระยะ3ปี"),
        ("93.65", "๙๓.๖๕"),
    ],
)
def test_what_the_search_takes_for_the_same(ask, written: str, asked: str) -> None:
    first, second = ask("compare", texts=[written, asked])
    assert first == second


@pytest.mark.parametrize(
    ("written", "other"), [("9.1", "91"), ("1-2", "12"), ("O12-13", "O1213"), ("2566-2570", "25662570"), ("1, 2", "12")]
)
def test_what_stays_different(ask, written: str, other: str) -> None:
    first, second = ask("compare", texts=[written, other])
    assert first != second
