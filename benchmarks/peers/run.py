"""One program run as a whole: its CPU and wall seconds, the peak memory of all its processes, and what it wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 0.04
"""Seconds between two looks at the memory."""
PAGE = os.sysconf("SC_PAGE_SIZE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""That of the runs: Python keeps the bytecode of what it imports, as it does for everybody."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    cpu: float
    """Seconds, user and system, of the process and all that it waited for."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """Peak megabytes (10⁶) that all its processes held at once."""
    written: int
    """Bytes of the files below the output folder that the run wrote."""
    files: int
    """How many those are."""
    load: float = 0.0
    """Programs that wanted a core in the minute before, of the whole machine: above the number of cores, *wall* says little."""


class TooSlowError(Exception):
    """The run was ended because its time was up."""


class FailedError(Exception):
    """The program ended with an error."""


def measure(command: Sequence[str], folder: Path, out: Path, *, limit: float) -> Run:
    """Run *command* in *folder*, writing to *out*, for *limit* seconds at most.

    Raises:
        TooSlowError: it was killed.
        FailedError: it failed; with the end of what it said.
    """
    load, began_ns, began = os.getloadavg()[0], time.time_ns(), time.perf_counter()
    with (folder / "said.txt").open("w+b") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            env=ENVIRONMENT,
        )  # fmt: skip
        watch = Watch(process.pid, limit)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if watch.killed:
            raise TooSlowError
        if process.returncode:
            said.seek(0)
            raise FailedError(said.read()[-2000:].decode("utf-8", "replace"))
    sizes = [stat.st_size for stat in _files(out) if stat.st_mtime_ns >= began_ns - 10_000_000]  # clocks of files are coarse
    memory = max(watch.peak, usage.ru_maxrss * 1024)
    return Run(usage.ru_utime + usage.ru_stime, wall, memory / 1e6, sum(sizes), len(sizes), load)


def put_away(folder: Path, *paths: Path) -> None:
    """Move what is at *paths* into *folder*, to be deleted when all runs are over.

    ext4 uses no inode again for minutes after its file was deleted, and looks through all of those at every new file: one
    cost half a millisecond in place of thirty microseconds where the files of the last run had just been deleted.
    """
    folder.mkdir(exist_ok=True)
    for path in paths:
        if path.exists():
            path.rename(folder / f"{len(os.listdir(folder))}-{path.name}")


class Watch(threading.Thread):
    """Looks at the memory of a session of processes, and ends it when its time is up."""

    def __init__(self, session: int, limit: float) -> None:
        super().__init__(daemon=True)
        self._session, self._until, self._over = session, time.monotonic() + limit, threading.Event()
        self.peak = 0
        """Bytes."""
        self.killed = False

    def run(self) -> None:
        while not self._over.wait(SAMPLE):
            self.peak = max(self.peak, _memory(self._session))
            if time.monotonic() > self._until:
                self.killed = True
                os.killpg(self._session, signal.SIGKILL)
                return

    def stop(self) -> None:
        """End the watch, and what the session left behind."""
        self._over.set()
        self.join()


def _memory(session: int) -> int:
    """Bytes held by the processes of *session*; pages that several of them share count once."""
    members = list(_members(session))
    try:
        if len(members) == 1:
            return int(Path(f"/proc/{members[0]}/statm").read_text().split()[1]) * PAGE
        return sum(_share(member) for member in members)
    except (OSError, IndexError):  # one of them has ended meanwhile
        return 0


def _members(session: int) -> Iterator[int]:
    for name in filter(str.isdecimal, os.listdir("/proc")):
        try:
            stat = Path(f"/proc/{name}/stat").read_text()
        except OSError:
            continue
        if int(stat.rpartition(")")[2].split()[3]) == session:
            yield int(name)


def _share(process: int) -> int:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _files(folder: Path) -> Iterator[os.stat_result]:
    for path, _, names in os.walk(folder):
        yield from (os.stat(os.path.join(path, name)) for name in names)
