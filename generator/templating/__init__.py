"""View models to HTML: the only module that imports Jinja2. Everything is escaped unless it is ``Markup``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator import compiled, urls
from generator.pages import Frame, Page
from generator.resources import THEME
from generator.templating.code import LeanEnvironment, markup
from generator.thai import dates, terms
from generator.thai.digits import thai


@dataclass(frozen=True)
class Templates:
    """The templates of ``theme/fragments`` with the filters of one site."""

    frame: Frame
    structured: Callable[[Page], Sequence[str]] = field(default=lambda _page: ())
    """JSON-LD texts of a page."""
    _pieces: dict[Hashable, Markup] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Parts of the frame that are the same on many pages."""

    @cached_property
    def _menu(self) -> frozenset[str]:
        return frozenset(link.url for link in (*self.frame.nav, *self.frame.footer))

    def fragment(self, page: Page) -> Markup:
        """The inside of ``<main>`` of *page*."""
        return markup(self._render(page.template, page))

    def document(self, page: Page, content: Markup) -> str:
        """The whole document of *page* in the civic frame."""
        structured = [markup(_json(text)) for text in self.structured(page)]
        place = self._place(page)
        return self._render("frame.html", page, content=content, structured=structured, kept=self._kept, place=place)

    def plain(self, template: str, url: str, view: Any, **values: Any) -> str:
        """A whole small document at *url* that needs no frame."""
        return self._render(template, Page(url=url, template=template, view=view, title="", description=""), **values)

    def _render(self, template: str, page: Page, **values: Any) -> str:
        base = self.frame.base if page.url == urls.NOT_FOUND else None
        _LINK.set(partial(urls.below, base=base) if base else urls.links_of(page.url))
        found = _environment(self.frame.thai_digits).get_template(template)
        root = base or urls.root_of(page.url)
        return found.render(page=page, view=page.view, frame=self.frame, root=root, **values)

    def _kept(self, *key: Hashable, caller: Callable[[], Markup]) -> Markup:
        """What a block of the frame says, written once for all pages with the same *key*."""
        if key not in self._pieces:
            self._pieces[key] = caller()
        return self._pieces[key]

    def _place(self, page: Page) -> Hashable:
        """Where *page* stands in the menus: with it the parts of the frame that do not speak of the page are the same."""
        return page.url.rpartition("/")[0], page.year, page.template, page.url if page.url in self._menu else None


_LINK: ContextVar[Callable[[str], str]] = ContextVar("link")
"""Makes the links of the page that is being rendered: with it ``href`` is one function for all templates, and macros
need no context, which would make Jinja build their module anew for every page. Links are relative, but on the page of
what is not there: the server shows it at any address."""


def _href(target: str) -> str:
    return _LINK.get()(target)


def standalone(template: str, view: Any) -> str:
    """A whole document that belongs to no site: it is given *view* alone."""
    return _environment(thai_digits=False).get_template(template).render(view=view)


_FOLDER = THEME / "fragments"


class _Compiled(BytecodeCache):
    """Templates as an earlier run has compiled them; a filter of a fixed text is worked out then, so *digits* count."""

    def __init__(self, digits: str) -> None:
        self._digits = digits

    def load_bytecode(self, bucket: Bucket) -> None:
        made = compiled.recall(self._file(bucket), bucket.checksum.encode())
        if made is not None:
            bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        compiled.remember(self._file(bucket), bucket.checksum.encode(), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return _FOLDER / f"{bucket.key}-{self._digits}"


@cache
def _environment(thai_digits: bool) -> LeanEnvironment:  # noqa: FBT001  # a key of the cache, not a switch of behaviour
    """The environment for sites with or without Thai digits."""
    environment = LeanEnvironment(
        loader=FileSystemLoader(_FOLDER),
        bytecode_cache=_Compiled("thai" if thai_digits else "arabic"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    digits = (lambda value: thai(str(value))) if thai_digits else str
    environment.globals["href"] = _href
    environment.globals["enumerate"] = enumerate
    environment.filters["thai_date"] = partial(dates.long_form, thai_digits=thai_digits)
    environment.filters["iso"] = str  # of a date: ISO 8601; of a month: 2021-04
    environment.filters["digits"] = digits
    environment.filters["size"] = lambda size: digits(size_text(size))
    environment.filters["said"] = (lambda text: _whole_terms(terms.thai_numbers(text))) if thai_digits else _whole_terms
    environment.filters["terms"] = _whole_terms
    return environment


@lru_cache(maxsize=5_000)
def _whole_terms(text: str) -> Markup:
    """*text*, escaped, with the terms of the field kept whole at line ends; no term holds a letter that is escaped."""
    return markup(terms.marked(escape(str(text)), '<n-b>', "</n-b>"))


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
