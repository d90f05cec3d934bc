"""``prongsai new-year``: begin a fiscal year with what the year before says about the same concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click
from msgspec import Struct

from generator.cli.terminal import common_options, print_json, print_problems, problems_as_json, site_argument
from generator.cli.years import YearType, framework_of, own_framework_path, own_years
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework
from generator.model.site import Site
from generator.problems import Problem, Problems, UsageError
from generator.scaffold import copied_framework, year_files
from generator.schema import read_site, shipped_years
from generator.schema.decode import decode
from generator.schema.frameworks import FOLDER
from generator.schema.site import CONFIG
from generator.sources import create_text, edit_text, insert, read_bytes, read_yaml, set_value
from generator.sources import decode as decode_text


class _Begun(Struct, frozen=True):
    """What the command did."""

    year: FiscalYear
    created: tuple[str, ...]
    there: tuple[str, ...]
    """Files that had been there, and stay as they are."""
    listed: bool
    """Whether ``site_config.yml`` was changed."""
    before: FiscalYear | None
    """The year from which owners were carried over."""
    form_of: FiscalYear | None
    """The year whose form was copied, where that of the year is not public."""


@click.command("new-year")
@click.argument("year", type=YearType())
@site_argument
@click.option("--current", is_flag=True, help="ให้หน้าแรกแสดงปีนี้ด้วย (current_year)")
@common_options
def command(year: FiscalYear, site: Path, today: date | None, lang: str, *, current: bool, as_json: bool) -> int:
    """เริ่มปีงบประมาณ YEAR: เพิ่มใน site_config.yml และเตรียมไฟล์ทุกข้อจากปีก่อนตามเรื่อง ไม่เขียนทับไฟล์ใด"""
    found, problems = read_site(site, today=today or date.today())
    wrong = [problem for problem in problems.errors if not _is_missing_form(problem, year)]
    if found is None or wrong:
        print_json({"problems": problems_as_json(Problems.of(wrong))}) if as_json else print_problems(
            Problems.of(wrong), site, lang=lang
        )
        return 1
    begun = _begin(site, found, year, current=current)
    if as_json:
        print_json(_as_json(begun))
    else:
        _tell(begun, site, lang, current=current)
    return 0


def _is_missing_form(problem: Problem, year: FiscalYear) -> bool:
    """That the year is listed and has no form: just what this command mends."""
    return problem.code == "R308" and problem.values.get("year") == str(year)


def _begin(root: Path, site: Site, year: FiscalYear, *, current: bool) -> _Begun:
    framework, copied = _framework(root, year)
    before = max((known for known in site.years if known < year), default=None)
    files = {**copied, **year_files(framework, site.years[before] if before else None)}
    created = [path for path, text in files.items() if create_text(root / path, text)]
    there = [path for path in files if path not in created]
    # last, so that a run that was stopped has announced nothing
    listed = edit_text(root / CONFIG, lambda text: _listed(text, site, year, current=current))
    form_of = _source_year(root, year) if copied and own_framework_path(year) in created else None
    return _Begun(year, tuple(created), tuple(there), listed, before, form_of)


def _listed(text: str, site: Site, year: FiscalYear, *, current: bool) -> str:
    """``site_config.yml`` with *year* among its years, in the order that they stand in."""
    years = list(site.config.site.years)
    if year not in years:
        falling = len(years) > 1 and years[0] > years[-1]
        later = (n for n, known in enumerate(years) if (known < year if falling else known > year))
        text = insert(text, ("site", "years"), year, at=next(later, None))
    if current and site.config.site.current_year != year:
        text = set_value(text, ("site", "current_year"), year)
    return text


def _framework(root: Path, year: FiscalYear) -> tuple[Framework, Mapping[str, str]]:
    """The form of *year*, and the file to be written where it had to be copied from another year's."""
    if year in {*shipped_years(), *own_years(root)}:
        framework, problems = framework_of(root, year)
        if framework is None:
            first = problems.errors[0]
            raise UsageError(f"{first.place} {first.message()} แก้แบบวัดของปีนี้ก่อน")
        return framework, {}
    source_year = _source_year(root, year)
    source, _ = framework_of(root, source_year)
    if source is None:
        raise UsageError(f"แบบวัดปี {source_year} ของเว็บไซต์นี้มีข้อผิดพลาด สั่ง prongsai check แล้วแก้ก่อน")
    path = own_framework_path(year)
    text = copied_framework(_framework_text(root, source_year), source, year)
    framework, complaints = decode(read_yaml(text, path)[0], Framework, path)
    if framework is None:
        raise AssertionError(f"the copied form cannot be read: {complaints}")
    return framework, {path: text}


