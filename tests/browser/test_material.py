"""The Material frame: its links lead somewhere, and our fragments inside it are without findings.

What the frame itself does is Material's; ``civic`` is the default because of that.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build
from shared import SITES, TODAY
from tests.browser.pages import SCHEMES, WIDTHS, Section, Server, Visit, every_page
from tests.browser.test_axe import findings
from tests.browser.test_places import broken


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Section:
    """One of the six sites in the other frame."""
    root = Path(shutil.copytree(SITES["koh-manao"], tmp_path_factory.mktemp("material") / "source"))
    config = (root / "site_config.yml").read_text("utf-8")
    (root / "site_config.yml").write_text(config.replace("\nsite:\n", "\nsite:\n  shell: material\n"), "utf-8")
    out = root.parent / "site"
    built = build(root, out, today=TODAY)
    assert not built.problems.errors, [str(one.place) + one.message() for one in built.problems.errors]
    assert "md-typeset" in (out / "index.html").read_text("utf-8")
    return Section("material", out, server.mount("/material/", out))


def test_links_of_material(material: Section) -> None:
    assert broken(material.out, None) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_fragments(material: Section, width: int, scheme: str, visit: Visit) -> None:
    pages = [url for url in every_page(material.out) if url.count("/") == 0 or "/reports/" in url or "index" in url]
    told = []
    with visit(width, scheme) as page:
        for url in [*pages, "2565/o43.html", "2565/o1.html", "topics/procurement-plan.html"]:
            page.goto(material.link(url))
            if page.locator("article.md-content__inner").count():
                told += findings(page, f"{url} {width} {scheme}", "article.md-content__inner")
    assert told == []
