"""Everything that a page says, for the search: a word that a reader sees must be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
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


def said(view: Any) -> Iterator[str]:
    """Every text and day of *view*, a view model, in the order in which it stands there."""
    if is_dataclass(view) and not isinstance(view, Month):
        for field in fields(view):
            if field.name not in _UNSAID:
                yield from said(getattr(view, field.name))
    elif isinstance(view, tuple):
        for part in view:
            yield from said(part)
    else:
        yield from _one(view)


def _one(value: Any) -> Iterator[str]:
    if isinstance(value, date | Month):
        yield long_form(value)
    elif isinstance(value, float):
        yield f"{value:.2f}"
    elif isinstance(value, str):
        yield value
