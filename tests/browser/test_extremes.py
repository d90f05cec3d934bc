"""Pages of what nobody expects: very long titles, very long and very wide tables, a year with nothing in it.

They may be ugly; they meet the bars of accessibility and reflow, and every cell is on the screen and on paper.
"""

from __future__ import annotations

import pytest

from generator.build import build
from shared import CONFIG, ITEM, TODAY
from tests.browser.pages import Section, Server, Visit, every_page
from tests.browser.test_axe import findings
from tests.browser.test_keyboard import EVERY_STOP
from tests.browser.test_print import lost
from tests.browser.test_reflow import SPACING, STYLES, TARGETS, wrong_in_styles
from tests.browser.test_weight import KB, packed
from tests.browser.tools import tell

LONG = ("รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบ" * 20)[:600]
UNBROKEN = "https://www.example.go.th/" + "a" * 500
FIELDS = ("no", "title", "item", "topics", "source", "questions", "guidelines", "methods", "steps", "owners", "period")
FIELDS += ("monitoring", "activities", "results", "outputs", "outcomes", "recommendation", "note", "evidence", "owners")
NAMES = ["ลำดับ", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]


def report(id: str, rows: int, fields: tuple[str, ...], title: str = "รายงานผลตามมาตรการ") -> str:
    """A report of *rows* measures and one table."""
    lines = [f"report: {id}", "round: 12-months", f"title: {title}", "measures:"]
    for n in range(1, rows + 1):
        lines += [
            f"  - id: m{n}",
            f'    no: "{n}"',
            f"    title: จัดทำคู่มือการให้บริการประชาชนเรื่องที่ {n}",
            "    methods: [ประชุมคณะทำงาน, ประกาศใช้และเผยแพร่ผ่านเว็บไซต์]",
            "    owners: [สำนักปลัด]",
            "    period: ตุลาคม 2566 – มีนาคม 2567",
            f"    results: [ดำเนินการแล้วเสร็จครั้งที่ {n}]",
        ]
    lines += ["tables:", "  - caption: ตารางมาตรการทั้งหมดของหน่วยงาน", "    columns:"]
    lines += [f"      - {{label: หัวข้อที่ {at} {field}, field: {field}}}" for at, field in enumerate(fields, start=1)]
    return "\n".join(lines) + "\n"


SIX = ("no", "title", "methods", "owners", "period", "results")
FILES = {
    "site_config.yml": CONFIG.replace("years: [2567]", "years: [2568, 2567]").replace("/ita/", "/odd/"),
    "data/2567/items/o1.yml": ITEM.replace("แผนผังโครงสร้าง", LONG).replace("โครงสร้างของหน่วยงาน", f"{LONG} {UNBROKEN}"),
    "data/2567/reports/annual.yml": report("plan", 1, SIX, LONG),
    "data/2567/reports/twenty.yml": report("measures", 12, FIELDS),
    "data/2567/reports/long.yml": report("measures", 2000, SIX),
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Section:
    root = tmp_path_factory.mktemp("odd")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    out = root / "site"
    built = build(root, out, today=TODAY)
    assert not built.problems.errors, [str(one.place) + one.message() for one in built.problems.errors]
    return Section("odd", out, server.mount("/odd/", out))


PAGES = ["index.html", "2567/o1.html", "2567/index.html", "2568/index.html", "2568/o1.html", "updates.html", "404.html"]
PAGES += ["2567/reports/annual.html", "2567/reports/twenty.html", "2567/reports/long.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe(odd: Section, width: int, scheme: str, visit: Visit) -> None:
    told = []
    with visit(width, scheme) as page:
        for url in PAGES:
            if "long" in url and (width, scheme) != (360, "light"):
                continue
            page.goto(odd.link(url))
            told += findings(page, f"{url} {width} {scheme}")
    assert told == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("url", PAGES)
def test_reflow(odd: Section, url: str, width: int, visit: Visit) -> None:
    with visit(width) as page:
        page.goto(odd.link(url))
        assert (
            wrong_in_styles(page, url, STYLES if width < 800 else {"spacing": SPACING}) + page.evaluate(TARGETS) == []
        )


def test_keyboard(odd: Section, visit: Visit) -> None:
    with visit() as page:
        for url in PAGES:
            page.goto(odd.link(url))
            assert page.evaluate(EVERY_STOP) == [], url


def test_paper(odd: Section, visit: Visit) -> None:
    with visit(1280) as page:
        for url in PAGES:
            if "long" not in url:
                page.goto(odd.link(url))
                assert lost(page, url) == []


def test_two_thousand_rows(odd: Section, visit: Visit) -> None:
    """Still a page, not a document to be cut: all rows are there, and it opens at once."""
    with visit() as page:
        page.goto(odd.link("2567/reports/long.html"))
        assert page.locator("main table tbody tr").count() == 2000
        assert page.evaluate("performance.getEntriesByType('navigation')[0].domComplete") < 5000
    tell(f"2,000 rows: {packed(odd.out / '2567/reports/long.html') / KB:.0f} KB gzip")


def test_everything_is_built(odd: Section) -> None:
    assert set(PAGES) <= set(every_page(odd.out))
