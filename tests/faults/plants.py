"""Forty plants of made-up personal data, five in each of eight types of file of the sample site."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from tests.evidence import files
from tests.faults.sample import Edit, File, Renamed, Text, Where
from tests.personal_data.people import account, grouped, mobile, national_id, thai

RNG = random.Random(4027)
IDS = [national_id(RNG) for _ in range(12)]
MOBILES = [mobile(RNG) for _ in range(12)]
ACCOUNTS = [account(RNG) for _ in range(6)]
SECRETS = (*IDS, *MOBILES, *(number.lstrip("0") for number in MOBILES), *ACCOUNTS)
"""What no message may repeat."""


@dataclass(frozen=True)
class Plant:
    """Personal data in one file, and what has to be told of it."""

    what: str
    edits: tuple[Edit, ...]
    codes: tuple[str, ...]
    at: Where | None = None
    """Where its record names the file; in a text the mark tells it."""

    def __str__(self) -> str:
        return self.what

    @property
    def wanted(self) -> Counter[str]:
        return Counter(self.codes)


@dataclass(frozen=True)
class Host:
    """An evidence file of the sample in whose place a plant can stand."""

    record: str
    path: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def _host(item: str, name: str) -> Host:
    return Host(f"data/2567/items/{item}.yml", f"data/evidence/2567/{item}/{name}")


PDFS = (
    _host("o15", "procurement-plan-2567.pdf"),
    _host("o9", "annual-report-2566.pdf"),
    _host("o19", "hr-report-2566.pdf"),
    _host("o21", "ethics-team-order-2567.pdf"),
    _host("o26", "no-gift-policy-2567-en.pdf"),
)
WORDS = (
    _host("o10", "staff-manual-2567.docx"),
    _host("o33", "anti-corruption-report-2566.docx"),
    _host("o18", "hr-plan-2567-2569.docx"),
    _host("o25", "participation-2567.docx"),
)
SHEETS = (
    _host("o8", "action-plan-and-progress-2567.xlsx"),
    _host("o12", "service-statistics-2566.xlsx"),
    _host("o16", "procurement-progress-2567-03-31.xlsx"),
    _host("o17", "procurement-report-2566.xlsx"),
)
TABLES = (
    _host("o12", "service-statistics-2566.csv"),
    _host("o14", "procurement-items-2567.csv"),
    _host("o16", "procurement-progress-2567-03-31.csv"),
    _host("o31", "risk-management-2566.csv"),
)
PICTURES = (
    _host("o1", "organisation-chart-2567.png"),
    _host("o4", "map-2567.png"),
    _host("o27", "no-gift-activity-2567.png"),
    _host("o21", "dos-and-donts-2567.png"),
)


def evidence(what: str, host: Host, content: bytes, *codes: str) -> Plant:
    """In the place of an evidence file."""
    return Plant(what, (File(host.path, content),), codes, Where(host.record, f"file: «{host.name}\n"))


def as_other_type(what: str, host: Host, ending: str, content: bytes, *codes: str) -> Plant:
    """In the place of an evidence file of another type."""
    name = f"{host.name.rpartition('.')[0]}.{ending}"
    moved = Renamed(host.path, host.path.replace(host.name, name))
    edits = (moved, File(moved.to, content), Text(host.record, f"file: {host.name}\n", f"file: {name}\n"))
    return Plant(what, edits, codes, Where(host.record, f"file: «{name}\n"))


def text(what: str, path: str, old: str, new: str, code: str) -> Plant:
    """In a record or in prose."""
    return Plant(what, (Text(path, old, new),), (code,))


def summary(what: str, item: str, old: str, said: str, code: str) -> Plant:
    path = f"data/2565/items/{item}.yml"
    return text(what, path, f"summary: {old}", f"summary: {said} {old}", code)


def prose(what: str, page: str, said: str, code: str) -> Plant:
    return text(what, f"content/{page}.md", "\n---\n", f"\n---\n\n{said}\n\n", code)


def _words(body: str, **members: str) -> bytes:
    return files.docx("รายงาน", body=body, **members)


def _run(said: str) -> str:
    return f"<w:r><w:t>{said}</w:t></w:r>"


DELETED = f'<w:p><w:del w:author="x"><w:r><w:delText>โทร {MOBILES[5]}</w:delText></w:r></w:del></w:p>'
REMARK = {"word/comments.xml": f"<w:comments><w:p>{_run(f'บัตรประชาชน {IDS[5]}')}</w:p></w:comments>"}
SPLIT = f"<w:p>{_run(IDS[6][:5])}{_run(IDS[6][5:9])}{_run(IDS[6][9:])}</w:p>"
HEADER = {"word/header1.xml": f"<w:hdr><w:p>{_run('โทร ' + grouped(MOBILES[6], shape=(3, 3, 4)))}</w:p></w:hdr>"}
LISTED = files.word_table(["ชื่อ", "เลขที่บัญชี ธ.ก.ส."], ["นาง ก", ACCOUNTS[2]])
NOTE = [files.image(), f"<</Subtype/Text/Contents(tel {MOBILES[3]})>>".encode()]
NOTES = f"<comments><comment><text><r><t>{grouped(IDS[8])}</t></r></text></comment></comments>"
HIDDEN = {"สรุป": files.rows(["1"]), "บัญชี": files.rows(["ชื่อ", "เลขที่บัญชี"], ["นาย ข", ACCOUNTS[3]])}
NUMBER = f'<row r="3"><c><v>1</v></c><c><v>{MOBILES[8].lstrip("0")}</v></c></row></sheetData>'
QUANTITY = files.rows(["ที่", "มือถือ"], ["ปี 2567", "-"]).replace("</sheetData>", NUMBER)
UNSEEN = "\u200b".join(IDS[10])
HERE = files.exif({}, gps=True)

PLANTS = {
    "yml": (
        summary("a national id", "o5", "ที่อยู่ โทรศัพท์", f"เลขบัตร «{grouped(IDS[0])}", "P601"),
        summary("a mobile number in Thai digits", "o10", "แผนดำเนินงาน", f"โทร «{thai(MOBILES[0])}", "P603"),
        summary("a bank account", "o12", "ผลปี 2564", f"บัญชีธนาคารเลขที่ «{ACCOUNTS[0]} นาย ก", "P605"),
        summary("an address at Hotmail", "o15", "สถิติ ต.ค. 2564", "«somsri_2510@hotmail.com", "P606"),
        text(
            "a national id in the agency's address",
            "site_config.yml",
            "  address: ",
            f"  address: ผู้ครอบครอง «{IDS[1]} ",
            "P601",
        ),
    ),
    "md": (
        prose(
            "a national id in a table", "2567/o24", f"| ชื่อ | เลขประจำตัวประชาชน |\n|---|---|\n| ก | «{IDS[2]} |", "P601"
        ),
        prose("a telephone at home", "2567/o22", "โทรศัพท์บ้าน «0-4499-9998", "P604"),
        prose("a mobile number with spaces", "2567/o13", f"ติดต่อ «{grouped(MOBILES[1], ' ', (3, 3, 4))}", "P603"),
        prose("a passport", "2568/o17", "passport no. «AC7654321", "P602"),
        prose("a date of birth", "2568/o23", "| ชื่อ | วันเกิด |\n|---|---|\n| ก | «๓ ม.ค. ๒๕๑๐ |", "P612"),
    ),
    "pdf": (
        evidence("a national id on the second page", PDFS[0], files.pdf("ประกาศ", f"ผู้ชนะ {grouped(IDS[3])}"), "P601"),
        evidence("an account in Thai digits", PDFS[1], files.pdf(f"นางสาว ก เลขบัญชี {thai(ACCOUNTS[1])}"), "P605"),
        evidence(
            "a mobile number in a remark",
            PDFS[2],
            files.pdf("รายงานผล", page="/Annots[11 0 R]", extra=NOTE),
            "P603",
            "P608",
        ),
        evidence("a name in the properties", PDFS[3], files.pdf("คำสั่งแต่งตั้ง", info="/Author(Somchai Jaidee)"), "P607"),
        evidence("a national id in the title", PDFS[4], files.pdf("Announcement", info=f"/Title({IDS[4]})"), "P601"),
    ),
    "docx": (
        evidence("a mobile number that was deleted", WORDS[0], _words(DELETED), "P603", "P608"),
        evidence("a national id in a remark", WORDS[1], _words("", **REMARK), "P601", "P608"),
        evidence("a national id in three pieces", WORDS[2], _words(SPLIT), "P601"),
        evidence("a mobile number in the header", WORDS[3], _words("", **HEADER), "P603"),
        evidence("an account in a table", WORDS[0], _words(LISTED), "P605"),
    ),
    "xlsx": (
        evidence(
            "a national id in a cell",
            SHEETS[0],
            files.xlsx({"รายชื่อ": files.rows(["ชื่อ", "เลขบัตร"], ["ก", IDS[7]])}),
            "P601",
        ),
        evidence("an account on a hidden sheet", SHEETS[1], files.xlsx(HIDDEN, hidden=["บัญชี"]), "P605", "P608"),
        evidence("a mobile number that lost its zero", SHEETS[2], files.xlsx({"รายชื่อ": QUANTITY}), "P603"),
        evidence(
            "a national id in a remark",
            SHEETS[3],
            files.xlsx({"ก": files.rows(["1"])}, **{"xl/comments1.xml": NOTES}),
            "P601",
            "P608",
        ),
        evidence(
            "a date of birth",
            SHEETS[0],
            files.xlsx({"ก": files.rows(["ชื่อ", "วัน เดือน ปี เกิด"], ["ก", "12/05/2530"])}),
            "P612",
        ),
    ),
    "csv": (
        evidence("a national id", TABLES[0], f"ชื่อ,เลขประจำตัวประชาชน\nก,{IDS[9]}\n".encode("utf-8-sig"), "P601"),
        evidence("a mobile number in an old encoding", TABLES[1], f"ชื่อ;โทร\nก;{MOBILES[9]}\n".encode("cp874"), "P603"),
        evidence("an account", TABLES[2], f"ชื่อ,เลขที่บัญชีธนาคาร\nนาย ก,{ACCOUNTS[4]}\n".encode(), "P605"),
        evidence("an address at Gmail", TABLES[3], "ชื่อ\tอีเมล\nก\tsomchai.k@gmail.com\n".encode(), "P606"),
        evidence("a passport", TABLES[0], "ชื่อ,เลขที่หนังสือเดินทาง\nก,AA1234567\n".encode(), "P602"),
    ),
    "txt": (
        as_other_type(
            "a national id with nothing between its digits", TABLES[0], "txt", f"บัตร {UNSEEN}\n".encode(), "P601"
        ),
        as_other_type(
            "a mobile number from abroad",
            TABLES[1],
            "txt",
            f"โทร +66 {grouped(MOBILES[10][1:], ' ', (2, 3, 4))}\n".encode(),
            "P603",
        ),
        as_other_type(
            "an account as on the book",
            TABLES[2],
            "txt",
            f"{grouped(ACCOUNTS[5], '-', (3, 1, 5, 1))}\n".encode(),
            "P605",
        ),
        as_other_type("a telephone at home", TABLES[3], "txt", "เบอร์บ้าน 044999997\n".encode(), "P604"),
        as_other_type("a national id in UTF-16", TABLES[0], "txt", f"เลขบัตร {IDS[11]}\n".encode("utf-16"), "P601"),
    ),
    "jpg and png": (
        evidence("where a drawing was made", PICTURES[0], files.png((b"eXIf", HERE)), "P609"),
        evidence("who drew it", PICTURES[1], files.png((b"tEXt", b"Author\x00Somchai Jaidee")), "P607"),
        as_other_type("where a picture was taken", PICTURES[2], "jpg", files.jpeg(HERE), "P609"),
        as_other_type(
            "who took it", PICTURES[3], "jpg", files.jpeg(files.exif({0x013B: "สมชาย ใจดี".encode()})), "P607"
        ),
        as_other_type(
            "a mobile number in a remark", PICTURES[0], "jpg", files.jpeg(comment=f"tel {MOBILES[11]}".encode()), "P603"
        ),
    ),
}
"""By type."""
