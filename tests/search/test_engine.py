"""What is found, in which order, and what is shown of it."""

from __future__ import annotations

import re
from random import Random

import pytest

from generator.exports.search_index import SearchDocument


def item(number: int, title: str, year: int = 2567, headings: str = "", text: str = "") -> SearchDocument:
    return SearchDocument(f"{year}/o{number}.html", title, f"O{number}", year, "เผยแพร่แล้ว", "item", headings, text)


@pytest.fixture
def find(ask, index_of):
    def run(query: str, *pages: SearchDocument) -> list[str]:
        return ask("search", index=index_of(*pages), queries=[query])[0]["urls"]

    return run


@pytest.fixture
def shown(ask, index_of):
    """The first result with its marks in brackets."""

    def run(query: str, *pages: SearchDocument) -> tuple[str, str]:
        hit = ask("search", index=index_of(*pages), queries=[query], excerpts=1)[0]["hits"][0]
        title, text = ("".join(f"[{part}]" if mark else part for part, mark in hit[name]) for name in ("title", "text"))
        return title, text

    return run


@pytest.mark.parametrize("query", ["O12", "o 12", "ข้อ 12", "ข้อที่ ๑๒", "012", "๐๑๒", "O-๑๒", "12", "ข้อ012", "OIT 12"])
def test_the_item_of_a_code_comes_first(find, query: str) -> None:
    pages = [item(1, "โครงสร้าง", text="ดูข้อ O12"), item(12, "สถิติ"), item(2, "O12 O12 O12", headings="O12")]
    assert find(query, *pages)[0] == "2567/o12.html"


def test_a_code_is_no_other_code(find) -> None:
    assert find("O1", item(12, "สถิติ"), item(1, "โครงสร้าง"), item(10, "คู่มือ O10")) == ["2567/o1.html"]


def test_the_newest_year_of_a_code_comes_first(find) -> None:
    pages = [item(12, "สถิติ", year) for year in (2565, 2567, 2566)]
    assert find("O12", *pages) == ["2567/o12.html", "2566/o12.html", "2565/o12.html"]
    assert find("O12 2566", *pages)[0] == "2566/o12.html"


def test_title_before_evidence_before_text(find) -> None:
    pages = [item(1, "ก", text="ของขวัญ"), item(2, "ข", headings="ของขวัญ"), item(3, "งดรับของขวัญ")]
    assert find("ของขวัญ", *pages) == ["2567/o3.html", "2567/o2.html", "2567/o1.html"]


def test_words_that_stand_together_come_first(find) -> None:
    pages = [item(1, "ก", text="แผน ปี ป้องกันโรค"), item(2, "ข", text="แผนป้องกันโรค"), item(3, "ค", text="ป้องกัน")]
    assert find("แผน ป้องกัน", *pages)[:2] == ["2567/o2.html", "2567/o1.html"]


def test_every_word_must_be_there(find) -> None:
    pages = [item(i, "รายงาน", text="กองคลัง") for i in range(1, 7)] + [item(9, "รายงาน", text="กองช่าง")]
    assert find("รายงาน กองช่าง", *pages)[0] == "2567/o9.html"


def test_the_year_of_a_page_counts_although_it_is_not_in_the_text(find) -> None:
    pages = [item(1, "สถิติ", 2566), item(1, "สถิติ", 2567, text="เทียบกับปี 2566")]
    for query in ("สถิติ 2566", "สถิติ ปี ๒๕๖๖", "สถิติ ปี 66", "สถิติปี2566", "สถิติ 2023"):
        assert find(query, *pages)[0] == "2566/o1.html", query


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ซื้อจัด", "การจัดซื้อจัดจ้าง"),
        ("จัดซื้อ จัดจ้าง", "จัดซื้อจัดจ้าง"),
        ("จัดซื้อจัดจ้าง", "จัด ซื้อ จัด จ้าง"),
        ("น้ําประปา", "น้ำประปา"),
        ("073709750", "โทร.๐๗๓-๗๐๙๗๕๐"),
        ("073-709750", "โทร. 073 709750"),
        ("1250000", "๑,๒๕๐,๐๐๐ บาท"),
        ("93.65", "ได้ ๙๓.๖๕ คะแนน"),
        ("egp", "ระบบ e-GP"),
        ("E-service", "e-Service"),
        ("gif", "No Gift Policy"),
        ("256", "พ.ศ. 2567"),
        ("2024", "ค.ศ. 2024"),
        ("2024", "รุ่น 2024X"),
        ("พ.ศ. 2567", "ค.ศ. 2024"),
        ("044", "โทร 044-123456"),
        ("ข้อ 12", "ระเบียบ ข้อ 12"),
        ("dv'=jk'", "กองช่าง"),
        ("x", "x"),
        ("ๆ", "ต่าง ๆ"),
        ("saraban@x.go.th", "saraban@x.go.th"),
    ],
)
def test_found(find, query: str, text: str) -> None:
    assert find(query, item(1, "ก", 2560, text=text), item(2, "ข", 2560, text="อื่น")) == ["2560/o1.html"]


