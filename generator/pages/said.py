"""Everything that a page says, for the search: a word that a reader sees must be found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct

from generator.thai.dates import Month, long_form

_UNSAID = frozenset(
    {
        "id", "url", "kind", "key", "svg", "png", "page", "sha256", "file_name", "language", "type", "state", "prose", "link",
        "previous", "next", "other_years", "source", "concepts", "reports", "years", "downloads", "survey", "indicators",
        "counts", "chart", "progress_chart", "answers", "requirements_known", "row_header",
    }
)  # fmt: skip
"""Fields that choose something, and those that speak of other pages."""


def said(view: Any) -> list[str]:
    """Every text and day of *view*, a view model, in the order in which it stands there."""
    texts: list[str] = []
    _collect(view, texts)
    return texts


def _collect(value: Any, texts: list[str]) -> None:
    """A page has hundreds of parts: what is frequent is asked first."""
    kind = value.__class__
    for part in value if kind is tuple else _parts(kind)(value):
        if part.__class__ is str:
            texts.append(part)
        elif part or part.__class__ is float:
            _collect(part, texts)


@cache
def _parts(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Gives what is said of a *kind*: the fields of a view model that are read aloud, a day or a figure in words."""
    if issubclass(kind, date | Month):
        return lambda day: (long_form(day),)
    if issubclass(kind, float):
        return lambda figure: (f"{figure:.2f}",)
    if issubclass(kind, str):
        return lambda text: (str(text),)
    names = [name for name in kind.__struct_fields__ if name not in _UNSAID] if issubclass(kind, Struct) else []
    return attrgetter(*names) if len(names) > 1 else lambda view: tuple(getattr(view, name) for name in names)
