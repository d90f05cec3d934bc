"""The Nu checker over every page, the stylesheet and the pictures: no error, no warning.

On a disk the checker takes every file for another origin than ``'self'``, and it takes JSON-LD for a script that runs;
whether the policy is kept is tried in a browser, in ``test_csp.py``. Its CSS is older than what every browser knows.
"""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from shared import BuiltSite
from tests.browser.pages import every_page
from tests.browser.tools import package, tool

POLICY = re.compile(r"(Resource|Inline script) violates Content Security Policy \(meta tag\): ")
NEWER = (
    "CSS: “container-type”: Property “container-type” doesn't exist.",  # CSS Conditional Rules 5, all browsers since 2023
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",  # SVG 2, all browsers since 2020
)


def is_right(message: dict[str, str]) -> bool:
    """No error and no warning, or one that the checker should not give."""
    told = message["message"]
    if message["type"] == "info" and message.get("subType") != "warning":
        return True
    if told.startswith("Inline script"):
        return '<script type="application/ld+json">' in message["extract"]
    return bool(POLICY.match(told)) or told in NEWER


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
        if not is_right(one)
    ]
    assert wrong == []
