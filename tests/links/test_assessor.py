"""A built section, deployed on the loopback with one fault each: the walk finds that one, and nothing on the untouched one."""

from __future__ import annotations

import gzip
import json
import mimetypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loopback import FAST, Handler, Loopback, Reply, running

from generator.build import build
from generator.cli.check import command
from generator.links import Settings
from generator.links.difference import difference
from generator.problems import UsageError

TODAY = date(2026, 11, 20)
CONFIG = """\
agency: {name: องค์การบริหารส่วนตำบลทดสอบ, short_name: อบต.ทดสอบ, kind: อบต., district: ทดสอบ, province: ทดสอบ}
site: {current_year: 2567, years: [2567], demo: fictional}
"""
ITEM = """\
item: {item}
status: published
owners: สำนักปลัด
published: 2024-01-15
evidence: [{{title: ตาราง, file: table.csv, date: 2024-01-10}}]
"""
REPORT = """\
report: measures
answers: [o35]
round: 12-months
title: รายงานผล
measures: [{id: m1, title: มาตรการ}]
"""
FILES = {
    "site_config.yml": CONFIG,
    "data/2567/items/o1.yml": ITEM.format(item="o1"),
    "data/2567/items/o12.yml": ITEM.format(item="o12"),
    "data/evidence/2567/o1/table.csv": "ลำดับ,รายการ\n1,แผน\n" * 50,
    "data/evidence/2567/o12/table.csv": "เดือน,จำนวน\nตุลาคม,12\n" * 50,
    "data/2567/reports/annual.yml": REPORT,
}
O12, EVIDENCE, ANNUAL = "2567/o12.html", "files/2567/o12/table.csv", "2567/reports/annual.html"


@dataclass
class Deployment:
    """The site's folder, its last build, and a server that has it."""

    root: Path
    out: Path
    server: Loopback

    @property
    def url(self) -> str:
        return self.server.url("/ita/")

    def file(self, path: str) -> bytes:
        return (self.out / path).read_bytes()

    def serve(self, handler: Handler) -> None:
        path = handler.path.removeprefix("/ita/")
        if not (self.out / path).is_file():
            handler.reply(404, "<title>404</title>")
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        handler.reply(200, self.file(path), f"{kind}; charset=utf-8" if kind.startswith("text") else kind)


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """Built once."""
    root = tmp_path_factory.mktemp("deployed")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    built = build(root, root / "site", today=TODAY)
    assert not built.problems.errors, [(problem.code, problem.message("en")) for problem in built.problems.errors]
    with running() as server:
        deployment = Deployment(root, root / "site", server)
        server.fallback = deployment.serve
        yield deployment


