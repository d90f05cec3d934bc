"""The results as a table (Markdown) and a chart (SVG): ``python -m benchmarks.peers.report``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers.chart import chart
from benchmarks.peers.results import Results

RESULTS = Path(__file__).parents[1] / "results"
KINDS = {"cold": "Cold: nothing is there but the records", "edit": "After the edit of one item, a new process"}
FIGURES = (
    ("cpu", "CPU s", 1, "{:.2f}"), ("wall", "wall s", 1, "{:.2f}"), ("memory", "peak MB", 1, "{:.0f}"),
    ("written", "MB written", 1e-6, "{:.1f}"), ("load", "load", 1, "{:.1f}"),
)  # fmt: skip
"""A field of ``Run``, its heading, its unit, its form."""
RATIOS = (
    ("cold", 500, "civic", "hugo", 1.5), ("cold", 2000, "civic", "hugo", 1.0), ("cold", 10_000, "civic", "hugo", 1.0),
    ("cold", 500, "civic", "mkdocs", 0.2), ("cold", 2000, "civic", "mkdocs", 0.1), ("edit", 10_000, "civic", "hugo", 0.3),
    ("cold", 2000, "material", "mkdocs", 0.5),
)  # fmt: skip
"""What issue 5 asks for: kind, pages, whose time is divided by whose, at most."""
FIGURED = (("edit", 2000, "civic", "cpu", 0.6), ("cold", 10_000, "civic", "memory", 250))
"""And: kind, pages, program, field of ``Run``, at most."""


def main() -> None:
    """Write both beside the results."""
    results = Results.read(RESULTS / "peers.json")
    (RESULTS / "peers.md").write_text("\n".join(lines(results)) + "\n", "utf-8")
    (RESULTS / "peers.svg").write_text(chart(results), "utf-8")


def lines(results: Results) -> Iterator[str]:
    """The tables, line by line."""
    machine = results.machine
    yield "# Side by side"
    yield ""
    cores = f"{machine['processor']}, {machine['cores']} cores, {machine['system']}, Python {machine['python']}"
    yield f"{cores}; the sites on {machine['disk']}; medians of interleaved runs."
    yield "The method is in [docs/performance.md](../../docs/performance.md); the single runs are in `peers.json`."
    yield "Load: of the machine, in the minute before; above the number of cores, wall seconds say little."
    for kind, heading in KINDS.items():
        yield from ("", f"## {heading}", "")
        yield from table(results, kind)
    yield from ("", "## Against the bars of issue 5", "", "| what | CPU, or as said | wall | at most |", "|---|--:|--:|--:|")
    yield from bars(results)
    yield ""
    yield "Pages equal to ours after white space: " + equal(results) + "."


def table(results: Results, kind: str) -> Iterator[str]:
    """One row for each program and size."""
    yield "| pages | program | version | " + " | ".join(title for _, title, *_ in FIGURES) + " | CPU ms a page | runs |"
    yield "|--:|---|---|" + "--:|" * (len(FIGURES) + 2)
    for one in results.measured:
        head = f"| {one.pages:,} | {results.labels[one.tool]} | {results.versions[one.tool]} |"
        runs = dict(one.runs)[kind]
        if not runs:
            yield f"{head} {f'more than {one.limit:.0f} s' if one.limit else 'failed'} |" + " |" * (len(FIGURES) + 1)
            continue
        middle = [(results.middle(one.tool, one.pages, kind, name) or 0, unit, form) for name, _, unit, form in FIGURES]
        figures = [form.format(value * unit) for value, unit, form in middle]
        page = (results.middle(one.tool, one.pages, kind, "cpu") or 0) / one.pages * 1000
        yield f"{head} {' | '.join(figures)} | {page:.2f} | {len(runs)} |"


def bars(results: Results) -> Iterator[str]:
    """One row for each bar; ✗ where it is not reached."""
    for kind, pages, over, under, most in RATIOS:
        found = [ratio(results, kind, pages, (over, under), figure) for figure in ("cpu", "wall")]
        labels = [results.labels.get(tool, tool) for tool in (over, under)]
        yield f"| {kind}, {pages:,} pages: {' ÷ '.join(labels)} | {' | '.join(_judged(one, most) for one in found)} | {most:g} |"
    for kind, pages, tool, figure, most in FIGURED:
        told = _judged(results.middle(tool, pages, kind, figure), most)
        unit = "CPU s" if figure == "cpu" else "MB at the peak"
        yield f"| {kind}, {pages:,} pages: {results.labels.get(tool, tool)}, {unit} | {told} | | {most:g} |"


def ratio(results: Results, kind: str, pages: int, tools: tuple[str, str], figure: str) -> float | None:
    """What the first program took by what the second took; ``None`` where one was not measured."""
    over, under = (results.middle(tool, pages, kind, figure) for tool in tools)
    return over / under if over is not None and under else None


def _judged(found: float | None, most: float) -> str:
    return "not measured" if found is None else f"{found:.2f}{'' if found <= most else ' ✗'}"


def equal(results: Results) -> str:
    """Which programs were compared with ours, and how that ended."""
    compared = [one for one in results.measured if one.equal is not None]
    said = [f"{one.tool} at {one.pages:,} {'yes' if one.equal else 'NO'}" for one in compared]
    return ", ".join(said) or "not compared"


if __name__ == "__main__":
    main()
