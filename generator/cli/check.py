"""``prongsai check``: everything that can be said about a site without publishing it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cache import cached
from generator.cli.terminal import common_options, print_json, print_problems, problems_as_json, site_argument
from generator.inspection import inspect_site
from generator.model.site import Site
from generator.problems import Problems
from generator.rules.history import NOTE_WANTED, unnoted
from generator.schema import read_site

if TYPE_CHECKING:
    from generator.links import Settings


@click.command("check")
@site_argument
@click.option("--links", is_flag=True, help="เปิดดูทุกลิงก์ไปยังเว็บอื่นด้วย")
@click.option("--strict", is_flag=True, help="ถือว่าลิงก์เสียเป็นข้อผิดพลาด (ใช้กับ --links)")
@click.option("--as-assessor", metavar="URL", help="เปิดเว็บที่เผยแพร่แล้วตามที่อยู่ที่ส่ง เทียบกับที่สร้างล่าสุด")
@click.option("--out", type=click.Path(path_type=Path), help="โฟลเดอร์ที่สร้างล่าสุด (ปกติคือ <เว็บไซต์>/site)")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=16, show_default=True, help="เปิดพร้อมกันกี่ลิงก์ (เว็บเดียวกันไม่เกิน 2)"
)
@click.option("--allow-private", is_flag=True, help="ยอมเปิดที่อยู่ในเครื่องนี้และเครือข่ายภายใน")
@common_options
def command(
    site: Path, today: date | None, lang: str, out: Path | None, jobs: int, as_assessor: str | None,
    *, links: bool, strict: bool, allow_private: bool, as_json: bool,
) -> int:  # fmt: skip
    """ตรวจระเบียนทั้งหมด แล้วบอกทุกสิ่งที่ต้องแก้ พร้อมไฟล์ บรรทัด และวิธีแก้"""
    day = today or date.today()
    if as_assessor and (known := read_site(site, today=day)[0]) is not None:
        from generator.cli.assessor import open_as_assessor  # with it comes all that speaks HTTP

        visit = _settings(jobs, allow_private=allow_private)
        return open_as_assessor(known, as_assessor, out or site / "site", visit, lang, as_json=as_json)
    whole, problems = _checked(site, day)
    looked = None
    if links and whole is not None:
        from generator.cli.links import look_at_links

        visit = _settings(jobs, allow_private=allow_private)
        looked = look_at_links(whole, site, visit, day, quiet=as_json)
        problems |= looked.problems
    if as_json:
        print_json({"problems": problems_as_json(problems)} | ({"links": looked.as_json()} if looked else {}))
    else:
        print_problems(problems, site, lang=lang)
        if looked:
            looked.print_notes(lang, strict=strict)
        elif not len(problems):
            click.echo("ไม่พบข้อผิดพลาด" if lang == "th" else "no problems")
    return 1 if problems.errors or (strict and looked and looked.problems) else 0


def _settings(jobs: int, *, allow_private: bool) -> Settings:
    from generator.links import Settings

    return Settings(jobs=jobs, allow_private=allow_private)


def check_site(root: Path, today: date) -> Problems:
    """All problems of the site in *root*."""
    return _checked(root, today)[1]


def _checked(root: Path, today: date) -> tuple[Site | None, Problems]:
    with cached(root) as cache:
        site, problems = read_site(root, today=today, cache=cache)
        if site is None:
            return None, problems
        problems |= inspect_site(site, root, today=today, cache=cache)[2]
    told = {problem.place.path for problem in problems if problem.code in NOTE_WANTED}
    return site, problems | Problems.of(problem for problem in unnoted(site, root) if problem.place.path not in told)
