"""View models filled by their types: every text a word of its own, so that a test can look for it on the page."""

from __future__ import annotations

import types
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from generator.pages import views
from generator.pages.page import Frame, Page
from generator.thai.dates import Month

FRAME = Frame(
    agency="องค์การบริหารส่วนตำบลทดสอบ",
    agency_short="อบต.ทดสอบ",
    agency_en="Test Subdistrict",
    main_website="https://www.test.example/",
    section="ส่วนทดสอบ",
    address="เลขที่ 9",
    phone=("0 2000 0000",),
    email="saraban@test.example",
    map="https://map.test.example/",
    logo=None,
    colour="#1b4a7a",
    font="sarabun",
    thai_digits=False,
    demo="fictional",
    site_url="https://www.test.example/ita/",
    years=(views.Link("2567/index.html", "ปี 2567"), views.Link("2566/index.html", "ปี 2566")),
    current_year=2567,
    nav=(views.Link("index.html", "หน้าแรก"), views.Link("2567/index.html", "ปี 2567")),
    footer=(views.Link("updates.html", "การเปลี่ยนแปลง"),),
    version="0.0.1",
)

PAGES = {
    "home.html": views.HomeView,
    "year.html": views.YearView,
    "item.html": views.ItemView,
    "report.html": views.ReportView,
    "concept.html": views.ConceptView,
    "concepts.html": views.ConceptsView,
    "eit.html": views.EitView,
    "register.html": views.RegisterView,
    "updates.html": views.UpdatesView,
    "search.html": views.SearchView,
    "prose.html": views.ProseView,
    "not-found.html": views.NotFoundView,
}
DOCUMENTS = {
    "redirect.html": views.RedirectView,
    "embed-eit.html": views.EitView,
    "embed-oit.html": views.HomeView,
    "poster.html": views.SurveyView,
}

_URLS = {"url", "page", "link", "to", "svg", "png", "main_website", "website", "year_url", "embed_eit", "embed_oit"}
_CHOICES = {
    ("State", "key"): "published",
    ("SurveyView", "state"): "open",
    ("SurveyView", "own_picture"): False,
    ("RequirementView", "state"): "shown",
    ("EvidenceView", "kind"): "file",
    ("EvidenceView", "url"): "files/2567/o1/evidence.pdf",
    ("EvidenceView", "language"): "en",
    ("HeaderCell", "columns"): 1,
    ("HeaderCell", "rows"): 1,
    ("TableView", "row_header"): 0,
}


class Filler:
    """Makes view models; ``words`` are the texts it has put into them, by field."""

    def __init__(self, mark: str = "") -> None:
        self.words: dict[str, list[str]] = {}
        self._mark = mark
        self._count = 0

    def full(self, kind: type, depth: int = 0) -> Any:
        """A *kind* in which nothing is missing, and every list has one entry."""
        hints = get_type_hints(kind)
        values = {name: self._value(kind.__name__, name, hints[name], depth) for name in kind.__struct_fields__}
        return kind(**values)

    def _value(self, owner: str, name: str, hint: Any, depth: int) -> Any:
        if (owner, name) in _CHOICES:
            return _CHOICES[owner, name]
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            hint = date if date in args else next(a for a in args if a is not types.NoneType)
            return self._value(owner, name, hint, depth)
        if origin is tuple:
            if args[-1] is not Ellipsis:
                return tuple(self._value(owner, f"{name}{i}", arg, depth) for i, arg in enumerate(args))
            if depth > 9 or ((owner, name) == ("RequirementView", "children") and depth > 2):
                return ()
            return (self._value(owner, name, args[0], depth + 1),)
        if isinstance(hint, type) and issubclass(hint, Struct):
            return self.full(hint, depth + 1)
        return self._plain(owner, name, hint)

    def _plain(self, owner: str, name: str, hint: Any) -> Any:
        self._count += 1
        n = self._count
        if hint is str and name in _URLS:
            word = f"somewhere/{n}.html" if name not in {"main_website", "website"} else f"https://w{n}.example/"
        elif hint is str and name in {"id", "sha256", "type"}:
            word = f"x{n}y"
        elif hint is str:
            word = f"ก{n}ข{self._mark}"
        elif hint is date:
            return date(2024, 1 + n % 12, 1 + n % 28)
        elif hint is Month:
            return Month(2024, 1 + n % 12)
        else:
            return {bool: True, int: 2000 + n, float: 50.0 + n / 100}[hint]
        self.words.setdefault(f"{owner}.{name}", []).append(word)
        return word


def empty(kind: type) -> Any:
    """A *kind* with only what it cannot be without."""
    hints = get_type_hints(kind)
    return kind(**{name: _least(kind.__name__, name, hints[name]) for name in kind.__struct_fields__})


def _least(owner: str, name: str, hint: Any) -> Any:
    if (owner, name) in _CHOICES:
        return _CHOICES[owner, name]
    if get_origin(hint) in (Union, types.UnionType):
        return None
    if get_origin(hint) is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, Struct):
        return empty(hint)
    return {str: "ก", bool: False, int: 2567, float: 0.0, date: date(2024, 1, 1)}[hint]


def page(template: str, view: Any, title: str = "ชื่อหน้า") -> Page:
    """A page of *view* in the middle of a site."""
    return Page(
        url="2567/here.html",
        template=template,
        view=view,
        title=title,
        description="คำบรรยาย",
        breadcrumb=(views.Link("index.html", "ส่วนทดสอบ"),),
        year=2567,
        lastmod=date(2024, 2, 29),
        subject="O1 โครงสร้าง ปี 2567",
    )
