"""Every fragment shows every field, escapes every text, and is sound HTML without inline styles or scripts."""

from __future__ import annotations

import itertools
import re
from html import unescape

import pytest
from lxml import html as lxml_html

from generator.pages import views
from generator.templating import Templates
from tests.templates.filled import DOCUMENTS, FRAME, PAGES, Filler, empty, page

TEMPLATES = Templates(FRAME)

NOT_SHOWN = {
    "Chart.id", "TableView.id",  # anchors, looked for as such
    "SurveyView.png",  # the picture is the SVG unless the agency has its own
    "TableView.labels",  # in data-label
    "EvidenceView.kind_label",  # said of what is no file
    "Chart.mark_label",
    "ConceptView.id",
    "Cell.empty_note",  # said where the cell is empty
    "ReportView.id", "ItemView.id", "MeasureNote.id",
    "CoveredRequirement.id", "RequirementView.id", "ItemRow.id", "SubIndicatorView.id", "IndicatorRef.id",
    "ItemView.state", "RegisteredUrl.state",
}  # fmt: skip
"""Fields that steer the look, are anchors, or show only in another state."""
LESS = {
    "home.html": {"State", "ItemRow", "GroupView", "ScoreBar", "ResultView.source", "Chart"},
    "year.html": {"Link"},
    "item.html": {"OtherYear.url", "State.label"},
    "embed-eit.html": {"SurveyView.page", "EitView", "SurveyView"},
    "embed-oit.html": {
        "HomeView", "Shortcut", "YearSummary", "ReportLink", "ResultView", "Chart", "ScoreBar",
        "SurveyView", "Link", "ChangeView", "ProgressChart", "StateCount", "State", "ItemRow.owners", "IndicatorRef", "GroupView",
    },
    "poster.html": {"SurveyView.svg"},
    "eit.html": {"SurveyView.page"},
    "redirect.html": set(),
}  # fmt: skip
"""What a page does not show of its view, because it is a smaller one."""


def render(template: str, view: object, title: str = "ชื่อหน้า") -> str:
    if template in DOCUMENTS:
        return TEMPLATES.plain(template, "embed/here.html", view)
    return str(TEMPLATES.fragment(page(template, view, title)))


def text_of(source: str) -> str:
    return unescape(source.replace("<n-b>", "").replace("</n-b>", ""))


@pytest.mark.parametrize("template", [*PAGES, *DOCUMENTS])
def test_every_field_is_on_the_page(template: str) -> None:
    filler = Filler()
    shown = text_of(render(template, filler.full((PAGES | DOCUMENTS)[template])))
    less = LESS.get(template, set())
    missing = {
        field: word
        for field, words in filler.words.items()
        for word in words
        if word not in shown and field not in NOT_SHOWN | less and field.partition(".")[0] not in less
    }
    assert not missing


@pytest.mark.parametrize("template", [*PAGES, *DOCUMENTS])
def test_a_view_with_nothing_in_it_renders(template: str) -> None:
    shown = render(template, empty((PAGES | DOCUMENTS)[template]))
    assert "None" not in shown
    assert lxml_html.fromstring(shown).xpath("//h1")


@pytest.mark.parametrize("template", [*PAGES, *DOCUMENTS])
def test_markup_in_a_text_is_text(template: str) -> None:
    filler = Filler("<script>alert(1)</script>\"'&")
    view = filler.full((PAGES | DOCUMENTS)[template])
    shown = render(template, view, title="<script>alert(1)</script>")
    prose = getattr(view, "prose", None)  # sanitised before it comes here
    assert "<script>alert" not in (shown.replace(prose, "") if prose else shown)
    assert not lxml_html.fromstring(shown).xpath("//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("template", [*PAGES, *DOCUMENTS])
def test_no_inline_style_script_or_handler(template: str) -> None:
    tree = lxml_html.fromstring(render(template, Filler().full((PAGES | DOCUMENTS)[template])))
    assert not tree.xpath("//style | //@style | //script[not(@src)] | //@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//*[starts-with(@href, 'javascript:')]")


@pytest.mark.parametrize("template", PAGES)
def test_headings_have_ascii_ids_and_keep_their_order(template: str) -> None:
    tree = lxml_html.fromstring(f"<div>{render(template, Filler().full(PAGES[template]))}</div>")
    headings = tree.xpath("//h1 | //h2 | //h3 | //h4")
    assert headings[0].tag == "h1"
    assert len([h for h in headings if h.tag == "h1"]) == 1
    for heading in headings:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", heading.get("id") or ""), lxml_html.tostring(
            heading, encoding="unicode"
        )
    levels = [int(heading.tag[1]) for heading in headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("template", PAGES)
def test_ids_are_unique_and_anchors_lead_somewhere(template: str) -> None:
    tree = lxml_html.fromstring(f"<div>{render(template, Filler().full(PAGES[template]))}</div>")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {anchor[1:] for anchor in tree.xpath("//a/@href") if anchor.startswith("#")}
    named = {target for target in targets if not re.search(r"(evidence|req)-", target)}  # filled at random
    assert named <= set(ids)
    for label in tree.xpath("//@aria-labelledby | //label/@for"):
        assert label in ids


def test_a_table_keeps_its_nested_headings() -> None:
    table = views.TableView(
        id="table-1",
        caption="ตาราง",
        header=(
            (views.HeaderCell("มาตรการ", rows=2), views.HeaderCell("ผลการดำเนินการ", columns=2)),
            (views.HeaderCell("ผลผลิต"), views.HeaderCell("ผลลัพธ์")),
        ),
        labels=("มาตรการ", "ผลการดำเนินการ: ผลผลิต", "ผลการดำเนินการ: ผลลัพธ์"),
        rows=(
            (
                views.Cell((views.CellPart(("ก",)),)),
                views.Cell((views.CellPart(("ข", "ค")),)),
                views.Cell((), empty_note="ไม่มีในต้นฉบับ"),
            ),
        ),
        row_header=0,
    )
    view = Filler().full(views.ReportView)
    shown = render(
        "report.html", view.__class__(**{**{f: getattr(view, f) for f in view.__slots__}, "tables": (table,)})
    )
    tree = lxml_html.fromstring(shown).xpath("//table[@id='table-1']")[0]
    assert [(c.get("scope"), c.get("colspan"), c.get("rowspan")) for c in tree.xpath(".//thead//th")] == [
        ("col", None, "2"),
        ("colgroup", "2", None),
        ("col", None, None),
        ("col", None, None),
    ]
    assert [c.get("data-label") for c in tree.xpath(".//tbody//th | .//tbody//td")] == list(table.labels)
    assert tree.xpath(".//tbody//th/@scope") == ["row"]
    assert tree.xpath("string(.//tbody//td[2])").strip() == "ไม่มีในต้นฉบับ"


@pytest.mark.parametrize(("columns", "cards"), [(2, False), (10, False), (11, True), (20, True)])
def test_a_table_too_wide_for_paper_is_drawn_as_cards(columns: int, *, cards: bool) -> None:
    labels = tuple(f"ช่อง {n}" for n in range(columns))
    row = tuple(views.Cell((views.CellPart((label,)),)) for label in labels)
    table = views.TableView("table-1", "ตาราง", (tuple(map(views.HeaderCell, labels)),), labels, (row,), 0)
    view = empty(views.ReportView)
    shown = render(
        "report.html", view.__class__(**{**{f: getattr(view, f) for f in view.__slots__}, "tables": (table,)})
    )
    assert ("pr-cards" in shown) is cards
