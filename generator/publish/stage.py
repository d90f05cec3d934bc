"""Stage, then switch: a build goes into a fresh folder beside the target and becomes the target in one step.

On Linux the two folders are exchanged by one system call. Elsewhere the old folder is renamed away and the new one into
its place; what a killed run leaves behind between the two is repaired by the next. A run never touches the target before
everything is written.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import shutil
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO

from generator.problems import DiskError
from generator.publish.previous import Previous, Written

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MANIFEST = "manifest.json"
"""Lists every other file with size and SHA-256; also marks a folder as one of ours."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Stage:
    """The folder that a build fills."""

    def __init__(self, folder: Path, previous: Previous | None = None) -> None:
        """Of the section *previous*, files with the same bytes are taken over: they keep their dates, and cost less."""
        self.folder = folder
        self.previous = previous
        self._root = str(folder)
        self._files: dict[str, Written] = {}
        self._made: set[str] = {""}
        self.discarded = False

    def write(self, path: str, data: bytes) -> Written:
        """Write one file; *path* is relative, with forward slashes."""
        target = self._target(path)
        if not self._is_previous(path, data) or not self._link(path, target):
            with open(target, "wb") as file:
                file.write(data)
        return self._enter(path, target, len(data), sha256(data).hexdigest())

    makes_later = False
    """Whether files are made after the build, so that what they are made of has to stay."""

    def write_later(self, path: str, make: Callable[[], bytes]) -> None:
        """Write what *make* gives; a stage that nobody uploads may wait until somebody asks for the file."""
        self.write(path, make())

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> Written:
        """Write one file that is too long to be held whole."""
        digest, size, target = sha256(), 0, self._target(path)
        with open(target, "wb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        return self._enter_dated(path, target, size, digest.hexdigest())

    def _date_before(self, path: str, target: str, sha256: str) -> int | None:
        """When the file of the previous section was written, in nanoseconds, if it holds what *target* does."""
        if self.previous is None:
            return None
        if known := self.previous.written.get(path):
            return known.time if self.previous.holds(path, sha256) else None
        old = f"{self.previous.folder}/{path}"  # no build has told of it
        try:
            return os.lstat(old).st_mtime_ns if filecmp.cmp(old, target, shallow=False) else None
        except OSError:
            return None

    def take_over(self, path: str) -> Written | None:
        """Take the file *path* of the previous section as it is known to be, if the disk can give it a second name."""
        known = self.previous.written.get(path) if self.previous else None
        if known is None or not self._link(path, self._place(path)):
            return None
        self._files[path] = known
        return known

    def copy(self, path: str, source: Path, sha256_known: str | None = None) -> Written:
        """Copy *source* to *path*; where its SHA-256 is known, the previous section may have it already."""
        previous = self.previous
        if sha256_known and previous and previous.holds(path, sha256_known) and (taken := self.take_over(path)):
            return taken
        digest, size, target = sha256(), 0, self._target(path)
        with open(source, "rb") as original, open(target, "wb") as file:
            while block := original.read(1 << 20):
                file.write(block)
                digest.update(block)
                size += len(block)
        if sha256_known not in {None, digest.hexdigest()}:
            raise DiskError(f"ไฟล์ถูกแก้ระหว่างที่โปรแกรมทำงาน: {source} สั่งใหม่อีกครั้ง")
        return self._enter_dated(path, target, size, digest.hexdigest())

    def adopt(self) -> None:
        """Take in the files that another program has written into the folder."""
        for file in sorted(self.folder.rglob("*")):
            path = file.relative_to(self.folder).as_posix()
            if file.is_file() and path not in self._files:
                data = file.read_bytes()
                self._enter(path, str(file), len(data), sha256(data).hexdigest())

    def adopt_written(self, files: Mapping[str, Written]) -> bool:
        """Take in *files* if another process has written every one of them into the folder for this build."""
        there = Previous(self.folder, files)
        if not all(there.holds(path, file.sha256) for path, file in files.items()):
            return False
        self._files.update(files)
        return True

    def _is_previous(self, path: str, data: bytes) -> bool:
        """Whether the file of the previous section holds *data*."""
        if self.previous is None:
            return False
        old = f"{self.previous.folder}/{path}"
        try:
            with open(old, "rb") as file:
                return file.read(len(data) + 1) == data and not os.path.islink(old)
        except OSError:
            return False

    def _link(self, path: str, target: str) -> bool:
        """Give the file of the previous section a second name; not every disk can."""
        if self.previous is None:
            return False
        old = f"{self.previous.folder}/{path}"
        try:
            os.link(old, target)
        except FileExistsError:
            return self._link_anew(old, target)
        except OSError:
            return False
        return True

    def _link_anew(self, old: str, target: str) -> bool:
        """The same where another process has put something."""
        try:
            os.unlink(target)
            os.link(old, target)
        except OSError:
            return False
        return True

    def _enter_dated(self, path: str, target: str, size: int, digest: str) -> Written:
        """Enter a file that was written anew: one that is the same as before keeps its date."""
        if time := self._date_before(path, target, digest):
            os.utime(target, ns=(time, time))
        return self._enter(path, target, size, digest)

    def _enter(self, path: str, target: str, size: int, digest: str) -> Written:
        self._files[path] = Written(size, digest, os.stat(target).st_mtime_ns)
        return self._files[path]

    @property
    def paths(self) -> frozenset[str]:
        """Every file so far."""
        return frozenset(self._files)

    def entry(self, path: str) -> Written:
        """What is known of a file so far."""
        return self._files[path]

    @property
    def written(self) -> Mapping[str, Written]:
        """Every file so far, by address."""
        return self._files

    def discard(self) -> None:
        """Give this build up: the target stays as it is."""
        self.discarded = True

    @property
    def digests(self) -> Mapping[str, str]:
        """SHA-256 of every file so far, by path."""
        return {path: file.sha256 for path, file in self._files.items()}

    def finish(self, program: str) -> None:
        """Write the manifest; *program* names the version that built the section."""
        files = {path: {"size": file.size, "sha256": file.sha256} for path, file in sorted(self._files.items())}
        text = json.dumps({"generator": program, "files": files}, ensure_ascii=False, indent=0)
        with open(self.folder / MANIFEST, "wb") as file:
            file.write(text.encode())

    def _target(self, path: str) -> str:
        """Where the file *path* is to be; nothing is there, for a file that was taken over is the old section's too.

        Another process may have put something there, which this one does not know of.
        """
        target = self._place(path)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
        return target

    def _place(self, path: str) -> str:
        """Where the file *path* is to be; its folder is there."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._root}/{folder}", exist_ok=True)
            self._made.add(folder)
        return f"{self._root}/{path}"


def read_manifest(folder: Path) -> Mapping[str, str]:
    """SHA-256 by path of the section in *folder*; empty where there is none of ours."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {path: entry["sha256"] for path, entry in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


@contextlib.contextmanager
def staging(target: Path, written: Mapping[str, Written] | None = None) -> Iterator[Stage]:
    """A stage that becomes *target* when the block ends well; otherwise *target* stays as it was.

    *written* is what an earlier build has told of the files of *target*.

    Raises:
        DiskError: the disk refuses, or *target* holds something that is not a section of ours.
    """
    target = target.absolute()
    try:
        _repair(target)
        _refuse_foreign(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        folder = target.with_name(f".{target.name}.stage-{uuid.uuid4().hex[:8]}")
        with _lock(folder):
            try:
                folder.mkdir()
                stage = Stage(folder, Previous(target, written or {}))
                yield stage
                if not stage.discarded:
                    _switch(folder, target)
            finally:
                _clear(folder)
    except OSError as err:
        path = err.filename or target
        raise DiskError(f"เขียนลงดิสก์ไม่ได้: {path} ({err.strerror}) เว็บเดิมยังอยู่ครบ") from err


def _clear(folder: Path) -> None:
    """Delete what is left; Ctrl-C meanwhile ends the program when that is done."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise DiskError(f"{target} ไม่ใช่โฟลเดอร์ เลือกที่เก็บผลลัพธ์อื่นด้วย --out")
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise DiskError(f"โฟลเดอร์ {target} มีไฟล์อื่นอยู่ ไม่ใช่เว็บที่โปรแกรมนี้สร้าง เลือกที่อื่นด้วย --out หรือย้ายไฟล์ออกก่อน")


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _repair(target: Path) -> None:
    """After a switch that was killed between its two renames, bring the old section back."""
    previous = _previous(target)
    if previous.is_dir() and not target.exists():
        os.rename(previous, target)


def _sweep(target: Path) -> None:
    """Delete what killed runs have left; the stage of a run that is still going is locked."""
    for folder in target.parent.glob(f".{target.name}.stage-*"):
        if folder.suffix == ".lock":
            continue
        with contextlib.suppress(OSError), _lock(folder):
            shutil.rmtree(folder, ignore_errors=True)
    for lock in target.parent.glob(f".{target.name}.stage-*.lock"):
        if not lock.with_suffix("").exists():
            with contextlib.suppress(OSError), _lock(lock.with_suffix("")):
                pass
    shutil.rmtree(_previous(target), ignore_errors=True)


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a stage; ``OSError`` where another run holds it."""
    path = folder.with_name(folder.name + ".lock")
    file = open(path, "wb")  # noqa: SIM115  # closed below, before it is deleted: Windows deletes no open file
    try:
        _take(file)
        yield
    finally:
        file.close()
        with contextlib.suppress(OSError):
            path.unlink()


def _take(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _switch(folder: Path, target: Path) -> None:
    """Make *folder* the target; where there was one, *folder* is the old one afterwards or gone."""
    if not target.exists():
        os.rename(folder, target)
    elif not _exchange(folder, target):
        previous = _previous(target)
        os.rename(target, previous)
        try:
            os.rename(folder, target)
        except OSError:
            os.rename(previous, target)
            raise
        _clear(previous)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one system call; ``False`` where there is no such call."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # takes a while; most runs of `check` and `serve` switch nothing

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return result == 0
