"""``prongsai release``: build what goes out, and register every address of it for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.build import Built, build
from generator.cli.terminal import (
    clear_progress,
    common_options,
    print_json,
    print_problems,
    problems_as_json,
    progress,
    site_argument,
)
from generator.guard.released import locked
from generator.publish.register import released
from generator.schema.site import EVIDENCE_LOCK, REGISTER
from generator.sources import write_lock


@click.command("release")
@site_argument
@click.option("--out", type=click.Path(path_type=Path), help="โฟลเดอร์ผลลัพธ์ (ปกติคือ <เว็บไซต์>/site)")
@common_options
def command(site: Path, out: Path | None, today: date | None, lang: str, *, as_json: bool) -> int:
    """สร้างเว็บชุดที่จะนำขึ้นเครื่องแม่ข่าย และลงทะเบียนที่อยู่เว็บทั้งหมดไว้ใน data/urls.lock.yml"""
    day, target, say = today or date.today(), out or site / "site", progress(quiet=as_json)
    built = build(site, target, today=day, told_today=today, say=say)
    if built.site is None:
        clear_progress()
        _print_refusal(built, site, lang, as_json=as_json)
        return 1
    before = built.site.register
    after = released(before, built.files, built.ids, day)
    write_lock(site / REGISTER, after)
    write_lock(site / EVIDENCE_LOCK, locked(built.site, day))
    built = build(site, target, today=day, told_today=today, say=say)  # the page of the register names the new dates
    clear_progress()
    new = len(after.urls) - len(before.urls)
    if as_json:
        print_json(
            {"released": True, "urls": len(after.urls), "new": new, "problems": problems_as_json(built.problems)}
        )
    else:
        print_problems(built.problems, site, lang=lang)
        click.echo(f"ลงทะเบียนที่อยู่เว็บใหม่ {new} รายการ รวม {len(after.urls)} รายการ ใน {site / REGISTER}")
        click.echo(f"นำโฟลเดอร์ {target} ทั้งโฟลเดอร์ขึ้นเครื่องแม่ข่ายได้")
    return 1 if built.problems.errors else 0


def _print_refusal(built: Built, site: Path, lang: str, *, as_json: bool) -> None:
    """Why nothing was released."""
    if as_json:
        print_json({"released": False, "problems": problems_as_json(built.problems)})
    else:
        print_problems(built.problems, site, lang=lang)
        click.echo("ยังไม่ได้เผยแพร่ แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)