@pytest.fixture
def check(deployed: Deployment, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """Runs ``prongsai check --as-assessor`` in a hurry; what a test does to the server ends with it."""
    monkeypatch.setattr("generator.links.Settings", lambda **_: FAST)
    whole = deployed.server.fallback

    def run(*words: str) -> Result:
        words = ("--as-assessor", deployed.url, "--today", "2026-11-20", *words, str(deployed.root))
        return CliRunner().invoke(command, words, standalone_mode=False)

    yield run
    deployed.server.routes.clear()
    deployed.server.fallback = whole


def found(result: Result) -> dict[str, list[str]]:
    """Codes by item, of the items that have any; those of the section under ``""``."""
    assert result.exception is None, result.exception
    told = json.loads(result.stdout)
    by_item = {f"{item['year']}/{item['item']}": item["problems"] for item in told["items"]} | {"": told["section"]}
    return {item: [problem["code"] for problem in problems] for item, problems in by_item.items() if problems}


def test_nothing_is_wrong_with_the_untouched_section(deployed: Deployment, check: Callable[..., Result]) -> None:
    """Every item of the year, the same report every time."""
    result = check()
    assert result.return_value == 0
    assert result.stdout == check().stdout
    assert f"  O12  ผ่าน  {deployed.url}{O12}" in result.stdout
    assert re.search(r"เปิดตามที่ส่ง (\d+) ข้อ: ผ่าน \1 เตือน 0 ไม่ผ่าน 0", result.stdout)
    assert "มองไม่เห็นจากภายนอก จึงไม่ได้ตรวจ" in result.stdout
    assert found(check("--json")) == {}
    assert deployed.server.book.most <= 2
    assert f"/ita/{EVIDENCE}" in {asked.path for asked in deployed.server.book.asked}
    assert f"/ita/{ANNUAL}" in {asked.path for asked in deployed.server.book.asked}


def instead(body: Callable[[bytes], bytes], type: str = "text/html; charset=utf-8", **headers: str) -> Callable[..., Reply]:
    """What is there, changed by *body*."""
    return lambda whole: lambda handler: handler.reply(200, body(whole), type, **headers)


def to(where: str) -> Callable[..., Reply]:
    return lambda _whole: lambda handler: handler.reply(302, Location=where)


def status(code: int, body: str = "") -> Callable[..., Reply]:
    return lambda _whole: lambda handler: handler.reply(code, body)


def page(title: str, body: str = "") -> Callable[..., Reply]:
    return instead(lambda _: f"<title>{title}</title><h1>{title}</h1>{body}".encode())


def cut(whole: bytes) -> Reply:
    def reply(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(whole)))
        handler.end_headers()
        handler.wfile.write(whole[:100])
        handler.close_connection = True

    return reply


PASSWORD = '<input type="password">'
SCRIPT = b'<script src="https://ads.host.example/a.js"></script>'
PAGE_FAULTS = {
    "missing": (status(404), "L721", "404"),
    "gone": (status(410), "L721", "410"),
    "failing": (status(503), "L721", "HTTP 503"),
    "forbidden": (status(403), "L721", "403"),
    "reset": (lambda _: Handler.reset, "L721", "ถูกตัด"),
    "cut off": (cut, "L721", "ถูกตัด"),
    "soft 404": (page("ไม่พบหน้าที่ต้องการ"), "L721", "ไม่พบหน้าที่ต้องการ"),
    "login by status": (status(401), "L722", "เข้าสู่ระบบ"),
    "login by redirect": (to("/login"), "L722", "เข้าสู่ระบบ"),
    "login in place": (page("เข้าสู่ระบบ", PASSWORD), "L722", "เข้าสู่ระบบ"),
    "sent home": (to("/ita/index.html"), "L723", "/ita/index.html"),
    "sent elsewhere": (to("/ita/2567/o13.html"), "L723", "/ita/2567/o13.html"),
    "a circle": (to(f"/ita/{O12}"), "L721", "วนกลับ"),
    "another agency": (instead(lambda whole: whole.replace("ทดสอบ".encode(), "อื่น".encode())), "L724", "อบต.ทดสอบ"),
    "nothing of ours": (page("ยินดีต้อนรับ"), "L724", "O12, 2567, อบต.ทดสอบ"),
    "line ends": (instead(lambda whole: whole.replace(b"\n", b"\r\n")), "L725", "ท้ายบรรทัด"),
    "byte order mark": (instead(lambda whole: b"\xef\xbb\xbf" + whole), "L725", "BOM"),
    "shorter": (instead(lambda whole: whole[:-500]), "L725", "ขาดตอนท้าย 500 ไบต์"),
    "another word": (instead(lambda whole: whole.replace("เผยแพร่".encode(), "ปิดบัง".encode())), "L725", "เนื้อหาเปลี่ยน"),
    "script": (instead(lambda whole: whole.replace(b"</body>", SCRIPT + b"</body>")), "L726", "จาก ads.host.example"),
    "script at two places": (
        instead(lambda whole: SCRIPT + whole.replace(b"<h1", SCRIPT + b"<h1")), "L726", "จาก ads.host.example",
    ),
    "handler": (instead(lambda whole: whole.replace(b"<h1 ", b"<h1 onclick='x()' ")), "L726", "โค้ดในหน้า"),
    "frame": (instead(lambda whole: whole + b"<iframe src=//x.example/></iframe>"), "L726", "จาก x.example"),
    "wrong letters": (instead(bytes, "text/html; charset=tis-620"), "L730", "tis-620"),
    "shown as text": (instead(bytes, "text/plain"), "L730", "text/plain"),
    "packed": (instead(gzip.compress, Content_Encoding="gzip"), None, ""),
}  # fmt: skip
FILE_FAULTS = {
    "missing": (status(404), "L727", "404"),
    "login": (to("/login"), "L722", "เข้าสู่ระบบ"),
    "a page in its place": (page("ดาวน์โหลด"), "L727", "ได้หน้าเว็บแทน"),
    "a login in its place": (page("เข้าสู่ระบบ", PASSWORD), "L722", "เข้าสู่ระบบ"),
    "reset": (lambda _: Handler.reset, "L727", "ถูกตัด"),
    "cut off": (cut, "L727", "ถูกตัด"),
    "one byte": (instead(lambda whole: whole[:-2] + b"9\n", "text/csv"), "L728", "ขนาดเท่ากันแต่เนื้อในต่าง"),
    "shorter": (instead(lambda whole: whole[:-7], "text/csv"), "L728", "ไบต์"),
    "much longer": (instead(lambda whole: whole * 99, "text/csv"), "L728", "ใหญ่กว่า"),
    "packed": (instead(gzip.compress, "text/csv", Content_Encoding="gzip"), None, ""),
}


