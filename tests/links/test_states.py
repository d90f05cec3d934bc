"""Every way in which a server can answer, and the state and reason that a link gets for it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate

import pytest
from loopback import FAST, HASTY, Handler, Loopback, Reply, link, once_then, running, starting

from generator.links import Link, Reason, State, check_links, parse
from generator.links.exchange import Answer
from generator.links.judge import page_reason
from generator.links.visitor import Journey

THAI = "รายงานผลการดำเนินงานประจำปีงบประมาณ " * 60


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts servers."""
    yield from starting()


def page(title: str, body: str = THAI, *, status: int = 200) -> Reply:
    html = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>"
    return lambda handler: handler.reply(status, html)


def status(code: int, body: str = "", **headers: str) -> Reply:
    return lambda handler: handler.reply(code, body, **headers)


def to(where: str, code: int = 302, **headers: str) -> Reply:
    return lambda handler: handler.reply(code, Location=where, **headers)


def file(data: bytes = b"%PDF-1.7 ...", type: str = "application/pdf") -> Reply:
    return lambda handler: handler.reply(200, data, type)


def unless_head(other: Reply, code: int = 403) -> Reply:
    return lambda handler: handler.reply(code) if handler.command == "HEAD" else other(handler)


def slow_headers(handler: Handler) -> None:
    time.sleep(0.6)
    handler.reply(200, "late")


