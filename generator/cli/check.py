"""``prongsai check``: everything that can be said about a site without publishing it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.build import inspect_site
from generator.cli.terminal import common_options, print_json, print_problems, problems_as_json, site_argument
from generator.problems import Problems
from generator.schema import read_site


@click.command("check")
@site_argument
@common_options
def command(site: Path, today: date | None, lang: str, *, as_json: bool) -> int:
    """ตรวจระเบียนทั้งหมด แล้วบอกทุกสิ่งที่ต้องแก้ พร้อมไฟล์ บรรทัด และวิธีแก้"""
    problems = check_site(site, today or date.today())
    if as_json:
        print_json({"problems": problems_as_json(problems)})
    else:
        print_problems(problems, site, lang=lang)
        if not len(problems):
            click.echo("ไม่พบข้อผิดพลาด" if lang == "th" else "no problems")
    return 1 if problems.errors else 0


def check_site(root: Path, today: date) -> Problems:
    """All problems of the site in *root*."""
    site, problems = read_site(root, today=today)
    if site is None:
        return problems
    return problems | inspect_site(site, root, today=today)[2]
