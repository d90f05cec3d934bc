"""The policy of the pages: in each of them, in ``.htaccess``, and never broken; the rest of it is tried in an Apache."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.exports.server import POLICY
from shared import BuiltSite
from tests.browser.pages import SITES, Section, Visit, every_page, representatives
from tests.browser.tools import tool

WATCH = """window.violations = [];
document.addEventListener('securitypolicyviolation', (one) =>
  window.violations.push(`${one.violatedDirective} ${one.blockedURI} ${one.sample}`));
"""
NARROW = {"default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "base-uri", "form-action"}


def test_policy_is_in_every_page(any_site: BuiltSite) -> None:
    """A page may ask for less; nothing but 'self' is allowed to any."""
    for url in every_page(any_site.out):
        stated = any_site.html(url).xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        parts = dict(part.split(" ", 1) for part in stated.split("; "))
        assert parts["default-src"] == "'none'", url
        assert set(parts) <= NARROW, url
        assert set(parts.values()) <= {"'none'", "'self'"}, url
    assert f'Header set Content-Security-Policy "{POLICY}"' in (any_site.out / ".htaccess").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", SITES)
def test_no_violation(site: str, scheme: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    told = []
    with visit(360, scheme) as page:
        page.add_init_script(WATCH)
        for urls in representatives(here.out).values():
            for url in urls:
                page.goto(here.link(url))
                told += [f"{site} {url}: {one}" for one in page.evaluate("violations")]
        page.fill("#search-q", "แผน") if page.locator("#search-q").count() else None
        page.goto(here.address + "index.html")
        page.fill("#search-q", "แผน")
        expect(page.locator("[role=option]").first).to_be_visible()
        told += page.evaluate("violations")
    assert told == []


# A real Apache

MODULES = ("mpm_event", "authz_core", "mime", "dir", "alias", "filter", "deflate", "setenvif", "env")
OPTIONAL = ("headers", "rewrite")


class Apache:
    """An Apache of its own in a temporary folder, as an agency's host sets it up: AllowOverride FileInfo."""

    def __init__(self, folder: Path, sites: dict[str, Path], modules: Sequence[str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        root = folder / "htdocs"
        for prefix, out in sites.items():
            shutil.copytree(out, root / prefix.strip("/"), dirs_exist_ok=True)
        for path in (folder, *folder.parents):  # its children run as another user when we are root
            if (
                path != Path("/tmp")
                and os.access(path, os.W_OK)
                and path.stat().st_uid == os.getuid()
                and path != Path("/")
            ):
                path.chmod(path.stat().st_mode | 0o055)
        libraries = Path("/usr/lib/apache2/modules")
        (folder / "httpd.conf").write_text(
            "\n".join(
                [
                    *(f"LoadModule {name}_module {libraries}/mod_{name}.so" for name in modules),
                    "ServerName localhost",
                    f"Listen 127.0.0.1:{self.port}",
                    f"PidFile {folder}/httpd.pid",
                    f"ErrorLog {folder}/error.log",
                    f"DefaultRuntimeDir {folder}",
                    "User www-data\nGroup www-data",
                    f"DocumentRoot {root}",
                    "TypesConfig /etc/mime.types",
                    f"<Directory {root}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>",
                    "DirectoryIndex index.html",
                    "StartServers 1\nMinSpareThreads 1\nMaxSpareThreads 25",
                    "ServerLimit 1\nThreadsPerChild 25\nMaxRequestWorkers 25",
                ]
            ),
            "utf-8",
        )
        self.folder = folder
        self.process = subprocess.Popen(
            [tool("apache2"), "-D", "FOREGROUND", "-d", str(folder), "-f", str(folder / "httpd.conf")],
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(100):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read() if self.process.stderr else "apache2 has ended")
            time.sleep(0.1)
        raise AssertionError("apache2 does not answer")

    def get(self, path: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        if self.process.stderr:
            self.process.stderr.close()


@contextmanager
def apache(folder: Path, sites: dict[str, Path], modules: Sequence[str]) -> Iterator[Apache]:
    started = Apache(folder, sites, modules)
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="module", params=["all", "no headers", "no rewrite", "neither"])
def served(request, tmp_path_factory, built_site) -> Iterator[tuple[Apache, set[str]]]:
    """The sample site at / and at /a/b/ of an Apache with or without mod_headers and mod_rewrite."""
    wanted = [name for name in OPTIONAL if name not in request.param and request.param != "neither"]
    out = built_site("sample").out
    with apache(tmp_path_factory.mktemp("apache"), {"/": out, "/a/b/": out}, [*MODULES, *wanted]) as started:
        yield started, set(wanted)


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
def test_apache(served: tuple[Apache, set[str]], prefix: str, built_site) -> None:
    apache, modules = served
    out = built_site("sample").out
    pages = [urls[0] for type, urls in representatives(out).items() if type != "redirect"]
    for url in [*pages, "", "2567/", "assets/prongsai.css", "feed.xml"]:
        response, _ = apache.get(prefix + url)
        assert response.status == 200, url
        if url.endswith(".html"):
            assert response.getheader("Content-Type") == "text/html; charset=utf-8"
            assert response.getheader("Content-Encoding") == "gzip"
            stated = response.getheader("Content-Security-Policy")
            assert stated == (POLICY if "headers" in modules else None), url
            assert (response.getheader("X-Content-Type-Options") == "nosniff") == ("headers" in modules)
    response, _ = apache.get(prefix + "assets/fonts/sarabun-400.woff2")
    assert response.getheader("Content-Type") == "font/woff2"


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
def test_apache_sends_on_what_has_moved(served: tuple[Apache, set[str]], prefix: str) -> None:
    apache, modules = served
    response, body = apache.get(prefix + "2567/reports/annual.html")
    if "rewrite" in modules:
        assert response.status == 301
        place = response.getheader("Location") or ""
        assert place == f"{apache.address}{prefix}2567/reports/measures.html"
        assert apache.get(place.removeprefix(apache.address))[0].status == 200
    else:
        assert response.status == 200
        assert b'content="0; url=measures.html"' in gzip.decompress(body)


def test_apache_shows_the_page_of_what_is_not_there(tmp_path: Path, built_site, visit: Visit) -> None:
    """At the address that ``site.url`` names, in a folder too: styled, with links that lead somewhere."""
    out = built_site("sample").out
    with apache(tmp_path, {"/ita/": out}, [*MODULES, *OPTIONAL]) as started, visit() as page:
        failed: list[str] = []
        page.on("response", lambda response: failed.append(response.url) if response.status == 404 else None)
        for path in ("/ita/nothing.html", "/ita/2567/nothing.html", "/ita/2567/reports/nothing.html"):
            answer = page.goto(started.address + path)
            assert answer is not None
            assert answer.status == 404
            expect(page.locator("h1")).to_have_text("ไม่พบหน้านี้")
            failed = [url for url in failed if not url.endswith(path)]
            links = page.eval_on_selector_all("main a[href], .nav a", "(all) => all.map((one) => one.href)")
            broken = [link for link in links if started.get(re.sub(r"^https?://[^/]+", "", link))[0].status != 200]
            assert (path, failed, broken) == (path, [], [])
            failed.clear()
