"""A record cannot make the checker reach into the office's own network, and certificates are looked at as a browser does."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator

import pytest
from loopback import FAST, HERE, Handler, Loopback, link, starting
from msgspec.structs import replace

from generator.links import Reason, Settings, check_links, parse
from generator.links import checker as checker_module
from generator.links import exchange as exchange_module
from generator.links.address import is_public, resolved

PUBLIC_ONLY = replace(FAST, allow_private=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts servers."""
    yield from starting()


def page(handler: Handler) -> None:
    handler.reply(200, "<title>แผน</title>")


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", Reason.INTERNAL),
        ("10.0.0.5", Reason.INTERNAL),
        ("172.16.3.4", Reason.INTERNAL),
        ("192.168.1.10", Reason.INTERNAL),
        ("169.254.169.254", Reason.INTERNAL),
        ("100.64.0.1", Reason.INTERNAL),
        ("0.0.0.0", Reason.INTERNAL),
        ("224.0.0.1", Reason.INTERNAL),
        ("[::1]", Reason.INTERNAL),
        ("[fd00::1]", Reason.INTERNAL),
        ("[fe80::1]", Reason.INTERNAL),
        ("[::ffff:127.0.0.1]", Reason.INTERNAL),
        ("[64:ff9b::7f00:1]", Reason.INTERNAL),
        ("[2002:7f00:1::]", Reason.INTERNAL),
        ("2130706433", Reason.PRIVATE),
        ("0x7f.1", Reason.PRIVATE),
        ("127.1", Reason.PRIVATE),
        ("localhost", Reason.RESERVED),
        ("www.tuayang.example", Reason.RESERVED),
        ("www.example.com", Reason.RESERVED),
        ("a.test", Reason.RESERVED),
        ("a.invalid", Reason.RESERVED),
        ("printer.local", Reason.RESERVED),
    ],
)
def test_nothing_inside_is_asked(host: str, reason: Reason, serve: Callable[..., Loopback]) -> None:
    """In none of the ways in which such an address can be written."""
    server = serve({"/": page})
    (outcome,) = check_links([link(f"http://{host}:{server.server_port}/")], PUBLIC_ONLY)
    assert outcome.reason is reason
    assert not server.book.asked


def test_a_name_that_leads_inside_is_not_followed(
    serve: Callable[..., Loopback], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address that was judged is the one that is connected to."""
    server, asked = serve({"/": page}), []

    def inside(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    (outcome,) = check_links([link(f"http://www.agency.go.th:{server.server_port}/")], PUBLIC_ONLY)
    assert (outcome.reason, asked) == (Reason.PRIVATE, ["www.agency.go.th"])
    assert not server.book.asked


def test_a_redirect_inside_is_not_followed(serve: Callable[..., Loopback], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every hop is judged anew."""
    server = serve({"/secret": page})
    server.routes["/out"] = lambda handler: handler.reply(302, Location=server.url("/secret", host="127.0.0.2"))
    monkeypatch.setattr(exchange_module, "is_public", lambda ip: str(ip) == "127.0.0.1")
    (outcome,) = check_links([link(server.url("/out"))], PUBLIC_ONLY)
    assert outcome.reason is Reason.INTERNAL
    assert [asked.path for asked in server.book.asked] == ["/out"]


@pytest.mark.parametrize("public", ["8.8.8.8", "203.150.1.1", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_the_open_internet_is_public(public: str) -> None:
    assert is_public(ipaddress.ip_address(public))


@pytest.mark.parametrize(
    "url", ["http://", "https://:80/", "ftp://a.go.th/", "http://a:99999/", "http://[::1/", "http://a:0/", "x"]
)
def test_what_is_no_address(url: str) -> None:
    """A problem, and no traceback."""
    (outcome,) = check_links([link(url)], FAST)
    assert outcome.reason is Reason.BAD_ADDRESS


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        "HTTPS://WWW.Example.go.th:443": "https://www.example.go.th/",
        "http://a.go.th/แผน 1.pdf?ปี=2567#หน้า": "http://a.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf?%E0%B8%9B%E0%B8%B5=2567",
        "http://a.go.th/%E0%B9%81?x=100%": "http://a.go.th/%E0%B9%81?x=100%25",
        "http://ตัวอย่าง.ไทย/": "http://xn--72c1a1bt4awk9o.xn--o3cw4h/",
        "http://u:p@a.go.th./x": "http://a.go.th/x",
        "http://a.go.th:8080/x\r\nHost: b": "http://a.go.th:8080/xHost:%20b",
    }.items(),
)
def test_the_form_in_which_an_address_is_asked_for(written: str, meant: str) -> None:
    address = parse(written)
    assert address is not None
    assert address.url == meant
    assert parse(address.url) == address


def test_where_a_location_leads() -> None:
    base = parse("https://a.go.th/x/y?z")
    leads = {"w": "https://a.go.th/x/w", "//b.go.th": "https://b.go.th/", "?q": "https://a.go.th/x/y?q", "javascript:1": None}
    assert {to: (there.url if (there := resolved(base, to)) else None) for to in leads} == leads


# --- certificates ----------------------------------------------------------------------------------------------------


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets the machine trust a certificate for one test."""

    def trust(name: str) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(HERE / name))
        exchange_module._context.cache_clear()

    exchange_module._context.cache_clear()
    yield trust
    exchange_module._context.cache_clear()


@pytest.mark.parametrize(
    ("certificate", "trust", "host", "reason", "detail"),
    [
        ("self-signed.pem", None, "127.0.0.1", Reason.CERTIFICATE, "self-signed"),
        ("self-signed.pem", "self-signed.pem", "127.0.0.1", Reason.WORKS, ""),
        ("self-signed.pem", "self-signed.pem", "localhost", Reason.CERTIFICATE, "mismatch"),
        ("expired.pem", "expired.pem", "127.0.0.1", Reason.CERTIFICATE, "expired"),
    ],
)
def test_what_is_wrong_with_a_certificate(
    certificate: str, trust: str | None, host: str, reason: Reason, detail: str,
    serve: Callable[..., Loopback], trusted: Callable[[str], None],
) -> None:  # fmt: skip
    """Said by name, as a browser would say it."""
    if trust:
        trusted(trust)
    server = serve({"/": page}, certificate=certificate)
    (outcome,) = check_links([link(server.url("/", host=host))], FAST)
    assert outcome.reason is reason, outcome
    assert detail in outcome.detail


def test_https_where_none_is_spoken(serve: Callable[..., Loopback]) -> None:
    server = serve({"/": page})
    (outcome,) = check_links([link(server.url("/").replace("http:", "https:"))], FAST)
    assert outcome.reason is Reason.TLS


# --- names -----------------------------------------------------------------------------------------------------------


def no_such_host(*_: object, **__: object) -> list[object]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.mark.parametrize(("online", "reason"), [(True, Reason.NO_HOST), (False, Reason.OFFLINE)])
def test_a_machine_without_a_network_breaks_no_link(
    online: bool, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that is not found is only held against it where other names are."""
    monkeypatch.setattr(socket, "getaddrinfo", no_such_host)
    monkeypatch.setattr(checker_module, "is_online", lambda: online)
    links = [link("https://www.gone.go.th/"), link("https://www.tuayang.example/"), link("http://192.168.1.1/")]
    outcomes = check_links(links, PUBLIC_ONLY)
    assert [outcome.reason for outcome in outcomes] == [reason, Reason.RESERVED, Reason.INTERNAL]
    assert not check_links([], Settings())