def _source_year(root: Path, year: FiscalYear) -> FiscalYear:
    """The latest year before *year* whose form is known."""
    known = [other for other in {*shipped_years(), *own_years(root)} if other < year]
    if not known:
        raise UsageError(f"ไม่มีแบบวัด OIT ของปี {year} หรือก่อนหน้า (แบบแรกในโปรแกรมคือปี {shipped_years()[0]})")
    return max(known)


def _framework_text(root: Path, year: FiscalYear) -> str:
    own = own_framework_path(year)
    data = read_bytes(root, own) if (root / own).is_file() else read_bytes(FOLDER, f"oit/{year}.yml")
    return decode_text(data, own)[0] or ""


def _as_json(begun: _Begun) -> dict[str, object]:
    return {
        "year": int(begun.year),
        "created": begun.created,
        "there": begun.there,
        "config_changed": begun.listed,
        "carried_from": begun.before and int(begun.before),
        "framework_copied_from": begun.form_of and int(begun.form_of),
    }


def _tell(begun: _Begun, site: Path, lang: str, *, current: bool) -> None:
    lines = _in_english(begun) if lang == "en" else _in_thai(begun, site, current=current)
    for line in lines:
        click.echo(line)


def _in_thai(begun: _Begun, site: Path, *, current: bool) -> Iterator[str]:
    year = begun.year
    if not begun.created and not begun.listed:
        yield f"ปี {year} มีครบแล้ว ไม่มีอะไรต้องเขียน"
        return
    yield click.style(f"เริ่มปีงบประมาณ {year}: สร้าง {len(begun.created)} ไฟล์ใน data/{year}", bold=True)
    if begun.there:
        yield f"มีอยู่แล้ว {len(begun.there)} ไฟล์ ไม่ได้แตะ"
    if begun.form_of:
        yield f"แบบวัดปี {year} ยังไม่เผยแพร่ จึงคัดลอกแบบปี {begun.form_of} เป็น {own_framework_path(year)} (อนุมานทั้งหมด)"
    if begun.listed:
        yield f"แก้ {CONFIG}: มีปี {year} แล้ว" + (f" หน้าแรกแสดงปี {year}" if current else "")
    yield "\nทำต่อ"
    if begun.before:
        yield f"1. ตรวจผู้รับผิดชอบและคำอธิบาย where ที่ยกมาจากปี {begun.before} ใน data/{year}/items"
    else:
        yield f"1. ใส่ผู้รับผิดชอบใน data/{year}/items (ไม่มีปีก่อนให้ยกมา)"
    yield f"2. เมื่อเปิดตอบแบบวัด EIT ใส่ลิงก์ของปี {year} ใต้ eit ใน {CONFIG}"
    if not current:
        yield f"3. เมื่อจะให้หน้าแรกแสดงปี {year}: prongsai new-year {year} --current {site}"


def _in_english(begun: _Begun) -> Iterator[str]:
    changed = "changed" if begun.listed else "as it was"
    yield f"{begun.year}: {len(begun.created)} files created, {len(begun.there)} there already, {CONFIG} {changed}"
    if begun.form_of:
        yield f"the form of {begun.year} is not public: that of {begun.form_of} was copied, all of it inferred"
