"""``search-index.js``: complete, safe in a script, the same bytes for the same pages, small."""

from __future__ import annotations

import gzip
import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.search_index import SearchDocument, Shortcut, write_index

LONG = "องค์ประกอบด้านข้อมูลที่ต้องแสดงตามแบบวัดการเปิดเผยข้อมูลสาธารณะ"


def page(url: str = "2567/o1.html", **fields: object) -> SearchDocument:
    values = {"title": "โครงสร้าง", "code": "O1", "year": 2567, "state": "", "kind": "item", "headings": "", "text": ""}
    return SearchDocument(url=url, **{**values, **fields})  # type: ignore[arg-type]


def read(written: str) -> dict:
    assert written.startswith("window.prongsaiIndex={")
    assert written.endswith("};\n")
    return json.loads(written.removeprefix("window.prongsaiIndex=").removesuffix(";\n"))


def documents_of(index: dict) -> list[list]:
    return [row for part in index["parts"] for row in part["documents"]]


def lines(part: str | list, passages: list[str]) -> list[str]:
    pieces = part if isinstance(part, list) else [part]
    texts = [passages[piece] if isinstance(piece, int) else piece for piece in pieces]
    return [line for text in texts for line in text.split("\n") if line]


def test_the_browser_reads_what_was_written(ask, index, documents) -> None:
    content = ask("read", index=index)
    assert content == read(index.read_text("utf-8"))
    assert content["shortcuts"] == [["ร้องเรียนการทุจริต", "2567/o23.html"]]
    assert content["digits"] == "thai"
    for part, row in [(one, row) for one in content["parts"] for row in one["documents"]]:
        url, code, title, year, state, kind, headings, text = row
        source = next(document for document in documents if document.url == url)
        assert (code, title, year) == (source.code, source.title, source.year)
        assert (part["states"][state], part["kinds"][kind]) == (source.state, source.kind)
        assert lines(headings, part["passages"]) == source.headings.split("\n") or not source.headings
        assert set(source.text.split("\n")) <= {*lines(text, part["passages"]), title, *source.headings.split("\n")}


def test_same_pages_in_any_order_give_the_same_bytes(documents) -> None:
    shuffled = list(documents)
    Random(3).shuffle(shuffled)
    assert write_index(shuffled) == write_index(documents)


def test_newest_year_first_then_by_number() -> None:
    older = [page("topics/a.html", code="", year=None), page("2566/o1.html", year=2566)]
    newest = [page("2567/index.html", code=""), page("2567/o10.html", code="O10"), page("2567/o9.html", code="O9")]
    written = read(write_index(older + newest))
    urls = [row[0] for row in documents_of(written)]
    assert urls == ["2567/o9.html", "2567/o10.html", "2567/index.html", "2566/o1.html", "topics/a.html"]


def test_nothing_ends_the_script() -> None:
    evil = "</script><script>alert(1)</script> <!-- \u2028 \u2029 ]]> \\ \" ' ${x} \ud800 \x00"
    written = write_index([page(title=evil, text=evil, state=evil)], [Shortcut(evil, "a.html")])
    assert not {"<", "\u2028", "\u2029", "\x00"} & set(written)
    written.encode("utf-8")
    assert documents_of(read(written))[0][2].startswith("</script><script>alert(1)</script> <!--")


@given(st.text(), st.text())
def test_any_text_is_read_back(title: str, text: str) -> None:
    written = write_index([page(title=title, text=text)])
    written.encode("utf-8")
    assert not {"<", "\u2028", "\u2029"} & set(written)
    shown = documents_of(read(written))[0][2]
    if title.isprintable():
        assert shown.split() == title.replace("\ue000", " ").split()


def test_a_passage_of_several_pages_is_stored_once() -> None:
    written = write_index([page(f"2567/o{i}.html", code=f"O{i}", text=f"ต้น {i}\n{LONG}\nท้าย") for i in range(9)])
    assert written.count(LONG) == 1
    assert [row[7] for row in documents_of(read(written))] == [[f"ต้น {i}", 0, "ท้าย"] for i in range(9)]


def test_what_a_page_says_twice_is_stored_once() -> None:
    document = documents_of(read(write_index([page(headings="ก\nข", text="ก\nค\nค\n\n  โครงสร้าง \nง   จ")])))[0]
    assert document[6:] == ["ก\nข", "ค\nง จ"]


def test_no_two_pages_of_one_address() -> None:
    with pytest.raises(ValueError, match=r"2567/o1\.html"):
        write_index([page(), page(title="อื่น")])


def test_no_pages_at_all(ask, tmp_path) -> None:
    path = tmp_path / "search-index.js"
    path.write_text(write_index([]), encoding="utf-8")
    assert ask("search", index=path, queries=["แผน", "", "O12"]) == [{"exact": 0, "urls": [], "hits": []}] * 3


def test_thirty_kilobytes_for_a_hundred_pages(documents) -> None:
    """Measured on pages that say as much as a real item's page: a short summary, evidence, the elements of the form."""
    random = Random(1)
    words = [word for document in documents for word in document.text.split()]
    texts = ["\n".join([LONG, *(" ".join(random.choices(words, k=12)) for _ in range(6))]) for _ in range(100)]
    pages = [page(f"2567/p{i}.html", text=text) for i, text in enumerate(texts)]
    assert len(gzip.compress(write_index(pages).encode(), 9, mtime=0)) <= 30_000
