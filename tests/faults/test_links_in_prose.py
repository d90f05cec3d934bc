"""A dead link is told where it was written, however it was written; one that no text has is a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.build import build
from generator.model.site import Prose
from generator.problems import Place, Problem
from generator.prose.rendering import render
from generator.publish import LinkBook, finished, staging
from generator.publish.verify import verify
from generator.schema import read_site
from tests.faults.sample import MARK, TODAY

PROSE = """\
คำว่า nowhere ในข้อความไม่ใช่ลิงก์ และ [ลิงก์นี้](about.md)มีปลายทาง[^1]

- [ไม่มีหน้านี้](«nowhere.html) ![ไม่มีภาพนี้](«assets/nowhere.png "ภาพ")
- [ไฟล์ .md ที่ไม่มี](«nowhere.md) [จุดที่ไม่มีในหน้าที่มี](«about.md#nowhere)
- [มี &](«about.html?a=1&b=2#nowhere) [เว้นวรรค](<«no where.html>) [ขีดล่าง](«no\\_where.html)
- [ชื่อไทย](«ไม่มี.html) [อ้างท้ายบท][r] <a href="«nowhere/in/html.html">HTML</a>
- [บรรทัดถัดไป](
  «2567/o99.html)

[r]: «nowhere-else.html
[^1]: เชิงอรรถมีทั้งลิงก์ไปและลิงก์กลับ <https://www.example.go.th/> <saraban@example.go.th>
"""


def marked(path: str, text: str) -> tuple[str, list[Place]]:
    """*text* without its marks, and their places."""
    places = []
    for number, line in enumerate(text.split("\n"), start=1):
        *parts, _ = line.split(MARK)
        places += [Place(path, number, sum(map(len, parts[: n + 1])) + 1) for n in range(len(parts))]
    return text.replace(MARK, ""), places


def problems(root: Path, out: Path) -> list[Problem]:
    return [problem for problem in build(root, out, today=TODAY).problems if problem.code.startswith("O")]


def test_every_way_of_writing_a_link(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """By line and column; the footnotes of a text lead there and back."""
    text, places = marked("content/index.md", PROSE)
    root = write_site({"content/index.md": text, "content/about.md": "เกี่ยวกับเรา\n"})
    found = problems(root, tmp_path / "out")
    assert sorted((p.code, p.place) for p in found) == sorted(("O801", place) for place in places)
    for problem in found:
        line = text.split("\n")[problem.place.line - 1]
        assert line[problem.place.column - 1 :].startswith(problem.values["link"])


def test_a_dead_link_that_nobody_wrote(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """It is told at the record of its page; there is no such link, but for a fault of the program."""
    root = write_site({"data/2567/items/o1.yml": "item: o1\nstatus: published\n"})
    built = build(root, tmp_path / "out", today=TODAY)
    site, _ = read_site(root, today=TODAY)
    assert site is not None
    book = LinkBook()
    book.add("2567/o1.html", finished('<a href="o2.html">O2</a><a href="nowhere.html">O0</a>'))
    with staging(tmp_path / "other") as stage:
        stage.write("2567/o2.html", b"")
        (problem,) = verify(site, built.pages, book, stage)
        stage.discard()
    assert (problem.code, problem.place) == ("O802", Place("data/2567/items/o1.yml"))
    assert problem.values == {"page": "2567/o1.html", "link": "nowhere.html"}


def test_what_was_too_deep_does_no_harm_to_the_next_text() -> None:
    """``prongsai serve`` renders for hours."""
    deep, plain = (
        Prose("content/index.md", text, 1, None, None) for text in ("- " * 2_000 + "ก", "[แผน](2567/o1.html)")
    )
    before = render(plain)
    assert [problem.code for problem in render(deep)[1]] == ["O804"]
    assert render(plain) == before
