"""What tests share: the six sites of the repository, built once for a run, and small sites written in a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html

from generator.build import Built, build
from generator.model.site import Site
from generator.schema import read_site
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


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Builds one of the six sites, once a run."""

    @cache
    def make(name: str) -> BuiltSite:
        root, out = SITES[name], tmp_path_factory.mktemp(name) / "site"
        site, problems = read_site(root, today=TODAY)
        assert site is not None, problems
        built = build(root, out, today=TODAY)
        assert not built.problems.errors, [str(p.place) + p.message() for p in built.problems.errors]
        return BuiltSite(name, root, out, site, built)

    return make


@pytest.fixture(params=list(SITES))
def any_site(request: pytest.FixtureRequest, built_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Each of the six sites in turn."""
    return built_site(request.param)


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


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small site: ``write_site({"data/2567/items/o1.yml": "…"})``; the configuration is there unless given."""

    def write(files: Mapping[str, str | bytes] | None = None, *, folder: str = "small") -> Path:
        root = tmp_path / folder
        for path, content in {"site_config.yml": CONFIG, **(files or {})}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write
