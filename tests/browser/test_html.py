"""The Nu checker over every page, the stylesheet and the pictures: no error, no warning."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.browser.conftest import package, tool
from tests.conftest import BuiltSite


@pytest.mark.slow
def test_markup(any_site: BuiltSite) -> None:
    jar = package("vnu-jar/build/dist/vnu.jar")
    checked = [path for path in any_site.out.iterdir() if path.name not in ("files", "data", "calendar")]
    command = [tool("java"), "-Xss4m", "-XX:+UseSerialGC", "-jar", str(jar), "--format", "json", "--skip-non-html"]
    command[-1:] = ["--also-check-css", "--also-check-svg", *(str(path) for path in checked)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    wrong = [one for one in messages if one["type"] != "info" or one.get("subType") == "warning"]
    assert [f"{one.get('url')}:{one.get('lastLine')} {one['message']} {one.get('extract', '')}" for one in wrong] == []