def dripping_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(20):
        handler.wfile.write(f"X-{n}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.1)


def slow_body(handler: Handler) -> None:
    handler.begin()
    for _ in range(20):
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        time.sleep(0.1)


def endless(handler: Handler) -> None:
    handler.begin()
    handler.wfile.write("<title>รายงาน</title>".encode())
    while True:
        handler.wfile.write(b"<p>" * 4096)


def endless_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X: 1\r\n" * 100)


def broken_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<title>")
    handler.close_connection = True


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    handler.close_connection = True


def chunked(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"6\r\n<html>\r\n0\r\n\r\n")


def endless_file(handler: Handler) -> None:
    handler.begin("application/zip")
    while True:
        handler.wfile.write(b"PK" * 4096)


def bomb(handler: Handler) -> None:
    handler.reply(200, BOMB, Content_Encoding="gzip")


HOPS = {f"/hop-{n}": to(f"/hop-{n - 1}") for n in range(1, 10)} | {"/hop-0": page("แผน")}
BOMB = gzip.compress(b"<p>" + b" " * 20_000_000)
LOGIN = '<form><label>ผู้ใช้</label><input name="u"><input type="password" name="p"></form>'
CASES: dict[str, tuple[Reply, Reason]] = {
    # it works
    "/page": (page("แผนปฏิบัติการ"), Reason.WORKS),
    "/file.pdf": (file(), Reason.WORKS),
    "/old-thai": (lambda h: h.reply(200, "<title>แผน</title>".encode("cp874"), "text/html"), Reason.WORKS),
    "/gzip": (lambda h: h.reply(200, gzip.compress(b"<title>ok</title>"), Content_Encoding="gzip"), Reason.WORKS),
    "/chunked": (chunked, Reason.WORKS),
    "/head-403.pdf": (unless_head(file()), Reason.WORKS),
    "/head-405.pdf": (unless_head(file(), 405), Reason.WORKS),
    "/head-501.pdf": (unless_head(file(), 501), Reason.WORKS),
    "/head-400.pdf": (unless_head(file(), 400), Reason.WORKS),
    "/head-404.pdf": (unless_head(file(), 404), Reason.WORKS),
    "/head-reset.pdf": (lambda h: h.reset() if h.command == "HEAD" else file()(h), Reason.WORKS),
    "/endless": (endless, Reason.WORKS),
    "/endless.zip": (unless_head(endless_file), Reason.WORKS),
    "/bomb": (bomb, Reason.WORKS),
    "/busy-then-fine": (once_then(status(429, Retry_After="1"), page("แผน")), Reason.WORKS),
    "/500-then-fine": (once_then(status(500), page("แผน")), Reason.WORKS),
    "/503-then-fine": (once_then(status(503, Retry_After=formatdate(time.time() - 5)), page("แผน")), Reason.WORKS),
    "/reset-then-fine": (once_then(Handler.reset, page("แผน")), Reason.WORKS),
    "/no-complaints": (page("รายงานเรื่องร้องเรียน", "ไม่พบเรื่องร้องเรียนการทุจริต " * 90), Reason.WORKS),
    "/with-login-box": (page("เทศบาลตัวอย่าง", THAI + LOGIN), Reason.WORKS),
    # redirects
    "/here": (to("/there"), Reason.WORKS),
    "/there": (page("แผน"), Reason.WORKS),
    "/chain-1": (to("chain-2", 307), Reason.WORKS),
    "/chain-2": (to("/chain-3", 308), Reason.WORKS),
    "/chain-3": (to("/there#part-2", 303), Reason.WORKS),
    "/to-thai": (to("/แผน?ปี=2567".encode().decode("latin-1")), Reason.WORKS),
    "/%E0%B9%81%E0%B8%9C%E0%B8%99": (page("แผน"), Reason.WORKS),
    "/hop-10": (to("/hop-9"), Reason.WORKS),
    "/hop-11": (to("/hop-10"), Reason.TOO_MANY_HOPS),
    "/moved": (to("/there", 301), Reason.MOVED),
    "/loop": (to("/loop-2"), Reason.LOOP),
    "/loop-2": (to("/loop", 301), Reason.LOOP),
    "/cookie-loop": (to("/cookie-loop", Set_Cookie="a=1"), Reason.COOKIES),
    "/to-nowhere": (to("ftp://127.0.0.1/x"), Reason.BAD_REDIRECT),
    "/no-location": (status(302), Reason.BAD_REDIRECT),
    "/docs/2567/plan": (to("/index.php"), Reason.TO_HOME),
    "/index.php": (page("หน้าแรก"), Reason.WORKS),
    # it is broken
    "/404": (status(404), Reason.NOT_FOUND),
    "/404.pdf": (status(404), Reason.NOT_FOUND),
    "/410": (status(410), Reason.GONE),
    "/401": (status(401, WWW_Authenticate="Basic"), Reason.LOGIN),
    "/403": (status(403), Reason.FORBIDDEN),
    "/400": (status(400), Reason.REJECTED),
    "/to-login": (to("/auth/login?next=/plan"), Reason.LOGIN),
    "/auth/login": (page("ระบบสารบรรณ", LOGIN), Reason.LOGIN),
    "/titled-login": (page("เข้าสู่ระบบ", THAI + LOGIN), Reason.LOGIN),
    "/only-a-form": (page("ระบบสารบรรณ", LOGIN), Reason.LOGIN),
    "/drive": (page("Google Drive: You need access", "Request access, or switch accounts"), Reason.PERMISSION),
    "/soft-404": (page("404 Not Found"), Reason.SOFT_404),
    "/soft-404-thai": (page("ขออภัย ไม่พบหน้าที่ท่านต้องการ"), Reason.SOFT_404),
    "/soft.pdf": (page("ไม่พบไฟล์"), Reason.SOFT_404),
    "/wrong.pdf": (page("ดาวน์โหลดเอกสาร"), Reason.WRONG_TYPE),
    "/empty": (status(200), Reason.EMPTY),
    "/empty.pdf": (file(b""), Reason.EMPTY),
    "/204": (lambda h: (h.send_response(204), h.end_headers()), Reason.EMPTY),
    # nobody can know today
    "/429": (status(429), Reason.BUSY),
    "/500": (status(500), Reason.SERVER_ERROR),
    "/503-tomorrow": (status(503, Retry_After="86400"), Reason.SERVER_ERROR),
    "/slow-headers": (slow_headers, Reason.TIMEOUT),
    "/dripping-headers": (dripping_headers, Reason.TIMEOUT),
    "/slow-body": (slow_body, Reason.TIMEOUT),
    "/reset": (Handler.reset, Reason.RESET),
    "/broken-off": (broken_off, Reason.RESET),
    "/nonsense": (nonsense, Reason.RESET),
    "/endless-headers": (endless_headers, Reason.RESET),
    "/guarded": (status(403, "<title>Just a moment...</title>", Server="cloudflare"), Reason.BOTS),
    "/999": (status(999), Reason.BOTS),
}

_SEEN = {
    "/to-login": "ระบบสารบรรณ",
    "/soft-404": "404 Not Found",
    "/wrong.pdf": ".pdf → text/html",
    "/500": "HTTP 500",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    """One server for every case."""
    with running(HOPS | {name: reply for name, (reply, _) in CASES.items()}) as server:
        yield server


@pytest.mark.parametrize("path", CASES)
def test_every_kind_of_answer(path: str, server: Loopback) -> None:
    """Each is asked for alone, so that what one of them does to the host is not held against another."""
    wanted = CASES[path][1]
    (outcome,) = check_links([link(server.url(path))], HASTY if wanted is Reason.TIMEOUT else FAST)
    assert outcome.reason is wanted, outcome
    assert outcome.detail == _SEEN.get(path, outcome.detail)


def test_nothing_is_sent_but_who_asks_for_what(server: Loopback) -> None:
    """No cookie, no password, no referrer, whatever the servers have set and asked for."""
    check_links([link(server.url("/page").replace("//", "//user:secret@")), link(server.url("/cookie-loop"))], FAST)
    for asked in server.book.asked:
        assert asked.headers.keys() == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
        assert asked.headers["user-agent"] == "prongsai/0.1 (+link check)"
        assert "secret" not in str(asked)


@pytest.mark.parametrize(
    ("path", "methods"),
    {
        "/file.pdf": ["HEAD"],
        "/head-405.pdf": ["HEAD", "GET"],
        "/404.pdf": ["HEAD", "GET"],
        "/wrong.pdf": ["HEAD", "GET"],
        "/there": ["GET"],
        "/404": ["GET"],
        "/500": ["GET", "GET", "GET"],
        "/reset": ["GET", "GET", "GET"],
    }.items(),
)
def test_a_file_is_asked_for_and_a_page_is_read(path: str, methods: list[str], serve: Callable[..., Loopback]) -> None:
    """HEAD can only acquit; what is broken was fetched as a reader would."""
    server = serve({path: CASES[path][0]})
    check_links([link(server.url(path))], FAST)
    assert server.book.methods(path) == methods


def test_a_channel_may_begin_with_a_login(server: Loopback) -> None:
    """A service that needs an account is looked at by people."""
    url = server.url("/titled-login")
    document, channel = link(url), link(url, channel=True)
    both = Link(url, document.uses + channel.uses)
    assert [check_links([one], FAST)[0].reason.word for one in (document, channel, both)] == ["login", "channel-login", "login"]


def test_the_final_address_is_remembered(server: Loopback) -> None:
    """Of a redirect that lasts, the new address is what the officer is told."""
    (outcome,) = check_links([link(server.url("/moved"))], FAST)
    assert (outcome.final, outcome.detail) == (server.url("/there"),) * 2


def test_outcomes_come_in_the_order_of_the_links(server: Loopback) -> None:
    """However the answers come in."""
    links = [link(server.url(path)) for path in ("/slow-body", "/page", "/404", "/file.pdf", "/here", "/410")]
    runs = {tuple((outcome.url, outcome.reason) for outcome in check_links(links, HASTY)) for _ in range(3)}
    (run,) = runs
    assert [url for url, _ in run] == [link.url for link in links]
    assert len({reason.state for _, reason in run}) == len(State)


TITLES_OF_NOTHING = [
    "404", "404 Not Found", "Error 404", "HTTP Status 404 – Not Found", "404 - File or directory not found.",
    "Page not found", "ไม่พบหน้านี้", "ขออภัย ไม่พบหน้าที่ต้องการ", "ไม่พบไฟล์", "ไม่พบข้อมูล", "ไม่พบข้อมูลที่ท่านต้องการ",
    "Not Found", "The page you requested cannot be found", "This content isn't available: page is unavailable",
    "ไม่พบเพจ | เทศบาล", "ไม่พบข้อมูล – เทศบาลตัวอย่าง", "หน้าที่คุณค้นหาไม่มีอยู่แล้ว", "404 ไม่พบหน้าเว็บ – อบต.ตัวอย่าง",
]  # fmt: skip
TITLES_OF_SOMETHING = [
    "รายงานผลการดำเนินงาน ไม่พบเรื่องร้องเรียน", "ไม่พบการทุจริตและประพฤติมิชอบ ปี 2567", "คำสั่งที่ 404/2567 เรื่อง แต่งตั้ง",
    "404/2567 ประกาศรายชื่อ", "ประกาศ อบต.ตัวอย่าง ที่ 404", "สถิติเรื่องร้องเรียน ไม่มีเรื่องร้องเรียน", "ไม่มีข้อร้องเรียน",
    "รายงานการไม่พบข้อทุจริต", "ไม่พบข้อมูลการร้องเรียนในปีงบประมาณ 2567", "แผนจัดหาพัสดุ", "คู่มือการเข้าสู่ระบบ E-Service",
    "", "มาตรการแก้ปัญหาเว็บไซต์ไม่พร้อมใช้", "รายงานผลการตรวจสอบ: ไม่พบเอกสารสูญหาย",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES_OF_NOTHING)
def test_a_page_that_says_there_is_nothing(title: str) -> None:
    """In the ways in which servers and content managers say it."""
    assert reason_of(title) is Reason.SOFT_404


@pytest.mark.parametrize("title", TITLES_OF_SOMETHING)
def test_a_page_that_says_something_else(title: str) -> None:
    """Reports say all day that nothing was found."""
    assert reason_of(title) is Reason.WORKS


def reason_of(title: str) -> Reason:
    address = parse("https://www.example.go.th/plan")
    html = f"<title>{title}</title><h1>{title}</h1><p>{THAI}".encode()
    return page_reason(Journey(address, address, Answer(200, {"content-type": "text/html"}, html, len(html))))[0]