@pytest.mark.parametrize(
    "query", ["", " ", "\u200b", "?", "%%%", "()", "ฯ", "O99", "2599", "ดาวอังคาร", "zz", "<b>", "\\"]
)
def test_nothing_is_found_quietly(find, query: str) -> None:
    assert find(query, item(1, "โครงสร้าง", text="กองคลัง 2567")) == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ทุจริด", "การทุจริต"),
        ("งบประมาน", "งบประมาณ"),
        ("จัดซือจัดจาง", "จัดซื้อจัดจ้าง"),
        ("เฟสบุ๊ค", "เฟซบุ๊ก"),
        ("กฏหมาย", "กฎหมาย"),
        ("ประชาสัมพัน", "ประชาสัมพันธ์"),
        ("ร้องเรียนทุจรืต", "ร้องเรียนการทุจริต"),
        ("วิธีร้องเรียนเจ้าหน้าที่ทุจริต", "ช่องทางร้องเรียนการทุจริต"),
    ],
)
def test_a_slip_still_leads_somewhere(find, query: str, text: str) -> None:
    assert find(query, item(1, "ก", text=text), item(2, "ข", text="แผนอัตรากำลัง")) == ["2567/o1.html"]


def test_near_hits_come_after_exact_ones(ask, index_of) -> None:
    pages = index_of(item(1, "ก", text="กองสาธารณสุก"), item(2, "ข", text="กองสาธารณสุข"))
    answer = ask("search", index=pages, queries=["สาธารณสุข"], excerpts=5)[0]
    assert answer["exact"] == 1
    assert [(hit["url"], hit["near"]) for hit in answer["hits"]] == [("2567/o2.html", False), ("2567/o1.html", True)]


def test_a_present_word_is_never_answered_with_nothing(ask, index, documents) -> None:
    """Every word of every page, and pieces cut out of them between letters."""
    random = Random(5)
    words = {word for page in documents for word in f"{page.title} {page.headings} {page.text}".split()}
    for word in sorted(words):
        cuts = [i for i in range(len(word)) if not re.match(r"[ะาำๅๆั-ฺ็-๎]", word[i])] + [len(word)]
        if word.isalpha() or all("ก" <= letter <= "๛" for letter in word):
            begin, end = sorted(random.sample(cuts, 2)) if len(cuts) > 1 else (0, len(word))
            words = words | {word[begin:end]}
    asked = sorted(word for word in words if re.search(r"\w", word))
    answers = ask("search", index=index, queries=asked)
    assert [word for word, answer in zip(asked, answers, strict=True) if not answer["urls"]] == []


def test_marks_stand_in_the_text_as_it_is_written(shown) -> None:
    page = item(1, "แผนการจัด\u200bซื้อ", text="อื่น\nวงเงิน ๑,๒๕๐,๐๐๐ บาท นํ้าประปา")
    assert shown("จัดซื้อ", page)[0] == "แผนการ[จัด\u200bซื้อ]"
    assert shown("1250000", page)[1] == "วงเงิน [๑,๒๕๐,๐๐๐] บาท นํ้าประปา"
    assert shown("น้ำ", page)[1] == "วงเงิน ๑,๒๕๐,๐๐๐ บาท [นํ้า]ประปา"


def test_the_excerpt_is_the_passage_with_most_words(shown) -> None:
    page = item(1, "ก", text="แผน\nงบ\nแผนของงบปีนี้\nงบ")
    assert shown("แผน งบ", page)[1] == "[แผน]ของ[งบ]ปีนี้"


def test_a_long_passage_is_cut_between_syllables(shown) -> None:
    text = "ก้่ำเก" * 60 + "ของขวัญ" + "ที่เป็น" * 60
    _, cut = shown("ของขวัญ", item(1, "ก", text=text))
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "[ของขวัญ]" in cut
    assert len(cut) < 170
    assert not re.match(r"…[ะาำั-ฺ็-๎]", cut)


def test_a_page_found_by_its_title_shows_what_is_its_own(shown) -> None:
    common = "องค์ประกอบด้านข้อมูลที่ต้องแสดงตามแบบวัด"
    pages = [item(1, "โครงสร้าง", text=f"{common}\nแผนผังของเทศบาล"), item(2, "ข", text=common)]
    assert shown("โครงสร้าง", *pages) == ("[โครงสร้าง]", "แผนผังของเทศบาล")


def test_a_page_without_text_can_be_shown(shown) -> None:
    assert shown("โครงสร้าง", item(1, "โครงสร้าง")) == ("[โครงสร้าง]", "")


def test_near_marks(shown) -> None:
    assert shown("ทุจรืต", item(1, "ก", text="แจ้งการทุจริต ที่นี่"))[1] == "แจ้งการ[ทุจริ]ต ที่นี่"
