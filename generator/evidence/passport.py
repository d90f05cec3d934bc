"""The passport of a piece of evidence: what the file is, what it says, and what it carries unseen."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from generator.evidence.file_type import FileType
from generator.problems import Place, Problem

__all__ = ["Finding", "Part", "Passport", "Trace", "TraceKind", "Unread"]


class Unread(Enum):
    """Why the text of a file could not be read, or not all of it; the value is the reason told in Thai."""

    SCAN = "เป็นภาพสแกน ไม่มีข้อความให้อ่าน"
    PICTURE = "เป็นภาพ เสียง หรือวิดีโอ"
    ENCRYPTED = "ใส่รหัสผ่านหรือเข้ารหัส"
    DAMAGED = "ไฟล์เสียหาย"
    TOO_LARGE = "ไฟล์ใหญ่เกินไป"
    PARTLY = "อ่านข้อความได้เพียงบางส่วน"
    CLOSED_FORMAT = "เป็นรูปแบบที่โปรแกรมนี้อ่านไม่ได้"


class TraceKind(Enum):
    """What a file carries besides what it shows; the value is its name told in Thai."""

    AUTHOR = "ชื่อผู้สร้าง"
    LAST_EDITOR = "ชื่อผู้แก้ไขล่าสุด"
    MANAGER = "ชื่อผู้จัดการ"
    COMPANY = "ชื่อหน่วยงานในคุณสมบัติไฟล์"
    NOTE = "คำอธิบายในคุณสมบัติไฟล์"
    COMMENT = "ข้อคิดเห็น"
    TRACKED_CHANGE = "การติดตามการเปลี่ยนแปลง"
    HIDDEN_SHEET = "ชีตที่ซ่อนไว้"
    HIDDEN_ROWS = "แถวที่ซ่อนไว้"
    HIDDEN_COLUMNS = "คอลัมน์ที่ซ่อนไว้"
    HIDDEN_SLIDE = "สไลด์ที่ซ่อนไว้"
    HIDDEN_TEXT = "ข้อความที่ซ่อนไว้"
    GPS = "พิกัด GPS ในภาพ"
    EMBEDDED_FILE = "ไฟล์ที่ฝังอยู่"
    LINK = "ลิงก์อีเมลหรือโทรศัพท์"


class Trace(Struct, frozen=True):
    """One thing a file carries besides what it shows."""

    kind: TraceKind
    text: str = ""
    """What it says (an author's name, a comment); kept out of ``repr`` because it may be personal."""
    where: str = ""
    """The sheet, slide or part it belongs to; empty for the file as a whole."""

    def __repr__(self) -> str:
        return f"Trace({self.kind!r}, where={self.where!r})"


class Part(Struct, frozen=True):
    """A page, a sheet or a section of the text."""

    label: str
    """What a reader calls it: ``หน้า 3``, ``ชีต “แผน”``; empty for a file of one part."""
    text: str
    """Cells are divided by tabs and rows by line ends; in a sheet line *n* is row *n*. Kept out of ``repr`` as well."""

    def __repr__(self) -> str:
        return f"Part({self.label!r})"


class Finding(Struct, frozen=True):
    """Something wrong with a file: a code of the catalogue and what fills the blanks of its message."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **values: object) -> Finding:
        """Make the finding *code*; *values* fill the blanks of its message."""
        return cls(code, tuple((key, str(value)) for key, value in values.items()))

    def at(self, place: Place) -> Problem:
        """The problem of this finding, at the *place* that names the file."""
        return Problem.of(self.code, place, **dict(self.values))


class Passport(Struct, frozen=True):
    """What the program knows about one file."""

    name: str
    """The file's name, without its folder."""
    type: FileType
    size: int
    """Bytes."""
    sha256: str
    """64 hexadecimal digits; empty where the file was refused for its size and so never read."""
    pages: int | None = None
    """Pages, sheets or slides; ``None`` where the type has none or they could not be counted."""
    encoding: str | None = None
    """The encoding of a text file, by its Python name."""
    parts: tuple[Part, ...] = ()
    unread: Unread | None = None
    """Why there is no text, or not all of it; ``None`` if everything was read."""
    traces: tuple[Trace, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str | None:
        """The whole text, its parts divided by form feeds; ``None`` where none was read (see ``unread``)."""
        return "\f".join(part.text for part in self.parts) if self.parts else None

    def problems(self, place: Place) -> tuple[Problem, ...]:
        """The findings as problems at the *place* that names the file."""
        return tuple(finding.at(place) for finding in self.findings)
