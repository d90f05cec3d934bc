"""Workbooks: what Excel opens without a question, read back by openpyxl."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook

from generator import __version__
from generator.exports.xlsx import LONGEST_CELL, Sheet, workbook
from generator.pages import make_frame
from generator.schema import read_site
from generator.templating import Templates
from shared import ROOT, TODAY

HEADER = ("ข้อ", "ข้อความ")


@pytest.fixture(scope="module")
def templates() -> Templates:
    """Those of the root site."""
    site, _ = read_site(ROOT, today=TODAY)
    assert site is not None
    return Templates(make_frame(site, __version__))


def read(data: bytes) -> Any:
    """The workbook in *data*."""
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize(
    "text", ["=1+1", "+66 2 000", "-2", "@x", "012", "ไทย & <b>", "สอง\nบรรทัด", "  เว้นหน้า", "", "😀"], ids=ascii
)
def test_a_text_comes_back_as_it_was(templates: Templates, text: str) -> None:
    """As text: no formula, no number, no lost zero or space."""
    sheet = read(workbook([Sheet("ก", HEADER, (8, 40), (("O1", text),))], templates))["ก"]
    assert (sheet["B2"].value or "") == text
    assert sheet["B2"].data_type != "f"
    assert [cell.value for cell in sheet[1]] == list(HEADER)


def test_what_xml_and_excel_do_not_take_is_left_out(templates: Templates) -> None:
    """Control characters; more than a cell holds; what Excel would read as an escape."""
    cells = ("ก\x00\x0b\x1fข", "x" * (LONGEST_CELL + 5))
    data = workbook([Sheet("a", HEADER, (8, 8), (cells, ("_x0041_", "\ud800y")))], templates)
    sheet = read(data)["a"]
    assert sheet["A2"].value == "กข"
    assert len(sheet["B2"].value) == LONGEST_CELL
    assert sheet["B3"].value == "y"
    assert "_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()


def test_a_sheet_is_ready_to_be_read_and_printed(templates: Templates) -> None:
    """The heading stays in sight and on every page; columns filter; landscape A4, as wide as the paper."""
    sheet = read(
        workbook([Sheet("ก ข", HEADER, (8, 40), (("1", "2"), ("3", "4"))), Sheet("b", HEADER, (1, 1), ())], templates)
    )["ก ข"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.column_dimensions["B"].width == 40


def test_every_part_is_well_formed_and_named(templates: Templates) -> None:
    """All parts of the package are in the list of contents."""
    archive = zipfile.ZipFile(io.BytesIO(workbook([Sheet("a", HEADER, (8, 8), (("&", "<"),))], templates)))
    assert archive.testzip() is None
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
    listed = archive.read("[Content_Types].xml").decode()
    parts = [name for name in archive.namelist() if not name.endswith(".rels") and name != "[Content_Types].xml"]
    assert all(f'PartName="/{name}"' in listed for name in parts)


def test_the_same_cells_give_the_same_bytes(templates: Templates, tmp_path: Path) -> None:
    """Dates are fixed and nothing is compressed, so that no clock and no zlib shows."""
    sheets = [Sheet("a", HEADER, (8, 8), (("1", "2"),))]
    data = workbook(sheets, templates)
    assert data == workbook(sheets, templates)
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {(entry.date_time[:3], entry.compress_type) for entry in entries} == {((1980, 1, 1), zipfile.ZIP_STORED)}
