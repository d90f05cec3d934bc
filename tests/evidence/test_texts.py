"""The text of every type, and why there is none."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter

from generator.evidence import Unread
from tests.evidence import files
from tests.evidence.test_types import codes, passport


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    """Thai text comes out as it went in."""
    found = passport(tmp_path, "a.pdf", files.pdf("แผนจัดซื้อจัดจ้าง", "งบประมาณ ๒๕๖๗"))
    assert [(p.label, p.text) for p in found.parts] == [("หน้า 1", "แผนจัดซื้อจัดจ้าง"), ("หน้า 2", "งบประมาณ ๒๕๖๗")]
    assert (found.pages, found.unread) == (2, None)
    assert found.text == "แผนจัดซื้อจัดจ้าง\fงบประมาณ ๒๕๖๗"


def test_a_pdf_with_an_old_thai_font_is_read_as_thai(tmp_path: Path) -> None:
    """Such a font gives Thai letters the codes of accented Latin ones."""
    latin = "องค์การบริหารส่วนตำบล".encode("cp874").decode("latin-1")
    assert "บริหารส่วนตำบล" in (passport(tmp_path, "a.pdf", files.pdf(latin)).text or "")


def test_a_scan_has_no_text_and_says_so(tmp_path: Path) -> None:
    """Pages with a picture and not a letter."""
    found = passport(tmp_path, "a.pdf", files.scanned_pdf(2))
    assert (found.text, found.unread, codes(found), found.pages) == (None, Unread.SCAN, ["E423"], 2)


def test_the_stamp_of_a_scanning_app_is_no_text(tmp_path: Path) -> None:
    """CamScanner writes its name on every page."""
    content = files.pdf("Scanned with CamScanner")
    assert codes(passport(tmp_path, "a.pdf", content)) == ["E423"]


def test_pages_that_are_pictures_among_others_are_counted(tmp_path: Path) -> None:
    """A signed page in the middle of a document; a blank page counts for nothing."""
    content = files.pdf("มีข้อความอยู่", "%raw /I Do", "", extra=[files.image()])
    found = passport(tmp_path, "a.pdf", content)
    assert (codes(found), dict(found.findings[0].values)) == (["E424"], {"count": "1", "pages": "3"})
    assert (found.unread, found.text) == (Unread.PARTLY, "มีข้อความอยู่")


def test_a_pdf_with_a_password_is_an_error(tmp_path: Path) -> None:
    """Nobody outside can open it."""
    found = passport(tmp_path, "a.pdf", encrypted("secret"))
    assert (found.text, found.unread, codes(found)) == (None, Unread.ENCRYPTED, ["E421"])


def test_a_pdf_that_only_restricts_printing_is_read(tmp_path: Path) -> None:
    """It opens without a password."""
    found = passport(tmp_path, "a.pdf", encrypted(""))
    assert (found.text, codes(found)) == ("สวัสดีครับ", [])


def encrypted(password: str) -> bytes:
    """A PDF that is opened with *password*."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(files.pdf("สวัสดีครับ"))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.pdf("สวัสดีครับ" * 50)[:-400]),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.pdf", files.pdf()),
        ("a.docx", files.docx("ก")[:-30]),
        ("a.docx", files.docx(body="<w:p>")),
        ("a.xlsx", b"PK\x03\x04" + bytes(100)),
        ("a.png", files.png()[:-20]),
        ("a.jpg", files.jpeg()[:-2]),
        ("a.gif", b"GIF89a" + bytes(40)),
        ("a.webp", files.webp()[:-3]),
        ("a.txt", b"text and then \x00\x01" + b"a" * 5000 + b"\x00"),
    ],
)
def test_a_damaged_file_is_an_error(tmp_path: Path, name: str, content: bytes) -> None:
    """Cut off, empty inside, or with something else in the middle."""
    found = passport(tmp_path, name, content)
    assert ("E422" in codes(found)) or codes(found) == ["E428"]


def test_words_of_a_form_are_read_although_they_are_not_on_the_page(tmp_path: Path) -> None:
    """Fields and text boxes of a PDF are annotations."""
    notes = [files.image(), b"<</Subtype/Widget/V(field words)>>", b"<</Subtype/FreeText/Contents(box words)>>"]
    found = passport(tmp_path, "a.pdf", files.pdf("หน้ากระดาษ", page="/Annots[11 0 R 12 0 R]", extra=notes))
    assert found.text == "หน้ากระดาษ\nfield words\nbox words"


def test_a_word_file_is_read_with_its_tables_and_footers(tmp_path: Path) -> None:
    """Rows are lines and cells are divided by tabs."""
    table = files.word_table(["ลำดับ", "รายการ"], ["๑", "ค่าน้ำ"])
    content = files.docx(
        "หัวเรื่อง", body=table, **{"word/footer1.xml": "<w:ftr><w:p><w:r><w:t>ท้าย</w:t></w:r></w:p></w:ftr>"}
    )
    found = passport(tmp_path, "a.docx", content)
    assert found.parts[0].text == "หัวเรื่อง\nลำดับ \tรายการ \t\n๑ \tค่าน้ำ \t\n"
    assert (found.parts[1].label, found.parts[1].text) == ("ท้ายกระดาษ", "ท้าย\n")


