"""No host is asked by many at once, none is asked on when it wants to be left alone, and no host makes the others wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from loopback import FAST, HASTY, Handler, Loopback, link, starting
from msgspec.structs import replace

from generator.links import Reason, check_links
from generator.links.lanes import in_lanes


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts servers."""
    yield from starting()


def fine(handler: Handler) -> None:
    time.sleep(0.02)
    handler.reply(200, "<title>แผน</title>")


def test_two_at_once_for_one_host_however_many_jobs(serve: Callable[..., Loopback]) -> None:
    """Redirects from elsewhere count as well."""
    server = serve()
    server.fallback = fine
    other = serve({"/away": lambda handler: handler.reply(302, Location=server.url(f"/{handler.path[-1]}-there"))})
    links = [link(server.url(f"/{n}")) for n in range(40)]
    links += [link(other.url("/away", host="localhost") + f"?{n}") for n in range(10)]
    outcomes = check_links(links, replace(FAST, jobs=32))
    assert {outcome.reason for outcome in outcomes} == {Reason.WORKS}
    assert server.book.most == 2
    assert len(server.book.asked) == 50


def test_a_pause_between_two_requests(serve: Callable[..., Loopback]) -> None:
    """Counted from beginning to beginning."""
    server = serve()
    server.fallback = fine
    check_links([link(server.url(f"/{n}")) for n in range(6)], replace(FAST, pause=0.1))
    times = [asked.at for asked in server.book.asked]
    assert max(times) - min(times) > 0.45


def test_a_host_that_asks_to_wait_is_waited_for_by_all(serve: Callable[..., Loopback]) -> None:
    """Nobody knocks while the host has asked for quiet."""
    server, quiet = serve(), []

    def busy_at_first(handler: Handler) -> None:
        if len(server.book.asked) <= 2:
            quiet.append(time.monotonic())
            handler.reply(429, Retry_After="1")
        else:
            fine(handler)

    server.fallback = busy_at_first
    outcomes = check_links([link(server.url(f"/{n}")) for n in range(6)], FAST)
    assert {outcome.reason for outcome in outcomes} == {Reason.WORKS}
    assert not [asked for asked in server.book.asked if min(quiet) + 0.1 < asked.at < min(quiet) + 0.95]


@pytest.mark.parametrize("wait", ["3600", "", "Fri, 31 Dec 2027 23:59:59 GMT"])
def test_a_host_that_stays_busy_is_left_alone(wait: str, serve: Callable[..., Loopback]) -> None:
    """Twenty links do not become sixty requests."""
    server = serve()
    server.fallback = lambda handler: handler.reply(429, Retry_After=wait)
    outcomes = check_links([link(server.url(f"/{n}")) for n in range(20)], FAST)
    assert {outcome.reason for outcome in outcomes} == {Reason.BUSY}
    assert len(server.book.asked) <= 6


def test_a_host_that_is_not_there_is_asked_for_once(serve: Callable[..., Loopback]) -> None:
    """A port without a server refuses; another port of the host is another matter."""
    server = serve({"/": fine})
    with Loopback() as gone:
        port = gone.server_port
    links = [link(f"http://127.0.0.1:{port}/{n}") for n in range(50)]
    before = time.monotonic()
    *outcomes, last = check_links([*links, link(server.url("/"))], replace(FAST, backoff=0.2))
    assert {outcome.reason for outcome in outcomes} == {Reason.REFUSED}
    assert last.reason is Reason.WORKS
    assert time.monotonic() - before < 5


def test_a_host_that_never_answers_is_given_up(serve: Callable[..., Loopback]) -> None:
    """Instead of waiting out every one of its links."""
    server = serve()
    server.fallback = lambda _handler: time.sleep(1)
    outcomes = check_links([link(server.url(f"/{n}")) for n in range(30)], replace(HASTY, timeout=0.1, tries=1))
    reasons = [outcome.reason for outcome in outcomes]
    assert set(reasons) == {Reason.TIMEOUT, Reason.HOST_SILENT}
    assert reasons.count(Reason.TIMEOUT) <= FAST.patience + 1


def test_one_slow_host_does_not_hold_the_others() -> None:
    """Every host has lanes of its own."""
    finished: list[str] = []

    def run(task: str) -> str:
        time.sleep(0.05 if task.startswith("slow") else 0)
        finished.append(task)
        return task.upper()

    tasks = {"slow": [f"slow-{n}" for n in range(10)], "quick": [f"quick-{n}" for n in range(10)]}
    counts: list[int] = []
    found = in_lanes(tasks, run, jobs=4, per_host=2, done=counts.append)
    assert found == {task: task.upper() for host in tasks.values() for task in host}
    assert counts == list(range(1, 21))
    assert finished.index("quick-9") < finished.index("slow-9")


@pytest.mark.parametrize("kind", [IndexError, KeyboardInterrupt])
def test_what_goes_wrong_in_a_thread_is_heard(kind: type[BaseException]) -> None:
    """A bug of ours must not look like a finished check."""

    def fail(_task: str) -> None:
        raise kind("ours")

    with pytest.raises(kind, match="ours"):
        in_lanes({"host": ["task"]}, fail, jobs=1, per_host=2, done=lambda _: None)
