"""How problems, progress and changes look on a terminal, in a log and as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.problems import Problem, Problems, Severity
from generator.thai import dates

F = TypeVar("F", bound=Callable[..., Any])

_WORDS = {
    "th": {Severity.ERROR: "ผิดพลาด", Severity.WARNING: "คำเตือน", "fix": "วิธีแก้"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", "fix": "fix"},
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class DayType(click.ParamType[date]):
    """A day on the command line, in any of the forms that records take."""

    name = "วันที่"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that *value* names."""
        if isinstance(value, date):
            return value
        try:
            parsed = dates.parse(value)
        except ValueError:
            parsed = None
        if parsed is None or not isinstance(parsed.value, date):
            self.fail(f"“{value}” ไม่ใช่วันที่ เขียนเป็น 2024-01-15 หรือ “15 ม.ค. 67”", param, ctx)
        return parsed.value


def site_argument(command: F) -> F:
    """The site's folder as the last argument; here, if left out."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("site", type=kind, default=Path())(command)


def common_options(command: F) -> F:
    """``--today``, ``--lang`` and ``--json``, which every command that reads a site takes."""
    for option in (
        click.option("--today", type=DayType(), help="วันที่ที่ถือเป็นวันนี้ (ปกติใช้วันของเครื่อง)"),
        click.option("--lang", type=click.Choice(["th", "en"]), default="th", help="ภาษาของข้อความ"),
        click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON สำหรับโปรแกรมอื่น"),
    ):
        command = option(command)
    return command


def progress(*, quiet: bool) -> Callable[[str], None]:
    """A line that says which stage runs; on a terminal it is written over, in a log there is none."""
    if quiet or not sys.stderr.isatty():
        return lambda _stage: None
    return lambda stage: click.echo(f"\r\x1b[2K{stage} …", nl=False, err=True)


def clear_progress() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", nl=False, err=True)


def print_problems(problems: Problems, root: Path, *, lang: str = "th") -> None:
    """Every problem with its place, the line of the file and the way out, then a count."""
    lines = [line for problem in problems for line in _lines(problem, root, lang)]
    if lines:
        click.echo("\n".join([*lines, summary(problems, lang)]))


def summary(problems: Problems, lang: str = "th") -> str:
    """``พบ 3 ข้อผิดพลาด 1 คำเตือน ใน 2 ไฟล์``."""
    errors, warnings, files = len(problems.errors), len(problems.warnings), len({p.place.path for p in problems})
    if lang == "en":
        return f"{errors} errors, {warnings} warnings in {files} files"
    return f"พบ {errors} ข้อผิดพลาด {warnings} คำเตือน ใน {files} ไฟล์"


def _lines(problem: Problem, root: Path, lang: str) -> Iterable[str]:
    words = _WORDS[lang]
    label = click.style(f"{words[problem.severity]} {problem.code}", fg=_COLOURS[problem.severity], bold=True)
    yield f"{click.style(str(problem.place), bold=True)}  {label}  {problem.message(lang)}"
    yield from _excerpt(problem, root)
    yield f"  {click.style(words['fix'], fg='green')}  {problem.fix(lang)}"


def _excerpt(problem: Problem, root: Path) -> Iterable[str]:
    """The line of the file, with a mark under the place."""
    place = problem.place
    lines = _file(root / place.path) if place.line else ()
    if not 0 < place.line <= len(lines):
        return
    text = lines[place.line - 1].replace("\t", "→")
    yield f"  {place.line:>4} │ {text[:160]}"
    if place.column and place.column <= min(len(text) + 1, 160):
        before = "".join(" " if _has_width(ch) else "" for ch in text[: place.column - 1])
        yield f"       │ {before}^"


def _has_width(ch: str) -> bool:
    """Thai vowels and tone marks above and below stand on the letter before them."""
    return not (ch == "ั" or "ิ" <= ch <= "ฺ" or "็" <= ch <= "๎")


@lru_cache(maxsize=16)
def _file(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text("utf-8-sig", errors="replace").splitlines())
    except OSError:
        return ()


def problems_as_json(problems: Problems) -> list[Mapping[str, Any]]:
    """Problems for machines: code, severity, place, message and way out in both languages."""
    return [
        {
            "code": p.code,
            "severity": p.severity.value,
            "path": p.place.path,
            "line": p.place.line,
            "column": p.place.column,
            "message": {"th": p.message(), "en": p.message("en")},
            "fix": {"th": p.fix(), "en": p.fix("en")},
        }
        for p in problems
    ]


def print_json(value: Any) -> None:
    """*value* as JSON, Thai as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
