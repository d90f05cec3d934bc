"""``prongsai close-year``: a year frozen, and kept in one file that opens from a USB stick."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from lxml import html as lxml_html

from generator.build import build
from generator.cli.close_year import command
from generator.problems import UsageError
from generator.rules.closed import findings
from generator.schema import read_site
from generator.sources import read_bytes
from shared import CONFIG, ITEM, ROOT, TODAY

TWO_YEARS = CONFIG.replace("years: [2567]", "years: [2567, 2566]")
YEAR = "# ผลของปี  (หมายเหตุของเจ้าหน้าที่)\nresult: {score: 90.5, level: ผ่าน}   # จากประกาศ\n"
FILE = ITEM.replace("url: https://www.example.go.th/chart.pdf", "file: ผัง.txt")
PROSE = """\
ดู [ปีก่อน](../2566/o1.html) และ [จุดที่ไม่มี](../2566/index.html#x) และ [ข้อถัดไป](o2.html)
"""
SITE = {
    "site_config.yml": TWO_YEARS,
    "data/2567/year.yml": YEAR,
    "data/2567/items/o1.yml": FILE,
    "data/2566/items/o1.yml": ITEM.replace(", covers: [chart]", ""),
    "data/2567/reports/annual.yml": "report: measures\nround: 12-months\ntitle: รายงาน\nanswers: [o35]\n",
    "data/evidence/2567/o1/ผัง.txt": "แผนผัง\n",
    "content/2567/o1.md": PROSE.replace("#x", ""),
    "content/about.md": "# เกี่ยวกับ\n\n[ปี 2566](2566/o1.html)\n",
}


def run(*args: object) -> Result:
    """The command as the officer calls it."""
    return CliRunner().invoke(command, [*map(str, args), "--today", "2024-10-15"], standalone_mode=False)


def write(root: Path) -> Path:
    """The small site of two years in the folder *root*."""
    for path, text in SITE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def archive(root: Path) -> dict[str, bytes]:
    """The files of the archive by their names below its folder."""
    with zipfile.ZipFile(root / "prongsai-2567.zip") as file:
        return {name.removeprefix("prongsai-2567/"): file.read(name) for name in file.namelist()}


def links(files: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Page, target and anchor of every link to a file of ours."""
    for name, data in files.items():
        if name.endswith(".html"):
            page: Any = lxml_html.document_fromstring(data)
            for link in page.xpath("//@href | //@src"):
                if not re.match("[a-z]+:", link):
                    path, _, anchor = link.partition("#")
                    folder = posixpath.dirname(name)
                    yield (
                        name,
                        posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0]))) if path else name,
                        anchor,
                    )


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed year of a small site of two, which no test changes."""
    root = write(tmp_path_factory.mktemp("closed") / "small")
    result = run(2567, root, "--by", "ปลัด อบต.")
    assert result.return_value == 0, result.output
    return root


@pytest.fixture(scope="module")
def files(closed: Path) -> dict[str, bytes]:
    """The files of its archive."""
    return archive(closed)


@pytest.fixture
def root(closed: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(closed, tmp_path / "copy"))


def test_the_record_of_the_year_says_so_and_keeps_its_comments(root: Path) -> None:
    """Every other byte of the officer's file stays."""
    text = (root / "data/2567/year.yml").read_text("utf-8")
    assert text.startswith(YEAR)
    site, problems = read_site(root, today=TODAY)
    assert site is not None
    assert not problems.errors
    closed = site.years[next(iter(site.years))].record.closed
    assert closed is not None
    assert (str(closed.date), closed.by) == ("2024-10-15", "ปลัด อบต.")


def test_a_year_without_a_record_of_its_own_gets_one(write_site: Callable[..., Path]) -> None:
    """The date alone, where nobody is named."""
    root = write_site({"data/2567/items/o1.yml": ITEM})
    run(2567, root)
    assert (root / "data/2567/year.yml").read_text("utf-8") == "closed:\n  date: 2024-10-15\n"


def test_every_link_works_inside(files: dict[str, bytes]) -> None:
    """Pages, evidence, anchors; what leads out of the year leads to the page that says so."""
    found = list(links(files))
    assert [(page, target) for page, target, _ in found if target not in files] == []
    for page, target, anchor in found:
        if anchor and target.endswith(".html"):
            assert lxml_html.document_fromstring(files[target]).xpath("//@id[.=$it]", it=anchor), (page, target, anchor)
    out = {page for page, target, _ in found if target == "not-in-archive.html"}
    assert {"2567/o1.html", "about.html"} <= out
    assert {target for page, target, _ in found if page == "start.html"} >= {
        "2567/index.html",
        "2567/reports/annual.html",
    }


def test_it_holds_the_year_and_no_other(files: dict[str, bytes]) -> None:
    """Pages, evidence, search, open data."""
    assert {
        "2567/index.html",
        "2567/o35.html",
        "assets/search-index.js",
        "data/2567.json",
        "start.html",
    } <= files.keys()
    assert [name for name in files if name.startswith("files/2567/o1/")]
    assert not [name for name in files if "2566" in name or name in {".htaccess", "sitemap.xml", "feed.xml"}]
    index = files["assets/search-index.js"].decode()
    parts = json.loads(index[index.index("{") : index.rindex("}") + 1])["parts"]
    documents = [document for part in parts for document in part["documents"]]
    assert {document[0].partition("#")[0] for document in documents} <= files.keys()


