"""``prongsai submission``: the sheet from which an officer enters a year in ITAS. It is not published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from generator import __version__
from generator.cache import cached
from generator.cli.terminal import common_options, print_json, print_problems, problems_as_json, site_argument
from generator.cli.years import YearType
from generator.exports.submission import Submission, SubmittedItem, as_csv, as_page, as_workbook, submission
from generator.inspection import inspect_site
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.pages import make_frame
from generator.problems import Problems, UsageError
from generator.schema import read_site
from generator.sources import write_bytes
from generator.templating import Templates


@click.command("submission")
@click.argument("year", type=YearType())
@site_argument
@click.option("--out", type=click.Path(path_type=Path), help="โฟลเดอร์ผลลัพธ์ (ปกติคือ <เว็บไซต์>/submission-<ปี>)")
@common_options
def command(year: FiscalYear, site: Path, out: Path | None, today: date | None, lang: str, *, as_json: bool) -> int:
    """เขียนใบกรอก ITAS ของหนึ่งปี: Excel, CSV และหน้าเว็บสำหรับคัดลอก ใช้ภายในหน่วยงาน ไม่เผยแพร่"""
    day = today or date.today()
    with cached(site) as cache:
        found, problems = read_site(site, today=day, cache=cache)
        if found is not None:
            found, _, more = inspect_site(found, site, today=day, cache=cache)
            problems |= more
    if found is None or problems.errors:
        print_refusal(problems, site, lang, as_json=as_json)
        return 1
    sheet = submission(found, published_year(with_address(found), year))
    folder = out or site / f"submission-{year}"
    files = _files(sheet, Templates(make_frame(found, __version__)))
    for name, data in files.items():
        write_bytes(folder / name, data)
    if as_json:
        print_json(
            {"written": [str(folder / name) for name in files], "items": [_as_json(item) for item in sheet.items]}
        )
    else:
        _print(sheet, folder)
    return 0


def print_refusal(problems: Problems, site: Path, lang: str, *, as_json: bool) -> None:
    """Why nothing was written."""
    if as_json:
        print_json({"written": [], "problems": problems_as_json(problems)})
    else:
        print_problems(problems, site, lang=lang)
        click.echo("ยังไม่ได้เขียนไฟล์ใด แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)


def with_address(site: Site) -> Site:
    """*site*, which has an address: ITAS takes whole ones only.

    Raises:
        UsageError: it has none.
    """
    if not site.config.site.url:
        raise UsageError(
            "ใบกรอก ITAS ต้องมีที่อยู่เว็บเต็ม เพิ่มใน site_config.yml ใต้ site: เช่น  url: https://www.example.go.th/ita/"
        )
    return site


def published_year(site: Site, year: FiscalYear) -> Year:
    """The records of *year*.

    Raises:
        UsageError: the site does not publish that year.
    """
    if year not in site.years:
        years = ", ".join(str(known) for known in sorted(site.years))
        raise UsageError(f"ปี {year} ไม่อยู่ใน years: ของ site_config.yml (มี {years})")
    return site.years[year]


def _files(sheet: Submission, templates: Templates) -> Mapping[str, bytes]:
    return {
        f"submission-{sheet.year}.xlsx": as_workbook(sheet, templates),
        f"submission-{sheet.year}.csv": as_csv(sheet).encode(),
        "index.html": as_page(sheet, templates).encode(),
    }


def _print(sheet: Submission, folder: Path) -> None:
    click.echo(f"เปิดเผยแล้ว {sheet.disclosed} จาก {len(sheet.items)} ข้อ (เทียบกับแบบวัดรุ่น {sheet.framework})")
    for text, items in (
        ("ยังไม่ครบ", sheet.incomplete),
        ("ยังไม่มีคำอธิบาย (where:)", sheet.without_explanation),
        ("ที่อยู่เว็บยังไม่ลงทะเบียน สั่ง prongsai release ก่อนส่ง", sheet.not_released),
    ):
        if items:
            click.echo(f"  {text} {len(items)} ข้อ: {', '.join(item.code for item in items)}")
    click.echo(f"เขียน Excel, CSV และ {folder / 'index.html'} สำหรับคัดลอก (โฟลเดอร์นี้ไม่ถูกเผยแพร่)")


def _as_json(item: SubmittedItem) -> dict[str, object]:
    return {
        "code": item.code,
        "title": item.title,
        "disclosed": item.disclosed,
        "urls": item.urls if item.disclosed else (),
        "where": item.where,
        "evidence": [
            {"title": piece.title, "url": piece.url, "date": str(piece.date) if piece.date else None}
            for piece in item.evidence
        ],
        "owners": item.owners,
        "missing": [problem.message() for problem in item.missing],
        "released": str(item.released) if item.released else None,
    }
