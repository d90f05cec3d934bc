"""Broken links and a badly deployed section, each fault at a record of its own, all seen in one walk."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cli.check import command
from generator.cli.links import look_at_links, write_lock
from generator.links import LinksLock, SeenLink, State
from generator.problems import Place
from generator.schema import read_site
from tests.faults.of_links import FILES, LINKS, NO_ADDRESS, NO_TRUST, PAGES
from tests.faults.sample import TODAY, told
from tests.links.loopback import FAST, Handler, running
from tests.rules.conftest import assert_told

RECORD = (
    "item: {item}\nstatus: published\nowners: สำนักปลัด\nevidence:\n  - {{title: หลักฐาน, date: 2024-01-10, {where}}}\n"
)
COLUMN = len("  - {title: หลักฐาน, date: 2024-01-10, url: ") + 1
LONG_AGO = date(2026, 9, 30)


def path_of(number: int) -> str:
    return f"data/2567/items/o{number}.yml"


def records(wheres: list[str]) -> dict[str, str]:
    """A record for each place of evidence."""
    return {path_of(n): RECORD.format(item=f"o{n}", where=where) for n, where in enumerate(wheres, start=1)}


def test_every_link_that_does_not_open(write_site: Callable[..., Path]) -> None:
    """Told at the address in the record; the link that works is not."""
    routes = dict(LINKS.values())
    works = {"/works": lambda handler: handler.reply(200, "<title>แผน</title>" + "แผนพัฒนา " * 200)}
    with running(routes | works) as plain, running(certificate="self-signed.pem") as secure:
        urls = {code: plain.url(path) for code, (path, _) in LINKS.items()}
        urls |= {NO_ADDRESS[0]: NO_ADDRESS[1], NO_TRUST: secure.url("/plan"), "": plain.url("/works")}
        root = write_site(records([f'url: "{url}"' for url in urls.values()]))
        seen = SeenLink(url=urls["L709"], state=State.UNKNOWN, reason="500", checked=LONG_AGO, first_failure=LONG_AGO)
        write_lock(root, LinksLock(links=(seen,)))
        site, problems = read_site(root, today=TODAY)
        assert site is not None, problems
        looked = look_at_links(site, root, FAST, TODAY, quiet=True)
    wanted = {(code, Place(path_of(n), 5, COLUMN)) for n, code in enumerate(urls, start=1) if code}
    assert set(told(looked.problems)) == wanted
    for problem in looked.problems:
        assert_told(problem)


def test_every_fault_of_a_deployed_section(write_site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Told at the record of the item, those of the whole section apart."""
    codes = [*PAGES, *FILES, "L731", ""]
    names = {path_of(n): f"data/evidence/2567/o{n}/table.csv" for n in range(1, len(codes) + 1)}
    table = "ลำดับ,รายการ\n1,แผน\n"
    root = write_site(records(["file: table.csv"] * len(codes)) | dict.fromkeys(names.values(), table))
    assert not build(root, root / "site", today=TODAY).problems.errors
    served = {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in (root / "site").rglob("*.*")}

    def serve(handler: Handler) -> None:
        path = handler.path.removeprefix("/ita/")
        kind = "text/html; charset=utf-8" if path.endswith(".html") else "text/csv"
        handler.reply(200, served[path], kind) if path in served else handler.reply(404)

    routes = {}
    for number, code in enumerate(codes, start=1):
        page, file = f"2567/o{number}.html", f"files/2567/o{number}/table.csv"
        routes |= {f"/ita/{page}": PAGES[code](served[page])} if code in PAGES else {}
        routes |= {f"/ita/{file}": FILES[code](served[file])} if code in FILES else {}
    newer = root / path_of(codes.index("L731") + 1)
    newer.write_text(newer.read_text("utf-8").replace("table.csv", "newer.csv"), "utf-8")
    monkeypatch.setattr("generator.links.Settings", lambda **_: FAST)
    with running(routes) as server:
        server.fallback = serve
        server.routes["/ita/manifest.json"] = lambda handler: handler.reply(404)
        words = ("--as-assessor", server.url("/ita/"), "--json", "--today", str(TODAY), str(root))
        report = json.loads(CliRunner().invoke(command, words, standalone_mode=False).stdout)
    assert [problem["code"] for problem in report["section"]] == ["L729"]
    found = [(problem["code"], problem["path"]) for item in report["items"] for problem in item["problems"]]
    assert sorted(found) == sorted((code, path_of(n)) for n, code in enumerate(codes, start=1) if code)
