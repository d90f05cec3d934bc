"""The page that says what is wrong, in the browser as on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.preview.state import Version
from generator.problems import Problem, Severity
from generator.sources import decode
from generator.templating import standalone

_LONGEST_LINE = 160


class ProblemView(Struct, frozen=True):
    """One problem."""

    code: str
    place: str
    is_error: bool
    message: str
    fix: str
    line: int
    text: str | None
    """The line of the file."""
    before: str
    """What stands before the place in it."""


class ProblemsView(Struct, frozen=True):
    """The page of all problems of a build."""

    problems: tuple[ProblemView, ...]
    errors: int
    warnings: int
    files: int
    failure: str | None
    has_section: bool
    """Whether there is a last good section to look at."""
    building: bool
    """Whether the first build is still going on."""


def problems_page(version: Version, root: Path) -> str:
    """The page for *version* of the site in *root*."""
    problems = version.problems
    view = ProblemsView(
        problems=tuple(_views(version, root)),
        errors=len(problems.errors),
        warnings=len(problems.warnings),
        files=len({problem.place.path for problem in problems}),
        failure=version.failure,
        has_section=version.section is not None,
        building=version.number == 0,
    )
    return standalone("serve-problems.html", view)


def _views(version: Version, root: Path) -> Iterator[ProblemView]:
    """Errors first: they are what keeps the page from being built."""
    for problem in (*version.problems.errors, *version.problems.warnings):
        text = _line(problem, root)
        yield ProblemView(
            code=problem.code,
            place=str(problem.place),
            is_error=problem.severity is Severity.ERROR,
            message=problem.message(),
            fix=problem.fix(),
            line=problem.place.line,
            text=text,
            before=text[: problem.place.column - 1] if text and problem.place.column else "",
        )


def _line(problem: Problem, root: Path) -> str | None:
    try:
        data = (root / problem.place.path).read_bytes()
    except OSError:
        return None
    lines = (decode(data, "")[0] or "").split("\n")
    number = problem.place.line
    return lines[number - 1][:_LONGEST_LINE] if 0 < number <= len(lines) else None
