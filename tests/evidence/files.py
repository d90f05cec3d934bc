"""Small files of every type, written by hand, so that a test says all that is in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0020> <00FF> <0020> <0E00> <0E7F> <0E00> endbfrange endcmap end end"""


def pdf(*pages: str, info: str = "", catalog: str = "", page: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """A PDF with a page for each text, or drawing after ``%raw``; *extra* objects are numbered from 10."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>"
    child = "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    first = 10 + len(extra)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: f"<<{info}>>".encode(),
        4: font.encode(),
        5: child.encode(),
        6: stream(_CMAP.encode()),
        **dict(enumerate(extra, start=10)),
    }
    for n, text in enumerate(pages):
        resources = "/Resources<</Font<</F 4 0 R>>/XObject<</I 10 0 R>>>>"
        body = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 2 * n + 1} 0 R{resources}{page}>>"
        objects[first + 2 * n] = body.encode()
        objects[first + 2 * n + 1] = stream(text[5:].encode() if text.startswith("%raw ") else _lines(text))
    return _pdf_of(objects)


def _lines(text: str) -> bytes:
    shown = " 0 -16 Td ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in text.split("\n"))
    return f"BT /F 12 Tf 72 700 Td {shown} ET".encode()


def stream(data: bytes, more: str = "") -> bytes:
    """A stream object, packed."""
    packed = zlib.compress(data)
    return f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode() + packed + b"\nendstream"


def image() -> bytes:
    """A picture of one pixel, as an object of a PDF."""
    return stream(b"\x00", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF whose pages show nothing but a picture."""
    return pdf(*["%raw q 595 0 0 842 0 0 cm /I Do Q"] * pages, extra=[image()])


def _pdf_of(objects: Mapping[int, bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f"))
    out.write(b"trailer\n<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 0, 0, 0)), content, method)
    return out.getvalue()


def core(author: str = "", editor: str = "") -> str:
    """The part of an office file that names its author."""
    names = f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{editor}</cp:lastModifiedBy>"
    return f"{_XML}<cp:coreProperties>{names}</cp:coreProperties>"


def docx(*paragraphs: str, body: str = "", **members: str | bytes) -> bytes:
    """A Word file; *body* is XML put after the paragraphs."""
    shown = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": f"{_XML}<Types/>",
            "word/document.xml": f"{_XML}<w:document><w:body>{shown}{body}</w:body></w:document>",
            **members,
        }
    )


def word_table(*rows: Sequence[str]) -> str:
    """A table of a Word file."""
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{escape(c)}</w:t></w:r></w:p></w:tc>' for c in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def xlsx(
    sheets: Mapping[str, str], strings: Sequence[str] = (), hidden: Sequence[str] = (), **members: str | bytes
) -> bytes:
    """An Excel file: for each sheet the XML of its ``sheetData`` and what stands around it."""
    listed = "".join(
        f'<sheet name="{escape(name)}" r:id="rId{n}" state="{"hidden" if name in hidden else "visible"}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{n + 1}" Target="worksheets/sheet{n + 1}.xml"/>' for n in range(len(sheets))
    )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    return zipped(
        {
            "[Content_Types].xml": f"{_XML}<Types/>",
            "xl/workbook.xml": f"{_XML}<workbook><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"{_XML}<Relationships>{related}</Relationships>",
            "xl/sharedStrings.xml": f"{_XML}<sst>{shared}</sst>",
            **{
                f"xl/worksheets/sheet{n}.xml": f"{_XML}<worksheet>{content}</worksheet>"
                for n, content in enumerate(sheets.values(), start=1)
            },
            **members,
        }
    )


def rows(*table: Sequence[str]) -> str:
    """The rows of a sheet, each cell with its text in itself."""
    cells = ["".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) for row in table]
    lines = (f'<row r="{n}">{row}</row>' for n, row in enumerate(cells, start=1))
    return f"<sheetData>{''.join(lines)}</sheetData>"


def pptx(*slides: str, **members: str | bytes) -> bytes:
    """A PowerPoint file."""
    return zipped(
        {
            "[Content_Types].xml": f"{_XML}<Types/>",
            **{
                f"ppt/slides/slide{n}.xml": f"{_XML}<p:sld><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>"
                for n, text in enumerate(slides, start=1)
            },
            **members,
        }
    )


def open_document(kind: str, content: str, **members: str | bytes) -> bytes:
    """An OpenDocument file: kind is ``text``, ``spreadsheet`` or ``presentation``."""
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"{_XML}<office:document-content>{content}</office:document-content>",
            **members,
        }
    )


def exif(tags: Mapping[int, bytes], gps: bool = False, order: str = "<") -> bytes:
    """An EXIF block with text *tags* and, if wanted, a position."""
    fields = [(tag, 2, text.ljust(5, b"\x00")) for tag, text in tags.items()]
    count = len(fields) + gps
    data_at = 8 + 2 + 12 * count + 4
    table, data = b"", b""
    for tag, kind, value in fields:
        table += struct.pack(f"{order}HHII", tag, kind, len(value), data_at + len(data))
        data += value
    if gps:
        table += struct.pack(f"{order}HHII", 0x8825, 4, 1, data_at + len(data))
        here = data_at + len(data) + 2 + 24 + 4
        position = struct.pack(f"{order}6I", 14, 1, 30, 1, 0, 1)
        data += struct.pack(f"{order}HHHIIHHII", 2, 2, 5, 3, here, 4, 5, 3, here) + bytes(4) + position
    header = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    return header + struct.pack(f"{order}H", count) + table + bytes(4) + data


def jpeg(notes: bytes = b"", comment: bytes = b"") -> bytes:
    """A JPEG without a picture to speak of, with an EXIF block and a remark."""
    segments = _segment(0xE1, b"Exif\x00\x00" + notes) if notes else b""
    segments += _segment(0xFE, comment) if comment else b""
    return b"\xff\xd8" + segments + _segment(0xDA, bytes(10)) + b"\x00\xff\xd9"


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of one pixel with more chunks."""
    whole = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *chunks]
    whole += [(b"IDAT", zlib.compress(b"\x00\x00")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in whole
    )


def webp(notes: bytes = b"") -> bytes:
    """A WebP file with an EXIF block."""
    chunks = b"VP8 " + struct.pack("<I", 4) + bytes(4)
    chunks += b"EXIF" + struct.pack("<I", len(notes)) + notes if notes else b""
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def compound(*names: str) -> bytes:
    """An OLE compound file whose directory has the entries *names* (four at most)."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H", 9) + bytes(16) + struct.pack("<I", 1)
    header = header.ljust(76, b"\x00") + struct.pack("<I", 0)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<H", 2 * len(name) + 2) + bytes(62) for name in names
    )
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE)
    return header.ljust(512, b"\x00") + table.ljust(512, b"\xff") + entries.ljust(512, b"\x00")
