"""Servers on the loopback, for as long as a test lasts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from loopback import Loopback, running


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts servers; they end with the test."""
    with contextlib.ExitStack() as stack:
        yield lambda *routes, **how: stack.enter_context(running(*routes, **how))
