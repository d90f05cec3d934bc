"""The type of a file from its first bytes and, for containers, its table of contents; never from its name alone."""

from __future__ import annotations

import re
from pathlib import Path

from generator.evidence import compound
from generator.evidence.container import Container
from generator.evidence.file_type import FileType
from generator.evidence.limits import Draft
from generator.evidence.plain import decode

__all__ = ["sniff"]

_HEAD = 4096
_MAGIC: tuple[tuple[bytes, FileType], ...] = (
    (b"%PDF-", FileType.PDF),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
    (b"{\\rtf", FileType.RTF),
    (b"Rar!\x1a\x07", FileType.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileType.SEVEN_ZIP),
    (b"\x1aE\xdf\xa3", FileType.WEBM),
    (b"ID3\x03", FileType.MP3),
    (b"ID3\x04", FileType.MP3),
    (b"\xff\xfb", FileType.MP3),
    (b"\x7fELF", FileType.PROGRAM),
    (b"#!/", FileType.PROGRAM),
)
_OFFICE = {"word": FileType.DOCX, "xl": FileType.XLSX, "ppt": FileType.PPTX}
_OPEN_DOCUMENT = {
    FileType.ODT.mime.encode(): FileType.ODT,
    FileType.ODS.mime.encode(): FileType.ODS,
    FileType.ODP.mime.encode(): FileType.ODP,
}
_HEIC_BRANDS = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}
_MARKUP = re.compile(r"(?:(?><\?xml.*?\?>)|(?><!--.*?-->)|\s)*+<(!doctype\s+)?([a-z][\w:]*)", re.IGNORECASE | re.DOTALL)
_HTML_TAGS = {"html", "head", "body", "script", "table", "div", "meta", "style", "title", "iframe", "p"}
_JSON = re.compile(r"\s*[\[{]")


def sniff(path: Path, draft: Draft) -> FileType:
    """What the file at *path* is by its content; raise ``RefusedError`` for a container that is damaged or a bomb."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return FileType.EMPTY
    for magic, file_type in _MAGIC:
        if head.startswith(magic):
            return file_type
    return _structured(path, head, draft) or _textual(path.name, head) or _hidden_pdf(head)


def _structured(path: Path, head: bytes, draft: Draft) -> FileType | None:
    """Types that are told by more than their first bytes."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path, draft)
    if head.startswith(compound.MAGIC):
        return compound.file_type(path)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return FileType.HEIC if head[8:12] in _HEIC_BRANDS else FileType.MP4
    if head.startswith((b"MZ", b"BM")) and b"\x00" in head:
        return FileType.PROGRAM if head.startswith(b"MZ") else FileType.BMP
    return None


def _zipped(path: Path, draft: Draft) -> FileType:
    with Container(path, draft) as container:
        if "mimetype" in container:
            return _OPEN_DOCUMENT.get(container.read("mimetype", 100).strip(), FileType.ZIP)
        if "[Content_Types].xml" not in container:
            return FileType.ZIP
        folders = {name.partition("/")[0] for name in container.names}
    return next((file_type for folder, file_type in _OFFICE.items() if folder in folders), FileType.ZIP)


def _textual(name: str, head: bytes) -> FileType | None:
    """Text of some kind: markup that a browser would run, or data, where only the name tells a table from prose."""
    decoded = decode(head, whole=len(head) < _HEAD)
    if decoded is None:
        return None
    markup = _MARKUP.match(decoded[0].removeprefix("\ufeff"))
    if markup:
        return _marked_up(markup[2].lower(), decoded[0])
    extension = name.rpartition(".")[2].lower()
    if extension in FileType.CSV.extensions:
        return FileType.CSV
    return FileType.JSON if extension in FileType.JSON.extensions and _JSON.match(decoded[0]) else FileType.TXT


def _marked_up(tag: str, text: str) -> FileType:
    if tag.rpartition(":")[2] == "svg":
        return FileType.SVG
    if tag in _HTML_TAGS:
        return FileType.HTML
    return FileType.XML if text.lstrip("\ufeff \r\n\t").startswith("<?xml") else FileType.TXT


def _hidden_pdf(head: bytes) -> FileType:
    """Readers of PDF forgive up to 1,024 bytes in front of it."""
    return FileType.PDF if b"%PDF-" in head[:1024] else FileType.UNKNOWN