def login(handler: Handler) -> None:
    handler.reply(200, f"<title>ระบบสมาชิก</title>{PASSWORD}")


@pytest.mark.parametrize(
    ("path", "fault"), [(O12, name) for name in PAGE_FAULTS] + [(EVIDENCE, name) for name in FILE_FAULTS]
)
def test_one_fault_is_found_and_nothing_else(
    path: str, fault: str, deployed: Deployment, check: Callable[..., Result]
) -> None:
    """With its code, at its item, and said so that somebody can act."""
    reply, code, word = (PAGE_FAULTS if path == O12 else FILE_FAULTS)[fault]
    deployed.server.routes |= {f"/ita/{path}": reply(deployed.file(path)), "/login": login}
    result = check("--json")
    assert found(result) == ({"2567/O12": [code]} if code else {})
    problems = [problem for item in json.loads(result.stdout)["items"] for problem in item["problems"]]
    for problem in problems:
        assert word in problem["message"]["th"]
        assert problem["path"] == "data/2567/items/o12.yml"
        assert "…" not in problem["message"]["en"] + problem["fix"]["th"] + problem["fix"]["en"]
    assert result.return_value == (1 if any(problem["severity"] == "error" for problem in problems) else 0)


@pytest.mark.parametrize(
    ("other", "year", "said"), [("o12", "2566", "2567"), ("o12", "๒๕๖๖", "2567"), ("o1", "2567", "O12"), ("o13", "2567", "O12")]
)
def test_another_page_of_ours_in_its_place(
    other: str, year: str, said: str, deployed: Deployment, check: Callable[..., Result]
) -> None:
    """The page of another year or item, as innocent as can be."""
    page = deployed.file(f"2567/{other}.html").replace(b"2567", year.encode())
    deployed.server.routes[f"/ita/{O12}"] = lambda handler: handler.reply(200, page)
    result = check("--json")
    assert found(result) == {"2567/O12": ["L724"]}
    assert f"ควรมี {said} แต่หัวเรื่องคือ" in result.stdout


def test_a_report_belongs_to_the_item_that_it_answers(deployed: Deployment, check: Callable[..., Result]) -> None:
    deployed.server.routes[f"/ita/{ANNUAL}"] = status(404)(b"")
    assert found(check("--json")) == {"2567/O35": ["L721"]}


