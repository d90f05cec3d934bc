"""``prongsai export-mkdocs``: the same pages as a plain MkDocs project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator import __version__
from generator.cli.terminal import common_options, print_json, print_problems, problems_as_json, site_argument
from generator.exports.mkdocs_project import write_project
from generator.inspection import inspect_site
from generator.pages import make_pages
from generator.problems import Problems
from generator.publish import staging
from generator.schema import read_site


@click.command("export-mkdocs")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@site_argument
@common_options
def command(folder: Path, site: Path, today: date | None, lang: str, *, as_json: bool) -> int:
    """เขียนหน้าเดียวกันเป็นโครงการ MkDocs ธรรมดาในโฟลเดอร์ DIR (ทางออก เมื่อไม่ใช้โปรแกรมนี้แล้ว)"""
    count, problems = _export(site, folder, today or date.today(), told_today=today)
    if as_json:
        print_json({"out": str(folder), "pages": count, "problems": problems_as_json(problems)})
        return 1 if problems.errors else 0
    print_problems(Problems.of(problems.errors), site, lang=lang)
    if not problems.errors:
        said = f"เขียน {count} หน้าลง {folder}" if lang == "th" else f"{count} pages in {folder}"
        click.echo(f"{said}\npip install mkdocs mkdocs-material\nmkdocs build -f {folder / 'mkdocs.yml'}")
    return 1 if problems.errors else 0


def _export(root: Path, out: Path, today: date, *, told_today: date | None) -> tuple[int, Problems]:
    """The number of pages that were written, and what is wrong with the site."""
    site, problems = read_site(root, today=today)
    if site is None:
        return 0, problems
    site, prose, found = inspect_site(site, root, today=today)
    problems |= found
    if problems.errors:
        return 0, problems
    pages = tuple(make_pages(site, prose, today=told_today, readiness=site.config.site.readiness))
    with staging(out) as stage:
        write_project(site, pages, stage, root=root)
        stage.finish(f"prongsai {__version__}")
    return len(pages), problems
