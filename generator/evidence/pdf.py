"""The text of a PDF, through pypdf, and what a PDF carries besides its pages."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import StreamObject

from generator.evidence.limits import MEGABYTE, Draft, ExhaustedError, Limits, RefusedError, damaged
from generator.evidence.passport import TraceKind, Unread
from generator.evidence.pdf_fonts import array, codes_of_page, dictionary, resolved
from generator.evidence.pictures import xmp_traces

__all__ = ["read_pdf"]

# Without a handler of its own, what pypdf remarks about damaged files would go to the officer's terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_CONFIGURATION = Configuration(
    maximum_declared_stream_length=64 * MEGABYTE,
    zlib_maximum_output_length=4 * MEGABYTE,
    lzw_maximum_output_length=4 * MEGABYTE,
    run_length_maximum_output_length=4 * MEGABYTE,
    array_based_stream_maximum_output_length=8 * MEGABYTE,
    stream_decoding_work_maximum_length=32 * MEGABYTE,
    stream_parsing_work_maximum_count=300_000,
    xform_maximum_invocations_per_extraction=500,
    jbig2dec_binary=None,
    disable_legacy_handling=True,
)
"""The most that one piece of a PDF may cost; a page beyond it counts as not read."""
_FEW_LETTERS = 5
"""A page with fewer letters than this shows no text."""
_CAMERA_STAMP = re.compile(r"Scanned (?:with|by) \S+|CamScanner", re.IGNORECASE)
_DRAWN = 20
"""Drawing operators with which a page is not blank."""
_MOST_CODES = 400_000
"""In the tables of all fonts on a page: some 100 MB while it is read."""
_CODES_PER_OPERATOR = 7
"""Codes in the tables of fonts that take as long to read as one operator takes to follow."""
_MOST_ANNOTATIONS = 500
_MOST_FILES = 50
_CONTACT = re.compile(r"(?:mailto|tel|sms):(.+)", re.IGNORECASE | re.DOTALL)
_PROPERTIES = {
    "/Author": TraceKind.AUTHOR,
    "/Company": TraceKind.COMPANY,
    "/Title": TraceKind.NOTE,
    "/Subject": TraceKind.NOTE,
    "/Keywords": TraceKind.NOTE,
}
_ENTRY = 20
"""Bytes of an entry in the table of objects, the only pieces of this size that pypdf reads."""
_END = 4096
"""Bytes at the end in which the end mark has to stand; some programs write a few after it."""


class _OutOfTimeError(LimitReachedError):
    """Raised inside pypdf, which lets this one kind of error through wherever it mends damage."""


class _Watched(io.BufferedReader):
    """A file on whose every reading the clock is looked at."""

    def __init__(self, path: Path, draft: Draft) -> None:
        super().__init__(io.FileIO(path))
        self._draft = draft
        self._size = path.stat().st_size
        self._reads = self._entries = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as a file does; raise ``LimitReachedError`` after too many readings, or when the time is up."""
        self._reads += 1
        self._entries += size == _ENTRY
        if self._reads > self._draft.limits.reads or self._entries > self._draft.limits.objects:
            raise LimitReachedError
        if self._reads % 64 == 0:
            _look(self._draft)
        return super().read(size) if size is not None and size >= 0 else self._whole()

    def _whole(self) -> bytes:
        """The rest of the file, which pypdf asks for only to mend a damaged one."""
        if self._size > self._draft.limits.mended:
            raise LimitReachedError
        data = super().read()
        if data.count(b" obj") > self._draft.limits.objects:
            raise LimitReachedError
        return data

    def ends_well(self) -> bool:
        """Whether the mark that ends every PDF is there; where it is not, the rest was lost on the way."""
        self.seek(-min(self._size, _END), io.SEEK_END)
        return b"%%EOF" in self.read(_END)


def _look(draft: Draft) -> None:
    try:
        draft.check_clock()
    except ExhaustedError:
        raise _OutOfTimeError from None


