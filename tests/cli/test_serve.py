"""``prongsai serve``: the new page after an edit, the problem after a wrong one, and nothing outside the section."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection

import pytest

from generator.preview import Board, Builder, HeldStage, Server, Version, snapshot
from generator.problems import Problems, UsageError

ITEM = "item: o1\nstatus: published\nowners: สำนักปลัด\nsummary: {}\n"
WAIT = 20


class Browser:
    """Asks the server, as a page and its script do."""

    def __init__(self, server):
        self.port = server.server_address[1]

    def get(self, path, host=None, method="GET"):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer
        finally:
            connection.close()

    def wait(self, after):
        return json.loads(self.get(f"/__prongsai/wait?after={after}")[1])


@contextmanager
def serving(root, tmp_path):
    board, stop = Board(), threading.Event()
    server = Server(board, root, 0)
    builder = Builder(root, board, today=date(2026, 11, 20))
    threads = [
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}),
        threading.Thread(target=builder.run, args=(stop,)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield Browser(server)
    finally:
        stop.set()
        board.close()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join(WAIT)


@pytest.fixture
def site(write_site):
    return write_site({"data/2567/items/o1.yml": ITEM.format("สรุปแรก")})


def test_an_edit_brings_a_new_page_and_a_reload(site, tmp_path):
    record = site / "data/2567/items/o1.yml"
    with serving(site, tmp_path) as browser:
        first = browser.wait(0)
        assert first == {"version": 1, "ok": True}
        _, page, answer = browser.get("/2567/o1.html")
        assert "สรุปแรก" in page
        assert '<script src="/__prongsai/reload.js" data-version="1" data-ok="true"></script>\n</body>' in page
        assert answer.headers["Cache-Control"] == "no-store"

        record.write_text(ITEM.format("สรุปที่สอง"), "utf-8")
        assert browser.wait(1) == {"version": 2, "ok": True}
        assert "สรุปที่สอง" in browser.get("/2567/o1.html")[1]

        record.write_text(ITEM.format("สรุป").replace("published", "publish<b>"), "utf-8")
        assert browser.wait(2) == {"version": 3, "ok": False}
        problems = browser.get("/__prongsai/problems")[1]
        assert "D217" in problems
        assert "data/2567/items/o1.yml:2:9" in problems
        assert "publish&lt;b&gt;" in problems
        _, page, _ = browser.get("/2567/o1.html")
        assert "สรุปที่สอง" in page, "the last good page stays"
        assert 'data-version="3" data-ok="false"' in page

        record.write_text(ITEM.format("สรุปที่สาม"), "utf-8")
        assert browser.wait(3) == {"version": 4, "ok": True}
        assert "สรุปที่สาม" in browser.get("/2567/o1.html")[1]
    assert not (site / "site").exists(), "the section of the site itself is not touched"


def test_a_site_that_never_was_right_shows_its_problems_everywhere(site, tmp_path):
    (site / "site_config.yml").write_text("agency: [\n", "utf-8")
    with serving(site, tmp_path) as browser:
        assert browser.wait(0)["ok"] is False
        status, page, _ = browser.get("/2567/o1.html")
        assert (status, "site_config.yml:" in page, "reload.js" in page) == (503, True, True)


@pytest.fixture
def ready(tmp_path):
    """A server over a finished section, with a secret beside one of its files."""
    section = HeldStage()
    section.write("index.html", "<body>หน้าแรก</body>".encode())
    section.write("2567/index.html", "<body>ปี</body>".encode())
    section.write_later("404.html", "<body>ไม่พบ</body>".encode)
    (tmp_path / "plan.csv").write_text("ก,ข", "utf-8")
    section.copy("plan.csv", tmp_path / "plan.csv")
    (tmp_path / "secret.txt").write_text("secret")
    board = Board()
    server = Server(board, tmp_path, 0)
    board.post(Version(1, section, Problems()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield Browser(server)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/2567/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
        "//etc/passwd", "/C:/secret.txt", "/%00", "/__prongsai/../secret.txt", "/__prongsai/server.py",
    ],
)  # fmt: skip
def test_nothing_outside_the_section_is_served(ready, path):
    status, text, _ = ready.get(path)
    assert (status, "secret" in text, "root:" in text) == (404, False, False)


def test_folders_types_and_missing_pages(ready):
    assert ready.get("/")[1].startswith("<body>หน้าแรก<script")
    assert ready.get("/2567/index.html?x=1")[0] == 200
    status, _, answer = ready.get("/2567")
    assert (status, answer.headers["Location"]) == (301, "/2567/")
    assert ready.get("//2567")[2].headers["Location"] == "/2567/"
    assert ready.get("/plan.csv")[2].headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ready.get("/nowhere.html")[:2] == (404, ready.get("/404.html")[1])
    assert ready.get("/index.html", method="HEAD")[:2] == (200, "")
    assert ready.get("/__prongsai/reload.js")[2].headers["Content-Type"].startswith("text/javascript")


def test_many_readers_of_a_file_that_waits_to_be_made_get_all_of_it():
    """Tabs are reloaded at the same time."""
    section, found = HeldStage(), []
    started = threading.Barrier(8)

    def pieces():
        for _ in range(50):
            time.sleep(0.001)
            yield b"piece"

    def reader():
        started.wait()
        found.append(section.read("index.js"))

    section.write_pieces("index.js", pieces())
    threads = [threading.Thread(target=reader) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"piece" * 50] * 8


def test_what_a_refused_build_made_is_not_taken_for_what_is_shown(site, tmp_path):
    """The province changes while prose has a dead link; when the link is mended, the data have the province."""
    config = site / "site_config.yml"
    with serving(site, tmp_path) as browser:
        number = browser.wait(0)["version"]
        assert "ทดสอบ" in browser.get("/data/2567.json")[1]
        (site / "content").mkdir()
        (site / "content/about.md").write_text("[หาย](nowhere.html)\n", "utf-8")
        config.write_text(config.read_text("utf-8").replace("province: ทดสอบ", "province: ยะลา"), "utf-8")
        while browser.wait(number)["ok"]:
            number += 1
        assert "ยะลา" not in browser.get("/data/2567.json")[1], "the last good section stays"
        (site / "content/about.md").write_text("ดีแล้ว\n", "utf-8")
        deadline = time.monotonic() + WAIT
        while "ยะลา" not in browser.get("/data/2567.json")[1] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "ยะลา" in browser.get("/data/2567.json")[1]


def test_another_name_for_this_machine_is_refused(ready):
    assert ready.get("/index.html", host="evil.example:8000")[0] == 403
    assert ready.get("/index.html", host=f"localhost:{ready.port}")[0] == 200


def test_a_snapshot_sees_edits_and_not_what_editors_leave(site):
    before = snapshot(site)
    (site / "data/2567/items/~$o1.yml").write_text("x")
    (site / "data/2567/items/.o1.yml.swp").write_text("x")
    assert snapshot(site) == before
    (site / "content").mkdir()
    (site / "content/index.md").write_text("x")
    assert len(snapshot(site)) == len(before) + 1


def test_a_port_in_use_is_said_with_another_one(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"--port {port + 1}"):
            Server(Board(), tmp_path, port)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_control_c_ends_it_with_130(site):
    run = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", str(site), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    assert run.stdout is not None
    assert re.match(r"ดูเว็บที่ http://127\.0\.0\.1:\d+/", run.stdout.readline())
    assert "หน้า" in run.stdout.readline()
    time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    rest, _ = run.communicate(timeout=WAIT)
    assert (run.returncode, "หยุดแล้ว" in rest, "Traceback" in rest) == (130, True, False)
