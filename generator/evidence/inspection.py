"""``inspect``: one file in, one passport out, whatever the file is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.evidence import compound
from generator.evidence.file_type import FileType, Use
from generator.evidence.limits import MEGABYTE, Draft, Limits, RefusedError, damaged
from generator.evidence.open_document import read_open_document
from generator.evidence.passport import Passport, TraceKind, Unread
from generator.evidence.pictures import read_picture
from generator.evidence.plain import read_csv, read_text
from generator.evidence.sheets import read_xlsx
from generator.evidence.slides import read_pptx
from generator.evidence.sniff import sniff
from generator.evidence.word import read_docx

__all__ = ["inspect"]

_DEFAULT = Limits()
_BLOCK = 1 * MEGABYTE


def inspect(path: Path, limits: Limits = _DEFAULT) -> Passport:
    """Make the passport of the file at *path*, within *limits*.

    Whatever is wrong with the file's content is a finding of the passport, never an exception. Raises ``OSError`` if
    the disk does not give the file.
    """
    size = path.stat().st_size
    draft = Draft(limits)
    if size > limits.size:
        draft.stop(RefusedError(Unread.TOO_LARGE, "E429", size=_megabytes(size), most=_megabytes(limits.size)))
        return _passport(path, FileType.UNKNOWN, size, "", draft)
    digest = _digest(path)
    file_type = _examine(path, draft)
    if size > limits.heavy:
        draft.say("E430", size=_megabytes(size))
    return _passport(path, file_type, size, digest, draft)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _examine(path: Path, draft: Draft) -> FileType:
    """Find out the type and read the file into *draft*: the one place where what goes wrong in a file ends."""
    file_type: FileType | None = None
    try:
        file_type = sniff(path, draft)
        _judge(path, file_type, draft)
        _READERS.get(file_type, _leave_unread)(path, draft)
    except RefusedError as refusal:
        draft.stop(refusal)
    except Exception:  # noqa: BLE001  a stranger wrote this file: it may go wrong in any way at all
        draft.stop(damaged())
    return file_type or _claimed(path.name)


def _claimed(name: str) -> FileType:
    """The type that the extension claims, for a container that could not be opened."""
    return next((t for t in FileType if t.extensions and t.fits(name)), FileType.UNKNOWN)


def _judge(path: Path, file_type: FileType, draft: Draft) -> None:
    """Say what is wrong with a file of this type under this name."""
    if file_type is FileType.UNKNOWN:
        draft.say("E428")
    elif file_type.use is Use.REFUSED and file_type is not FileType.EMPTY:
        draft.say("E425", type=file_type.label)
    elif file_type.use is Use.AWKWARD and file_type is not FileType.LOCKED_OFFICE:
        draft.say("E427", type=file_type.label)
    if not file_type.fits(path.name):
        extension = path.suffix or "(ไม่มีนามสกุล)"
        draft.say("E420", extension=extension, type=file_type.label, right=f".{file_type.extensions[0]}")


def _leave_unread(path: Path, draft: Draft) -> None:
    """A type whose text this program does not read."""
    if path.stat().st_size:
        draft.unread = Unread.CLOSED_FORMAT


def _read_media(_: Path, draft: Draft) -> None:
    draft.unread = Unread.PICTURE


def _read_compound(path: Path, draft: Draft) -> None:
    draft.unread = Unread.CLOSED_FORMAT
    if compound.has_macros(path):
        draft.say("E426")


def _refuse_locked(_: Path, __: Draft) -> None:
    raise RefusedError(Unread.ENCRYPTED, "E421")


def _read_pdf(path: Path, draft: Draft) -> None:
    from generator.evidence.pdf import read_pdf  # pypdf takes 0.3 s to import: only where there is a PDF

    read_pdf(path, draft)


_READERS: Mapping[FileType, Callable[[Path, Draft], None]] = {
    FileType.PDF: _read_pdf,
    FileType.DOCX: read_docx,
    FileType.XLSX: read_xlsx,
    FileType.PPTX: read_pptx,
    FileType.ODT: read_open_document,
    FileType.ODS: read_open_document,
    FileType.ODP: read_open_document,
    FileType.DOC: _read_compound,
    FileType.XLS: _read_compound,
    FileType.PPT: _read_compound,
    FileType.LOCKED_OFFICE: _refuse_locked,
    FileType.CSV: read_csv,
    FileType.TXT: read_text,
    FileType.JSON: read_text,
    FileType.PNG: read_picture,
    FileType.JPEG: read_picture,
    FileType.GIF: read_picture,
    FileType.WEBP: read_picture,
    FileType.TIFF: _read_media,
    FileType.BMP: _read_media,
    FileType.HEIC: _read_media,
    FileType.MP4: _read_media,
    FileType.WEBM: _read_media,
    FileType.MP3: _read_media,
}


def _passport(path: Path, file_type: FileType, size: int, digest: str, draft: Draft) -> Passport:
    if any(trace.kind is TraceKind.EMBEDDED_FILE for trace in draft.traces):
        draft.say("E434")
    return Passport(
        name=path.name,
        type=file_type,
        size=size,
        sha256=digest,
        pages=draft.pages,
        encoding=draft.encoding,
        parts=tuple(draft.parts),
        unread=draft.unread,
        traces=tuple(draft.traces),
        findings=tuple(draft.findings),
    )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f}"
