"""Lighthouse 12.8, mobile: accessibility, best practice and SEO are 100 on every type of page.

The sample site is built without ``demo``, which asks search engines to stay away. Pages that are ``noindex`` by nature
(the results, an embed, a poster, the address of a moved page, the 404 page) are not judged for SEO.
Performance is measured by ``benchmarks/lighthouse.py``.
"""

from __future__ import annotations

import pytest

from tests.browser.lighthouse import QUALITY, ROOT, lighthouse, published
from tests.browser.pages import one_of_each, serving
from tests.browser.tools import package, tool

HIDDEN = {"search", "embed", "poster", "redirect", "not-found"}


@pytest.mark.slow
def test_quality(tmp_path) -> None:
    tool("chromium")
    package("lighthouse/package.json")
    out = published(ROOT / "examples/sample", tmp_path)
    with serving() as server:
        address = server.mount("/ita/", out)
        pages = one_of_each(out)
        listed = [address + url for type, url in pages.items() if type not in HIDDEN]
        hidden = [
            address + url + ("?stay" if type == "redirect" else "") for type, url in pages.items() if type in HIDDEN
        ]
        results = lighthouse(listed, QUALITY) + lighthouse(hidden, QUALITY[:2])
    told = [
        (one["page"].removeprefix(address), one["scores"], one["wrong"], one["error"])
        for one in results
        if one["error"] or set(one["scores"].values()) != {100}
    ]
    assert told == []
