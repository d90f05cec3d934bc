"""Puts files on the disk whole or not at all, and changes a text file without touching its encoding or line ends."""

from __future__ import annotations

import codecs
import contextlib
import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from generator.problems import DiskError


def write_text(path: Path, text: str) -> None:
    """Write *text* as UTF-8 with its line ends as they are; a reader sees the old file or the new one, never a part.

    Raises:
        DiskError: the disk refuses; the old file is as it was.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write *data* beside *path* and rename it over *path*; folders are made.

    Raises:
        DiskError: the disk refuses; the old file is as it was.
    """
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        os.makedirs(path.parent, exist_ok=True)
        try:
            with open(beside, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, beside)
            os.replace(beside, path)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(beside)
    except OSError as err:
        raise DiskError(f"เขียนไฟล์ไม่ได้: {path} ({err.strerror}) ไฟล์เดิมยังอยู่ครบ") from err


def create_text(path: Path, text: str) -> bool:
    """Write *text* to a new file; ``False`` where there is a file already, which stays as it is.

    Raises:
        DiskError: the disk refuses.
    """
    if os.path.lexists(path):
        return False
    write_text(path, text)
    return True


def edit_text(path: Path, change: Callable[[str], str]) -> bool:
    """Give the text of a file to *change* and write what comes back; ``False`` where nothing changed.

    The encoding, a BOM and the line ends of the file stay. A file of old Thai Windows whose encoding has no place for a
    new character becomes UTF-8.

    Raises:
        DiskError: the file cannot be read or written; it is as it was.
    """
    try:
        data = path.read_bytes()
    except OSError as err:
        raise DiskError(f"อ่านไฟล์ไม่ได้: {path} ({err.strerror})") from err
    mark, codec = _encoding(data)
    before = data[len(mark) :].decode(codec)
    after = change(before)
    if after == before:
        return False
    try:
        write_bytes(path, mark + after.encode(codec))
    except UnicodeEncodeError:
        write_text(path, after)
    return True


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that *data* begins with, and the codec of what follows."""
    marks = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    for mark, codec in marks.items():
        if data.startswith(mark):
            return mark, codec
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp874"
    return b"", "utf-8"
