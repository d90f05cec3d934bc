"""The same pages as a plain MkDocs project: the way out, should this program no longer be kept up.

Each page is a Markdown file that holds the finished fragment as one block of raw HTML, which any successor of MkDocs
takes as it is. Nothing here imports MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from msgspec.structs import replace

from generator import __version__
from generator.exports.assets import material_stylesheet
from generator.exports.files import export, export_year, search_part
from generator.model.site import Site
from generator.pages import Frame, Page, make_frame
from generator.publish import Stage
from generator.resources import THEME
from generator.sources import Value, to_yaml
from generator.templating import Templates

_NOTE = """\
โครงการ MkDocs ธรรมดาที่ prongsai export-mkdocs เขียนให้ หน้าเดียวกับเว็บที่ prongsai build สร้าง
สร้างเว็บ: pip install mkdocs mkdocs-material แล้วสั่ง mkdocs build ในโฟลเดอร์นี้
A plain MkDocs project of the same pages: pip install mkdocs mkdocs-material, then mkdocs build"""
_STYLES = ("stylesheets/prongsai-material.css",)
_FENCES = {"```": "&#96;&#96;&#96;", "~~~": "&#126;&#126;&#126;"}
"""What begins a block of code in Markdown, also inside of raw HTML."""


def write_project(site: Site, pages: Sequence[Page], stage: Stage, *, root: Path) -> None:
    """Write ``mkdocs.yml`` and ``docs/`` into *stage*; *root* is the site's folder."""
    templates = Templates(make_frame(site, __version__))
    docs = Stage(stage.folder / "docs")
    docs.folder.mkdir()
    years = [export_year(site, year, search_part(year, pages), docs) for year in site.years.values()]
    export(site, pages, years, docs, root=root)
    docs.write("assets/prongsai.css", material_stylesheet(templates.frame).encode())
    styles = [path for path in _STYLES if (THEME / "material" / path).is_file()]
    for path in styles:
        docs.copy(path, THEME / "material" / path)
    for page in pages:
        docs.write(_source(page.url), _page(page, templates).encode())
    settings = _settings(templates.frame, ["assets/prongsai.css", *styles])
    stage.write("mkdocs.yml", to_yaml(settings, note=_NOTE).encode())
    stage.adopt()


def _source(url: str) -> str:
    """The file that MkDocs turns into *url*."""
    return url.removesuffix(".html") + ".md"


def _page(page: Page, templates: Templates) -> str:
    """Front matter, whose texts the themes print without escaping, and the fragment."""
    front = to_yaml(
        {"title": escape(page.title), "description": escape(page.description), "hide": ["navigation", "toc"]}
    )
    html = str(templates.fragment(replace(page, template="mkdocs-page.html", view=templates.fragment(page))))
    for fence, written in _FENCES.items():
        html = html.replace(fence, written)
    return f"---\n{front}---\n\n{html}"


def _settings(frame: Frame, styles: Sequence[str]) -> Mapping[str, Value]:
    """What stands in ``mkdocs.yml``; the addresses are those of the section."""
    nav = [{link.text: _source(link.url)} for link in frame.nav]
    return {
        "site_name": f"{frame.section} {frame.agency_short}",
        **({"site_url": frame.site_url} if frame.site_url else {}),
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "th", "font": False},
        "plugins": [],
        "extra_css": list(styles),
        "extra_javascript": ["assets/site.js"],
        "nav": nav,
        "not_in_nav": "*",
        "exclude_docs": "!.htaccess",
    }
