"""The text of a PDF, through pypdf, and what a PDF carries besides its pages."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject, PdfObject

from generator.evidence.limits import MEGABYTE, Draft, Exhausted, Refused, damaged
from generator.evidence.passport import TraceKind, Unread
from generator.evidence.pictures import xmp_traces

__all__ = ["read_pdf"]

# Without a handler of its own, what pypdf remarks about damaged files would go to the officer's terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_PIECES = {
    "maximum_declared_stream_length": 64 * MEGABYTE,
    "zlib_maximum_output_length": 8 * MEGABYTE,
    "lzw_maximum_output_length": 8 * MEGABYTE,
    "run_length_maximum_output_length": 8 * MEGABYTE,
    "array_based_stream_maximum_output_length": 16 * MEGABYTE,
    "stream_decoding_work_maximum_length": 32 * MEGABYTE,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}
"""The most that one piece of a PDF may cost; a page beyond it counts as not read."""
_FEW_LETTERS = 5
"""A page with fewer letters than this shows no text."""
_CAMERA_STAMP = re.compile(r"Scanned (?:with|by) \S+|CamScanner", re.IGNORECASE)
_DRAWN = 20
"""Drawing operators with which a page is not blank."""
_END = 4096
"""Bytes at the end in which the end mark has to stand; some programs write a few after it."""


class _OutOfTime(LimitReachedError):
    """Raised inside pypdf, which lets this one kind of error through wherever it mends damage."""


class _Watched(io.BufferedReader):
    """A file on whose every reading the clock is looked at."""

    def __init__(self, path: Path, draft: Draft) -> None:
        super().__init__(io.FileIO(path))
        self._draft = draft
        self._reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as a file does; raise ``_OutOfTime`` when the time is up."""
        self._reads += 1
        if self._reads % 256 == 0:
            _look(self._draft)
        return super().read(size)


def _look(draft: Draft) -> None:
    try:
        draft.check_clock()
    except Exhausted:
        raise _OutOfTime from None


def read_pdf(path: Path, draft: Draft) -> None:
    """Read the PDF at *path* into *draft*."""
    size = path.stat().st_size
    if size > draft.limits.pdf_size:
        raise Refused(Unread.TOO_LARGE)
    with apply_configuration(page_tree_maximum_entries=2 * draft.limits.pages, **_PIECES), _Watched(path, draft) as file:
        file.seek(-min(size, _END), io.SEEK_END)
        if b"%%EOF" not in file.read(_END):
            raise damaged()
        _read(_open(file), draft)


def _open(file: _Watched) -> PdfReader:
    try:
        reader = PdfReader(file, root_object_recovery_limit=1_000, xref_stream_maximum_entries=300_000)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(Unread.ENCRYPTED, "E421")
        reader.get_num_pages()
    except (DependencyError, FileNotDecryptedError):
        raise Refused(Unread.ENCRYPTED, "E421") from None
    return reader
