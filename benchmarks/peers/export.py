"""Writes a site of records as what the peers read: the views of its pages as front matter, and the same content as Markdown.

    .venv/bin/python -m benchmarks.peers.export /tmp/corpus-500 /tmp/peers-500 hugo eleventy markdown

Our own pipeline runs up to the views and stops: reading, decoding, judging and joining the records is done for the peers,
and none of it is measured. What is left to them is to read the data, to template and to write.
"""

from __future__ import annotations

import json
import posixpath
import shutil
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from msgspec import Struct

from generator import __version__, urls
from generator.exports.assets import scripts, stylesheet, theme_files
from generator.exports.jsonld import structured
from generator.model.site import Site
from generator.pages import Frame, Page, make_frame, make_pages
from generator.prose import render_all
from generator.schema import read_site
from generator.thai.dates import Month, long_form
from generator.thai.terms import TERM, TERMS

HERE = Path(__file__).parents[1]
TYPES = {"item.html": "item", "year.html": "year", "report.html": "report"}
"""The pages that a peer renders, by template; the other pages (about 60 of a site) are our work alone."""


def main() -> None:
    """Export the site of the first argument to the folder of the second, in the forms that follow."""
    source, target = map(Path, sys.argv[1:3])
    site, problems = read_site(source, today=date(2026, 1, 1))
    if site is None:
        raise SystemExit(f"{source}: {len(problems.errors)} errors")
    prose, _ = render_all(site.prose)
    frame = make_frame(site, __version__)
    pages = [page for page in make_pages(site, prose) if page.template in TYPES]
    forms = {"hugo": write_hugo, "eleventy": write_eleventy, "markdown": write_markdown}
    for form in sys.argv[3:]:
        forms[form](target / form, site, frame, pages)
    print(len(pages), "pages")


def write_hugo(into: Path, site: Site, frame: Frame, pages: list[Page]) -> None:
    """The committed Hugo site with *pages* as its content."""
    shutil.copytree(HERE / "hugo", into)
    pairs = [text for term in sorted(TERMS, key=len, reverse=True) for text in (term, f'<n-b>{term}</n-b>')]
    _write(into / "config/_default/params.json", _json({"frame": data(frame), "terms": pairs}))
    _assets(into / "static", frame)
    for page in pages:
        front = {"url": f"/{page.url}", "type": TYPES[page.template], **_front_matter(page, site)}
        _write(into / "content" / _source(page, year="year.md"), _json(front) + "\n")


def write_eleventy(into: Path, site: Site, frame: Frame, pages: list[Page]) -> None:
    """The committed Eleventy site with *pages* as its content."""
    shutil.copytree(HERE / "eleventy", into, ignore=shutil.ignore_patterns("node_modules"))
    (into / "node_modules").symlink_to(HERE / "eleventy/node_modules")
    _write(into / "shared.json", _json({"frame": data(frame), "terms": TERM.pattern}))
    _assets(into / "static", frame)
    for page in pages:
        front = {"permalink": page.url, "layout": f"{TYPES[page.template]}.njk", **_front_matter(page, site)}
        _write(into / "content" / _source(page, year="year").with_suffix(".html"), f"---json\n{_json(front)}\n---\n")


def write_markdown(into: Path, _site: Site, frame: Frame, pages: list[Page]) -> None:
    """A project for MkDocs with Material, and for Zensical."""
    environment = Environment(  # Markdown, and the words of the corpus need no escape
        loader=FileSystemLoader(HERE / "markdown"), trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters["day"] = long_form
    shutil.copy(HERE / "markdown/mkdocs.yml", _made(into / "mkdocs.yml"))
    for page in pages:
        environment.globals["to"] = partial(_markdown_link, page=page.url)
        text = environment.get_template(f"{TYPES[page.template]}.md").render(page=page, view=page.view)
        _write(into / "docs" / _source(page, year="index.md"), text)
    years = "".join(f"- [{link.text}]({_markdown_link(link.url, page='index.html')})\n" for link in frame.years)
    _write(into / "docs/index.md", f"# {frame.section} {frame.agency}\n\n{years}")


def data(value: Any) -> Any:
    """*value*, a view model, as JSON can say it; days and months in ISO form."""
    if isinstance(value, Struct) and not isinstance(value, Month):
        return {name: data(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [data(part) for part in value]
    return str(value) if isinstance(value, date | Month) else value


def _front_matter(page: Page, site: Site) -> dict[str, Any]:
    folder = posixpath.dirname(page.url)
    return {
        "title": page.title,
        "description": page.description,
        "address": page.url,
        "folder": f"{folder}/",
        "year": page.year,
        "changed": data(page.lastmod),
        "breadcrumb": data(page.breadcrumb),
        "structured": [_harmless(text) for text in structured(page, site)],
        "view": data(page.view),
    }


def _source(page: Page, *, year: str) -> Path:
    """The Markdown file of *page*; that of a fiscal year is called *year*."""
    path = Path(page.url)
    return path.with_name(year) if page.template == "year.html" else path.with_suffix(".md")


def _markdown_link(target: str, *, page: str) -> str:
    """A link from *page*: to the Markdown file of a page that a peer has, else as it is."""
    if "://" in target:
        return target
    return urls.relative(target, page).removesuffix(".html") + (".md" if target.endswith(".html") else "")


def _harmless(text: str) -> str:
    """JSON that cannot end the script element in which it stands."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _assets(into: Path, frame: Frame) -> None:
    """The files of the theme, as we publish them."""
    _write(into / "assets/prongsai.css", stylesheet(frame))
    for path, text in scripts():
        _write(into / path, text())
    for path, file in theme_files(frame):
        shutil.copy(file, _made(into / path))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    _made(path).write_text(text, "utf-8")


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


if __name__ == "__main__":
    main()
