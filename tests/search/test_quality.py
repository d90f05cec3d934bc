"""Judged queries against an index: how much of what is right is found, and how high.

``queries/<name>.json`` is a list of ``{"q", "kind", "relevant": [url, …]}``. Kinds: W words, I inside of compounds,
P phrases, C item codes, Y years and numbers, R offices, M misspellings and encodings, N nothing there (``relevant`` is
empty). ``pytest -rP tests/search/test_quality.py`` shows the tables.
``synthetic`` is judged against ``corpus.json``; every other name against the site of that name, built for the run.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FIRST = 5
BARS = {"recall": 0.98, "rank": 0.95, "zero": 0.0, "kind": 0.9}
NAMES = sorted(path.stem for path in (HERE / "queries").glob("*.json"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one query was answered."""

    query: str
    kind: str
    recall: float
    """Share of the relevant pages (of five at most) among the first five."""
    rank: float
    """1 / place of the first relevant page."""
    answers: int


def judge(queries: list[dict], answers: list[dict]) -> list[Judgement]:
    return [_judge(query, answer["urls"]) for query, answer in zip(queries, answers, strict=True)]


def _judge(query: dict, urls: list[str]) -> Judgement:
    relevant = set(query["relevant"])
    hit = len(relevant & set(urls[:FIRST])) / max(1, min(FIRST, len(relevant)))
    rank = next((1 / place for place, url in enumerate(urls, start=1) if url in relevant), 0.0)
    return Judgement(query["q"], query["kind"], hit, rank, len(urls))


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def table(judgements: list[Judgement]) -> str:
    """The figures by kind, and the queries that missed something."""
    kinds = defaultdict(list)
    for judgement in judgements:
        kinds[judgement.kind].append(judgement)
    rows = ["kind   n  R@5   MRR   zero  mean results"]
    for kind, group in sorted(kinds.items()):
        recall, rank = mean([j.recall for j in group]), mean([j.rank for j in group])
        zero, size = mean([float(j.answers == 0) for j in group]), mean([float(j.answers) for j in group])
        rows.append(f"{kind:4} {len(group):3}  {recall:.3f} {rank:.3f} {zero:.3f} {size:.1f}")
    missed = [judgement for judgement in judgements if judgement.kind != "N" and judgement.recall < 1]
    return "\n".join(rows + [f"missed: {j.kind} {j.query!r} {j.recall:.2f}" for j in missed])


@pytest.fixture(params=NAMES)
def judged(request, ask, index, built_site) -> list[Judgement]:
    name = request.param
    site = index if name == "synthetic" else built_site(name).out / "assets/search-index.js"
    queries = json.loads((HERE / "queries" / f"{name}.json").read_text("utf-8"))
    return judge(queries, ask("search", index=site, queries=[query["q"] for query in queries]))


def test_judged_queries(judged: list[Judgement]) -> None:
    report = table(judged)
    sys.stdout.write(report)
    right = [judgement for judgement in judged if judgement.kind != "N"]
    assert mean([j.recall for j in right]) >= BARS["recall"], report
    assert mean([j.rank for j in right]) >= BARS["rank"], report
    assert mean([float(j.answers == 0) for j in right]) <= BARS["zero"], report
    for kind in {j.kind for j in right}:
        assert mean([j.recall for j in right if j.kind == kind]) >= BARS["kind"], report
    assert mean([float(j.answers) for j in judged if j.kind == "N"] or [0.0]) <= FIRST, report


def test_relevant_pages_exist(documents) -> None:
    queries = json.loads((HERE / "queries/synthetic.json").read_text("utf-8"))
    known = {document.url for document in documents}
    assert [query["q"] for query in queries if not known >= set(query["relevant"])] == []
    assert {query["kind"] for query in queries} == set("WIPCYRMN")


def test_figures() -> None:
    """Two relevant pages, one of them in the second place, the other in the sixth."""
    urls = ["x", "a", "y", "z", "w", "b"]
    assert _judge({"q": "", "kind": "W", "relevant": ["a", "b"]}, urls) == Judgement("", "W", 0.5, 0.5, 6)
