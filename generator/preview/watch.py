"""Notices that a file of the site has changed: the system tells, and the disk is asked, for network drives tell nothing.

The only module that imports watchdog.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_WATCHED = ("data", "content")
_CONFIG = "site_config.yml"
_CHANGES = frozenset({"created", "deleted", "modified", "moved", "closed"})
"""Kinds of events after which a file may hold something else; it is opened and read as well."""
_QUIET = 0.01
"""Seconds without a further change after which a file is taken as saved; editors write it in several steps."""
_PATIENCE = 0.5
"""Seconds after which it is, if changes do not end."""
_PAUSE = 0.5
"""Seconds between two looks at the disk; on a slow one, twenty times as long as a look takes."""


def snapshot(root: Path) -> Mapping[str, tuple[int, int]]:
    """Time of change and size of every file that a build reads."""
    return dict(_entries(root))


class Watch:
    """Waits for changes of the site in one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._told = threading.Event()
        self._teller = _Teller(root, self._told)
        self._observer = Observer()
        self._watched: set[str] = set()
        self._seen: Mapping[str, tuple[int, int]] = {}
        self._is_behind = False

    def __enter__(self) -> Watch:
        self._seen = snapshot(self._root)
        with contextlib.suppress(OSError, RuntimeError):  # the system has no watches to give: the disk is asked
            self._observer.start()
        self._watch()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def wait(self, stop: threading.Event) -> None:
        """Wait until a file has changed, or *stop* is set."""
        if self._is_behind and self._catch_up():
            return
        pause = _PAUSE
        while not stop.is_set():
            if self._told.wait(pause):
                self._settle()
                self._is_behind = True  # the disk is looked at when whoever waits has seen the change
                return
            began = time.monotonic()
            now = snapshot(self._root)
            pause = max(_PAUSE, 20 * (time.monotonic() - began))
            if now != self._seen:
                self._seen = now
                self._watch()
                return

    def _watch(self) -> None:
        """Have the system tell of what there is; of a folder that comes later, when its first file was seen."""
        for folder in ("", *_WATCHED):
            path = self._root / folder
            if not path.is_dir():
                self._watched.discard(folder)
            elif folder not in self._watched and self._observer.is_alive():
                with contextlib.suppress(OSError, RuntimeError):
                    self._observer.schedule(self._teller, str(path), recursive=bool(folder))
                    self._watched.add(folder)

    def _catch_up(self) -> bool:
        """Look at the disk after a change that was told; return whether something else has changed as well."""
        told, before = self._teller.forget(), self._seen
        self._seen = snapshot(self._root)
        self._is_behind = False
        self._watch()
        changed = {path for path in before.keys() | self._seen.keys() if before.get(path) != self._seen.get(path)}
        return bool({os.path.abspath(path) for path in changed} - told)

    def _settle(self) -> None:
        """Wait until whoever is writing has done so."""
        for _ in range(round(_PATIENCE / _QUIET)):
            self._told.clear()
            if not self._told.wait(_QUIET):
                return


class _Teller(FileSystemEventHandler):
    """Sets an event when a file that a build reads has changed."""

    def __init__(self, root: Path, told: threading.Event) -> None:
        self._root = os.path.abspath(root)
        self._told = told
        self._paths: set[str] = set()

    def forget(self) -> set[str]:
        """The files that were told of since the last time."""
        told, self._paths = self._paths, set()
        return told

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Look whether it is one of ours."""
        ours = [os.path.abspath(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if self._is_ours(path)]
        if event.event_type in _CHANGES and ours:
            self._paths.update(ours)
            self._told.set()

    def _is_ours(self, path: bytes | str) -> bool:
        inside = os.path.relpath(os.path.abspath(os.fsdecode(path)), self._root).replace(os.sep, "/") if path else ""
        top, _, rest = inside.partition("/")
        if inside == _CONFIG:
            return True
        return top in _WATCHED and bool(rest) and not _is_passing(rest.rpartition("/")[2])


def _entries(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    paths = [str(root / _CONFIG)]
    for folder in _WATCHED:
        for where, _, names in os.walk(root / folder):
            paths += (os.path.join(where, name) for name in names if not _is_passing(name))
    for path in paths:
        try:
            info = os.stat(path)
        except OSError:
            continue  # gone since the folder was listed
        yield path, (info.st_mtime_ns, info.st_size)


def _is_passing(name: str) -> bool:
    """What editors and Office put beside a file while it is open."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".tmp", ".swp"))
