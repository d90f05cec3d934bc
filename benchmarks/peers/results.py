"""What was measured, as JSON: every single run, the programs' versions, and the machine."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.peers.run import Run
from benchmarks.peers.tools import Tool


@dataclass(slots=True)
class Measured:
    """The runs of one program at one size."""

    tool: str
    pages: int
    cold: list[Run] = field(default_factory=list)
    edit: list[Run] = field(default_factory=list)
    equal: bool | None = None
    """Its pages equal ours after white space; ``None`` where they are not meant to."""
    limit: float | None = None
    """Seconds after which a run was ended, where one was."""
    failed: bool = False

    def last(self) -> str:
        """The latest runs in a line."""
        last = [(name, runs[-1]) for name, runs in self.runs if runs]
        said = [f"{name} {run.cpu:.2f} cpu {run.wall:.2f} s {run.memory:.0f} MB load {run.load:.1f}" for name, run in last]
        return f"{self.tool}: {', '.join(said)}{' too slow' if self.limit else ''}{' failed' if self.failed else ''}"

    @property
    def runs(self) -> tuple[tuple[str, list[Run]], ...]:
        """The runs of both kinds."""
        return (("cold", self.cold), ("edit", self.edit))


@dataclass(slots=True)
class Results:
    """All that was measured."""

    machine: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    measured: list[Measured] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Results:
        """The results at *path*; none where there is no such file."""
        if not path.is_file():
            return cls()
        found = json.loads(path.read_text("utf-8"))
        measured = [
            Measured(**{**one, "cold": [Run(**run) for run in one["cold"]], "edit": [Run(**run) for run in one["edit"]]})
            for one in found.pop("measured")
        ]
        return cls(**found, measured=measured)

    def describe(self, tools: Sequence[Tool], folder: Path) -> None:
        """Enter the machine, the disk of *folder* and the versions of *tools*."""
        self.machine = {
            "processor": _processor(),
            "cores": str(os.cpu_count()),
            "system": f"{platform.system()} {platform.release()}",
            "python": platform.python_version(),
            "disk": _disk(folder),
        }
        for tool in tools:
            said = subprocess.run(tool.version, capture_output=True, text=True, check=False).stdout
            number = re.search(r"\d+\.\d+\.\d+", said)
            self.versions[tool.name] = number[0] if number else "?"
            self.labels[tool.name] = tool.label

    def put(self, measured: Iterable[Measured]) -> None:
        """Enter *measured* in place of what was there for the same programs and sizes."""
        new = {(one.pages, one.tool): one for one in measured}
        self.measured = [one for one in self.measured if (one.pages, one.tool) not in new] + list(new.values())
        self.measured.sort(key=lambda one: (one.pages, list(self.labels).index(one.tool)))

    def write(self, path: Path) -> None:
        """Write them to *path*."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_rounded(asdict(self)), ensure_ascii=False, indent=1) + "\n", "utf-8")

    def middle(self, tool: str, pages: int, kind: str, figure: str) -> float | None:
        """The median of *figure* (a field of ``Run``) over the *kind* of runs; ``None`` where there is none."""
        for one in self.measured:
            if (one.tool, one.pages) == (tool, pages) and (runs := dict(one.runs)[kind]):
                return float(median(getattr(run, figure) for run in runs))
        return None


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _disk(folder: Path) -> str:
    """The kind of file system that *folder* stands on."""
    command = ("stat", "--file-system", "--format=%T", str(folder))
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_rounded(part) for part in value]
    return round(value, 3) if isinstance(value, float) else value
