"""Zip files whose bytes depend on their contents alone: no clock, no machine, no order of a directory.

Nothing is compressed: two versions of zlib pack the same bytes differently, and what is large here is packed already.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipInfo

FIRST_DAY = date(1980, 1, 1)
"""The earliest day that a zip file can name."""

_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


def zipped(files: Mapping[str, bytes], *, day: date = FIRST_DAY) -> bytes:
    """*files* by their names as one zip file; every entry is dated *day*. The order of *files* is kept."""
    from zipfile import ZIP_STORED, ZipFile

    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(_entry(name, day), data)
    return out.getvalue()


def write_zip(out: IO[bytes], files: Mapping[str, Path], *, day: date = FIRST_DAY) -> None:
    """Write *files*, the contents by their names, to *out*, in the order of the names, a piece at a time."""
    from zipfile import ZIP_STORED, ZipFile

    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = _entry(name, day)
            entry.file_size = files[name].stat().st_size
            with open(files[name], "rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str, day: date) -> ZipInfo:
    from zipfile import ZipInfo

    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = _UNIX
    entry.external_attr = _ORDINARY_FILE
    return entry
