"""``prongsai release``: every address that went out stays answered for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.build import command as build
from generator.cli.release import command as release
from generator.sources import read_yaml
from shared import CONFIG, ITEM

REGISTER = "data/urls.lock.yml"
REPORT = "report: measures\nround: 12-months\ntitle: รายงาน\nanswers: [o35]\n"


def run(command: object, *args: object) -> Result:
    """The command as the officer calls it."""
    return CliRunner().invoke(command, [*map(str, args), "--today", "2026-11-20"], standalone_mode=False)  # type: ignore[arg-type]


def entries(root: Path) -> dict[str, dict[str, str]]:
    """The register by address."""
    node, _ = read_yaml((root / REGISTER).read_text("utf-8"), REGISTER)
    assert node is not None
    return {entry["url"]: entry for entry in node["urls"]}  # type: ignore[call-overload,index]


def test_a_release_registers_pages_files_and_anchors(write_site: Callable[..., Path]) -> None:
    """With the day of their first release."""
    root = write_site({"data/2567/items/o1.yml": ITEM})
    assert run(release, root).return_value == 0
    found = entries(root)
    assert found["2567/o1.html"]["first"] == "2026-11-20"
    assert {"evidence", "evidence-chart-pdf-6551e8", "req-chart"} <= set(found["2567/o1.html"]["ids"].split())
    assert "404.html" not in found
    page = (root / "site/urls.html").read_text("utf-8")
    assert "20 พฤศจิกายน 2569" in page


def test_a_second_release_keeps_first_dates_and_bytes(write_site: Callable[..., Path]) -> None:
    """The register of an unchanged site does not change."""
    root = write_site({"data/2567/items/o1.yml": ITEM})
    run(release, root)
    before = (root / REGISTER).read_bytes()
    assert run(release, root).return_value == 0
    assert (root / REGISTER).read_bytes() == before


def test_evidence_before_others_moves_no_anchor(write_site: Callable[..., Path]) -> None:
    """A link to a piece of evidence leads to it for good; where its address changes, ``id`` keeps the anchor."""
    root = write_site({"data/2567/items/o1.yml": ITEM})
    run(release, root)
    record = root / "data/2567/items/o1.yml"
    new = "  - {title: หน้าที่และอำนาจ, page: true}\n"
    record.write_text(ITEM.replace("evidence:\n", f"evidence:\n{new}"), "utf-8")
    result = run(build, root)
    assert result.return_value == 0
    assert "U506" not in result.output
    page = (root / "site/2567/o1.html").read_text("utf-8")
    assert page.index('id="evidence-page"') < page.index('id="evidence-chart-pdf-6551e8"')

    moved = ITEM.replace("/chart.pdf", "/2567/chart.pdf")
    record.write_text(moved, "utf-8")
    assert "U506" in run(build, root).output
    record.write_text(moved.replace("{title:", "{id: chart-pdf-6551e8, title:"), "utf-8")
    assert "U506" not in run(build, root).output


def test_a_page_that_would_vanish_stops_the_build(write_site: Callable[..., Path]) -> None:
    """Renaming a report's file takes its address away: the register must say where it went."""
    root = write_site({"data/2567/items/o1.yml": ITEM, "data/2567/reports/annual.yml": REPORT})
    run(release, root)
    (root / "data/2567/reports/annual.yml").rename(root / "data/2567/reports/yearly.yml")
    result = run(build, root)
    assert result.return_value == 1
    assert "U502" in result.output
    assert (root / "site/2567/reports/annual.html").exists()


def test_a_moved_page_leaves_a_stub_and_a_redirect(write_site: Callable[..., Path]) -> None:
    """Old links answer, with and without ``.htaccess``."""
    root = write_site({"data/2567/items/o1.yml": ITEM, "data/2567/reports/annual.yml": REPORT})
    run(release, root)
    (root / "data/2567/reports/annual.yml").rename(root / "data/2567/reports/yearly.yml")
    moved = (
        (root / REGISTER)
        .read_text("utf-8")
        .replace(
            "- url: 2567/reports/annual.html\n",
            "- url: 2567/reports/annual.html\n    state: moved\n    to: 2567/reports/yearly.html\n    date: 2026-11-20\n",
        )
    )
    (root / REGISTER).write_text(moved, "utf-8")
    result = run(build, root)
    assert result.return_value == 0, result.output
    stub = (root / "site/2567/reports/annual.html").read_text("utf-8")
    assert 'href="yearly.html"' in stub
    assert "R=301" in (root / "site/.htaccess").read_text("utf-8")


def test_evidence_that_is_taken_away_stops_the_build(write_site: Callable[..., Path]) -> None:
    """A file that was submitted is still asked for months later."""
    item = ITEM.replace("url: https://www.example.go.th/chart.pdf", "file: chart.csv")
    root = write_site({"data/2567/items/o1.yml": item, "data/evidence/2567/o1/chart.csv": "a,b\n1,2\n"})
    run(release, root)
    (root / "data/2567/items/o1.yml").write_text(ITEM, "utf-8")
    result = run(build, root)
    assert result.return_value == 1
    assert "U521" in result.output
    note = "changes:\n  - {date: 2026-11-20, note: ใช้ฉบับของเว็บหลัก, evidence: chart.csv}\n"
    (root / "data/2567/items/o1.yml").write_text(ITEM + note, "utf-8")
    result = run(build, root)
    assert result.return_value == 1
    assert "U502" in result.output


def test_nothing_is_registered_while_there_are_errors(write_site: Callable[..., Path]) -> None:
    """A release that fails leaves no trace."""
    root = write_site({"site_config.yml": CONFIG, "data/2567/items/o1.yml": "item: o1\n"})
    assert run(release, root).return_value == 1
    assert not (root / REGISTER).exists()
