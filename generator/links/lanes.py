"""Many tasks at once, and the tasks of one host only as many as it may have: no host makes the others wait."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

__all__ = ["in_lanes"]

T = TypeVar("T")
R = TypeVar("R")


def in_lanes(
    tasks: Mapping[str, Sequence[T]], run: Callable[[T], R], *, jobs: int, per_host: int, done: Callable[[int], None]
) -> dict[T, R]:
    """What *run* returns for every task; *tasks* are grouped by host, and *done* hears how many are finished.

    Anything that *run* raises is raised here.
    """
    lanes: deque[deque[T]] = deque()
    for host in sorted(tasks, key=lambda host: (-len(tasks[host]), host)):  # the longest begins first
        lane = deque(tasks[host])
        lanes.extend([lane] * min(per_host, len(lane)))
    finished: queue.SimpleQueue[tuple[T, R] | BaseException] = queue.SimpleQueue()
    for _ in range(min(jobs, len(lanes))):
        # daemons: a reader who presses Ctrl-C does not wait for the slowest server
        threading.Thread(target=_work, args=(lanes, run, finished), daemon=True).start()
    results: dict[T, R] = {}
    for number in range(1, sum(map(len, tasks.values())) + 1):
        result = _next(finished)
        if isinstance(result, BaseException):
            raise result
        results[result[0]] = result[1]
        done(number)
    return results


def _work(
    lanes: deque[deque[T]], run: Callable[[T], R], finished: queue.SimpleQueue[tuple[T, R] | BaseException]
) -> None:
    try:
        while (lane := _first(lanes)) is not None:
            while (task := _first(lane)) is not None:
                finished.put((task, run(task)))
    except BaseException as err:  # noqa: BLE001  # raised again where somebody can hear it
        finished.put(err)


def _first(items: deque[R]) -> R | None:
    """The first of *items*, taken away; another thread may have taken the last."""
    try:
        return items.popleft()
    except IndexError:
        return None


def _next(finished: queue.SimpleQueue[tuple[T, R] | BaseException]) -> tuple[T, R] | BaseException:
    while True:
        try:
            return finished.get(timeout=0.5)  # Windows hears no Ctrl-C in a wait without end
        except queue.Empty:
            continue
