"""Which pages a section has, and that a build gives the same bytes whatever surrounds it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator.build import build
from shared import CONFIG, ITEM, ROOT, TODAY, BuiltSite

ITEM_PAGES = {"koh-chan": 35, "koh-manao": 43, "khao-saming": 43, "lubo-buesa": 43, "thephalai": 43, "sample": 218}


def test_every_item_of_every_year_has_a_page(any_site: BuiltSite) -> None:
    """Items without a record too: an assessor must find a page at the address of each."""
    pages = list(any_site.out.glob("2*/o*.html"))
    assert len(pages) == ITEM_PAGES[any_site.name]


def test_addresses_are_flat_ascii_files(any_site: BuiltSite) -> None:
    """One folder works on every server and from a USB stick."""
    for path in any_site.out.rglob("*"):
        name = path.relative_to(any_site.out).as_posix()
        assert name.isascii(), name
        assert name == name.lower() or name.startswith("assets/fonts/OFL"), name


def test_headings_have_ids_that_say_what_they_are(any_site: BuiltSite) -> None:
    """A link to a part of a page still works when a heading is added before it."""
    for page in any_site.out.rglob("*.html"):
        main = any_site.html(page.relative_to(any_site.out).as_posix()).xpath("//main")
        for heading in main[0].xpath(".//h2") if main else ():
            id = heading.get("id") or heading.xpath("string(ancestor::section[1]/@id)")
            assert id, f"{page.name}: {heading.text_content()}"
            assert not id.startswith("_")


def test_the_page_of_changes_does_not_grow_for_ever(any_site: BuiltSite) -> None:
    """The latest hundred, then the years in which the others are to be found; as many as there are on a small site."""
    page = any_site.html("updates.html")
    listed = page.xpath("//ol[@class='pr-log']/li/time/@datetime")
    years = page.xpath("//h2[@id='earlier']/following::ul[1]/li/a/@href")
    assert listed == sorted(listed, reverse=True)
    if any_site.name == "sample":
        assert (len(listed), years) == (100, [f"{year}/index.html" for year in range(2569, 2563, -1)])
    else:
        assert (len(listed) < 100, years) == (True, [])


def test_demo_sites_carry_a_banner_and_are_not_indexed(any_site: BuiltSite) -> None:
    """Nobody may take an example for the agency's own publication."""
    page = any_site.html("index.html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "ตัวอย่าง" in page.text_content() or "สมมติ" in page.text_content()


def digest(folder: Path) -> str:
    """One hash over names and bytes of a folder."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@pytest.mark.parametrize("shell", ["civic", "material"])
def test_same_input_gives_same_bytes(tmp_path: Path, shell: str) -> None:
    """Time zone, clock, hash seed, working folder, file times and the order of a directory do not show."""
    site = tmp_path / "a"
    shutil.copytree(ROOT / "examples/khao-saming", site, ignore=shutil.ignore_patterns("site"))
    config = site / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace("site:\n", f"site:\n  shell: {shell}\n"), "utf-8")
    other = tmp_path / "elsewhere" / "b"
    other.mkdir(parents=True)
    for source in sorted(site.rglob("*"), reverse=True):  # made in another order, with other times
        if source.is_file():
            target = other / source.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    runs = [
        (site, {"TZ": "Asia/Bangkok", "PYTHONHASHSEED": "1"}, tmp_path),
        (other, {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1"}, other),
    ]
    for number, (folder, env, cwd) in enumerate(runs):
        command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "-q",
            str(folder),
            "--out",
            str(tmp_path / f"out{number}"),
        ]
        environment = {**os.environ, **env, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, cwd=cwd, env=environment, capture_output=True)
    assert digest(tmp_path / "out0") == digest(tmp_path / "out1")


def test_pages_do_not_depend_on_the_day(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """The state of a survey is refined by a script, so that bytes do not change by themselves."""
    config = (
        CONFIG + "eit: {2567: {url: https://itas.nacc.go.th/go/eit/abc123, opens: 2024-01-01, closes: 2024-06-30}}\n"
    )
    root = write_site({"site_config.yml": config, "data/2567/items/o1.yml": ITEM})
    for number, day in enumerate((TODAY, TODAY.replace(year=2027))):
        build(root, tmp_path / f"out{number}", today=day)
    assert digest(tmp_path / "out0") == digest(tmp_path / "out1")


def test_a_given_day_decides_the_state_of_a_survey(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """``--today`` is for those whose visitors have no script."""
    config = (
        CONFIG + "eit: {2567: {url: https://itas.nacc.go.th/go/eit/abc123, opens: 2024-01-01, closes: 2024-06-30}}\n"
    )
    root = write_site({"site_config.yml": config, "data/2567/items/o1.yml": ITEM})
    built = build(root, tmp_path / "out", today=TODAY, told_today=TODAY)
    states = {page.url: page.view.current.state for page in built.pages if page.url == "eit.html"}
    assert states == {"eit.html": "closed"}


def test_a_site_without_records_builds(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """A fresh site has a page for every item, each saying that there is no record."""
    built = build(write_site(), tmp_path / "out", today=TODAY)
    assert not built.problems.errors
    assert len(list((tmp_path / "out/2567").glob("o*.html"))) == 35
    assert "ไม่มีระเบียน" in (tmp_path / "out/2567/o1.html").read_text("utf-8")


def test_hostile_titles_and_prose_come_out_harmless(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Markup in a record is text; markup in prose is sanitised."""
    evil = "<script>alert(1)</script><img src=# onerror=alert(2)>"
    item = ITEM.replace("แผนผังโครงสร้าง", f'"{evil}"').replace("โครงสร้างของหน่วยงาน", f'"{evil}"')
    prose = f"# หัวข้อ {evil}\n\n[กด](javascript:alert(3)) <iframe src=//x></iframe> ![](https://x/y.png)\n"
    root = write_site({"data/2567/items/o1.yml": item, "content/2567/o1.md": prose, "content/index.md": prose})
    built = build(root, tmp_path / "out", today=TODAY)
    assert not built.problems.errors
    for name in ("2567/o1.html", "index.html"):
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img src=# onerror" not in text
        assert name != "index.html" or "onerror" not in text
        assert "<iframe" not in text
        assert "javascript:" not in text
        assert 'src="https://x' not in text
    assert "&lt;script&gt;alert(1)" in (tmp_path / "out/2567/o1.html").read_text("utf-8")


def test_numbers_with_a_leading_zero_stay(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """A telephone number and ``012`` are texts, not numbers."""
    item = ITEM.replace("โครงสร้างของหน่วยงาน", "012").replace("หน้าหลัก → ความโปร่งใส", "0812345678")
    build(write_site({"data/2567/items/o1.yml": item}), tmp_path / "out", today=TODAY)
    text = (tmp_path / "out/2567/o1.html").read_text("utf-8")
    assert ">012<" in text
    assert "0812345678" in text
