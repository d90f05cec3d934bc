"""The Nu checker over every page, the stylesheet and the pictures: no error, no warning.

On a disk the checker takes every file for another origin than ``'self'``; whether the policy is kept is tried in a
browser, in ``test_csp.py``.
"""

from __future__ import annotations

import json
import subprocess

import pytest

from shared import BuiltSite
from tests.browser.pages import every_page
from tests.browser.tools import package, tool

ORIGIN = "Resource violates Content Security Policy (meta tag): external "


@pytest.mark.slow
def test_markup(any_site: BuiltSite) -> None:
    out = any_site.out
    jar = package("vnu-jar/build/dist/vnu.jar")
    others = [path.relative_to(out) for kind in ("css", "svg") for path in out.rglob(f"*.{kind}")]
    names = [*every_page(out), *(path.as_posix() for path in others if path.parts[0] != "files")]
    command = [tool("java"), "-Xss4m", "-XX:+UseSerialGC", "-jar", str(jar), "--format", "json"]
    command += ["--also-check-css", "--also-check-svg", *names]
    said = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False).stderr
    wrong = [
        f"{one.get('url')}:{one.get('lastLine')} {one['message']} {one.get('extract', '')}"
        for one in json.loads(said)["messages"]
        if (one["type"] != "info" or one.get("subType") == "warning") and not one["message"].startswith(ORIGIN)
    ]
    assert wrong == []
