"""Writes what the program itself remembers about a site: the registers below ``data``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.sources.saving import edit_text, write_text
from generator.sources.splices import WrongPathError
from generator.sources.wording import to_yaml
from generator.sources.writing import update

_NOTE = "โปรแกรม prongsai เขียนไฟล์นี้เอง ห้ามลบบรรทัดใด"


def write_lock(path: Path, record: BaseModel, *, note: str = _NOTE) -> None:
    """Let the file *path* say what *record* says; what an officer has written into it stays as it stands.

    A new file begins with *note*. The same record gives the same bytes.

    Raises:
        DiskError: the disk refuses; the file is as it was.
    """
    value = _plain(record.model_dump(by_alias=True, exclude_defaults=True))
    if path.exists():
        edit_text(path, lambda text: _updated(text, value, note))
    else:
        write_text(path, to_yaml(value, note=note))


def _updated(text: str, value: Mapping[str, Any], note: str) -> str:
    try:
        return update(text, value)
    except WrongPathError:  # something is to go, so there is nothing to be kept beside it
        return to_yaml(value, note=note)


def _plain(value: Any) -> Any:
    """*value* in what YAML has: words for the members of an enumeration, and no object twice."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return date(value.year, value.month, value.day)  # the same day twice would be written as an alias
    if isinstance(value, Mapping):
        return {_plain(key): _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
