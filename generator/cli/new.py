"""``prongsai new``: a fresh site that builds at once."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from generator.cli.terminal import common_options, print_json
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework
from generator.problems import DiskError, UsageError
from generator.scaffold import FOLDERS, site_files
from generator.schema import read_framework, shipped_years
from generator.sources import write_bytes

_TOLERATED = {".git", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What an empty folder may hold."""


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@common_options
def command(folder: Path, today: date | None, lang: str, *, as_json: bool) -> int:
    """สร้างเว็บไซต์ใหม่ในโฟลเดอร์ DIR ซึ่งต้องว่างหรือยังไม่มี สร้างเสร็จใช้คำสั่ง build ได้ทันที"""
    _refuse_used(folder)
    running = FiscalYear.of(today or date.today())
    framework = _framework(running)
    files = site_files(framework)
    _write(folder, framework.year, files)
    if as_json:
        print_json({"folder": str(folder), "year": int(framework.year), "files": list(files)})
    else:
        _tell(folder, framework, running, lang)
    return 0


def _refuse_used(folder: Path) -> None:
    try:
        used = folder.exists() and any(name not in _TOLERATED for name in os.listdir(folder))
    except OSError as err:
        raise DiskError(f"เปิดโฟลเดอร์ไม่ได้: {folder} ({err.strerror})") from err
    if used:
        raise UsageError(f"โฟลเดอร์ {folder} มีไฟล์อยู่แล้ว จึงไม่เขียนทับ เลือกชื่อโฟลเดอร์ใหม่ เช่น prongsai new my-ita")


def _framework(running: FiscalYear) -> Framework:
    """The form of the running year where one ships, or else the latest before it, or the earliest."""
    known = shipped_years()
    year = max((year for year in known if year <= running), default=known[0])
    framework = read_framework(year)
    if framework is None:
        raise AssertionError(f"the framework of {year} ships")
    return framework


def _write(folder: Path, year: FiscalYear, files: Mapping[str, bytes]) -> None:
    """Write all of it, or leave the folder as empty as it was, so that the command can be given again."""
    before = set(os.listdir(folder)) if folder.exists() else set()
    try:
        for path, data in files.items():
            write_bytes(folder / path, data)
        for path in FOLDERS:
            os.makedirs(folder / path.format(year=year), exist_ok=True)
    except (DiskError, OSError) as err:
        for entry in set(os.listdir(folder)) - before if folder.exists() else ():
            shutil.rmtree(folder / entry, ignore_errors=True)
            with contextlib.suppress(OSError):
                os.unlink(folder / entry)
        raise err if isinstance(err, DiskError) else DiskError(f"สร้างโฟลเดอร์ใน {folder} ไม่ได้ ({err.strerror})") from err


def _tell(path: Path, framework: Framework, running: FiscalYear, lang: str) -> None:
    year, config = framework.year, path / "site_config.yml"
    folder = f'"{path}"' if " " in str(path) else str(path)
    if lang == "en":
        click.echo(f"A new site for fiscal year {year} in {folder}")
        if year != running:
            click.echo(f"The running fiscal year is {running}; its form is not public, so the site begins with {year}.")
        click.echo(f"\n1. put the agency's name into {config}")
        click.echo(f"2. look at it:  prongsai serve {folder}\n3. check and build:  prongsai build {folder}")
        return
    click.echo(click.style(f"สร้างเว็บไซต์ใหม่ของปีงบประมาณ {year} ใน {folder} แล้ว", bold=True))
    if year != running:
        click.echo(f"ปีงบประมาณที่ดำเนินอยู่คือ {running} แต่ยังไม่มีแบบวัดของปีนั้นเผยแพร่ จึงเริ่มที่ปี {year}")
        click.echo(f"เมื่อพร้อม เริ่มปี {running} ได้ด้วย: prongsai new-year {running} {folder}")
    elif framework.provisional:
        click.echo(f"แบบวัดปี {year} ในโปรแกรมยังไม่เป็นทางการ แก้ชื่อข้อได้ใน data/{year}/year.yml")
    click.echo("\nทำต่อสามอย่าง")
    click.echo(f"1. ใส่ชื่อหน่วยงานใน {config}")
    click.echo(f"2. ดูหน้าเว็บในเครื่อง:  prongsai serve {folder}   (Windows: ดับเบิลคลิก serve.cmd)")
    click.echo(f"3. ตรวจและสร้างเว็บ:    prongsai build {folder}   (Windows: ดับเบิลคลิก build.cmd)")
