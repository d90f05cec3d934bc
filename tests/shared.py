"""What tests share besides fixtures: the six sites of the repository, and the records of a small one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import html as lxml_html

from generator.build import Built
from generator.model.site import Site
from generator.thai.digits import arabic

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 20)
SITES = {
    "koh-chan": ROOT,
    **{name: ROOT / "examples" / name for name in ("koh-manao", "khao-saming", "lubo-buesa", "thephalai", "sample")},
}
"""The six sites; the first is the repository's root."""


@dataclass(frozen=True)
class BuiltSite:
    """A built section and the site it came from."""

    name: str
    root: Path
    out: Path
    site: Site
    built: Built

    def html(self, url: str) -> lxml_html.HtmlElement:
        """The parsed page *url*."""
        return lxml_html.document_fromstring((self.out / url).read_bytes())

    def text(self, url: str) -> str:
        """What a reader sees of the page *url*, folded for comparison."""
        return fold(self.html(url).text_content())


def fold(text: str) -> str:
    """*text* without spaces and in one digit set: how two texts are compared here."""
    return "".join(arabic(text).split())


CONFIG = """\
agency: {name: องค์การบริหารส่วนตำบลทดสอบ, short_name: อบต.ทดสอบ, kind: อบต., district: ทดสอบ, province: ทดสอบ}
site: {current_year: 2567, years: [2567], demo: fictional, url: https://www.example.go.th/ita/}
"""
ITEM = """\
item: o1
status: published
owners: สำนักปลัด
summary: โครงสร้างของหน่วยงาน
published: 2024-01-15
where: หน้าหลัก → ความโปร่งใส
evidence:
  - {title: แผนผังโครงสร้าง, url: https://www.example.go.th/chart.pdf, date: 2024-01-10, covers: [chart]}
"""
