"""Folders that are missing, empty, small, or lead elsewhere."""

import os

import pytest

from generator.problems import DiskError, Place
from generator.rules import check, judge
from generator.schema import read_site
from tests.reading.conftest import TODAY


def test_a_folder_without_a_site(tmp_path):
    for root in (tmp_path, tmp_path / "nothing"):
        site, problems = read_site(root, today=TODAY)
        assert site is None
        assert [(p.code, p.place) for p in problems] == [("Y122", Place("site_config.yml"))]


@pytest.mark.parametrize("files", [{}, {"data/2567/items/o1.yml": "item: o1\nstatus: in-progress\nowners: ก\n"}])
def test_an_empty_site_and_one_of_one_item(write_site, files):
    root = write_site(files)
    site, problems = read_site(root, today=TODAY)
    assert not problems
    found = check(site, today=TODAY, read=lambda path: (root / path).read_bytes())
    assert not found.errors
    assert len(judge(site.current, site).items) == 35


def test_a_configuration_that_cannot_be_used_does_not_hide_the_records(reads):
    site, _ = reads("""
        -- site_config.yml --
        «D212»agency: {name: ก, kind: อบต., district: ข, province: ค}
        -- data/2567/items/o1.yml --
        item: o1
        status: «D217»done
    """)
    assert site is None


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("data/2567/items/o1.yml", "{root}/site_config.yml"),
        ("data/evidence/2567/o1/plan.pdf", "/etc/hostname"),
        ("data/evidence/2567/o1", "/etc"),
        ("data/evidence/2567/o1/loop", "."),
        ("data/evidence/broken.pdf", "nothing.pdf"),
        ("content/about.md", "/etc/hostname"),
        ("content", "/etc"),
    ],
)
def test_links_are_refused_and_not_followed(write_site, link, target):
    root = write_site()
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target.format(root=root))
    site, problems = read_site(root, today=TODAY)
    assert [(p.code, p.place) for p in problems] == [("Y121", Place(link))]
    assert not site.files
    assert not site.prose


def test_what_systems_leave_behind_is_not_seen(write_site):
    left = {f"data/evidence/2567/o1/{name}": b"x" for name in ("Thumbs.db", ".DS_Store", "desktop.ini", "~$plan.docx")}
    site, problems = read_site(write_site(left), today=TODAY)
    assert not problems
    assert not site.files


def test_thai_names_and_deep_folders_are_read(write_site):
    site, _ = read_site(write_site({"data/evidence/2567/o1/ปี 2567/แผน.pdf": b"x"}), today=TODAY)
    assert list(site.files) == ["data/evidence/2567/o1/ปี 2567/แผน.pdf"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(write_site):
    root = write_site({"data/2567/items/o1.yml": "item: o1"})
    (root / "data/2567/items/o1.yml").chmod(0)
    with pytest.raises(DiskError, match=r"o1\.yml"):
        read_site(root, today=TODAY)


def test_a_folder_that_cannot_be_listed(write_site, monkeypatch):
    root = write_site({"data/2567/items/o1.yml": "item: o1"})

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("generator.sources.tree.os.scandir", refuse)
    with pytest.raises(DiskError, match="data"):
        read_site(root, today=TODAY)


def test_the_place_of_what_is_not_there(write_site):
    """A place is looked up in the file again; what is not there is answered with its parent, or the file."""
    site, _ = read_site(write_site({"data/2567/year.yml": "result:\n  score: 90\n"}), today=TODAY)
    assert site.places("data/2567/year.yml", "result", "level") == Place("data/2567/year.yml", 2, 3)
    assert site.places("data/2567/items/o1.yml", "item") == Place("data/2567/items/o1.yml")
