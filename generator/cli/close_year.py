"""``prongsai close-year``: freeze a year, and keep the whole of it in one file that opens without a network."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from msgspec import Struct

from generator import __version__
from generator.build import write_section
from generator.cache import cached
from generator.cli.submission import print_refusal, published_year
from generator.cli.terminal import clear_progress, common_options, print_json, progress, site_argument
from generator.cli.years import YearType
from generator.exports.archive import archive_files, file_digest, one_year, with_closing
from generator.exports.zipped import write_zip
from generator.inspection import inspect_site
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.model.year import Closed
from generator.pages import Pages, make_frame
from generator.problems import DiskError
from generator.publish import Stage
from generator.rules.closed import closing, digests, lock_path
from generator.schema import read_site
from generator.sources import edit_text, read_bytes, set_value, write_lock, write_text
from generator.sources.wording import Value, to_yaml
from generator.templating import Templates
from generator.thai.dates import long_form


class Archive(Struct, frozen=True):
    """What was written."""

    path: Path
    size: int
    sha256: str
    files: int


@click.command("close-year")
@click.argument("year", type=YearType())
@site_argument
@click.option("--by", help="ตำแหน่งผู้ปิดปี เช่น ปลัดองค์การบริหารส่วนตำบล (ไม่ใช่ชื่อบุคคล)")
@click.option("--out", type=click.Path(path_type=Path), help="ไฟล์ผลลัพธ์ (ปกติคือ <เว็บไซต์>/prongsai-<ปี>.zip)")
@common_options
def command(
    year: FiscalYear, site: Path, by: str | None, out: Path | None, today: date | None, lang: str, *, as_json: bool
) -> int:
    """ปิดปีงบประมาณ: หลังจากนี้การแก้ไขต้องมีเหตุผล และเก็บทั้งปีเป็นไฟล์ ZIP ที่เปิดจาก USB ได้โดยไม่ต้องต่อเน็ต"""
    day, say = today or date.today(), progress(quiet=as_json)
    say("ตรวจ")
    prose: Mapping[str, str] = {}
    with cached(site) as cache:
        found, problems = read_site(site, today=day, cache=cache)
        if found is not None:
            found, prose, more = inspect_site(found, site, today=day, cache=cache)
            problems |= more
    if found is None or problems.errors:
        clear_progress()
        print_refusal(problems, site, lang, as_json=as_json)
        return 1
    before = published_year(found, year)
    closed = before.record.closed or Closed(date=day, by=by)
    found = with_closing(found, before, closed)
    say("เก็บทั้งปี")
    target = out or site / f"prongsai-{year}.zip"
    archive = write_archive(found, prose, year, root=site, target=target)
    if before.record.closed is None:
        _write_closing(site / before.path, closed)
    new_lock = not (site / lock_path(year)).exists()
    if new_lock:
        _write_lock(site, found, found.years[year], closed)
    clear_progress()
    if as_json:
        print_json(_as_json(archive, year, closed, new=before.record.closed is None))
    else:
        _print(archive, year, closed, new=before.record.closed is None)
    return 0


def write_archive(site: Site, prose: Mapping[str, str], year: FiscalYear, *, root: Path, target: Path) -> Archive:
    """Write the archive of *year* to *target*; a reader sees the old file or the new one, never a part.

    Raises:
        DiskError: the disk refuses; the old file is as it was.
    """
    alone = one_year(site, year)
    closed = alone.current.record.closed
    day = closed.date if closed else year.last_day
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        with TemporaryDirectory(prefix="prongsai-") as work:
            stage = Stage(Path(work))
            _, book = write_section(alone, Pages(alone, prose), stage, root=root)
            files = archive_files(alone, Templates(make_frame(alone, __version__)), stage, book)
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(beside, "xb") as out:
                write_zip(out, files, day=day)
        os.replace(beside, target)
        return Archive(target, target.stat().st_size, file_digest(target), len(files))
    except OSError as err:
        raise DiskError(f"เขียนไฟล์ไม่ได้: {err.filename or target} ({err.strerror}) ไฟล์เดิมยังอยู่ครบ") from err
    finally:
        with suppress(OSError):
            beside.unlink()


def _write_closing(path: Path, closed: Closed) -> None:
    """Say in ``year.yml`` that the year is closed."""
    value: dict[str, Value] = {"date": closed.date, **({"by": closed.by} if closed.by else {})}
    if path.exists():
        edit_text(path, lambda text: set_value(text, ("closed",), value))
    else:
        write_text(path, to_yaml({"closed": value}))


def _write_lock(root: Path, site: Site, year: Year, closed: Closed) -> None:
    """Write down the digests of everything in *year*, ``year.yml`` as it is now."""
    known = {path: passport.sha256 for path, passport in site.passports.items()}
    now = digests(site, year, lambda path: read_bytes(root, path), known)
    write_lock(root / lock_path(year.year), closing(site, year, closed.date, now))


def _print(archive: Archive, year: FiscalYear, closed: Closed, *, new: bool) -> None:
    by = f" โดย {closed.by}" if closed.by else ""
    click.echo(f"{'ปิดปี' if new else 'ปิดไว้แล้ว ปี'} {year} เมื่อ {long_form(closed.date)}{by}")
    click.echo(f"บันทึก SHA-256 ของทุกไฟล์ของปีไว้ใน {lock_path(year)}")
    click.echo(f"เก็บ {archive.files} ไฟล์ {archive.size / 1_000_000:.1f} MB ไว้ใน {archive.path}")
    click.echo(f"SHA-256  {archive.sha256}")
    click.echo("แก้ไขปีนี้หลังจากนี้ต้องเพิ่มเหตุผลใน changes: ของระเบียน เปิดไฟล์ ZIP แล้วเริ่มที่ start.html")


def _as_json(archive: Archive, year: FiscalYear, closed: Closed, *, new: bool) -> dict[str, object]:
    return {
        "year": int(year),
        "closed": {"date": str(closed.date), "by": closed.by},
        "new": new,
        "archive": str(archive.path),
        "files": archive.files,
        "size": archive.size,
        "sha256": archive.sha256,
    }
