"""What a file carries besides what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence import Passport, TraceKind
from tests.evidence import files
from tests.evidence.test_types import codes, passport


def traces(found: Passport) -> list[tuple[TraceKind, str, str]]:
    return [(trace.kind, trace.text, trace.where) for trace in found.traces]


def test_office_files_name_their_author_and_last_editor(tmp_path: Path) -> None:
    """And the organisation and manager, where somebody filled them in."""
    app = "<Properties><Company>อบต.ตัวอย่าง</Company><Manager>หัวหน้า</Manager></Properties>"
    content = files.docx("ก", **{"docProps/core.xml": files.core("ผู้ร่าง", "ผู้แก้")}, **{"docProps/app.xml": app})
    assert traces(passport(tmp_path, "a.docx", content)) == [
        (TraceKind.AUTHOR, "ผู้ร่าง", ""),
        (TraceKind.LAST_EDITOR, "ผู้แก้", ""),
        (TraceKind.COMPANY, "อบต.ตัวอย่าง", ""),
        (TraceKind.MANAGER, "หัวหน้า", ""),
    ]


def test_a_pdf_names_its_author_in_two_places(tmp_path: Path) -> None:
    """In its properties and in XMP."""
    xmp = "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>อีกคน</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>".encode()
    name = "ผู้ร่าง".encode("utf-16").hex()
    content = files.pdf(
        "สวัสดีครับ",
        info=f"/Author<{name}>/Subject(about)",
        catalog="/Metadata 11 0 R",
        extra=[files.image(), files.stream(xmp)],
    )
    assert traces(passport(tmp_path, "a.pdf", content)) == [
        (TraceKind.AUTHOR, "ผู้ร่าง", ""),
        (TraceKind.NOTE, "about", ""),
        (TraceKind.AUTHOR, "อีกคน", ""),
    ]


def test_remarks_and_attachments_of_a_pdf_are_found(tmp_path: Path) -> None:
    """A comment bubble, a paper clip, a link to an address."""
    extra = [
        files.image(),
        b"<</Subtype/Text/Contents(remark)>>",
        b"<</Subtype/FileAttachment/Contents(clip)>>",
        b"<</Subtype/Link/A<</URI(mailto:office@example.go.th)>>>>",
        b"<</Names[(salaries.xlsx) 15 0 R]>>",
        b"<</Type/Filespec/F(salaries.xlsx)/EF<</F 10 0 R>>>>",
    ]
    content = files.pdf(
        "สวัสดีครับ", page="/Annots[11 0 R 12 0 R 13 0 R]", catalog="/Names<</EmbeddedFiles 14 0 R>>", extra=extra
    )
    found = passport(tmp_path, "a.pdf", content)
    assert traces(found) == [
        (TraceKind.COMMENT, "remark", "หน้า 1"),
        (TraceKind.EMBEDDED_FILE, "clip", "หน้า 1"),
        (TraceKind.LINK, "office@example.go.th", "หน้า 1"),
        (TraceKind.EMBEDDED_FILE, "salaries.xlsx", ""),
    ]
    assert codes(found) == ["E434"]


def test_deleted_and_hidden_words_of_a_word_file_are_found(tmp_path: Path) -> None:
    """They are not in its text, and a double click brings them back."""
    body = (
        '<w:p><w:del w:author="x"><w:r><w:delText>ลบแล้ว</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อนไว้</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>เห็นได้</w:t></w:r></w:p>'
    )
    found = passport(tmp_path, "a.docx", files.docx(body=body))
    assert traces(found) == [
        (TraceKind.TRACKED_CHANGE, "ลบแล้ว", "เนื้อหา"),
        (TraceKind.HIDDEN_TEXT, "ซ่อนไว้", "เนื้อหา"),
    ]
    assert found.text == "เห็นได้\n"


def test_comments_and_links_of_a_word_file_are_found(tmp_path: Path) -> None:
    """The address behind a link may stand in a field or in a relation."""
    body = '<w:p><w:r><w:instrText>HYPERLINK "mailto:a@example.com"</w:instrText></w:r></w:p>'
    content = files.docx(
        body=body,
        **{"word/comments.xml": "<w:comments><w:p><w:r><w:t>ถามอีกที</w:t></w:r></w:p></w:comments>"},
        **{"word/_rels/document.xml.rels": '<Relationships><Relationship Target="tel:021234567"/></Relationships>'},
    )
    assert {(t.kind, t.text) for t in passport(tmp_path, "a.docx", content).traces} == {
        (TraceKind.COMMENT, "ถามอีกที"),
        (TraceKind.LINK, "a@example.com"),
        (TraceKind.LINK, "021234567"),
    }


def test_hidden_sheets_rows_and_columns_are_found_and_read(tmp_path: Path) -> None:
    """A hidden sheet is read like any other."""
    hidden = '<cols><col min="1" max="1" hidden="1"/></cols>' + files.rows(["ลับ"]).replace("<row ", '<row hidden="1" ')
    found = passport(tmp_path, "a.xlsx", files.xlsx({"เปิด": files.rows(["แผน"]), "ปิด": hidden}, hidden=["ปิด"]))
    assert traces(found) == [
        (TraceKind.HIDDEN_SHEET, "", "ชีต “ปิด”"),
        (TraceKind.HIDDEN_ROWS, "", "ชีต “ปิด”"),
        (TraceKind.HIDDEN_COLUMNS, "", "ชีต “ปิด”"),
    ]
    assert found.text == "แผน\fลับ"


def test_comments_and_embedded_files_of_a_workbook_are_found(tmp_path: Path) -> None:
    """Old notes, and a workbook under a graph."""
    notes = "<comments><comment><text><r><t>จดไว้</t></r></text></comment></comments>"
    content = files.xlsx({"ก": files.rows(["แผน"])}, **{"xl/comments1.xml": notes}, **{"xl/embeddings/book.xlsx": b"x"})
    found = passport(tmp_path, "a.xlsx", content)
    assert {(t.kind, t.text) for t in found.traces} == {
        (TraceKind.COMMENT, "จดไว้"),
        (TraceKind.EMBEDDED_FILE, "book.xlsx"),
    }
    assert codes(found) == ["E434"]


def test_a_hidden_slide_is_found(tmp_path: Path) -> None:
    """It is not shown, but it is there."""
    content = files.pptx("ก", **{"ppt/slides/slide2.xml": '<p:sld show="0"><a:p/></p:sld>'})
    assert traces(passport(tmp_path, "a.pptx", content)) == [(TraceKind.HIDDEN_SLIDE, "", "สไลด์ 2")]


def test_open_document_files_tell_as_much(tmp_path: Path) -> None:
    """Author, remark, tracked change, hidden sheet and hidden row."""
    content = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
        "<text:tracked-changes><text:p>ลบแล้ว</text:p></text:tracked-changes>"
        '<office:spreadsheet><table:table table:name="ปิด" table:style-name="h">'
        '<table:table-row table:visibility="collapse"><table:table-cell><text:p>ค่า'
        "<office:annotation><text:p>ถาม</text:p></office:annotation></text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet>"
    )
    meta = "<office:document-meta><meta:initial-creator>ผู้ร่าง</meta:initial-creator></office:document-meta>"
    found = passport(tmp_path, "a.ods", files.open_document("spreadsheet", content, **{"meta.xml": meta}))
    assert traces(found) == [
        (TraceKind.AUTHOR, "ผู้ร่าง", ""),
        (TraceKind.TRACKED_CHANGE, "ลบแล้ว", "เนื้อหา"),
        (TraceKind.HIDDEN_SHEET, "", "ชีต “ปิด”"),
        (TraceKind.HIDDEN_ROWS, "", "ชีต “ปิด”"),
        (TraceKind.COMMENT, "ถาม", "ชีต “ปิด”"),
    ]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    "make",
    [
        lambda e: ("a.jpg", files.jpeg(e)),
        lambda e: ("a.png", files.png((b"eXIf", e))),
        lambda e: ("a.webp", files.webp(e)),
    ],
)
def test_the_position_and_artist_of_a_picture_are_found(tmp_path: Path, make, order: str) -> None:
    """In the EXIF of every type and in both orders of bytes."""
    name, content = make(files.exif({0x013B: "ผู้ถ่าย".encode()}, gps=True, order=order))
    found = passport(tmp_path, name, content)
    assert traces(found) == [(TraceKind.AUTHOR, "ผู้ถ่าย", ""), (TraceKind.GPS, "", "")]


def test_a_position_of_zeros_is_none(tmp_path: Path) -> None:
    """A camera without reception writes them."""
    notes = files.exif({}, gps=True)
    blank = notes[:-24] + bytes(24)
    assert traces(passport(tmp_path, "a.jpg", files.jpeg(blank))) == []


def test_a_position_in_xmp_is_found(tmp_path: Path) -> None:
    """Picture editors move it there."""
    packet = b'XML:com.adobe.xmp\x00\x00\x00\x00\x00<x exif:GPSLatitude="6,51.5N"/>'
    assert traces(passport(tmp_path, "a.png", files.png((b"iTXt", packet)))) == [(TraceKind.GPS, "", "")]


def test_the_position_of_a_picture_inside_a_word_file_is_found(tmp_path: Path) -> None:
    """Word keeps the picture as it was taken."""
    picture = files.jpeg(files.exif({}, gps=True))
    found = passport(tmp_path, "a.docx", files.docx("ก", **{"word/media/image1.jpg": picture}))
    assert traces(found) == [(TraceKind.GPS, "", "image1.jpg")]


def test_remarks_in_pictures_are_found(tmp_path: Path) -> None:
    """A JPEG has comments, a PNG texts."""
    assert traces(passport(tmp_path, "a.jpg", files.jpeg(comment="จด".encode()))) == [(TraceKind.NOTE, "จด", "")]
    texts = ((b"tEXt", b"Comment\x00note"), (b"tEXt", b"Author\x00Somchai"))
    assert traces(passport(tmp_path, "a.png", files.png(*texts))) == [
        (TraceKind.NOTE, "note", ""),
        (TraceKind.AUTHOR, "Somchai", ""),
    ]
