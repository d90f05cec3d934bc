"""Files made to harm: each ends in a finding, soon and in little memory."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.evidence import Limits, Passport, Unread, inspect
from generator.problems import CATALOGUE
from tests.evidence import files
from tests.evidence.test_types import codes, passport

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from generator.evidence import inspect
found = inspect(Path(sys.argv[1]))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # which begins with that of the process that forked
if Path("/proc/self/status").exists():
    memory = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024
print(json.dumps({"codes": [f.code for f in found.findings], "memory": memory, "seconds": time.process_time()}))
"""


def bomb(path: Path, megabytes: int) -> None:
    """An Excel file with a sheet of nothing but the letter a."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(megabytes):
                member.write(b"a" * 1_000_000)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Its table of contents gives it away."""
    path = tmp_path / "a.xlsx"
    bomb(path, 12)
    found = inspect(path)
    assert (codes(found), found.text, found.unread) == (["E432"], None, Unread.TOO_LARGE)


def test_a_bomb_of_many_members_is_not_unpacked(tmp_path: Path) -> None:
    """Ten thousand and one files, each of nothing."""
    content = files.zipped({f"{n}": "" for n in range(10_001)})
    assert codes(passport(tmp_path, "a.docx", content)) == ["E432"]


def test_a_table_of_contents_that_would_not_fit_into_memory_is_not_read(tmp_path: Path) -> None:
    """``zipfile`` would read it whole."""
    content = files.zipped({f"{'n' * 60_000}{n}": "" for n in range(40)})
    assert codes(passport(tmp_path, "a.docx", content)) == ["E432"]


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    """No more is unpacked than the table of contents says."""
    content = bytearray(files.docx("ก" * 5_000))
    start = content.rindex(b"PK\x01\x02")
    content[start + 24 : start + 28] = (10).to_bytes(4, "little")
    assert codes(passport(tmp_path, "a.docx", bytes(content))) == ["E422"]


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    """A DOCTYPE is refused before anything in it is believed."""
    doctype = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    content = files.zipped({"[Content_Types].xml": "", "word/document.xml": f"{doctype}<d>&b;</d>"})
    found = passport(tmp_path, "a.docx", content)
    assert (codes(found), found.text) == (["E432"], "")


def test_a_member_packed_with_lzma_is_refused(tmp_path: Path) -> None:
    """It may ask for gigabytes to unpack a few bytes, and Office never uses it."""
    content = files.zipped({"[Content_Types].xml": "", "word/document.xml": "<d/>"}, zipfile.ZIP_LZMA)
    assert codes(passport(tmp_path, "a.docx", content)) == ["E432"]


def test_a_sheet_that_claims_the_last_cell_costs_nothing(tmp_path: Path) -> None:
    """One cell at the far corner, and a row beyond the last."""
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="9999999"><c><v>2</v></c></row>'
    found = passport(tmp_path, "a.xlsx", files.xlsx({"ก": f"<sheetData>{rows}</sheetData>"}))
    assert (found.text or "").strip() == "1\n2"


def test_deep_nesting_is_no_trouble(tmp_path: Path) -> None:
    """No tree is built, so nothing recurses."""
    deep = 50_000
    found = passport(tmp_path, "a.docx", files.docx("ก", body="<w:tbl>" * deep + "</w:tbl>" * deep))
    assert (codes(found), found.text) == ([], "ก\n")


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    """Before any page is read."""
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf(*["หน้ากระดาษ"] * 20))
    found = inspect(path, Limits(pages=19))
    assert (codes(found), found.text, found.unread) == (["E431"], None, Unread.TOO_LARGE)


def test_a_page_that_unpacks_to_too_much_is_left_out(tmp_path: Path) -> None:
    """The others are read, and the file counts as partly read."""
    found = passport(tmp_path, "a.pdf", files.pdf("ข้อความหน้าแรก", "%raw " + "q Q " * 3_000_000))
    assert (codes(found), found.unread, found.text) == (["E433"], Unread.PARTLY, "ข้อความหน้าแรก")


def test_reading_stops_at_the_limit_of_work_and_keeps_what_it_has(tmp_path: Path) -> None:
    """The same file always stops at the same page."""
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf(*["หน้ากระดาษ"] * 20))
    found = inspect(path, Limits(operators=500))
    assert (codes(found), found.unread, found.pages) == (["E433"], Unread.PARTLY, 20)
    assert 0 < len(found.parts) < 20


def test_reading_stops_when_the_time_is_up(tmp_path: Path) -> None:
    """The backstop, for every kind of reader."""
    for name, content in {"a.pdf": files.pdf(*["หน้ากระดาษ"] * 20), "a.docx": files.docx("ก")}.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert codes(inspect(path, Limits(seconds=-1))) == ["E433"]


@pytest.mark.parametrize(("name", "content"), [("a.txt", b"a" * 900), ("a.docx", files.docx("a" * 900))])
def test_text_is_kept_up_to_the_limit(tmp_path: Path, name: str, content: bytes) -> None:
    """The rest counts as not checked."""
    path = tmp_path / name
    path.write_bytes(content)
    found = inspect(path, Limits(characters=300))
    assert (codes(found), found.unread, len(found.text or "")) == (["E433"], Unread.PARTLY, 300)