class _Pen:
    """Watches the drawing operators of a document as pypdf follows them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._left = draft.limits.operators
        self.strokes = 0
        """Operators of the page so far; a picture counts as many."""

    def __call__(self, operator: bytes, *_: object) -> None:
        """Count one operator; raise ``_OutOfTimeError`` when the document has had its share."""
        pictured = operator in {b"Do", b"INLINE IMAGE"}
        self.strokes += _DRAWN if pictured else 1
        self._left -= _DRAWN if pictured else 1
        _look(self._draft)
        self.check()

    def charge(self, page: PageObject) -> None:
        """Count the fonts of *page*, before they are read; raise ``LimitReachedError`` if they are too large."""
        codes = codes_of_page(page)
        self._left -= codes // _CODES_PER_OPERATOR
        self.check()
        if codes > _MOST_CODES:
            raise LimitReachedError

    def check(self) -> None:
        """Raise ``_OutOfTimeError`` when the document has had its share (pypdf swallows errors inside a form)."""
        if self._left < 0:
            raise _OutOfTimeError


def read_pdf(path: Path, draft: Draft) -> None:
    """Read the PDF at *path* into *draft*."""
    tree = {"page_tree_maximum_entries": 2 * draft.limits.pages}
    with apply_configuration(_CONFIGURATION, **tree), _Watched(path, draft) as file:
        if not file.ends_well():
            raise damaged()
        try:
            reader = _open(file, draft.limits)
            _read_pages(reader, draft)
            _read_properties(reader, draft)
        except _OutOfTimeError:
            raise ExhaustedError from None


def _open(file: _Watched, limits: Limits) -> PdfReader:
    """A reader whose pages can be read; raise ``RefusedError`` for a locked file or one of no or too many pages."""
    try:
        reader = PdfReader(file, root_object_recovery_limit=1_000, xref_stream_maximum_entries=limits.objects)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError(Unread.ENCRYPTED, "E421")
        if reader.get_num_pages() == 0:
            raise damaged()
    except (DependencyError, FileNotDecryptedError):
        raise RefusedError(Unread.ENCRYPTED, "E421") from None
    except _OutOfTimeError:
        raise
    except LimitReachedError:
        raise RefusedError(Unread.TOO_LARGE, "E431") from None
    return reader


def _read_pages(reader: PdfReader, draft: Draft) -> None:
    """Read the text of every page, and say on how many there is none."""
    draft.pages = reader.get_num_pages()
    if draft.pages > draft.limits.pages:
        raise RefusedError(Unread.TOO_LARGE, "E431")
    pen = _Pen(draft)
    pictures = failed = 0
    for number, page in enumerate(reader.pages, start=1):
        pen.strokes = 0
        try:
            text = _page_text(page, pen, draft, f"หน้า {number}")
        except (_OutOfTimeError, RefusedError):
            raise
        except Exception:  # noqa: BLE001  whatever is wrong with one page, the others are read
            failed += 1
            continue
        if text:
            draft.part(f"หน้า {number}", text)
        elif pen.strokes >= _DRAWN:
            pictures += 1
        reader.resolved_objects.clear()  # it would grow to the unpacked size of the whole document
    _conclude(draft, pictures, failed)


def _conclude(draft: Draft, pictures: int, failed: int) -> None:
    if failed:
        draft.stop(ExhaustedError())
    elif not draft.parts:
        draft.stop(RefusedError(Unread.SCAN, "E423"))
    elif pictures:
        draft.stop(RefusedError(Unread.PARTLY, "E424", count=pictures, pages=draft.pages))


def _page_text(page: PageObject, pen: _Pen, draft: Draft, label: str) -> str:
    """The words on a page and in its forms; nothing if it shows fewer than a few letters."""
    pen.charge(page)
    text = _thai(page.extract_text(visitor_operand_before=pen))
    pen.check()
    text = "\n".join([text, *_annotations(page, draft, label)]).replace("\f", " ")
    letters = sum(1 for c in _CAMERA_STAMP.sub("", text) if c.isalnum())
    return text if letters >= _FEW_LETTERS else ""


def _thai(text: str) -> str:
    """Old fonts give Thai letters the codes of accented Latin letters; a page of those is read as what it shows."""
    accented = sum(1 for c in text if "\xa1" <= c <= "\xfb")
    if accented * 4 < len(text) or any("\u0e01" <= c <= "\u0e5b" for c in text):
        return text
    return text.encode("latin-1", "replace").decode("cp874", "replace")


def _annotations(page: PageObject, draft: Draft, label: str) -> Iterator[str]:
    """The words in form fields and text boxes, which stand outside the page's own text; remarks become traces."""
    for reference in islice(array(page.get("/Annots")), _MOST_ANNOTATIONS):
        annotation = dictionary(reference)
        words = _string(annotation.get("/Contents"))
        match annotation.get("/Subtype"):
            case "/Widget":
                yield _string(annotation.get("/V", dictionary(annotation.get("/Parent")).get("/V")))
            case "/FreeText":
                yield words
            case "/FileAttachment":
                draft.trace(TraceKind.EMBEDDED_FILE, words, label)
            case "/Link":
                contact = _CONTACT.match(_string(dictionary(annotation.get("/A")).get("/URI")))
                if contact:
                    draft.trace(TraceKind.LINK, contact[1], label)
            case _ if words:
                draft.trace(TraceKind.COMMENT, words, label)


def _read_properties(reader: PdfReader, draft: Draft) -> None:
    """Read author, remarks and embedded files of the document; what is malformed among them is passed over."""
    root = reader.root_object
    with contextlib.suppress(PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        for key, kind in _PROPERTIES.items():
            text = _string(dictionary(reader.metadata).get(key))
            if text.strip():
                draft.trace(kind, text)
    with contextlib.suppress(PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        metadata = resolved(root.get("/Metadata"))
        for trace in xmp_traces(metadata.get_data() if isinstance(metadata, StreamObject) else b""):
            draft.trace(trace.kind, trace.text)
    with contextlib.suppress(PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        for file in islice(reader.attachment_list, _MOST_FILES):
            draft.trace(TraceKind.EMBEDDED_FILE, file.name)


def _string(value: object) -> str:
    found = resolved(value)
    return str(found) if isinstance(found, str) else ""