def test_a_host_that_hides_the_ending_is_no_fault(deployed: Deployment, check: Callable[..., Result]) -> None:
    """The assessor gets the right page, whatever its address looks like then."""
    deployed.server.routes |= {
        f"/ita/{O12}": to("/ita/2567/o12")(b""),
        "/ita/2567/o12": lambda handler: handler.reply(200, deployed.file(O12)),
    }
    assert found(check("--json")) == {}


def test_a_server_with_an_older_build(deployed: Deployment, check: Callable[..., Result], tmp_path: Path) -> None:
    """Its own manifest explains why its pages differ; what both builds have is no fault."""
    older = tmp_path / "older"
    for path, text in FILES.items():
        (older / path).parent.mkdir(parents=True, exist_ok=True)
        (older / path).write_text(text.replace("published: 2024-01-15", "published: 2024-01-14"), "utf-8")
    build(older, older / "site", today=TODAY)
    deployed.server.fallback = Deployment(older, older / "site", deployed.server).serve
    result = check("--json")
    assert found(result) == {"": ["L729"], "2567/O1": ["L725"], "2567/O12": ["L725"]}
    assert "มาจากการสร้างครั้งอื่น" in result.stdout
    assert re.search(r"manifest\.json ต่างกัน \d+ ไฟล์ ขาด 0 ไฟล์ เกิน 0 ไฟล์", result.stdout)


@pytest.mark.parametrize("body", ["", "[]", '{"files": []}', '{"files": {"a": 1}}', "[" * 100_000, "<title>404</title>"])
def test_a_manifest_that_is_none(body: str, deployed: Deployment, check: Callable[..., Result]) -> None:
    """Is said, and the items are walked all the same."""
    deployed.server.routes["/ita/manifest.json"] = lambda handler: handler.reply(200, body, "application/json")
    result = check()
    assert "L729" in result.stdout
    assert "ไม่มี manifest.json บนเครื่องแม่ข่าย" in result.stdout
    assert result.return_value == 0


def test_records_that_are_newer_than_the_build(deployed: Deployment, check: Callable[..., Result]) -> None:
    """Nobody can have uploaded what was never built."""
    path = deployed.root / "data/2567/items/o12.yml"
    before = path.read_text("utf-8")
    try:
        path.write_text(before.replace("file: table.csv", "file: new.csv"), "utf-8")
        assert found(check("--json")) == {"2567/O12": ["L731"]}
    finally:
        path.write_text(before, "utf-8")


def test_where_nothing_can_be_walked(
    deployed: Deployment, check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each with the way out."""
    assert "prongsai build" in str(check("--out", str(tmp_path)).exception)
    assert "ไม่ใช่ที่อยู่เว็บ" in str(check("--as-assessor", "www.example.go.th/ita").exception)
    deployed.server.routes["/ita/manifest.json"] = Handler.reset
    assert "การเชื่อมต่อถูกตัด" in str(check().exception)
    monkeypatch.setattr("generator.links.Settings", lambda **_: Settings(tries=1))
    for url in (deployed.url, "http://localhost/", "https://www.tuayang.example/ita/"):
        result = check("--as-assessor", url)
        assert isinstance(result.exception, UsageError)
        assert "--allow-private" in str(result.exception)


def test_a_stroke_at_the_end_is_not_demanded(deployed: Deployment, check: Callable[..., Result]) -> None:
    assert check("--as-assessor", deployed.url.rstrip("/")).return_value == 0


@pytest.mark.parametrize(("built", "served"), [(b"", b"<"), (b"<" * 200_000, b"<" * 200_001), (b"a" * 9, b"<script" * 30_000)])
def test_differences_of_any_bytes(built: bytes, served: bytes) -> None:
    """Never for long, whatever a server sends."""
    assert difference(built, served)[1]
