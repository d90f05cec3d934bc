"""View models to HTML: the only module that imports Jinja2. Everything is escaped unless it is ``Markup``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator import urls
from generator.pages import Frame, Page
from generator.resources import THEME
from generator.thai import dates, terms
from generator.thai.digits import thai


@dataclass(frozen=True)
class Templates:
    """The templates of ``theme/fragments`` with the filters of one site."""

    frame: Frame
    structured: Callable[[Page], Sequence[str]] = field(default=lambda _page: ())
    """JSON-LD texts of a page."""

    def fragment(self, page: Page) -> Markup:
        """The inside of ``<main>`` of *page*."""
        return Markup(self._template(page.template).render(self._context(page)))

    def document(self, page: Page, content: Markup) -> str:
        """The whole document of *page* in the civic frame."""
        context = self._context(page) | {
            "content": content,
            "structured": [Markup(_json(t)) for t in self.structured(page)],
        }
        return self._template("frame.html").render(context)

    def plain(self, template: str, url: str, view: Any, **values: Any) -> str:
        """A whole small document at *url* that needs no frame."""
        page = Page(url=url, template=template, view=view, title="", description="")
        return self._template(template).render(self._context(page) | values)

    def _template(self, name: str) -> Template:
        return _environment(self.frame.thai_digits).get_template(name)

    def _context(self, page: Page) -> dict[str, Any]:
        return {
            "page": page,
            "view": page.view,
            "frame": self.frame,
            "href": partial(urls.relative, page=page.url),
            "root": urls.root_of(page.url),
        }


@cache
def _environment(thai_digits: bool) -> Environment:  # noqa: FBT001  # a key of the cache, not a switch of behaviour
    """The environment for sites with or without Thai digits; its templates are compiled once in a process."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "fragments"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    digits = (lambda value: thai(str(value))) if thai_digits else str
    numbers = terms.thai_numbers if thai_digits else str
    environment.filters["thai_date"] = partial(dates.long_form, thai_digits=thai_digits)
    environment.filters["iso"] = str  # of a date: ISO 8601; of a month: 2021-04
    environment.filters["digits"] = digits
    environment.filters["size"] = lambda size: digits(size_text(size))
    environment.filters["said"] = lambda text: _whole_terms(numbers(text))
    environment.filters["terms"] = _whole_terms
    return environment


@lru_cache(maxsize=50_000)
def _whole_terms(text: str) -> Markup:
    """*text*, escaped, with the terms of the field kept whole at line ends; no term holds a letter that is escaped."""
    return Markup(terms.TERM.sub(r'<span class="nb">\g<0></span>', str(escape(text))))


def size_text(size: int) -> str:
    """Bytes in words: ``870 ไบต์``, ``34 KB``, ``1.2 MB`` (1 KB is 1,000 bytes)."""
    if size < 1_000:
        return f"{size} ไบต์"
    if size < 1_000_000:
        return f"{size / 1_000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB"


def _json(text: str) -> str:
    """JSON that cannot end the script element in which it stands."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
