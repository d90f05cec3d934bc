"""Whether a peer's pages equal ours: the same elements, attributes and words, whatever the white space between them.

    .venv/bin/python -m benchmarks.peers.compare /tmp/ours/site /tmp/hugo/public

Only how a character is written (``&#39;`` or ``'``) and the order of attributes may differ besides.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path


class Tokens(HTMLParser):
    """A document as a list of what it says."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._words = ""
        self.feed(html)
        self.close()
        self._end_words()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_words()
        said = "".join(f' {name}="{value or ""}"' for name, value in sorted(attrs))
        self.found.append(f"<{tag}{said}>")

    def handle_endtag(self, tag: str) -> None:
        self._end_words()
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def _end_words(self) -> None:
        if words := " ".join(self._words.split()):
            self.found.append(words)
        self._words = ""


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """One line for each HTML page below *theirs* that is not the same below *ours*; nothing where all are equal."""
    for file in sorted(theirs.rglob("*.html")):
        path = file.relative_to(theirs)
        if not (ours / path).is_file():
            yield f"{path}: we have no such page"
            continue
        pair = (Tokens((folder / path).read_text("utf-8")).found for folder in (ours, theirs))
        for number, (own, other) in enumerate(zip_longest(*pair, fillvalue="")):
            if own != other:
                yield f"{path}, {number}: {own[:300]}\n    theirs: {other[:300]}"
                break


def main() -> int:
    """Print how many pages are equal and which are not."""
    ours, theirs = map(Path, sys.argv[1:3])
    found = list(differences(ours, theirs))
    print(*found, sep="\n")
    print(f"{len(list(theirs.rglob('*.html'))) - len(found)} pages are equal, {len(found)} are not")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
