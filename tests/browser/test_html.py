"""The Nu checker over every page, the stylesheet and the pictures: no error, no warning.

It is given addresses, not files: ``'self'`` in the pages' policy means nothing on a disk.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from tests.browser.pages import SITES, Section, every_page
from tests.browser.tools import package, tool


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES)
def test_markup(site: str, section: Callable[[str], Section]) -> None:
    here = section(site)
    jar = package("vnu-jar/build/dist/vnu.jar")
    others = [path for kind in ("css", "svg") for path in here.out.rglob(f"*.{kind}") if "files" not in path.parts]
    urls = [*every_page(here.out), *(path.relative_to(here.out).as_posix() for path in others)]
    command = [tool("java"), "-Xss4m", "-XX:+UseSerialGC", "-jar", str(jar), "--format", "json"]
    command += ["--also-check-css", "--also-check-svg", *(here.address + url for url in urls)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    wrong = [one for one in messages if one["type"] != "info" or one.get("subType") == "warning"]
    assert [f"{one.get('url')}:{one.get('lastLine')} {one['message']} {one.get('extract', '')}" for one in wrong] == []
