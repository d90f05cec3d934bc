"""What the program makes of its own files at every start, kept where Python keeps its compiled modules.

That is a ``__pycache__`` folder beside the file, part of the program and not of a site (ADR 0013). What is kept carries
a digest of itself and of the program that made it: whatever is damaged, unfinished or of another program is made again.
A folder that cannot be written costs only time.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from threading import get_ident

from generator.resources import PACKAGE, THEME

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pydantic", "pymdownx", "pypdf", "segno", "yaml")
"""Where they are installed, every change of a library shows in the folder."""


def recall(file: Path, source: bytes) -> bytes | None:
    """What an earlier run of this very program has made of *file*, which holds *source*."""
    with contextlib.suppress(OSError, NotImplementedError):
        stored = _beside(file).read_bytes()
        if stored[:32] == _seal(source, stored[32:]):
            return stored[32:]
    return None


def remember(file: Path, source: bytes, made: bytes) -> None:
    """Keep *made* of *file* for the next run, unless Python keeps nothing either, or the disk refuses."""
    if sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError, NotImplementedError):
        target = _beside(file)
        target.parent.mkdir(exist_ok=True)
        unfinished = target.with_name(f"{target.name}.{os.getpid()}-{get_ident()}")
        try:
            unfinished.write_bytes(_seal(source, made) + made)
            os.replace(unfinished, target)  # another process sees all of it or nothing
        except OSError:
            unfinished.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    """Where Python would keep a module of that name: its own version and ``PYTHONPYCACHEPREFIX`` are in it."""
    return Path(cache_from_source(f"{file}.py"))


def _seal(source: bytes, made: bytes) -> bytes:
    return sha256(fingerprint() + sha256(source).digest() + made).digest()


@cache
def fingerprint() -> bytes:
    """By what it is seen that the program may have changed, without reading it: sizes and times of its files.

    As Git sees that a file is unchanged; the time at which the system changed its entry is one that no tool sets.
    """
    files = [f"{path} {_state(path)}" for folder in (PACKAGE, THEME) for path in program_files(folder)]
    return sha256("\n".join([sys.version, *_installed(), *files]).encode("utf-8", "surrogatepass")).digest()


def _installed() -> Iterator[str]:
    """The folders in which the libraries are installed: they change when a library comes, goes or is replaced."""
    specs = (find_spec(name) for name in _LIBRARIES)
    folders = {os.path.dirname(os.path.dirname(spec.origin)) for spec in specs if spec and spec.origin}
    return (f"{folder} {_state(folder)}" for folder in sorted(folders))


def _state(path: str) -> str:
    found = os.stat(path)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def program_files(folder: Path | str) -> Iterator[str]:
    """The paths of the files below *folder*, in the order of their names, without what Python or this module keeps."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from program_files(entry.path) if entry.name != "__pycache__" else ()
        else:
            yield entry.path
