"""Authored Markdown to HTML, without what could harm a reader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.model.site import Prose
from generator.problems import Place, Problem
from generator.prose.nesting import absurdity
from generator.thai import terms

LONGEST = 200_000
"""Characters of one file; nested Markdown beyond that takes the parser minutes."""

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "table": {"class"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan", "data-label"},
    "time": {"datetime"},
    "abbr": {"title"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"(?<!\]\()(?<!\]: )<\s*([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|\Z)")
"""A tag; neither an address in angles (``<https://…>``, ``<office@…>``) nor the target of a link (``[…](<…>)``)."""
_DANGER = re.compile(
    r"<\s*(script|iframe|object|embed|form|style|svg|meta|base|link)\b|\bon[a-z]+\s*=|(java|vb)script\s*:|data:text",
    re.I,
)
_THAI_NUMBERED = re.compile(r"^(\s*[๐-๙]+)\.(?=\s)")
_CARDS = "pr-table pr-stack"
"""The classes of a table whose rows become cards on a phone."""
_STASHED = re.compile(r"\x02(\d+)\x03|\x02wzxhzdk:(\d+)\x03|\x02[^\x03]*\x03")
"""What Python-Markdown puts in the place of an escaped sign (its code), and of raw HTML (its place in the stash)."""
_ASCII_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")


def render(prose: Prose) -> tuple[str, list[Problem]]:
    """The HTML of *prose*, safe to be put into a page, and what was taken out of it."""
    if len(prose.text) > LONGEST:
        return "", [Problem.of("O804", Place(prose.path), limit=LONGEST)]
    if absurd := absurdity(prose.text):
        place = _place(prose, absurd.offset)
        return "", [Problem.of("O805", place, sign=absurd.sign, limit=absurd.limit)]
    try:
        html = _markdown().reset().convert(prose.text)
    except RecursionError:
        _markdown.cache_clear()  # it still believes that it is deep inside a list
        return "", [Problem.of("O804", Place(prose.path, prose.first_line), limit=LONGEST)]
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, attribute_filter=_attribute)
    return _whole_terms(clean), _taken_out(prose)


def _place(prose: Prose, offset: int) -> Place:
    line, column = prose.text.count("\n", 0, offset), offset - prose.text.rfind("\n", 0, offset)
    return Place(prose.path, prose.first_line + line, column)


def _whole_terms(html: str) -> str:
    """*html* with the terms of the field kept whole at line ends; tags and preformatted text stay as they are."""
    parts = _NO_TEXT.split(html)
    parts[::2] = [terms.marked(text, '<n-b>', "</n-b>") for text in parts[::2]]
    return "".join(parts)


_NO_TEXT = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>|<[^>]*>)", re.DOTALL)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Pictures come from the site itself: nothing is requested from others; classes are ours."""
    if name == "class" and value != _CARDS:
        return None
    if tag == "img" and name == "src" and (":" in value or value.startswith("//")):
        return None
    if name == "id" and not _ASCII_ID.match(value):
        return None
    return re.sub(r"[\x00-\x20]+", "", value) if name == "href" else value


def _taken_out(prose: Prose) -> list[Problem]:
    """A warning for each line whose HTML is not published."""
    problems = []
    for number, line in enumerate(prose.text.split("\n"), start=prose.first_line):
        found = _DANGER.search(line)
        unknown = next((tag for tag in _TAG.finditer(line) if tag[1].lower() not in _TAGS | {"h1"}), None)
        if match := found or unknown:
            problems.append(Problem.of("O803", Place(prose.path, number, match.start() + 1), what=match[0].strip()))
    return problems


@cache
def _markdown() -> Markdown:
    """One converter for all pieces: making it costs more than using it."""
    return Markdown(
        extensions=[
            "tables",
            "sane_lists",
            "def_list",
            "footnotes",
            "attr_list",
            "pymdownx.tilde",
            "pymdownx.magiclink",
            _House(),
        ],
        extension_configs={"footnotes": {"SEPARATOR": "-", "BACKLINK_TITLE": "กลับไปที่เชิงอรรถ {} ในข้อความ"}},
        output_format="html",
    )


class _House(Extension):
    """What our pages need of Markdown: headings below the page's own, ids that stay, Thai numbers kept."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        md.preprocessors.register(_ThaiNumbers(md), "thai-numbers", 5)
        md.treeprocessors.register(_Headings(md), "house-headings", 5)
        md.treeprocessors.register(_Cards(md), "house-cards", 5)


class _ThaiNumbers(Preprocessor):
    """Keeps ``๕.`` at the beginning of a line: Python-Markdown takes it for a list item and loses the number."""

    def run(self, lines: list[str]) -> list[str]:
        return [_THAI_NUMBERED.sub(r"\1\\.", line) for line in lines]


class _Headings(Treeprocessor):
    """Headings begin at ``<h2>`` and have ids that do not move; links to ``.md`` lead to the page."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-5]", element.tag) and not element.get("id"):
                text = "".join(element.itertext()).strip()
                element.set("id", f"p-{sha256(text.encode()).hexdigest()[:6]}")
            if element.tag == "h1":
                element.tag = "h2"
            if element.tag == "a" and (href := element.get("href", "")) and "://" not in href:
                path, mark, fragment = href.partition("#")
                if path.endswith(".md"):
                    element.set("href", posixpath.splitext(path)[0] + ".html" + mark + fragment)


class _Cards(Treeprocessor):
    """Every cell of a table tells the heading of its column, so that a row can be shown as a card."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            head = [self._words(cell) for cell in table.findall("thead/tr/th")]
            table.set("class", _CARDS)
            for row in table.findall("tbody/tr"):
                for cell, label in zip(row, head, strict=False):
                    cell.set("data-label", label)

    def _words(self, element: Element) -> str:
        """The text of *element* as it is read."""
        return " ".join(_STASHED.sub(self._unstashed, "".join(_without_notes(element))).split())

    def _unstashed(self, found: re.Match[str]) -> str:
        """A sign that was escaped, an entity, or a space in the place of a tag."""
        if found[1]:
            return chr(int(found[1]))
        raw = str(self.md.htmlStash.rawHtmlBlocks[int(found[2])]) if found[2] else ""
        return unescape(raw) if raw.startswith("&") else " "


def _without_notes(element: Element) -> Iterator[str]:
    """The texts of *element*, but the marks of footnotes."""
    yield element.text or ""
    for child in element:
        yield from () if child.tag == "sup" else _without_notes(child)
        yield child.tail or ""
