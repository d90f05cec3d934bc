"""What of a page's HTML is taken for its links and its anchors."""

from __future__ import annotations

import pytest

from generator.publish import finished


@pytest.mark.parametrize(
    ("html", "links", "ids"),
    [
        ('<a href="o2.html">O2</a> <img\nsrc="a.png" alt="">', ("o2.html", "a.png"), set()),
        ('<a id="top" class="x" href="#main">', ("#main",), {"top"}),
        ('<a href="../b.html"></a><a href="a.html"></a><a href="../b.html"></a>', ("../b.html", "a.html"), set()),
        ('<a href="https://a.example/"></a><a href="mailto:a@b.example"></a><a href="//a.example/"></a>', (), set()),
        ('<p data-href="x.html" data-id="y" data-src="z.png">ก</p>', (), set()),
        ('<a href=""></a><p id="">', (), set()),
        ('<a href="ก.html?a=1&amp;b=2#ข" id="ค">', ("ก.html?a=1&amp;b=2#ข",), {"ค"}),
    ],
)
def test_links_to_the_section_itself_and_anchors(html: str, links: tuple[str, ...], ids: set[str]) -> None:
    page = finished(html)
    assert (page.html, page.links, page.ids) == (html.encode(), links, frozenset(ids))
