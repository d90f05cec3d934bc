"""What the fonts of a PDF page would cost pypdf, reckoned before it reads them.

pypdf limits the tables of one font, but reads those of every name in a page's resources at once: 500 names for one
font with a table of 65,536 codes, a file of 6 KB, took 6 GB of memory and 148 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

__all__ = ["array", "codes_of_page", "dictionary", "resolved"]

_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,8})\s*>\s*<\s*([0-9A-Fa-f]{1,8})\s*>\s*[<\[]")
_LETTERS_OF_A_PAIR = 10
"""Bytes that a single code takes at least in a table."""
_MOST_FORMS = 200
"""Forms on a page that are looked into; more would cost too much in any case."""
_EACH = 100
"""Codes that a font counts for at least: reading it costs something even without tables."""


def codes_of_page(page: DictionaryObject) -> int:
    """How many codes the fonts of *page* and of the forms on it have in their tables, each name counted."""
    return sum(_codes_of_fonts(resources) for resources in _all_resources(page))


def _all_resources(page: DictionaryObject) -> Iterator[DictionaryObject]:
    """The resources of the page (pypdf has handed down to it what it inherits) and of the forms in them, each once."""
    waiting, seen = [dictionary(page.get("/Resources"))], set[int]()
    while waiting and len(seen) <= _MOST_FORMS:
        resources = waiting.pop()
        if id(resources) in seen:
            continue
        seen.add(id(resources))
        yield resources
        for name in dictionary(resources.get("/XObject")).values():
            form = dictionary(name)
            if form.get("/Subtype") == "/Form":
                waiting.append(dictionary(form.get("/Resources")))


def _codes_of_fonts(resources: DictionaryObject) -> int:
    return sum(_EACH + _codes_of_font(dictionary(font)) for font in dictionary(resources.get("/Font")).values())


def _codes_of_font(font: DictionaryObject) -> int:
    table = resolved(font.get("/ToUnicode"))
    codes = _codes_of_table(table.get_data()) if isinstance(table, StreamObject) else 0
    return codes + sum(_codes_of_widths(dictionary(child)) for child in array(font.get("/DescendantFonts")))


def _codes_of_table(table: bytes) -> int:
    """The single codes, reckoned from the length, and those in ranges such as ``<0000> <FFFF> <0000>``."""
    ranges = (match for section in _RANGES.findall(table) for match in _RANGE.findall(section))
    return len(table) // _LETTERS_OF_A_PAIR + sum(_span(int(first, 16), int(last, 16)) for first, last in ranges)


def _codes_of_widths(font: DictionaryObject) -> int:
    """The codes in the widths of a font: ``first [width …]`` or ``first last width``."""
    codes, position, widths = 0, 0, array(font.get("/W"))
    while position + 1 < len(widths):
        first, second = resolved(widths[position]), resolved(widths[position + 1])
        if isinstance(second, ArrayObject):
            codes, position = codes + len(second), position + 2
        else:
            codes, position = codes + _span(_number(first), _number(second)), position + 3
    return codes


def _number(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _span(first: int, last: int) -> int:
    return max(last - first + 1, 0)


def resolved(value: object) -> object:
    """*value*, or what it refers to."""
    return value.get_object() if isinstance(value, PdfObject) else value


def dictionary(value: object) -> DictionaryObject:
    """*value* as a dictionary; an empty one if it is none."""
    found = resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def array(value: object) -> ArrayObject:
    """*value* as an array; an empty one if it is none."""
    found = resolved(value)
    return found if isinstance(found, ArrayObject) else ArrayObject()
