"""The types of file an agency publishes, and what a visitor can do with each."""

from __future__ import annotations

from enum import Enum

__all__ = ["FileType", "Use"]


class Use(Enum):
    """What becomes of a file of some type when a visitor follows its link."""

    OPENS = "opens"
    """Phones and computers show it, by themselves or with a free program."""
    AWKWARD = "awkward"
    """Many visitors cannot open it without a program of its own."""
    REFUSED = "refused"
    """It can run code under the agency's address, or nobody can tell what it is."""


_OFFICE = "application/vnd.openxmlformats-officedocument"


class FileType(Enum):
    """What a file is by its content: label, MIME type, extensions that fit, and use."""

    PDF = ("PDF", "application/pdf", "pdf", Use.OPENS)
    DOCX = ("Word", f"{_OFFICE}.wordprocessingml.document", "docx", Use.OPENS)
    XLSX = ("Excel", f"{_OFFICE}.spreadsheetml.sheet", "xlsx", Use.OPENS)
    PPTX = ("PowerPoint", f"{_OFFICE}.presentationml.presentation", "pptx", Use.OPENS)
    ODT = ("OpenDocument Text", "application/vnd.oasis.opendocument.text", "odt", Use.OPENS)
    ODS = ("OpenDocument Spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", "ods", Use.OPENS)
    ODP = ("OpenDocument Presentation", "application/vnd.oasis.opendocument.presentation", "odp", Use.OPENS)
    DOC = ("Word 97–2003", "application/msword", "doc", Use.AWKWARD)
    XLS = ("Excel 97–2003", "application/vnd.ms-excel", "xls", Use.AWKWARD)
    PPT = ("PowerPoint 97–2003", "application/vnd.ms-powerpoint", "ppt", Use.AWKWARD)
    LOCKED_OFFICE = ("Office ที่ใส่รหัสผ่าน", "application/x-ole-storage", "docx xlsx pptx", Use.AWKWARD)
    RTF = ("Rich Text", "application/rtf", "rtf doc", Use.AWKWARD)
    CSV = ("CSV", "text/csv", "csv tsv", Use.OPENS)
    JSON = ("JSON", "application/json", "json geojson", Use.OPENS)
    TXT = ("ข้อความ", "text/plain", "txt md log yml yaml", Use.OPENS)
    PNG = ("ภาพ PNG", "image/png", "png", Use.OPENS)
    JPEG = ("ภาพ JPEG", "image/jpeg", "jpg jpeg jfif", Use.OPENS)
    GIF = ("ภาพ GIF", "image/gif", "gif", Use.OPENS)
    WEBP = ("ภาพ WebP", "image/webp", "webp", Use.OPENS)
    TIFF = ("ภาพ TIFF", "image/tiff", "tif tiff", Use.AWKWARD)
    BMP = ("ภาพ BMP", "image/bmp", "bmp", Use.AWKWARD)
    HEIC = ("ภาพ HEIC", "image/heic", "heic heif", Use.AWKWARD)
    MP4 = ("วิดีโอ MP4", "video/mp4", "mp4 m4v", Use.OPENS)
    WEBM = ("วิดีโอ WebM", "video/webm", "webm", Use.OPENS)
    MP3 = ("เสียง MP3", "audio/mpeg", "mp3", Use.OPENS)
    ZIP = ("ZIP", "application/zip", "zip", Use.AWKWARD)
    RAR = ("RAR", "application/vnd.rar", "rar", Use.AWKWARD)
    SEVEN_ZIP = ("7z", "application/x-7z-compressed", "7z", Use.AWKWARD)
    SVG = ("SVG", "image/svg+xml", "svg", Use.REFUSED)
    HTML = ("HTML", "text/html", "html htm", Use.REFUSED)
    XML = ("XML", "application/xml", "xml", Use.REFUSED)
    PROGRAM = ("โปรแกรม", "application/octet-stream", "", Use.REFUSED)
    UNKNOWN = ("ไม่ทราบชนิด", "application/octet-stream", "", Use.REFUSED)
    EMPTY = ("ไฟล์ว่าง", "application/octet-stream", "", Use.REFUSED)

    def __init__(self, label: str, mime: str, extensions: str, use: Use) -> None:
        self.label = label
        """A short name for a reader."""
        self.mime = mime
        """The media type under which a web server should send it."""
        self.extensions = tuple(extensions.split())
        """Extensions that fit, lower case without a dot, the usual one first; none where any would do."""
        self.use = use
        """What a visitor can do with it."""

    def fits(self, name: str) -> bool:
        """Whether the extension of the file *name* tells this type."""
        return not self.extensions or name.rpartition(".")[2].lower() in self.extensions
