"""Tables of authored Markdown: on a phone each row is a card that tells the heading of every column."""

from __future__ import annotations

import pytest
from lxml import html

from generator.model.site import Prose
from generator.prose.rendering import render


def cells(markdown: str) -> list[tuple[str, str]]:
    """Label and text of the cells of the body."""
    page = html.fragment_fromstring(render(Prose("content/page.md", markdown, 1, None, None))[0], create_parent="div")
    return [(cell.get("data-label"), cell.text_content()) for cell in page.xpath(".//tbody/tr/td")]


def table(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            table("| งาน | ผู้รับผิดชอบ |", "|---|---|", "| พัสดุ | กองคลัง |", "| ก่อสร้าง | กองช่าง |"),
            [("งาน", "พัสดุ"), ("ผู้รับผิดชอบ", "กองคลัง"), ("งาน", "ก่อสร้าง"), ("ผู้รับผิดชอบ", "กองช่าง")],
        ),
        (table("| *ค่า*ธรรมเนียม | `a` & \\* |", "|---|---|", "| 1 | 2 |"), [("ค่าธรรมเนียม", "1"), ("a & *", "2")]),
        (
            table("| R&amp;D | b<br>c | ห[^1] |", "|---|---|---|", "| 1 | 2 | 3 |", "", "[^1]: หมายเหตุ"),
            [("R&D", "1"), ("b c", "2"), ("ห", "3")],
        ),
        (table("| | ข |", "|---|---|", "| 1 |"), [("", "1"), ("ข", "")]),
    ],
)
def test_labels(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert cells(markdown) == expected


def test_classes_are_ours() -> None:
    text, _ = render(
        Prose("content/page.md", '<table class="pr-evil"><tr><td class="x">1</td></tr></table>\n', 1, None, None)
    )
    assert "class" not in text
