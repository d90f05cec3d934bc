"""Zip containers (Office files, OpenDocument, ZIP itself), opened only after their table of contents was weighed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from generator.evidence.limits import MEGABYTE, Draft, Limits, RefusedError, damaged
from generator.evidence.passport import Unread

__all__ = ["Container"]

_CHUNK = 64 * 1024
_GULP = 2 * MEGABYTE
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Office writes no other; LZMA may ask for gigabytes of memory to unpack a few bytes."""


class _Sips(io.FileIO):
    """A file that is not read in big gulps: ``zipfile`` takes in a whole table of contents, however large it is."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as a file does; raise ``RefusedError`` instead of returning more than 2 MB at once."""
        if size is None or size < 0:
            size = _GULP + 1
        data = super().read(min(size, _GULP + 1))
        if len(data) > _GULP:
            raise RefusedError(Unread.TOO_LARGE, "E432")
        return data


class Container:
    """An open zip file whose members can be read in small pieces, within the limits of a draft."""

    def __init__(self, path: Path, draft: Draft) -> None:
        self._draft = draft
        self._file = _Sips(path)
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._members = {info.filename: info for info in self._zip.infolist()}
            _weigh(self._zip.infolist(), draft.limits)
        except (zipfile.BadZipFile, NotImplementedError):
            self._file.close()
            raise damaged() from None
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the order of the table of contents."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack the member *name* piece by piece; raise ``RefusedError`` if it is locked or the time is up."""
        info = self._members[name]
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError(Unread.ENCRYPTED, "E421")
        if info.compress_type not in _METHODS:
            raise RefusedError(Unread.CLOSED_FORMAT, "E432")
        with self._zip.open(info) as member:
            while chunk := member.read(_CHUNK):
                self._draft.check_clock()
                yield chunk

    def read(self, name: str, most: int) -> bytes:
        """The first *most* bytes of the member *name*, at least; the rest is not unpacked."""
        data = bytearray()
        for chunk in self.chunks(name):
            data += chunk
            if len(data) >= most:
                break
        return bytes(data)


def _weigh(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Raise ``RefusedError`` for a table of contents that promises more than a document can hold.

    The sizes in it may lie, but ``zipfile`` never unpacks more of a member than they say.
    """
    total = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if len(members) > limits.members or total > limits.inflated:
        raise RefusedError(Unread.TOO_LARGE, "E432")
    if total > limits.unsuspicious and total > limits.ratio * packed:
        raise RefusedError(Unread.TOO_LARGE, "E432")