def test_a_text_box_of_word_is_read_once(tmp_path: Path) -> None:
    """Word writes it a second time for old programs."""
    run = "<w:r><w:t>กล่อง</w:t></w:r>"
    body = f"<mc:AlternateContent><mc:Choice>{run}</mc:Choice><mc:Fallback>{run}</mc:Fallback></mc:AlternateContent>"
    assert passport(tmp_path, "a.docx", files.docx(body=body)).text == "กล่อง"


def test_the_pages_that_word_counted_are_known(tmp_path: Path) -> None:
    """Word notes them when it saves."""
    content = files.docx("ก", **{"docProps/app.xml": "<Properties><Pages>12</Pages></Properties>"})
    assert passport(tmp_path, "a.docx", content).pages == 12


def test_a_workbook_of_openpyxl_is_read_row_by_row(tmp_path: Path) -> None:
    """Line *n* is row *n*, also after a gap, and a long number is as it was typed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "แผน"
    sheet["A1"], sheet["B1"], sheet["B4"] = "รายการ", "จำนวน", 1234567890123
    out = io.BytesIO()
    book.save(out)
    found = passport(tmp_path, "a.xlsx", out.getvalue())
    assert (found.parts[0].label, found.parts[0].text) == ("ชีต “แผน”", "รายการ\tจำนวน\n\n\n\t1234567890123")
    assert found.pages == 1


def test_the_size_that_a_sheet_declares_is_not_believed(tmp_path: Path) -> None:
    """Its cells say where they stand."""
    sheet = '<dimension ref="A1"/>' + files.rows(["หนึ่ง"], ["สอง", "สาม"])
    assert passport(tmp_path, "a.xlsx", files.xlsx({"ก": sheet})).text == "หนึ่ง\nสอง\tสาม"


def test_shared_strings_and_stored_forms_of_numbers_are_resolved(tmp_path: Path) -> None:
    """A cell may refer to the table of texts, or hold its number as a power of ten."""
    sheet = (
        '<sheetData><row><c t="s"><v>1</v></c><c><v>1.234567890123E12</v></c><c t="s"><v>99</v></c></row></sheetData>'
    )
    assert passport(tmp_path, "a.xlsx", files.xlsx({"ก": sheet}, ["ศูนย์", "หนึ่ง"])).text == "หนึ่ง\t1234567890123\t"


def test_slides_are_read_with_the_speakers_notes(tmp_path: Path) -> None:
    """In the order of their numbers, ten after nine."""
    slides = [f"หน้าที่ {n}" for n in range(1, 12)]
    notes = "<p:notes><a:p><a:r><a:t>จำไว้</a:t></a:r></a:p></p:notes>"
    found = passport(tmp_path, "a.pptx", files.pptx(*slides, **{"ppt/notesSlides/notesSlide1.xml": notes}))
    assert (found.parts[9].label, found.parts[9].text) == ("สไลด์ 10", "หน้าที่ 10\n")
    assert (found.parts[-1].label, found.parts[-1].text) == ("บันทึกย่อของสไลด์ 1", "จำไว้\n")


def test_open_document_sheets_are_read_with_their_gaps(tmp_path: Path) -> None:
    """A row or cell that stands several times is written once with a number."""
    content = (
        '<office:spreadsheet><table:table table:name="แผน">'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        "<table:table-cell><text:p>ค่า</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    found = passport(tmp_path, "a.ods", files.open_document("spreadsheet", content))
    assert found.parts[0].label == "ชีต “แผน”"
    assert found.parts[0].text.split("\n")[2].strip() == "ค่า"
    assert found.pages == 1


def test_open_document_text_is_read(tmp_path: Path) -> None:
    """Spaces and line ends are elements of their own."""
    found = passport(
        tmp_path, "a.odt", files.open_document("text", "<text:p>หนึ่ง<text:s/>สอง</text:p><text:h>สาม</text:h>")
    )
    assert found.text == "หนึ่ง สอง\nสาม\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_text_is_read_in_the_encodings_that_windows_writes(tmp_path: Path, encoding: str) -> None:
    """Notepad and Excel of all ages."""
    found = passport(tmp_path, "a.txt", "โปร่งใส\r\nบรรทัดสอง".encode(encoding))
    assert (found.text, found.encoding) == ("โปร่งใส\nบรรทัดสอง", encoding)


def test_an_old_csv_is_read_and_remarked(tmp_path: Path) -> None:
    """Its Thai cannot be read where UTF-8 is taken for granted."""
    found = passport(tmp_path, "a.csv", 'ลำดับ;รายการ\n1;"ค่า\nน้ำ"\n'.encode("cp874"))
    assert (found.text, codes(found)) == ("ลำดับ\tรายการ\n1\tค่า น้ำ", ["E435"])


def test_a_picture_has_no_text_that_could_be_checked(tmp_path: Path) -> None:
    """It may be a photograph of a list of names."""
    found = passport(tmp_path, "a.png", files.png())
    assert (found.text, found.unread) == (None, Unread.PICTURE)


def test_a_passport_does_not_print_what_the_file_says(tmp_path: Path) -> None:
    """A log must not become a leak."""
    found = passport(tmp_path, "a.docx", files.docx("ความลับ", **{"docProps/core.xml": files.core("สมชาย ใจดี")}))
    assert "ความลับ" not in repr(found)
    assert "สมชาย" not in repr(found)
