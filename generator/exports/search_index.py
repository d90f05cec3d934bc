"""``search-index.js``: the text of every page, as the search in the browser reads it.

The file is a script and not JSON, because a page opened from a USB stick (``file://``) may not fetch a file but may
load a script. It sets ``window.prongsaiIndex``::

    {"version": 2, "digits": "thai", "shortcuts": [[label, url], …], "parts": [
      {"states": […], "kinds": […], "passages": ["…", …],
       "documents": [[url, code, title, year, state, kind, headings, text], …]}, …]}

A part holds the pages of one year, so that the others need not be written again when it changes; the last holds those of
no year. ``state`` and ``kind`` are numbers of the lists of the part. ``headings`` and ``text`` are lines of display text:
one string, or a list of strings and of numbers of ``passages``, where a passage that several pages of the part share
stands once. The browser derives the normalised text (``theme/assets/search-text.js``), so that nothing is stored twice.

Same documents, same bytes, in whatever order they come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.json import encode

__all__ = ["SearchDocument", "Shortcut", "write_index"]

VERSION: Final = 2
"""Of the format; the script in the browser reads no other."""

_LONG: Final = 32
"""Characters from which a shared passage is stored once; a shorter one costs less as it is, being compressed."""

_Stored = str | list[str | int]
"""Lines as they are stored: a string, or strings and numbers of passages."""


class SearchDocument(Struct, frozen=True):
    """One page of the site, as the search knows it."""

    url: str
    """Address relative to the section's root, with an anchor if it is a part of a page: ``2567/o12.html``."""
    title: str
    """What the result is called; without the code."""
    code: str
    """Code of the item as it is shown, ``O12``; empty for a page that is not an item's."""
    year: int | None
    """Fiscal year (Buddhist era); ``None`` for a page that belongs to no year."""
    state: str
    """State of the disclosure, or what a report is, in Thai as it is shown: เผยแพร่แล้ว; empty where there is none."""
    kind: str
    """Kind of page: ``item``, ``report``, ``concept`` or ``page``."""
    headings: str
    """Headings and titles of evidence, one on each line."""
    text: str
    """What the page says in plain text, one paragraph, list entry or table cell on each line."""


class Shortcut(Struct, frozen=True):
    """A page offered where a search finds nothing."""

    label: str
    """Thai text of the link."""
    url: str
    """Address relative to the section's root."""


def write_index(
    documents: Iterable[SearchDocument], links: Sequence[Shortcut] = (), *, thai_digits: bool = False
) -> str:
    """The text of ``search-index.js``.

    Args:
        documents: every page that can be found, in any order; no two with one address.
        links: pages offered where a search finds nothing.
        thai_digits: write the numbers of the results ๐–๙.

    Raises:
        ValueError: two documents have one address, which is a fault of the program and not of the data.
    """
    pages = sorted(documents, key=_order)
    _check_addresses(pages)
    parts = (write_part(tuple(of_year)) for _, of_year in groupby(pages, key=lambda page: page.year))
    return b"".join(join_parts(parts, links, thai_digits=thai_digits)).decode()


def join_parts(parts: Iterable[bytes], links: Sequence[Shortcut] = (), *, thai_digits: bool = False) -> Iterator[bytes]:
    """``search-index.js``, piece by piece, from its parts, latest year first."""
    head = {
        "version": VERSION,
        "digits": "thai" if thai_digits else "arabic",
        "shortcuts": [[_line(link.label), link.url] for link in links],
    }
    yield b'window.prongsaiIndex=%s,"parts":[' % _script(head)[:-1]
    for number, part in enumerate(parts):
        yield b"," if number else b""
        yield part
    yield b"]};\n"


def write_part(documents: Iterable[SearchDocument]) -> bytes:
    """The part of the index with the pages of one year, or of none."""
    pages = sorted(documents, key=_order)
    _check_addresses(pages)
    lines = [(found := _lines(page.headings), _lines(page.text, without=(page.title, *found))) for page in pages]
    passages = _shared_passages(lines)
    states, kinds = _names(page.state for page in pages), _names(page.kind for page in pages)
    return _script({
        "states": list(states),
        "kinds": list(kinds),
        "passages": list(passages),
        "documents": [
            [page.url, page.code, _line(page.title), page.year and int(page.year), states[_line(page.state)],
             kinds[_line(page.kind)], _stored(headings, passages), _stored(text, passages)]
            for page, (headings, text) in zip(pages, lines, strict=True)
        ],
    })  # fmt: skip


def _order(page: SearchDocument) -> tuple[int, int, str]:
    """The newest year first, then items by their number, then the rest by address; pages of no year last."""
    number = re.search(r"[0-9]+", page.code)
    return (-(page.year or 0), int(number[0]) if number else 1000, page.url)


def _check_addresses(pages: Sequence[SearchDocument]) -> None:
    twice = sorted(url for url, times in Counter(page.url for page in pages).items() if times > 1)
    if twice:
        raise ValueError(f"search documents with the same address: {', '.join(twice)}")


def _line(text: str) -> str:
    """*text* on one line, without what has no meaning in a text: controls, halves of surrogate pairs, private use."""
    shown = text if text.isprintable() else _WITHOUT_MEANING.sub(" ", text)
    return " ".join(shown.split())


_WITHOUT_MEANING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000]")


def _lines(text: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The different lines of *text* in order; what is *without* was stored already."""
    known = {_line(line) for line in without}
    lines = dict.fromkeys(_line(line) for line in text.split("\n"))
    return tuple(line for line in lines if line and line not in known)


def _names(texts: Iterable[str]) -> dict[str, int]:
    """The different *texts* in order of appearance, numbered."""
    return {text: number for number, text in enumerate(dict.fromkeys(_line(text) for text in texts))}


def _shared_passages(pages: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> dict[str, int]:
    """The long lines that stand on more than one page, numbered in order of appearance."""
    times = Counter(line for headings, text in pages for line in (*headings, *text) if len(line) >= _LONG)
    return {line: number for number, line in enumerate(line for line, count in times.items() if count > 1)}


def _stored(lines: tuple[str, ...], passages: dict[str, int]) -> _Stored:
    """*lines* as they are stored, lines of this page alone joined to one string."""
    stored: list[str | int] = []
    for line in lines:
        if line in passages:
            stored.append(passages[line])
        elif stored and isinstance(stored[-1], str):
            stored[-1] += f"\n{line}"
        else:
            stored.append(line)
    if not stored:
        return ""
    return stored[0] if len(stored) == 1 and isinstance(stored[0], str) else stored


def _script(value: object) -> bytes:
    """*value* as a JavaScript literal that is safe in a script file and inside a script element."""
    text = encode(value)
    for unsafe in "<\u2028\u2029":
        text = text.replace(unsafe.encode(), f"\\u{ord(unsafe):04x}".encode())
    return text
