"""The programs that are measured: how each is run, and what stands on the disk for it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import write
from benchmarks.peers.run import put_away

HERE = Path(__file__).parents[1]
BIN = HERE / ".venv/bin"
EDITED = "2569/o1"
"""The page of the item that is edited."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program and its folder of one corpus."""

    name: str
    label: str
    folder: str
    """Below the folder of the corpus."""
    out: str
    """Where it writes, below its folder."""
    source: str
    """The file that says what the edited page shows."""
    cold: tuple[str, ...]
    """The command that builds from nothing."""
    again: tuple[str, ...]
    """The command after an edit."""
    left: tuple[str, ...]
    """What a run leaves behind for the next, besides *out*; deleted before a cold one."""
    version: tuple[str, ...]
    """The command that says its version."""

    def forget(self, corpus: Path) -> None:
        """Put away everything that a run made, so that the next one is cold."""
        put_away(corpus / "forgotten", *(corpus / self.folder / name for name in (self.out, *self.left)))

    def edit(self, corpus: Path, number: int) -> str:
        """Write a mark into the summary of the edited item; return the mark, which the page shows then."""
        file, mark = corpus / self.folder / self.source, f"แก้ไขครั้งที่ {number}"
        text = re.sub(r" แก้ไขครั้งที่ \d+", "", file.read_text("utf-8"))
        summary = summary_of(corpus)
        file.write_text(text.replace(summary, f"{summary} {mark}"), "utf-8")
        return mark


def summary_of(corpus: Path) -> str:
    """The summary of the edited item before any edit."""
    record = corpus / "civic/data/2569/items/o1.yml"
    line = next(line for line in record.read_text("utf-8").splitlines() if line.startswith("summary: "))
    return re.sub(r" แก้ไขครั้งที่ \d+", "", line.removeprefix("summary: "))


def _ours(shell: str) -> Tool:
    build = (sys.executable, "-m", "generator", "build", "-q", ".")
    return Tool(
        name=shell, label=f"prongsai, {shell}", folder=shell, out="site", source="data/2569/items/o1.yml",
        cold=build, again=build, left=(".prongsai",), version=(sys.executable, "-m", "generator", "--version"),
    )  # fmt: skip


def _hugo() -> Tool:
    found = next(HERE.glob(".venv/lib/*/site-packages/hugo/binaries/hugo*"), BIN / "hugo")  # without the wrapper in Python
    build = (str(found), "--quiet")
    return Tool(
        name="hugo", label="Hugo, the same lean pages", folder="hugo", out="public", source=f"content/{EDITED}.md",
        cold=build, again=build, left=("resources",), version=(str(found), "version"),
    )  # fmt: skip


def _eleventy() -> Tool:
    build = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    return Tool(
        name="eleventy", label="Eleventy, the same lean pages", folder="eleventy", out="public",
        source=f"content/{EDITED}.html", cold=build, again=build, left=(),
        version=("node", str(HERE / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--version"),
    )  # fmt: skip


def _mkdocs() -> Tool:
    build = (str(BIN / "mkdocs"), "build", "-q")
    return Tool(
        name="mkdocs", label="MkDocs and Material, pruned", folder="mkdocs", out="site", source=f"docs/{EDITED}.md",
        cold=build, again=(*build, "--dirty"), left=(), version=(str(BIN / "pip"), "show", "mkdocs-material"),
    )  # fmt: skip


def _zensical() -> Tool:
    build = (str(BIN / "zensical"), "build")
    return Tool(
        name="zensical", label="Zensical, pruned", folder="zensical", out="site", source=f"docs/{EDITED}.md",
        cold=build, again=build, left=(".cache",), version=(str(BIN / "zensical"), "--version"),
    )  # fmt: skip


def all_tools() -> Sequence[Tool]:
    """Every program in the order in which they take their turns."""
    return (_ours("civic"), _ours("material"), _hugo(), _eleventy(), _mkdocs(), _zensical())


def prepare(corpus: Path, size: int, tools: Collection[str]) -> None:
    """Write the corpus of *size* pages below *corpus*, once for each of *tools* (names), in its own form; always for civic."""
    write(size, corpus / "civic")
    if "material" in tools:
        write(size, corpus / "material")
        config = corpus / "material/site_config.yml"
        config.write_text(config.read_text("utf-8").replace("site: {", "site: {shell: material, "), "utf-8")
    readers = [name for name in ("mkdocs", "zensical") if name in tools]
    forms = [name for name in ("hugo", "eleventy") if name in tools] + (["markdown"] if readers else [])
    export = [sys.executable, "-m", "benchmarks.peers.export", str(corpus / "civic"), str(corpus), *forms]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)  # a process of its own: this one stays small
    for name in readers:
        shutil.copytree(corpus / "markdown", corpus / name)
