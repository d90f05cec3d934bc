"""The chart of the results: wall seconds by pages, both scales logarithmic, so that what is linear is a line of slope 1."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from benchmarks.peers.results import Results

LOOKS = {
    "civic": ("#0b5cad", ""), "material": ("#0b5cad", "6 4"), "hugo": ("#b3246b", ""),
    "eleventy": ("#8a5a00", ""), "mkdocs": ("#444444", ""), "zensical": ("#1d7a4c", ""),
}  # fmt: skip
"""Colour and dashes of each program; every colour has a contrast of at least 4.5 with white."""
WIDTH, HEIGHT, LEFT, TOP, GAP = 300.0, 320.0, 56.0, 56.0, 212.0
"""Of one panel, and before it, in pixels."""
LINE = 15.0
"""Pixels between two labels."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One program in one panel."""

    label: str
    colour: str
    dashes: str
    points: tuple[tuple[float, float], ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of run."""

    title: str
    x: float
    curves: tuple[Curve, ...]


def chart(results: Results) -> str:
    """The SVG."""
    sizes = sorted({one.pages for one in results.measured})
    tallest = max((run.wall for one in results.measured for _, runs in one.runs for run in runs), default=1.0)
    scale = Scale(sizes, 0.1, 10 ** math.ceil(math.log10(tallest)))
    panels = [
        Panel(title, LEFT + number * (WIDTH + GAP), tuple(_curves(results, kind, scale)))
        for number, (kind, title) in enumerate((("cold", "Cold"), ("edit", "After one edit")))
    ]
    templates = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=templates, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("chart.svg.j2").render(
        panels=panels, sizes=[(size, scale.x(size)) for size in sizes], seconds=[(s, scale.y(s)) for s in scale.marks()],
        width=WIDTH, height=HEIGHT, top=TOP, whole=LEFT + 2 * (WIDTH + GAP), sentence=_sentence(results, sizes),
    )  # fmt: skip


class Scale:
    """Pages and seconds to pixels."""

    def __init__(self, sizes: list[int], lowest: float, highest: float) -> None:
        self._pages, self._seconds = (sizes[0], max(sizes[-1], sizes[0] + 1)), (lowest, highest)

    def x(self, pages: float) -> float:
        """Pixels from the left of a panel."""
        return round(WIDTH * _share(pages, *self._pages), 1)

    def y(self, seconds: float) -> float:
        """Pixels from the top of a panel."""
        return round(HEIGHT * (1 - _share(seconds, *self._seconds)), 1)

    def marks(self) -> Iterator[float]:
        """The powers of ten."""
        low, high = (round(math.log10(bound)) for bound in self._seconds)
        yield from (10.0**power for power in range(low, high + 1))


def _share(value: float, low: float, high: float) -> float:
    return (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))


def _curves(results: Results, kind: str, scale: Scale) -> Iterator[Curve]:
    found = {}
    for tool in results.labels:
        measured = [(one.pages, results.middle(tool, one.pages, kind, "wall")) for one in results.measured if one.tool == tool]
        points = tuple((scale.x(pages), scale.y(wall)) for pages, wall in measured if wall is not None)
        if points:
            found[tool] = points
    lowest = -LINE
    for tool, points in sorted(found.items(), key=lambda pair: pair[1][-1][1]):
        lowest = max(points[-1][1], lowest + LINE)
        yield Curve(results.labels[tool], *LOOKS[tool], points, lowest)


def _sentence(results: Results, sizes: list[int]) -> str:
    """The chart in words, for who does not see it."""
    said = []
    for tool, label in results.labels.items():
        for size in sizes:
            cold, edit = (results.middle(tool, size, kind, "wall") for kind in ("cold", "edit"))
            if cold is not None and edit is not None:
                said.append(f"{label}, {size:,} pages: {cold:.2f} s cold, {edit:.2f} s after one edit.")
    return " ".join(said)
