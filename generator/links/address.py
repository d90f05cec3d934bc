"""Addresses in the one form in which they are compared and asked for, and which of them are nobody's or ours alone."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from msgspec import Struct

__all__ = ["Address", "is_public", "is_reserved", "literal", "parse", "resolved"]

_PORTS = {"http": 80, "https": 443}
_KEPT = "/%:@!$&'()*+,;=~-._[]|"
_RESERVED = (".example", ".test", ".invalid", ".localhost", ".local", ".internal", ".example.com", ".example.net", ".example.org")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(Struct, frozen=True):
    """An ``http`` or ``https`` address without fragment, user and password."""

    scheme: str
    host: str
    """Lower case, ASCII."""
    port: int
    target: str
    """Path and query, percent-encoded."""

    @property
    def secure(self) -> bool:
        """Whether it is https."""
        return self.scheme == "https"

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header says them."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def path(self) -> str:
        """The path, Thai letters as letters."""
        return unquote(self.target.partition("?")[0])

    @property
    def ending(self) -> str:
        """The ending of the file that the path names: ``pdf``; empty where it names none."""
        stem, dot, ending = self.path.rpartition("/")[2].rpartition(".")
        return ending.lower() if dot and stem and re.fullmatch(r"[A-Za-z0-9]{1,5}", ending) else ""


def parse(url: str) -> Address | None:
    """The address that *url* names; ``None`` where it names none that can be asked for."""
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), _ascii_host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError):
        return None
    if scheme not in _PORTS or not host or port == 0:
        return None
    query = f"?{_encoded(parts.query, '?')}" if parts.query else ""
    return Address(scheme, host, port or _PORTS[scheme], f"{_encoded(parts.path) or '/'}{query}")


def resolved(base: Address, location: str) -> Address | None:
    """Where the header ``Location: location`` leads from *base*."""
    try:
        return parse(urljoin(base.url, _as_utf8(location.strip())))
    except ValueError:
        return None


def _ascii_host(name: str) -> str:
    name = name.rstrip(".").lower()
    return name if name.isascii() else name.encode("idna").decode()


def _encoded(text: str, also: str = "") -> str:
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_KEPT + also)


def _as_utf8(header: str) -> str:
    """Headers arrive as Latin-1; servers write UTF-8 into them."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def is_reserved(host: str) -> bool:
    """Whether *host* is a name that stands for no website: ``www.tuayang.example``, ``localhost``."""
    return f".{host}".endswith(_RESERVED)


def literal(host: str) -> IP | None:
    """The IP address that *host* is; ``None`` where it is a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def is_public(ip: IP) -> bool:
    """Whether *ip* lies in the open internet, looked at through the ways of wrapping one address into another."""
    inner = _inside(ip)
    return ip.is_global and not ip.is_multicast and (inner is None or (inner.is_global and not inner.is_multicast))


def _inside(ip: IP) -> IP | None:
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
