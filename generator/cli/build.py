"""``prongsai build``: check, then publish into a folder."""

from __future__ import annotations

import time
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

_SHOWN = 12
"""Paths of each kind that the list of changes names."""


@click.command("build")
@site_argument
@click.option("--out", type=click.Path(path_type=Path), help="โฟลเดอร์ผลลัพธ์ (ปกติคือ <เว็บไซต์>/site)")
@click.option("--quiet", "-q", is_flag=True, help="ไม่พิมพ์คำเตือนและรายการไฟล์")
@click.option("--no-cache", is_flag=True, help="สร้างทุกอย่างใหม่ ไม่ใช้ของที่เก็บไว้ใน .prongsai/cache (ผลเหมือนกันทุกไบต์)")
@common_options
def command(
    site: Path, out: Path | None, today: date | None, lang: str, *, quiet: bool, no_cache: bool, as_json: bool
) -> int:
    """ตรวจระเบียนทั้งหมดแล้วสร้างเว็บ ถ้ามีข้อผิดพลาดจะไม่แตะเว็บเดิม"""
    target = out or site / "site"
    started = time.perf_counter()
    say = progress(quiet=quiet or as_json)
    built = build(site, target, today=today or date.today(), told_today=today, use_cache=not no_cache, say=say)
    clear_progress()
    if as_json:
        print_json(_as_json(built, target))
    else:
        if not quiet or built.problems.errors:
            print_problems(built.problems, site, lang=lang)
        _print_changes(built, target, time.perf_counter() - started, quiet=quiet)
    return 1 if built.problems.errors else 0


def _print_changes(built: Built, target: Path, seconds: float, *, quiet: bool) -> None:
    if built.changes is None:
        click.echo("ยังไม่ได้สร้างเว็บ แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่ เว็บเดิมยังอยู่ครบ", err=True)
        return
    changes = built.changes
    kinds = (("ใหม่", "green", changes.appeared), ("เปลี่ยน", "cyan", changes.changed), ("หายไป", "red", changes.gone))
    for label, colour, paths in kinds if not quiet else ():
        for path in paths[:_SHOWN]:
            click.echo(f"  {click.style(label, fg=colour)}  {path}")
        if len(paths) > _SHOWN:
            click.echo(f"  {click.style(label, fg=colour)}  และอีก {len(paths) - _SHOWN} ไฟล์")
    click.echo(
        f"สร้าง {len(built.pages)} หน้าลง {target} ใน {seconds:.1f} วินาที "
        f"(ใหม่ {len(changes.appeared)} เปลี่ยน {len(changes.changed)} หายไป {len(changes.gone)} เหมือนเดิม {changes.same})"
    )


def _as_json(built: Built, target: Path) -> dict[str, object]:
    changes = built.changes
    return {
        "published": changes is not None,
        "out": str(target),
        "pages": len(built.pages),
        "problems": problems_as_json(built.problems),
        "changes": None
        if changes is None
        else {"appeared": changes.appeared, "changed": changes.changed, "gone": changes.gone, "same": changes.same},
    }
