"""A section that is not on the disk: pages as bytes, other files as what makes them, evidence where it lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import RLock

from generator.publish import Stage
from generator.publish.previous import Previous, Written

Content = bytes | Path | Callable[[], bytes]
_WAITING = "waits to be made"


class HeldStage(Stage):
    """A stage for whoever looks at the section on this machine; what nobody opens is not made."""

    makes_later = True

    def __init__(self, last: HeldStage | None = None) -> None:
        """Files of the *last* section that are the same are taken over."""
        super().__init__(Path())
        self._contents: dict[str, Content] = {}
        self._making = RLock()  # the catalogue is made of the sizes of other files
        self._last = last
        self.previous = _Last(Path(), last._files) if last else None  # noqa: SLF001  # of one class

    def read(self, path: str) -> bytes | None:
        """The file *path*, ``None`` where there is none.

        Raises:
            OSError, DiskError: a file of the site cannot be read.
        """
        content = self._contents.get(path)
        if callable(content):
            with self._making:  # several readers may ask at once
                content = self._contents[path]
                if callable(content):
                    content = self._contents[path] = content()
        return content.read_bytes() if isinstance(content, Path) else content

    def has(self, path: str) -> bool:
        """Whether there is a file *path*."""
        return path in self._contents

    def forget_last(self) -> None:
        """Let go of the section before this one."""
        self._last = self.previous = None

    def write(self, path: str, data: bytes) -> Written:
        """Hold one file."""
        return self._hold(path, data, Written(len(data), sha256(data).hexdigest()))

    def write_later(self, path: str, make: Callable[[], bytes]) -> None:
        """Hold what *make* will give when somebody asks."""
        self._hold(path, make, _waiting())

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> Written:
        """Hold what *pieces* will be joined to."""
        return self._hold(path, lambda: b"".join(pieces), _waiting())

    def take_over(self, path: str) -> Written | None:
        """Hold the file *path* of the last section."""
        content = self._last._contents.get(path) if self._last else None  # noqa: SLF001  # one of the same class
        return self._hold(path, content, self._last.entry(path)) if self._last and content is not None else None

    def adopt_written(self, _files: Mapping[str, Written]) -> bool:
        """Nobody else writes into it."""
        return False

    def copy(self, path: str, source: Path, sha256_known: str | None = None) -> Written:
        """Hold where the file is."""
        return self._hold(path, source, Written(0, sha256_known) if sha256_known else _waiting())

    @property
    def written(self) -> Mapping[str, Written]:
        """Every file so far; what is not made yet is made when its size is asked for."""
        return _Measured(self, self._files)

    def _hold(self, path: str, content: Content, written: Written) -> Written:
        self._contents[path] = content
        self._files[path] = written
        return written


_NUMBERS = count(1)


def _waiting() -> Written:
    """What is known of a file that is not made yet: it is the same as itself, and as no other."""
    return Written(0, f"{_WAITING} {next(_NUMBERS)}")


class _Last(Previous, frozen=True):
    """The last section, whose files are as they were made."""

    def holds(self, path: str, sha256: str) -> bool:
        """Whether the file *path* is there with this digest, or waits to be made as the same."""
        known = self.written.get(path)
        return known is not None and known.sha256 == sha256


class _Measured(Mapping[str, Written]):
    """What is known of the files of a stage, with sizes."""

    def __init__(self, stage: HeldStage, files: Mapping[str, Written]) -> None:
        self._stage = stage
        self._files = files

    def __getitem__(self, path: str) -> Written:
        known = self._files[path]
        if not known.sha256.startswith(_WAITING):
            return known
        data = self._stage.read(path) or b""
        return Written(len(data), sha256(data).hexdigest())

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
