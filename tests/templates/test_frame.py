"""The frame round every page, and the files that it loads."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fontTools.ttLib import TTFont
from lxml import html as lxml_html
from markupsafe import Markup
from msgspec.structs import replace

from generator.exports.assets import scripts, stylesheet
from generator.pages import views
from generator.resources import THEME
from generator.templating import Templates
from tests.templates.filled import FRAME, empty, page

ASSETS = THEME / "assets"
OURS = ("frame.css", "fragments.css")


def document(**changes: object) -> lxml_html.HtmlElement:
    templates = Templates(replace(FRAME, **changes))
    return lxml_html.document_fromstring(
        templates.document(page("prose.html", empty(views.ProseView)), Markup("<h1>ก</h1>"))
    )


def test_the_way_through_the_page() -> None:
    tree = document()
    first = tree.xpath("//body//a")[0]
    assert first.get("href") == "#main"
    assert tree.xpath("//main/@id") == ["main"]
    assert tree.xpath("count(//nav[contains(@class, 'crumbs')]/following::main)") == 1
    names = tree.xpath("//nav/@aria-label")
    assert len(names) == len(set(names)) == len(tree.xpath("//nav"))


def test_the_policy_allows_only_this_site() -> None:
    policy = document().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert {part.split()[1] for part in policy.split("; ")} == {"'none'", "'self'"}


def test_a_problem_is_reported_with_item_year_and_address() -> None:
    link = next(link for link in document().xpath("//footer//a/@href") if "subject=" in link)
    said = parse_qs(urlsplit(link).query)
    assert said["subject"] == ["แจ้งปัญหาหน้าเว็บ: O1 โครงสร้าง ปี 2567"]
    assert "https://www.test.example/ita/2567/here.html" in said["body"][0]
    assert "2567" in said["body"][0]
    assert not [link for link in document(email=None).xpath("//a/@href") if link.startswith("mailto:")]


@pytest.mark.parametrize(
    ("demo", "words"),
    [("public-report", "ไม่ใช่เว็บไซต์ของหน่วยงาน"), ("fictional", "ข้อมูลทั้งหมดแต่งขึ้น"), (None, None)],
)
def test_an_example_says_so_and_is_not_indexed(demo: str | None, words: str | None) -> None:
    tree = document(demo=demo)
    assert tree.xpath("//meta[@name='robots']/@content") == (["noindex"] if demo else [])
    assert (words in tree.text_content()) if words else not tree.xpath("//*[@class='demo']")


def test_a_site_without_anything_optional() -> None:
    tree = document(
        agency_en=None,
        main_website=None,
        address=None,
        phone=(),
        email=None,
        map=None,
        demo=None,
        site_url=None,
        footer=(),
        years=(),
    )
    assert "None" not in lxml_html.tostring(tree, encoding="unicode")
    assert tree.xpath("//*[@class='initial']")[0].text == "ท"


@pytest.mark.parametrize(
    ("name", "initial"),
    [("อบต.เกาะจัน", "ก"), ("เทศบาลตำบลบ้านใหม่", "บ"), ("เทศบาลเมืองไร่ขิง", "ร"), ("กรมตัวอย่าง", "ก")],
)
def test_the_drawn_initial_is_a_consonant_of_the_name(name: str, initial: str) -> None:
    assert document(agency_short=name).xpath("//*[@class='initial']")[0].text == initial


def test_the_frame_is_light() -> None:
    assert len(stylesheet(FRAME).encode()) <= 16_500
    assert len(dict(scripts())["assets/site.js"]().encode()) <= 3_500


def test_styles_fetch_nothing_and_every_component_has_a_rule() -> None:
    css = "".join((ASSETS / name).read_text("utf-8") for name in OURS)
    assert "@import" not in css
    assert not re.search(r"url\(", css)
    used = {
        name
        for file in (THEME / "fragments").rglob("*.html")
        for classes in re.findall(r'class="([^"]*)"', re.sub(r"\{[{%#].*?[}%#]\}", " ", file.read_text("utf-8")))
        for name in classes.split()
        if name.startswith("pr-") and not name.endswith("-")
    }
    used.discard("pr-exported")  # the wrapper of a page in an exported MkDocs project: a hook, not a component
    assert not {name for name in used if f".{name}" not in css}


@pytest.mark.parametrize("family", ["sarabun", "noto-sans-thai"])
@pytest.mark.parametrize("weight", [400, 700])
def test_fonts_hold_thai_and_ascii_and_the_tables_that_place_marks(family: str, weight: int) -> None:
    """But for what no office writes any more, and signs of programmers: those are the reader's own, and 1.4 KB less."""
    font = TTFont(ASSETS / "fonts" / f"{family}-{weight}.woff2")
    letters = {*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), *map(ord, "–—‘’“”•…×")}
    assert letters - set(map(ord, "^`{}\\ฃฅฦ๎๏๚๛")) <= set(font.getBestCmap())
    features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"mark", "mkmk"} <= features
    assert (ASSETS / "fonts" / f"OFL-{family}.txt").stat().st_size > 4_000


def test_the_frame_of_a_page_does_not_depend_on_the_pages_before_it() -> None:
    """Parts of it are written once for many pages."""
    here = page("prose.html", empty(views.ProseView))
    pages = [
        replace(here, url=url, year=year, template=template)
        for url in ("index.html", "updates.html", "2567/o1.html", "2567/index.html", "2566/reports/a.html", "404.html")
        for year in (None, 2567, 2566)
        for template in ("prose.html", "search.html", "not-found.html")
    ]
    together = Templates(FRAME)
    for one in [*pages, *pages]:
        assert together.document(one, Markup("ก")) == Templates(FRAME).document(one, Markup("ก"))
