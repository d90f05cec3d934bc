"""A fresh site as file contents by path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework
from generator.schema.json_schema import json_schemas

FOLDERS = ("content/assets", "data/eit", "data/evidence/{year}", "data/{year}/reports")
"""Folders that wait for files."""

_FILES = Path(__file__).parent / "files"
_EXAMPLES = ("structure", "service-manual", "complaint-channel")
"""The concepts whose items get an example record, where the year's form has them."""
_COMMANDS = {"check.cmd": "check", "build.cmd": "build", "serve.cmd": "serve --open"}
_PROSE = ("index.md", "accessibility.md", "privacy.md")


def site_files(framework: Framework) -> Mapping[str, bytes]:
    """The contents of a fresh site for the year of *framework*, by path."""
    return dict(_site_files(framework))


def _site_files(framework: Framework) -> Iterator[tuple[str, bytes]]:
    year = framework.year
    blanks = year_blanks(year)
    items = {item.id: (concept, item) for concept in _EXAMPLES for item in framework.items_about(concept)}
    yield "site_config.yml", template("site_config.yml", blanks).encode()
    yield f"data/{year}/year.yml", template("year.yml", blanks).encode()
    for id, (concept, item) in items.items():
        own = blanks | {"ITEM": id, "CODE": item.code, "TITLE": item.title}
        yield f"data/{year}/items/{id}.yml", template(f"items/{concept}.yml", own).encode()
    for name in _PROSE:
        yield f"content/{name}", template(f"content/{name}", blanks).encode()
    for name, text in json_schemas().items():
        yield f"schemas/{name}", text.encode()
    yield ".gitignore", template("gitignore", {}).encode()
    readme = template("README.txt", blanks | {"FIRST": next(iter(items), "o1")})
    yield (
        "README.txt",
        _for_windows(readme).encode("utf-8-sig"),
    )  # old Notepads take it for Thai Windows without the mark
    for name, command in _COMMANDS.items():
        yield name, _for_windows(template("command.cmd", {"COMMAND": command})).encode("ascii")


def template(name: str, blanks: Mapping[str, str]) -> str:
    """The file *name* with ``@KEY@`` filled in for every key of *blanks*."""
    text = (_FILES / name).read_bytes().decode().replace("\r\n", "\n")
    for key, value in blanks.items():
        text = text.replace(f"@{key}@", value)
    return text


def year_blanks(year: FiscalYear) -> dict[str, str]:
    """What the templates say of *year*."""
    january, may = f"{year - 543}-01-15", f"{year - 543}-05-31"
    return {"YEAR": str(year), "NEXT": str(year + 1), "OPENS": january, "CLOSES": may}


def _for_windows(text: str) -> str:
    return text.replace("\n", "\r\n")
