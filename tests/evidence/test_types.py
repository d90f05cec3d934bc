"""The type of a file is told by its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence import FileType, Passport, Unread, inspect
from tests.evidence import files


def passport(folder: Path, name: str, content: bytes) -> Passport:
    """The passport of a file with *content*."""
    path = folder / name
    path.write_bytes(content)
    return inspect(path)


def codes(found: Passport) -> list[str]:
    return [finding.code for finding in found.findings]


TYPES = {
    "a.pdf": (files.pdf("สวัสดีครับ"), FileType.PDF),
    "a.docx": (files.docx("สวัสดี"), FileType.DOCX),
    "a.xlsx": (files.xlsx({"แผน": files.rows(["ก"])}), FileType.XLSX),
    "a.pptx": (files.pptx("สวัสดี"), FileType.PPTX),
    "a.odt": (files.open_document("text", "<text:p>ก</text:p>"), FileType.ODT),
    "a.ods": (files.open_document("spreadsheet", ""), FileType.ODS),
    "a.odp": (files.open_document("presentation", ""), FileType.ODP),
    "a.csv": ("ลำดับ,รายการ\n1,แผน\n".encode(), FileType.CSV),
    "a.txt": ("ข้อความ".encode(), FileType.TXT),
    "a.json": (b'{"a": 1}', FileType.JSON),
    "a.png": (files.png(), FileType.PNG),
    "a.jpg": (files.jpeg(), FileType.JPEG),
    "a.gif": (b"GIF89a" + bytes(20) + b";", FileType.GIF),
    "a.webp": (files.webp(), FileType.WEBP),
    "a.mp4": (b"\x00\x00\x00\x20ftypisom" + bytes(20), FileType.MP4),
    "a.mp3": (b"ID3\x03" + bytes(20), FileType.MP3),
}


@pytest.mark.parametrize("name", TYPES)
def test_a_good_file_of_every_type_has_nothing_wrong(tmp_path: Path, name: str) -> None:
    """Each type is known, and none is reported for being what it is."""
    content, expected = TYPES[name]
    found = passport(tmp_path, name, content)
    assert (found.type, codes(found)) == (expected, [])
    assert found.size == len(content)


AWKWARD = {
    "a.doc": (files.compound("Root Entry", "WordDocument"), FileType.DOC),
    "a.xls": (files.compound("Root Entry", "Workbook"), FileType.XLS),
    "a.ppt": (files.compound("Root Entry", "PowerPoint Document"), FileType.PPT),
    "a.rtf": (b"{\\rtf1 text}", FileType.RTF),
    "a.zip": (files.zipped({"a.txt": "a"}), FileType.ZIP),
    "a.rar": (b"Rar!\x1a\x07\x00" + bytes(20), FileType.RAR),
    "a.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(20), FileType.SEVEN_ZIP),
    "a.tif": (b"II*\x00" + bytes(20), FileType.TIFF),
    "a.bmp": (b"BM" + bytes(20), FileType.BMP),
    "a.heic": (b"\x00\x00\x00\x20ftypheic" + bytes(20), FileType.HEIC),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_a_type_that_phones_cannot_open_is_remarked_and_not_read(tmp_path: Path, name: str) -> None:
    """A warning: the agency may have nothing else."""
    content, expected = AWKWARD[name]
    found = passport(tmp_path, name, content)
    assert (found.type, codes(found), found.text) == (expected, ["E427"], None)
    assert found.unread in {Unread.CLOSED_FORMAT, Unread.PICTURE}


REFUSED = {
    "a.svg": (b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', FileType.SVG),
    "a.html": (b"<!DOCTYPE html><title>x</title>", FileType.HTML),
    "a.xml": (b'<?xml version="1.0"?><a/>', FileType.XML),
    "a.exe": (b"MZ\x90\x00" + bytes(60), FileType.PROGRAM),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_type_that_runs_code_is_refused(tmp_path: Path, name: str) -> None:
    """Under the agency's own address nothing runs that came as evidence."""
    content, expected = REFUSED[name]
    found = passport(tmp_path, name, content)
    assert (found.type, codes(found)) == (expected, ["E425"])


def test_what_nobody_knows_is_refused(tmp_path: Path) -> None:
    """Bytes that make no file of any known type."""
    found = passport(tmp_path, "a.dat", bytes(range(256)))
    assert (found.type, codes(found)) == (FileType.UNKNOWN, ["E428"])


def test_an_empty_file_is_empty_and_no_more(tmp_path: Path) -> None:
    """E402 is raised by the rule that looks at the record."""
    found = passport(tmp_path, "a.pdf", b"")
    assert (found.type, found.text, found.unread, codes(found)) == (FileType.EMPTY, None, None, [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.docx("ก")),
        ("a.xlsx", files.docx("ก")),
        ("a.docx", files.pdf("สวัสดีครับ")),
        ("a.jpg", files.png()),
        ("a", files.pdf("สวัสดีครับ")),
        ("a.xlsm", files.xlsx({"ก": ""})),
    ],
)
def test_an_extension_that_does_not_fit_is_said_with_the_right_one(tmp_path: Path, name: str, content: bytes) -> None:
    """Renaming a Word file does not make it a PDF."""
    found = passport(tmp_path, name, content)
    assert codes(found) == ["E420"]
    assert dict(found.findings[0].values)["right"] == f".{found.type.extensions[0]}"


def test_an_excel_file_that_is_a_web_page_is_refused(tmp_path: Path) -> None:
    """Many systems export HTML and call it .xls."""
    found = passport(tmp_path, "report.xls", b"<html><table><tr><td>1</td></tr></table></html>")
    assert codes(found) == ["E425", "E420"]


def test_an_upper_case_extension_fits(tmp_path: Path) -> None:
    """Scanners write .PDF."""
    assert codes(passport(tmp_path, "A.PDF", files.pdf("สวัสดีครับ"))) == []


def test_macros_are_refused_whatever_the_extension(tmp_path: Path) -> None:
    """In the new formats and in the old."""
    new = passport(tmp_path, "a.docx", files.docx("ก", **{"word/vbaProject.bin": b"x"}))
    old = passport(tmp_path, "a.xls", files.compound("Root Entry", "Workbook", "_VBA_PROJECT_CUR"))
    assert (codes(new), codes(old)) == (["E426"], ["E427", "E426"])


def test_an_office_file_with_a_password_is_an_error(tmp_path: Path) -> None:
    """Office wraps it into an OLE compound file."""
    found = passport(tmp_path, "a.xlsx", files.compound("Root Entry", "EncryptedPackage"))
    assert (codes(found), found.unread) == (["E421"], Unread.ENCRYPTED)


def test_the_sum_is_that_of_the_bytes(tmp_path: Path) -> None:
    """The known SHA-256 of ``abc``."""
    found = passport(tmp_path, "a.txt", b"abc")
    assert found.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_same_file_gives_the_same_passport(tmp_path: Path) -> None:
    """Passports may be kept and compared."""
    content = files.docx("ก", **{"docProps/core.xml": files.core("สมชาย")})
    assert passport(tmp_path, "a.docx", content) == passport(tmp_path, "a.docx", content)
