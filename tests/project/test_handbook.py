"""What the README and the handbook say can be done, can be done."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner

from generator.cli.main import _COMMANDS, _prongsai
from tests.project.conftest import ROOT, code_in, handbook

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
_CALL = re.compile(r"\bprongsai +([a-z][a-z-]*)([^\n]*)")


def _options(command: click.Command) -> set[str]:
    found = {option for parameter in command.params for option in parameter.opts}
    nested = command.commands.values() if isinstance(command, click.Group) else ()
    return found.union(*(_options(each) for each in nested)) | {"--help"}


def _command(name: str) -> click.Command:
    module = importlib.import_module(f"generator.cli.{name.replace('-', '_')}")
    command: click.Command = module.command
    return command


def test_every_make_target_that_is_told_exists(page: Path) -> None:
    told = set(re.findall(r"\bmake ([a-z-]+)", code_in(page)))
    assert told <= TARGETS


def test_every_command_and_option_that_is_told_exists(page: Path) -> None:
    for name, rest in _CALL.findall(code_in(page)):
        assert name in _COMMANDS
        told = set(re.findall(r"(?<!\S)--[a-z-]+", rest))
        assert told <= _options(_command(name)), f"prongsai {name}{rest}"


def test_the_readme_tells_every_command() -> None:
    told = {name for name, _ in _CALL.findall(code_in(ROOT / "README.md"))}
    assert told == set(_COMMANDS)


@pytest.mark.parametrize("name", list(_COMMANDS))
def test_every_command_has_help(name: str) -> None:
    shown = CliRunner().invoke(_prongsai, [name, "--help"])
    assert shown.exit_code == 0
    assert _command(name).help


def test_help_lists_every_command_with_its_line() -> None:
    shown = CliRunner().invoke(_prongsai, ["--help"]).output
    for name, line in _COMMANDS.items():
        assert name in shown
        assert line in shown


def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for link in (markdown or html for markdown, html in _LINK.findall(page.read_text("utf-8"))):
        if "://" not in link and not link.startswith(("#", "mailto:")):
            assert (page.parent / unquote(link.partition("#")[0])).exists(), link


def test_every_page_of_the_handbook_is_linked_from_an_index() -> None:
    linked = {
        (page.parent / (markdown or html).partition("#")[0]).resolve()
        for page in handbook()
        for markdown, html in _LINK.findall(page.read_text("utf-8"))
    }
    assert [page for page in handbook() if page.name != "README.md" and page.resolve() not in linked] == []


@pytest.mark.parametrize("decision", sorted((ROOT / "docs/adr").glob("0*.md")), ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_what_follows(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert len(text.splitlines()) <= 40
    assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert text.startswith(f"# {decision.stem[:4]} ")


def test_the_architecture_tells_every_module_in_the_order_of_the_import_contract() -> None:
    """Lowest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    levels = [set(re.findall(r"generator\.(\w+)", layer)) for layer in reversed(layers)]
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/architecture.md").read_text("utf-8"), re.MULTILINE)
    assert set(told) == {path.stem for path in (ROOT / "generator").iterdir() if _is_module(path)}
    assert set(told) == set().union(*levels)
    heights = [next(height for height, level in enumerate(levels) if name in level) for name in told]
    assert heights == sorted(heights)


def _is_module(path: Path) -> bool:
    return (path / "__init__.py").is_file() or (path.suffix == ".py" and not path.stem.startswith("__"))
