"""A released section, and whether anything of it was lost on the way to the next."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner

from generator.build import build
from generator.cli.release import command
from generator.model.register import Register, ReleasedUrl, UrlState
from generator.problems import Problem, Problems
from generator.schema.decode import decode
from generator.sources import read_yaml
from tests.faults.sample import SAMPLE, TODAY

REGISTER = "data/urls.lock.yml"
LEFT_OUT = ("site", ".prongsai", "schemas", "urls.lock.yml", "2564", "2565", "2566", "2567")
_ID = re.compile(r'\sid="([^"]*)"')


def lay_out(root: Path) -> None:
    """The last two years of the sample site, never released."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(*LEFT_OUT))
    file = root / "site_config.yml"
    text = re.sub(r"(?m)^  years: .*", "  years: [2569, 2568]", file.read_text("utf-8"))
    file.write_text(re.sub(r"(?s)\n  2567:.*", "\n", text), "utf-8")


def release(root: Path, out: Path) -> None:
    """What goes out is registered."""
    words = [str(root), "--out", str(out), "--today", str(TODAY)]
    result = CliRunner().invoke(command, words, standalone_mode=False)
    assert result.return_value == 0, result.output


@dataclass(frozen=True)
class Released:
    """What was released."""

    urls: tuple[ReleasedUrl, ...]
    bytes: Mapping[str, str]
    """SHA-256 of every evidence file by its address."""

    @classmethod
    def of(cls, root: Path, out: Path) -> Released:
        urls = register(root)
        files = [entry.url for entry in urls if entry.url.startswith("files/") and (out / entry.url).is_file()]
        return cls(urls, {url: sha256((out / url).read_bytes()).hexdigest() for url in files})


def register(root: Path) -> tuple[ReleasedUrl, ...]:
    """The register of the site in *root*."""
    node, _ = read_yaml((root / REGISTER).read_text("utf-8"), REGISTER)
    found, problems = decode(node, Register, REGISTER)
    assert found is not None, problems
    return found.urls


def losses(before: Released, root: Path, out: Path) -> tuple[list[str], Problems]:
    """What the next build of *root* has lost without a word, and its problems; nothing is lost that is not published."""
    shutil.rmtree(out, ignore_errors=True)
    built = build(root, out, today=TODAY)
    assert (built.changes is None) == bool(built.problems.errors)
    if built.changes is None:
        assert not out.exists()
        return [], built.problems
    states = {entry.url: entry.state for entry in register(root)}
    return [
        *_urls(before, out),
        *_anchors(before, out, states, built.problems),
        *_bytes(before, out, built.problems),
    ], built.problems


def _urls(before: Released, out: Path) -> Iterable[str]:
    """Addresses at which nothing answers; a build that says so is not published."""
    return (entry.url for entry in before.urls if not (out / entry.url).is_file())


def _anchors(before: Released, out: Path, states: Mapping[str, UrlState], problems: Iterable[Problem]) -> Iterable[str]:
    told = {(p.values["url"], p.values["id"]) for p in problems if p.code == "U506"}
    for entry in before.urls:
        if entry.ids and states.get(entry.url) is UrlState.LIVE and (out / entry.url).is_file():
            there = {*_ID.findall((out / entry.url).read_text("utf-8"))}
            yield from (f"{entry.url}#{id}" for id in entry.ids if id not in there and (entry.url, id) not in told)


def _bytes(before: Released, out: Path, problems: Iterable[Problem]) -> Iterable[str]:
    """Files that are not what they were; U521 tells of those that came from another file under the old name."""
    told = any(problem.code in {"U520", "U521"} for problem in problems)
    for url, digest in before.bytes.items():
        if (out / url).is_file() and sha256((out / url).read_bytes()).hexdigest() != digest and not told:
            yield f"{url} (other bytes)"
