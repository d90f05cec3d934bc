"""Fiscal years on the command line, and the framework of one: the site's own before the one that ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic_core import PydanticCustomError

from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework
from generator.problems import Problems, UsageError
from generator.schema import read_framework, shipped_years
from generator.schema.decode import decode
from generator.sources import decode as decode_text
from generator.sources import read_bytes, read_yaml


class YearType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.5
    """A fiscal year of the Buddhist era, in either digit set."""

    name = "ปี"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> FiscalYear:
        """The year that *value* names."""
        try:
            return FiscalYear.parse(value)
        except PydanticCustomError:
            self.fail(f"“{value}” ไม่ใช่ปีงบประมาณ พ.ศ. เขียนสี่หลัก เช่น 2567", param, ctx)


def own_framework_path(year: FiscalYear) -> str:
    """Where a site keeps a framework of its own."""
    return f"data/{year}/framework.yml"


def own_years(site: Path) -> tuple[FiscalYear, ...]:
    """The years for which the folder *site* has a framework of its own."""
    folders = (path.parent.name for path in site.glob("data/2[56][0-9][0-9]/framework.yml"))
    return tuple(sorted(FiscalYear(name) for name in folders))


def framework_of(site: Path, year: FiscalYear) -> tuple[Framework | None, Problems]:
    """The framework of *year* for the folder *site*, or what is wrong with the site's own.

    Raises:
        UsageError: there is none.
        DiskError: the file cannot be read.
    """
    path = own_framework_path(year)
    if (site / path).is_file():
        text, problems = decode_text(read_bytes(site, path), path)
        node, found = read_yaml(text, path) if text is not None else (None, [])
        if text is None or (node is None and found):
            return None, Problems.of([*problems, *found])
        framework, complaints = decode(node, Framework, path, latest=date.max)
        return framework, Problems.of([*problems, *found, *complaints])
    shipped = read_framework(year)
    if shipped is None:
        years = ", ".join(str(known) for known in sorted({*shipped_years(), *own_years(site)}))
        raise UsageError(f"ไม่มีแบบวัด OIT ของปี {year} (มีปี {years}) เริ่มปีใหม่ได้ด้วย prongsai new-year {year}")
    return shipped, Problems()
