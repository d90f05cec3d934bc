"""Styles, scripts, fonts and the logo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.pages import Frame
from generator.resources import THEME

_STYLES = ("frame.css", "fragments.css", "search.css")
_RESULTS = "search-results.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"(?m)^ *(?://.*|/\*(?:[^*]|\*(?!/))*\*/)\n")
"""A comment of a script that has its lines for itself; one beside code stays, and so does what only looks like one."""
_FONTS = {"sarabun": "Sarabun", "noto-sans-thai": "Noto Sans Thai"}


def stylesheet(frame: Frame) -> str:
    """The one stylesheet of the civic frame: the site's colour and font, then the theme's own."""
    return variables(frame) + "".join(_style(name) for name in _STYLES)


def search_stylesheet() -> str:
    """What the search finds, on its page and below the box; a page of the civic frame loads it with the search."""
    return _style(_RESULTS)


def scripts() -> Iterator[tuple[str, Callable[[], str]]]:
    """The theme's scripts: path in the section, and what gives their text without comments and indentation."""
    for file in sorted((THEME / "assets").glob("*.js")):
        yield f"assets/{file.name}", partial(_script, file)


def _script(file: Path) -> str:
    return _lines(_REMARK.sub("", file.read_text("utf-8")))


def _style(name: str) -> str:
    """A stylesheet of the theme without its comments and indentation."""
    return _lines(_COMMENT.sub("", (THEME / "assets" / name).read_text("utf-8")))


def _lines(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


def variables(frame: Frame) -> str:
    """The site's choices as CSS variables, and the two weights of its font."""
    family = _FONTS.get(frame.font, "Sarabun")
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:url(fonts/{frame.font}-{weight}.woff2) format('woff2')}}\n"
        for weight in (400, 700)
    )
    height = "1.8" if frame.font == "sarabun" else "1.6"
    return f"{faces}:root{{--accent:{frame.colour};--font:'{family}',sans-serif;--line:{height}}}\n"


def theme_files(frame: Frame) -> Iterator[tuple[str, Path]]:
    """The theme's files that are published as they are: path in the section, and the file; only the font in use."""
    folder = THEME / "assets"
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.suffix not in {".css", ".js"} and file.is_file() and _wanted(path, frame.font):
            yield f"assets/{path}", file


def _wanted(path: str, font: str) -> bool:
    return not path.startswith("fonts/") or Path(path).name.lower().startswith((font, "ofl"))


def material_stylesheet(frame: Frame) -> str:
    """What our fragments need inside Material's frame, which has its own typography."""
    return variables(frame) + _style("fragments.css") + _style("search.css") + _style(_RESULTS)
