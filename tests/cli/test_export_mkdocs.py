"""``prongsai export-mkdocs``: stock MkDocs builds the same pages from what it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from lxml import html

from generator.cli.export_mkdocs import command
from generator.problems import DiskError

PROSE = """\
---
title: เรื่อง <b> & "เครื่องหมาย"
---

ย่อหน้าแรก

    ```
    บรรทัดในโค้ด

    </div> ~~~ <script>

```
สาม
```

| ก | ข |
| - | - |
| 1 | 2 |
"""


def run(*args):
    result = CliRunner().invoke(command, [str(arg) for arg in args], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value, result.output


@pytest.fixture
def project(write_site, tmp_path):
    root = write_site(
        {
            "content/about.md": PROSE,
            "content/2567/o1.md": PROSE,
            "data/2567/items/o1.yml": "item: o1\nstatus: published\nsummary: สรุป <i>เอน</i> & ```โค้ด```\n",
        }
    )
    assert run(tmp_path / "project", root)[0] == 0
    return tmp_path / "project"


def test_stock_mkdocs_builds_the_same_pages(project):
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(project / "mkdocs.yml")],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""},
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    pages = sorted((project / "docs").rglob("*.md"))
    assert len(pages) > 40
    for source in pages:
        path = source.relative_to(project / "docs").with_suffix(".html")
        fragment = html.fragment_fromstring(source.read_text("utf-8").split("---\n", 2)[2].strip())
        (found,) = html.document_fromstring((project / "site" / path).read_bytes()).xpath("//*[@class='pr-exported']")
        found.tail = None
        assert html.tostring(found) == html.tostring(fragment), path
    page = (project / "site" / "2567" / "o1.html").read_text("utf-8")
    assert "สรุป &lt;i&gt;เอน&lt;/i&gt; &amp; " in page
    assert (project / "site" / ".htaccess").is_file()
    assert (project / "site" / "assets" / "prongsai.css").is_file()
    titles = html.document_fromstring((project / "site" / "about.html").read_bytes()).xpath("//title/text()")
    assert titles[0].startswith('เรื่อง <b> & "เครื่องหมาย"')


def test_it_may_be_written_again_but_not_over_other_files(project, write_site):
    root = write_site({}, folder="other")
    assert json.loads(run(project, root, "--json")[1])["problems"] is not None
    (root / "mine").mkdir()
    (root / "mine" / "a.txt").write_text("x")
    with pytest.raises(DiskError):
        run(root / "mine", root)


def test_errors_are_told_and_nothing_is_written(write_site, tmp_path):
    root = write_site({"data/2567/items/o1.yml": "item: o1\nstatus: publish\n"})
    status, output = run(tmp_path / "project", root)
    assert (status, "D217" in output, (tmp_path / "project").exists()) == (1, True, False)
