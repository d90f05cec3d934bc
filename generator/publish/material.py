"""Publishes finished fragments in Material's frame, through MkDocs in memory. The only module that imports mkdocs.

No ``mkdocs.yml``, no Markdown and no navigation of MkDocs: our pages arrive as finished HTML in ``on_page_content`` (pushed
through Markdown they would be damaged), and stay out of MkDocs' navigation, which is drawn anew on every page.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.pages import Frame, Page
from generator.publish.links import LinkBook, finished
from generator.publish.stage import Stage
from generator.resources import THEME
from generator.templating import Templates

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # an officer must not meet the theme's notice to developers

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "search/")
"""Files of the theme that only its own search needs."""


class EngineError(Exception):
    """MkDocs refuses what this program hands it: a bug of ours."""


class _FinishedPage(MkDocsPage):
    """A page with no Markdown to read and to turn into HTML: for that, MkDocs makes a whole parser for every page."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = "", get_toc([])


class _FinishedPages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs' own classes are untyped here
    """Serves pages whose HTML is finished."""

    def __init__(self, pages: Sequence[Page], fragment: Callable[[Page], str]) -> None:
        self._pages = {_source(page.url): page for page in pages}
        self._fragment = fragment

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages; leave out of the theme what nobody loads."""
        for source in self._pages:
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            _FinishedPage(None, file, config)  # enters itself into the file
            files.append(file)
        for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        return files

    def on_page_content(self, _html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give the finished fragment; MkDocs' templates do not escape, so what they print is escaped here."""
        ours = self._pages[page.file.src_uri]
        page.meta["title"] = escape(ours.title)
        page.meta["description"] = escape(ours.description)
        page.meta["prongsai"] = ours
        return self._fragment(ours)


def publish(pages: Sequence[Page], templates: Templates, stage: Stage, book: LinkBook) -> tuple[Page, ...]:
    """Write *pages* into *stage* in Material's frame, and enter their links into *book*; return the pages.

    Raises:
        EngineError: MkDocs refuses; nothing that an officer could mend.
    """
    with TemporaryDirectory(prefix="prongsai-") as work:
        docs = Path(work) / "docs"  # empty, and not the folder of the configuration: MkDocs refuses that
        docs.mkdir()
        config = MkDocsConfig(config_file_path=str(Path(work) / "mkdocs.yml"))
        config.load_dict(_settings(templates.frame, stage.folder, docs))
        errors, _ = config.validate()
        if errors:
            raise EngineError(str(errors))
        config.plugins["prongsai"] = _FinishedPages(pages, templates.fragment)
        _run(config)
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # dated by the clock; ours is dated by the content
        (stage.folder / name).unlink(missing_ok=True)
    stage.adopt()
    for page in pages:
        book.add(page.url, finished((stage.folder / page.url).read_text("utf-8")))
    return tuple(pages)


def _run(config: MkDocsConfig) -> None:
    with _quiet() as said:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort as err:  # a SystemExit: it would end the program
            raise EngineError(f"{err}: {said}") from err
        finally:
            config.plugins.on_shutdown()


def _settings(frame: Frame, into: Path, docs: Path) -> dict[str, Any]:
    return {
        "site_name": escape(f"{frame.section} {frame.agency_short}"),
        "site_url": frame.site_url or "",
        "docs_dir": str(docs),
        "site_dir": str(into),
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "custom_dir": str(THEME / "material"),
            "language": "th",
            "font": False,
            "features": ["navigation.top"],
        },
        "plugins": [],
        "extra": {"generator": False, "homepage": "index.html", "frame": frame},
        "validation": {"links": {"not_found": "ignore"}},
    }


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keeps MkDocs' log off the terminal and collects its warnings."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]  # a one-off handler
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _source(url: str) -> str:
    """The name that MkDocs turns into *url*."""
    return url.removesuffix(".html") + ".md"
