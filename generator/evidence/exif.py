"""A small reader of EXIF, the notes that a camera or phone writes into a picture: place, names and remarks."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from generator.evidence.passport import Trace, TraceKind

__all__ = ["exif_traces"]

_GPS_POINTER = 0x8825
_EXIF_POINTER = 0x8769
_LATITUDE, _LONGITUDE = 2, 4
_WINDOWS_TEXT = {0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}
"""Tags of Windows, in UTF-16."""
_KINDS = {
    0x013B: TraceKind.AUTHOR,
    0xA430: TraceKind.AUTHOR,
    0x9C9D: TraceKind.AUTHOR,
    0x010E: TraceKind.NOTE,
    0x9286: TraceKind.NOTE,
    0x9C9B: TraceKind.NOTE,
    0x9C9C: TraceKind.NOTE,
    0x9C9E: TraceKind.NOTE,
    0x9C9F: TraceKind.NOTE,
}
"""Artist, owner, author; description, comment, title, keywords, subject."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8}
"""Bytes of one value of each field type."""
_MOST_FIELDS = 512
_MOST_BYTES = 64 * 1024


class _Field(Struct, frozen=True):
    tag: int
    value: bytes


def exif_traces(data: bytes) -> Iterator[Trace]:
    """What the EXIF block *data* (a TIFF header and its directories) tells; nothing from where it is damaged."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return
    fields = list(_directory(data, struct.unpack_from(f"{order}I", data, 4)[0], order))
    for pointer in [f for f in fields if f.tag == _EXIF_POINTER][:1]:
        fields += _directory(data, _offset(pointer, order), order)
    for field in fields:
        if field.tag == _GPS_POINTER and _has_position(_directory(data, _offset(field, order), order)):
            yield Trace(TraceKind.GPS)
        text = _text(field) if field.tag in _KINDS else ""
        if text:
            yield Trace(_KINDS[field.tag], text)


def _directory(data: bytes, start: int, order: str) -> Iterator[_Field]:
    """The fields of the directory at *start*; those that point outside the block are left out."""
    if start + 2 > len(data):
        return
    count = struct.unpack_from(f"{order}H", data, start)[0]
    for number in range(min(count, _MOST_FIELDS)):
        entry = start + 2 + 12 * number
        if entry + 12 > len(data):
            return
        tag, kind, values = struct.unpack_from(f"{order}HHI", data, entry)
        size = _SIZES.get(kind, 0) * values
        where = entry + 8 if size <= 4 else struct.unpack_from(f"{order}I", data, entry + 8)[0]
        if size and where + size <= len(data):
            yield _Field(tag, data[where : where + min(size, _MOST_BYTES)])


def _offset(field: _Field, order: str) -> int:
    """Where the directory stands to which a pointer leads; past every end if the pointer is malformed."""
    return int(struct.unpack_from(f"{order}I", field.value)[0]) if len(field.value) >= 4 else 1 << 32


def _has_position(fields: Iterator[_Field]) -> bool:
    """Whether both coordinates are there; a camera without reception writes zeros."""
    return {f.tag for f in fields if any(f.value[::8] + f.value[1::8] + f.value[2::8] + f.value[3::8])} >= {
        _LATITUDE,
        _LONGITUDE,
    }


def _text(field: _Field) -> str:
    """The text of a field, in the encodings that cameras and Windows use."""
    if field.tag in _WINDOWS_TEXT:
        return field.value.decode("utf-16-le", "replace").strip("\x00 ")
    value = field.value.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00")
    return value.decode("utf-8", "replace").strip("\x00 ")
