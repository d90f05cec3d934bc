"""Writes everything of a section that is not a page: evidence, QR codes, assets, embeds, stubs, sitemap, feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import __version__, urls
from generator.cache import Cache
from generator.exports import assets, qr, server
from generator.exports.calendar import calendars
from generator.exports.dcat import CATALOG, Written, catalog
from generator.exports.open_data import open_data
from generator.exports.search_index import SearchDocument, Shortcut, write_index
from generator.model.config import Shell
from generator.model.fiscal_year import FiscalYear
from generator.model.register import UrlState
from generator.model.site import Site, evidence_path
from generator.pages import Page, make_frame
from generator.pages.eit import survey_view
from generator.pages.home import all_changes, shortcuts
from generator.pages.views import RedirectView
from generator.publish.stage import Stage
from generator.templating import Templates


def export(site: Site, pages: Sequence[Page], stage: Stage, *, root: Path, cache: Cache | None = None) -> None:
    """Write the files of the section that are not pages; *root* is the site's folder, *cache* knows the unchanged ones."""
    templates = Templates(make_frame(site, __version__))
    for path, source in _copies(site, templates, root):
        stage.copy(path, source)
    for path, text in _texts(site, pages, templates, cache, stage.written):
        stage.write(path, text.encode())
    for year, survey in site.config.eit.items():
        if year in site.years:
            stage.write(urls.qr(year, "svg"), qr.svg(survey, year))
            if not survey.qr:
                stage.write(urls.qr(year, "png"), qr.png(survey))


def evidence_files(site: Site) -> Iterator[tuple[str, str]]:
    """Public address and path of every evidence file of the section."""
    for number, year in site.years.items():
        for one in year.facts.files:
            yield urls.stored_file(number, one.owner, one.file, one.name), evidence_path(number, one.owner, one.file)


def _copies(site: Site, templates: Templates, root: Path) -> Iterator[tuple[str, Path]]:
    yield from assets.theme_files(templates.frame)
    for path in site.files:
        if path.startswith("content/assets/"):
            yield path.removeprefix("content/"), root / path
    for url, path in evidence_files(site):
        yield url, root / path
    for year, survey in site.config.eit.items():
        if survey.qr and year in site.years:
            yield urls.qr(year, survey.qr.rpartition(".")[2].lower()), root / "data/eit" / survey.qr


def _texts(
    site: Site, pages: Sequence[Page], templates: Templates, cache: Cache | None, written: Written
) -> Iterator[tuple[str, str]]:
    frame = templates.frame
    if site.config.site.shell is Shell.CIVIC:
        yield "assets/prongsai.css", assets.stylesheet(frame)
    else:
        yield "assets/prongsai.css", assets.material_stylesheet(frame)
    yield "assets/search-results.css", assets.search_stylesheet()
    yield from assets.scripts()
    yield "assets/search-index.js", write_index(_documents(pages), _shortcuts(site), thai_digits=frame.thai_digits)
    yield from _embeds(site, pages, templates)
    yield from _stubs(site, pages, templates)
    yield from _open_data(site, templates, cache, written)
    yield from calendars(site)
    yield ".htaccess", server.htaccess(site)
    if frame.site_url:
        yield "sitemap.xml", server.sitemap(templates, pages)
        if changes := all_changes(site):
            yield urls.FEED, server.feed(templates, changes)


def _open_data(site: Site, templates: Templates, cache: Cache | None, written: Written) -> Iterator[tuple[str, str]]:
    """The open data of every year; then, when they are written, the catalogue of their files."""
    yield from open_data(site, cache)
    yield CATALOG, catalog(site, templates, written)


def _documents(pages: Sequence[Page]) -> Iterator[SearchDocument]:
    for page in pages:
        if (text := page.search) is not None:
            title = text.title or page.title
            yield SearchDocument(page.url, title, text.code, text.year, text.state, text.kind, text.headings, text.text)


def _shortcuts(site: Site) -> list[Shortcut]:
    return [Shortcut(shortcut.text, shortcut.url) for shortcut in shortcuts(site)]


def _embeds(site: Site, pages: Sequence[Page], templates: Templates) -> Iterator[tuple[str, str]]:
    eit = next(page.view for page in pages if page.url == urls.EIT)
    home = next(page.view for page in pages if page.url == urls.HOME)
    yield urls.EMBED_EIT, templates.plain("embed-eit.html", urls.EMBED_EIT, eit)
    yield urls.EMBED_OIT, templates.plain("embed-oit.html", urls.EMBED_OIT, home)
    for year in site.config.eit:
        if year in site.years:
            yield _poster(year), templates.plain("poster.html", _poster(year), survey_view(site, year, None))


def _poster(year: FiscalYear) -> str:
    return f"eit/{year}-poster.html"


def _stubs(site: Site, pages: Sequence[Page], templates: Templates) -> Iterator[tuple[str, str]]:
    """Small pages at addresses that moved or are gone, for servers that read no ``.htaccess``."""
    titles = {page.url: page.title for page in pages}
    for entry in site.register.urls:
        if entry.state in {UrlState.MOVED, UrlState.GONE} and entry.url.endswith(".html"):
            view = RedirectView(entry.to, entry.reason, entry.date, titles.get(entry.to or "", entry.to or entry.url))
            yield entry.url, templates.plain("redirect.html", entry.url, view)
