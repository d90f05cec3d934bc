"""What the link check has seen stands beside the link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.build import build
from shared import ITEM, TODAY

LOCK = """\
links:
  - {url: https://www.example.go.th/chart.pdf, state: ok, reason: ok, checked: 2026-11-18, last_success: 2026-11-18}
"""


def test_a_link_says_when_it_was_last_seen_to_work(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """The assessor sees that somebody looks after it."""
    root = write_site({"data/2567/items/o1.yml": ITEM, "data/links.lock.yml": LOCK})
    built = build(root, tmp_path / "out", today=TODAY)
    assert not built.problems.errors, [p.message() for p in built.problems]
    assert "18 พฤศจิกายน 2569" in (tmp_path / "out/2567/o1.html").read_text("utf-8")
