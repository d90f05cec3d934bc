"""One request and its answer, over a connection of its own that is never longer than it may be.

Nothing is sent but the address and who asks: no cookie, no password, no referrer. The host's name is looked up once, and
the connection goes to an address that was judged, so that a name cannot lead into the office's own network.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from msgspec import Struct

from generator.links.address import Address, is_public, literal
from generator.links.failure import FAILURES, no_answer
from generator.links.outcome import NoAnswerError, Reason
from generator.links.settings import Settings

__all__ = ["Answer", "End", "exchange"]

USER_AGENT = "prongsai/0.1 (+link check)"
_CHUNK = 16_384
_ADDRESSES = 4
"""Addresses of one host that are tried."""


class End(Enum):
    """Why the reading of an answer ended."""

    WHOLE = "whole"
    """There was no more."""
    ENOUGH = "enough"
    """As much was read as was asked for."""
    SLOW = "slow"
    """Time was up."""
    CUT = "cut"
    """The connection broke, or the body cannot be unpacked."""


class Answer(Struct, frozen=True):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes = b""
    """Its beginning, unpacked."""
    size: int = 0
    """Bytes that were read, unpacked."""
    sha256: str = ""
    """Of the bytes that were read."""
    end: End = End.WHOLE

    @property
    def type(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether it says that it is HTML."""
        return self.type in {"text/html", "application/xhtml+xml"}


def exchange(
    address: Address, method: str, settings: Settings, *, read: int, keep: int | None = None, seconds: float | None = None
) -> Answer:
    """Ask for *address* and read up to *read* bytes of the answer, of which the first *keep* (or all) are kept.

    Raises:
        NoAnswerError: there is none, or none in *seconds*.
    """
    clock = _Clock(seconds or settings.timeout)
    try:
        with _connected(address, settings, clock) as connection:
            return _asked(_Wire(connection, clock), address, method, read, read if keep is None else keep)
    except FAILURES as err:
        raise no_answer(err) from err


# --- the connection --------------------------------------------------------------------------------------------------


class _Clock:
    """Says how long there is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds; raises ``TimeoutError`` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def _connected(address: Address, settings: Settings, clock: _Clock) -> socket.socket:
    """A connection to one of the host's addresses."""
    failure: OSError = TimeoutError()
    for family, place in _places(address, settings):
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(min(settings.connect_timeout, clock.left()))
            plain.connect(place)
            if not address.secure:
                return plain
            return _context().wrap_socket(plain, server_hostname=address.host)
        except OSError as err:
            plain.close()
            if isinstance(err, ssl.SSLError):
                raise
            failure = err
    raise NoAnswerError(Reason.UNREACHABLE) if isinstance(failure, TimeoutError) else failure


def _places(address: Address, settings: Settings) -> list[tuple[int, Any]]:
    """Where the host can be reached, without what nobody outside can reach."""
    ip = literal(address.host)
    if ip is not None and not is_public(ip) and not settings.allow_private:
        raise NoAnswerError(Reason.INTERNAL)
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    places: list[tuple[int, Any]] = [(family, place) for family, _, _, _, place in found]
    if not settings.allow_private:
        places = [(family, place) for family, place in places if (ip := literal(str(place[0]))) and is_public(ip)]
        if not places:
            raise NoAnswerError(Reason.PRIVATE)
    return places[:_ADDRESSES]


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    """Reading the machine's certificates takes a while."""
    return ssl.create_default_context()


class _Wire:
    """What ``http.client`` takes for a socket: every piece of the answer has to come before time is up."""

    def __init__(self, connection: socket.socket, clock: _Clock) -> None:
        self._connection = connection
        self._clock = clock

    def sendall(self, data: bytes) -> None:
        """Send the request."""
        self._connection.settimeout(self._clock.left())
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The answer as a file."""
        return io.BufferedReader(_Incoming(self._connection, self._clock))

    def close(self) -> None:
        """Left to whoever opened the connection."""


class _Incoming(io.RawIOBase):
    def __init__(self, connection: socket.socket, clock: _Clock) -> None:
        self._connection = connection
        self._clock = clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._clock.left())
        return self._connection.recv_into(buffer)


# --- the answer ------------------------------------------------------------------------------------------------------


def _asked(wire: _Wire, address: Address, method: str, read: int, keep: int) -> Answer:
    client = HTTPConnection(address.host, address.port)
    client.sock = wire  # it asks no more of a socket
    client.request(
        method,
        address.target,
        headers={
            "Host": address.authority,
            "User-Agent": USER_AGENT,
            "Accept": "*/*",
            "Accept-Language": "th, en;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        },
    )
    response = client.getresponse()
    with response:
        headers = {name.lower(): value for name, value in response.getheaders()}
        return _read(response, headers, read, keep)


def _read(response: HTTPResponse, headers: Mapping[str, str], read: int, keep: int) -> Answer:
    digest, kept, size, end = sha256(), bytearray(), 0, End.ENOUGH
    try:
        for piece in _pieces(response, headers.get("content-encoding", "").strip().lower()):
            digest.update(piece)
            size += len(piece)
            kept += piece[: max(0, keep - len(kept))]
            if size >= read:
                break
        else:
            end = End.CUT if response.length else End.WHOLE  # length is what was promised and did not come
    except TimeoutError:
        end = End.SLOW
    except (OSError, HTTPException, zlib.error):
        end = End.CUT
    return Answer(response.status, headers, bytes(kept), size, digest.hexdigest(), end)


def _pieces(response: HTTPResponse, encoding: str) -> Iterator[bytes]:
    """The body piece by piece; unpacked where the server packs it although nobody asked, and never much at once."""
    unpack = zlib.decompressobj(47) if encoding in {"gzip", "x-gzip", "deflate"} else None
    while piece := response.read1(_CHUNK):
        if unpack is None:
            yield piece
            continue
        while piece:
            if plain := unpack.decompress(piece, _CHUNK):
                yield plain
            piece = unpack.unconsumed_tail
    if unpack is not None:
        yield unpack.flush()