def test_a_file_of_two_gigabytes_is_not_even_opened(tmp_path: Path) -> None:
    """Its size on the disk is enough."""
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(2_147_483_648)
    start = time.monotonic()
    found = inspect(path)
    assert (codes(found), found.sha256, found.unread) == (["E429"], "", Unread.TOO_LARGE)
    assert time.monotonic() - start < 0.5


def test_a_heavy_file_is_remarked(tmp_path: Path) -> None:
    """It is published, but slow on a phone."""
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf("สวัสดีครับ"))
    assert codes(inspect(path, Limits(heavy=100))) == ["E430"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["zip bomb", "pages", "operators", "cells", "members"])
def test_harm_is_refused_within_the_bars(tmp_path: Path, kind: str) -> None:
    """300 MB of memory, in a process of its own; ``python -m benchmarks.bombs`` measures the time."""
    path = tmp_path / ("a.xlsx" if kind in {"zip bomb", "cells", "members"} else "a.pdf")
    make(kind, path)
    run = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)
    seen = json.loads(run.stdout)
    assert set(seen["codes"]) & {"E431", "E432", "E433"}
    assert seen["memory"] < 300


def make(kind: str, path: Path) -> None:
    """Write the file of the given *kind* of harm."""
    match kind:
        case "zip bomb":
            bomb(path, 1_000)
        case "pages":
            path.write_bytes(files.pdf(*["%raw BT ET"] * 100_000))
        case "operators":
            path.write_bytes(files.pdf(*["%raw BT /F 12 Tf " + "<0041> Tj " * 20_000 + "ET"] * 40))
        case "2 GB":
            with path.open("wb") as file:
                file.truncate(2_147_483_648)
        case "members":
            path.write_bytes(files.zipped({f"{n}": "" for n in range(65_000)}))
        case "cells":
            cells = "".join(f"<c><v>{random.Random(n).randrange(10**9)}</v></c>" for n in range(1_000))
            path.write_bytes(files.xlsx({"ก": f"<sheetData>{f'<row>{cells}</row>' * 2_000}</sheetData>"}))


REAL = {
    "a.pdf": files.pdf("สวัสดีครับ", "หน้าสอง", info="/Author(x)"),
    "a.docx": files.docx("สวัสดี", **{"docProps/core.xml": files.core("x")}, **{"word/media/i.jpg": files.jpeg()}),
    "a.xlsx": files.xlsx({"แผน": files.rows(["ก", "ข"])}, ["ค"]),
    "a.pptx": files.pptx("สวัสดี"),
    "a.ods": files.open_document("spreadsheet", "<table:table><table:table-row/></table:table>"),
    "a.png": files.png((b"eXIf", files.exif({0x013B: b"x"}, gps=True)), (b"zTXt", b"k\x00\x00x")),
    "a.jpg": files.jpeg(files.exif({0x013B: b"x"}, gps=True), b"note"),
    "a.webp": files.webp(files.exif({}, gps=True)),
    "a.xls": files.compound("Root Entry", "Workbook"),
    "a.csv": "ลำดับ,รายการ\n".encode(),
}
_BOUNDARIES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe1",
    b"RIFF....WEBP",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"",
)


def is_sound(found: Passport) -> bool:
    """Whether a passport holds together: known codes, and a reason wherever there is no text."""
    return all(finding.code in CATALOGUE for finding in found.findings) and len(found.sha256) == 64


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(_BOUNDARIES), content=st.binary(max_size=600), name=st.sampled_from(list(REAL)))
def test_random_bytes_never_raise(tmp_path: Path, start: bytes, content: bytes, name: str) -> None:
    """Behind the beginning of every type."""
    assert is_sound(passport(tmp_path, name, start + content))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(list(REAL)), seed=st.integers(0, 2**32))
def test_mutated_files_never_raise(tmp_path: Path, name: str, seed: int) -> None:
    """A few bytes changed, lost or doubled in a good file."""
    assert is_sound(passport(tmp_path, name, mutated(REAL[name], random.Random(seed))))


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_ten_thousand_mutated_files_never_raise(tmp_path: Path, name: str) -> None:
    """A thousand of every type; each is done within a second."""
    rng = random.Random(name)
    for content in (mutated(REAL[name], rng) for _ in range(1_000)):
        start = time.process_time()
        assert is_sound(passport(tmp_path, name, content))
        assert time.process_time() - start < 1


@pytest.mark.slow
def test_random_bytes_never_raise_in_the_long_run(tmp_path: Path) -> None:
    """Two thousand more behind the beginning of every type."""
    rng = random.Random(5)
    for number in range(2_000):
        content = _BOUNDARIES[number % len(_BOUNDARIES)] + rng.randbytes(rng.randrange(2_000))
        assert is_sound(passport(tmp_path, "a.pdf", content))


def mutated(content: bytes, rng: random.Random) -> bytes:
    """*content* with a few changes, some inside the members of a container."""
    if content.startswith(b"PK") and rng.random() < 0.7:
        return files.zipped(dict(_mutated_members(content, rng)))
    data = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data))
        end = min(at + rng.randint(1, 40), len(data))
        match rng.randrange(4):
            case 0:
                data[at] = rng.randrange(256)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * rng.randint(1, 30)
            case _:
                data[at:end] = rng.randbytes(end - at)
        data = data or bytearray(b"x")
    return bytes(data)


def _mutated_members(content: bytes, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            member = archive.read(info)
            yield info.filename, mutated(member, rng) if rng.random() < 0.5 and member else member
