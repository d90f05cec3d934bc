"""Pictures: whether they are whole, and what they carry besides the picture (EXIF, XMP, remarks)."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from generator.evidence.exif import exif_traces
from generator.evidence.limits import MEGABYTE, Draft, damaged
from generator.evidence.passport import Trace, TraceKind, Unread

__all__ = ["picture_traces", "read_picture", "xmp_traces"]

_MOST_BYTES = 32 * MEGABYTE
"""Of a picture that are looked through; what lies behind is neither checked nor needed."""
_MOST_TEXT = 1 * MEGABYTE
_MOST_BLOCKS = 200
_MOST_CHUNKS = 100_000
_XMP_GPS = re.compile(rb"GPSLatitude(?:\s*=\s*[\"']|>)\s*[0-9]")
_XMP_CREATOR = re.compile(rb"<dc:creator>(.{0,4000}?)</dc:creator>", re.DOTALL)
_TAG = re.compile(rb"<[^>]{0,200}>")


class _Block(Struct, frozen=True):
    """A block of notes inside a picture."""

    kind: str
    """``exif``, ``xmp``, ``author`` or ``text``."""
    data: bytes


def read_picture(path: Path, draft: Draft) -> None:
    """Check the picture at *path* and add its notes to *draft*; raise ``RefusedError`` if it is not whole."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
        whole = not file.read(1)
    draft.unread = Unread.PICTURE
    for trace in picture_traces(data):
        draft.trace(trace.kind, trace.text)
    if whole and not _is_whole(data):
        raise damaged()


def picture_traces(data: bytes) -> Iterator[Trace]:
    """What the picture that begins with *data* carries besides the picture."""
    for block in islice(_blocks(data), _MOST_BLOCKS):
        match block.kind:
            case "exif":
                yield from exif_traces(block.data.removeprefix(b"Exif\x00\x00"))
            case "xmp":
                yield from xmp_traces(block.data)
            case "author" | "text" if text := block.data.decode("utf-8", "replace").strip("\x00 "):
                yield Trace(TraceKind.AUTHOR if block.kind == "author" else TraceKind.NOTE, text)


def xmp_traces(data: bytes) -> Iterator[Trace]:
    """Place and author in an XMP packet, found without parsing it as XML."""
    if _XMP_GPS.search(data):
        yield Trace(TraceKind.GPS)
    for match in _XMP_CREATOR.finditer(data):
        name = " ".join(_TAG.sub(b" ", match[1]).decode("utf-8", "replace").split())
        if name:
            yield Trace(TraceKind.AUTHOR, name)


def _blocks(data: bytes) -> Iterator[_Block]:
    """The notes in a picture of any type."""
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg_blocks(data)
    elif data.startswith(b"\x89PNG"):
        yield from _png_blocks(data)
    elif data.startswith(b"RIFF"):
        yield from (_Block(_RIFF_NOTES[kind], body) for kind, body in _riff(data) if kind in _RIFF_NOTES)


def _jpeg_blocks(data: bytes) -> Iterator[_Block]:
    """APP1 segments and comments, up to the picture itself."""
    for marker, body in _jpeg_segments(data):
        if marker == 0xFE:
            yield _Block("text", body)
        elif marker == 0xE1:
            yield _Block("exif" if body.startswith(b"Exif\x00\x00") else "xmp", body)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment before and including the start of the scan."""
    position = 2
    for _ in range(_MOST_CHUNKS):
        if position + 4 > len(data) or data[position] != 0xFF:
            return
        marker, length = data[position + 1], struct.unpack_from(">H", data, position + 2)[0]
        if marker == 0xFF:  # a fill byte
            position += 1
            continue
        yield marker, data[position + 4 : position + 2 + length]
        if marker == 0xDA or length < 2:
            return
        position += 2 + length


def _png_blocks(data: bytes) -> Iterator[_Block]:
    for kind, body in _png_chunks(data):
        if kind == b"eXIf":
            yield _Block("exif", body)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield _png_text(kind, body)


def _png_text(kind: bytes, body: bytes) -> _Block:
    """A remark with its keyword; XMP is one of them."""
    keyword, _, rest = body.partition(b"\x00")
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\x01")
    if kind == b"iTXt":
        rest = rest[2:].split(b"\x00", 2)[-1]
    elif kind == b"zTXt":
        rest = rest[1:]
    text = _unpack(rest) if packed else rest
    if keyword.startswith(b"XML:com.adobe.xmp"):
        return _Block("xmp", text)
    return _Block("author" if keyword.lower() in {b"author", b"artist"} else "text", text)


def _unpack(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_TEXT)
    except zlib.error:
        return b""


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each chunk that is whole and has the right checksum."""
    position, view = 8, memoryview(data)
    for _ in range(_MOST_CHUNKS):
        if position + 12 > len(data):
            return
        length = struct.unpack_from(">I", data, position)[0]
        end = position + 12 + length
        if end > len(data) or zlib.crc32(view[position + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            return
        yield data[position + 4 : position + 8], data[position + 8 : end - 4]
        position = end


_RIFF_NOTES = {b"EXIF": "exif", b"XMP ": "xmp"}


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each chunk of a WebP file."""
    position = 12
    for _ in range(_MOST_CHUNKS):
        if position + 8 > len(data):
            return
        length = struct.unpack_from("<I", data, position + 4)[0]
        if position + 8 + length > len(data):
            return
        yield data[position : position + 4], data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2


def _is_whole(data: bytes) -> bool:
    """Whether the picture has its beginning and its end."""
    if data.startswith(b"\xff\xd8"):
        return any(marker == 0xDA for marker, _ in _jpeg_segments(data)) and b"\xff\xd9" in data
    if data.startswith(b"\x89PNG"):
        return any(kind == b"IEND" for kind, _ in _png_chunks(data))
    if data.startswith(b"GIF8"):
        return b"\x3b" in data[-16:]
    return any(kind in {b"VP8 ", b"VP8L", b"ANMF"} for kind, _ in _riff(data))
