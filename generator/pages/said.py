"""Everything that a page says, for the search: a word that a reader sees must be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

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
    """Most of the time of a large section is spent here: what is frequent is asked first."""
    if value.__class__ is str:
        texts.append(value)
    elif value.__class__ is tuple:
        for part in value:
            _collect(part, texts)
    elif value is not None:
        for name in _fields(value.__class__):
            _collect(getattr(value, name), texts)
        texts.extend(_in_words(value))


def _in_words(value: Any) -> Iterator[str]:
    if isinstance(value, date | Month):
        yield long_form(value)
    elif isinstance(value, float):
        yield f"{value:.2f}"
    elif isinstance(value, str):
        yield str(value)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a view model that are read aloud; of anything else there are none."""
    if not is_dataclass(kind) or kind is Month:
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _UNSAID)