def test_the_pages_say_that_the_year_is_closed(files: dict[str, bytes]) -> None:
    """In the archive as on the site."""
    start = files["start.html"].decode()
    assert "15 ตุลาคม 2567" in start
    assert "ปลัด อบต." in start


def test_nothing_is_fetched_from_a_network(files: dict[str, bytes]) -> None:
    """Styles, scripts, pictures and fonts are inside."""
    for name, data in files.items():
        if name.endswith(".html"):
            page: Any = lxml_html.document_fromstring(data)
            loaded = page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
            assert not [link for link in loaded if "://" in link or link.startswith("//")], name


def test_the_manifest_has_the_sha_256_of_every_file(files: dict[str, bytes]) -> None:
    """And names no other."""
    manifest = json.loads(files["manifest.json"])["files"]
    assert {name: entry["sha256"] for name, entry in manifest.items()} == {
        name: sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"
    }
    assert all(entry["size"] == len(files[name]) for name, entry in manifest.items())


def test_made_twice_it_is_the_same_byte_by_byte(root: Path, tmp_path: Path) -> None:
    """From another folder, with other times, made in another order; the hash is told."""
    before = (root / "prongsai-2567.zip").read_bytes()
    other = tmp_path / "elsewhere" / "copy"
    for source in sorted(root.rglob("*"), reverse=True):
        if source.is_file() and source.suffix != ".zip":
            target = other / source.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    result = run(2567, other, "--json")
    assert (other / "prongsai-2567.zip").read_bytes() == before
    assert json.loads(result.output)["sha256"] == sha256(before).hexdigest()
    with zipfile.ZipFile(root / "prongsai-2567.zip") as file:
        assert {entry.date_time for entry in file.infolist()} == {(2024, 10, 15, 0, 0, 0)}
        assert (
            file.namelist() == sorted(file.namelist())[: len(file.namelist())] or "manifest.json" in file.namelist()[-1]
        )


def test_closing_again_changes_nothing(root: Path) -> None:
    """The first day and the digests stay: an edit cannot be laundered by closing once more."""
    (root / "data/2567/items/o1.yml").write_text(FILE + "updated: 2024-11-01\n", "utf-8")
    lock, year = (root / "data/2567/closed.lock.yml").read_bytes(), (root / "data/2567/year.yml").read_bytes()
    result = CliRunner().invoke(
        command, ["2567", str(root), "--by", "อื่น", "--today", "2025-01-01"], standalone_mode=False
    )
    assert "U510" in result.output
    assert (root / "data/2567/closed.lock.yml").read_bytes() == lock
    assert (root / "data/2567/year.yml").read_bytes() == year
    site, _ = read_site(root, today=TODAY)
    assert site is not None
    assert [problem.code for problem in findings(site, lambda path: read_bytes(root, path))] == ["U510"]


def test_a_closed_year_is_found_unchanged(root: Path) -> None:
    """Right after the closing, and the site builds."""
    site, _ = read_site(root, today=TODAY)
    assert site is not None
    assert list(findings(site, lambda path: read_bytes(root, path))) == []
    assert not build(root, root / "site", today=TODAY).problems.errors


def test_records_with_errors_are_not_closed(write_site: Callable[..., Path]) -> None:
    """Nothing is written."""
    root = write_site({**SITE, "data/2567/items/o1.yml": FILE.replace("published\n", "done\n")})
    assert run(2567, root).return_value == 1
    assert (root / "data/2567/year.yml").read_text("utf-8") == YEAR
    assert not list(root.glob("*.zip"))
    assert not (root / "data/2567/closed.lock.yml").exists()


def test_a_year_that_is_not_published_is_refused(write_site: Callable[..., Path]) -> None:
    """With the years that there are."""
    assert isinstance(run(2565, write_site(SITE)).exception, UsageError)


def test_an_archive_that_cannot_be_written_closes_nothing(write_site: Callable[..., Path]) -> None:
    """The disk refuses: the year stays open and nothing is left behind."""
    root = write_site(SITE)
    (root / "prongsai-2567.zip").mkdir()
    assert "เขียนไฟล์ไม่ได้" in str(run(2567, root).exception)
    assert (root / "data/2567/year.yml").read_text("utf-8") == YEAR
    assert not [path.name for path in root.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["civic", "material"])
def test_the_sample_opens_without_a_network(tmp_path: Path, shell: str) -> None:
    """Six years, prose that links between them, evidence of every kind; in both frames."""
    root = tmp_path / "sample"
    shutil.copytree(ROOT / "examples/sample", root)
    config = (root / "site_config.yml").read_text("utf-8")
    (root / "site_config.yml").write_text(config.replace("site:\n", f"site:\n  shell: {shell}\n", 1), "utf-8")
    result = CliRunner().invoke(command, ["2567", str(root), "--today", str(TODAY)], standalone_mode=False)
    assert result.return_value == 0, result.output
    files = archive(root)
    assert {target for _, target, _ in links(files)} <= files.keys()
