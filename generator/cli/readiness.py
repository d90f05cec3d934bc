"""``prongsai readiness``: the assessor's twin, on the terminal, as JSON, and as a page for the officers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator import urls
from generator.build import build
from generator.cache import cached
from generator.cli.tables import pad, room, width, wrap
from generator.cli.terminal import common_options, print_json, print_problems, site_argument
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.pages.readiness import VERDICTS, forecast_words
from generator.problems import UsageError
from generator.rules import judge
from generator.rules.readiness import Readiness, Verdict, plain
from generator.schema import read_site

_COLOURS = {
    Verdict.COMPLETE: "green",
    Verdict.TO_BE_SEEN: "cyan",
    Verdict.NONE_THIS_YEAR: "green",
    Verdict.UNKNOWN: "white",
    Verdict.PARTLY: "yellow",
    Verdict.MISSING: "red",
}


@click.command("readiness")
@site_argument
@click.option("--year", type=int, help="ปีงบประมาณ (ปกติคือปีปัจจุบันของเว็บ)")
@click.option("--page", type=click.Path(path_type=Path), help="สร้างเว็บชุดสำหรับเจ้าหน้าที่ ที่มีหน้าความพร้อม ลงโฟลเดอร์นี้")
@common_options
def command(site: Path, year: int | None, page: Path | None, today: date | None, lang: str, *, as_json: bool) -> int:
    """คาดการณ์คะแนน OIT จากระเบียน บอกสิ่งที่ขาดของทุกข้อและสิ่งที่ควรทำก่อน"""
    with cached(site) as cache:
        found, problems = read_site(site, today=today or date.today(), cache=cache)
    if found is None:
        print_problems(problems, site, lang=lang)
        return 1
    wanted = _year(found, year)
    judged = judge(wanted, found)
    if as_json:
        print_json(plain(judged, lang))
    else:
        _print(judged, lang)
    return _build_for_officers(site, page, today or date.today(), wanted, lang) if page is not None else 0


def _build_for_officers(root: Path, out: Path, today: date, year: Year, lang: str) -> int:
    """The whole section with its pages of readiness, into a folder that is not the published one."""
    built = build(root, out, today=today, readiness=True)
    if built.changes is None:
        print_problems(built.problems, root, lang=lang)
        return 1
    click.echo(f"หน้าความพร้อมอยู่ที่ {out / urls.readiness(year.year)} (สำหรับเจ้าหน้าที่ ไม่ต้องนำขึ้นเว็บ)", err=True)
    return 0


def _year(site: Site, year: int | None) -> Year:
    wanted = site.config.site.current_year if year is None else FiscalYear(year)
    if wanted not in site.years:
        known = ", ".join(str(number) for number in site.years)
        raise UsageError(f"ไม่มีปี {wanted} ในเว็บนี้ (มี {known})")
    return site.years[wanted]


def _print(judged: Readiness, lang: str) -> None:
    """The items, the indicators, and what to do first."""
    codes = max(len(item.item.code) for item in judged.items)
    verdicts = max(width(VERDICTS[item.verdict]) for item in judged.items)
    for item in judged.items:
        known = item.item.requirements is not None
        shown = f"{item.shown}/{len(item.requirements)}" if known else "?"
        verdict = click.style(pad(VERDICTS[item.verdict], verdicts), fg=_COLOURS[item.verdict])
        score = "?" if item.forecast is None else str(item.forecast)
        click.echo(f"{item.item.code:<{codes}}  {verdict}  {shown:>6}  {score:>4}  {item.item.title}")
    click.echo()
    for one in judged.indicators:
        click.echo(f"{one.id:<5} {forecast_words(one.forecast)}  {one.title}")
    click.echo(f"{click.style('OIT', bold=True)}   {click.style(forecast_words(judged.oit), bold=True)}")
    click.echo(
        f"เทียบกับแบบวัดรุ่น {judged.framework}{' (ยังไม่เป็นทางการ)' if judged.provisional else ''} จากระเบียนเท่านั้น ไม่ใช่ผลการประเมิน"
    )
    if judged.to_do:
        click.echo(f"\n{click.style('ควรทำก่อน', bold=True)}")
    for item in judged.to_do[:10]:
        if item.next_step is not None:
            _print_step(item.item.code, item.next_step.message(lang), item.next_step.fix(lang))


def _print_step(code: str, message: str, fix: str) -> None:
    """One thing to do: what is wrong, and below it the way out."""
    cells = room()
    for label, text in ((f"{code:<4}", message), ("    ", f"→ {fix}")):
        for number, line in enumerate(wrap(text, cells - 6 if cells else None)):
            click.echo(f"{label if number == 0 else '    '}  {line}")
