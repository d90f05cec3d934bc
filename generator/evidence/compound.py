"""OLE compound files (Word, Excel and PowerPoint before 2007, locked Office files): the names in their directory."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from generator.evidence.file_type import FileType

__all__ = ["MAGIC", "entries", "file_type", "has_macros"]

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_MOST_SECTORS = 1_000
"""Of the directory; an ordinary document has fewer than ten."""
_TYPES = (
    ("EncryptedPackage", FileType.LOCKED_OFFICE),
    ("WordDocument", FileType.DOC),
    ("Workbook", FileType.XLS),
    ("Book", FileType.XLS),
    ("PowerPoint Document", FileType.PPT),
)
_MACROS = {"VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"}


def file_type(path: Path) -> FileType:
    """Which of the old types the compound file at *path* is; ``UNKNOWN`` if none or damaged."""
    names = entries(path)
    return next((file_type for name, file_type in _TYPES if name in names), FileType.UNKNOWN)


def has_macros(path: Path) -> bool:
    """Whether the compound file at *path* carries a program in Visual Basic."""
    return not _MACROS.isdisjoint(entries(path))


def entries(path: Path) -> frozenset[str]:
    """The names in the directory of the compound file at *path*; those before any damage."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(MAGIC):
            return frozenset()
        size = 1 << min(struct.unpack_from("<H", header, 30)[0], 12)
        return frozenset(name for sector in _directory(file, header, size) for name in _names(sector))


def _directory(file: BinaryIO, header: bytes, size: int) -> Iterator[bytes]:
    """The sectors of the directory, following the chain in the allocation table."""
    table = struct.unpack_from("<109I", header, 76)
    sector: int = struct.unpack_from("<I", header, 48)[0]
    for _ in range(_MOST_SECTORS):
        data = _sector(file, sector, size)
        if len(data) < size:
            return
        yield data
        block, index = divmod(sector, size // 4)
        if block >= len(table):
            return
        allocation = _sector(file, table[block], size)
        if len(allocation) < size:
            return
        sector = struct.unpack_from("<I", allocation, 4 * index)[0]


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)


def _names(sector: bytes) -> Iterator[str]:
    for start in range(0, len(sector) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", sector, start + 64)[0]
        if 2 <= length <= 64:
            yield sector[start : start + length - 2].decode("utf-16-le", "replace")
