"""E4xx: evidence files, where they stand and what is in them."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter

from tests.evidence import files
from tests.faults.fault import Fault, fault
from tests.faults.sample import SAMPLE, Edit, File, Linked, Padded, Recoded, Renamed, Text, Where

PLAN = ("data/2567/items/o15.yml", "data/evidence/2567/o15/procurement-plan-2567.pdf")
REPORT = ("data/2567/items/o9.yml", "data/evidence/2567/o9/annual-report-2566.pdf")
STAFF = ("data/2567/items/o19.yml", "data/evidence/2567/o19/hr-report-2566.pdf")
MANUAL = ("data/2567/items/o10.yml", "data/evidence/2567/o10/staff-manual-2567.docx")
FORUM = ("data/2567/items/o33.yml", "data/evidence/2567/o33/anti-corruption-report-2566.docx")
ACTION = ("data/2567/items/o8.yml", "data/evidence/2567/o8/action-plan-and-progress-2567.xlsx")
BUYING = ("data/2567/items/o17.yml", "data/evidence/2567/o17/procurement-report-2566.xlsx")
VISITS = ("data/2567/items/o12.yml", "data/evidence/2567/o12/service-statistics-2566.xlsx")
LIST = ("data/2567/items/o14.yml", "data/evidence/2567/o14/procurement-items-2567.csv")
RISKS = ("data/2567/items/o31.yml", "data/evidence/2567/o31/risk-management-2566.csv")
CHART = ("data/2567/items/o1.yml", "data/evidence/2567/o1/organisation-chart-2567.png")


def name(path: str) -> str:
    """The file's own name."""
    return path.rpartition("/")[2]


def named(where: tuple[str, str]) -> Where:
    """Where its record names the file."""
    return Where(where[0], f"file: «{name(where[1])}\n")


def content(code: str, what: str, where: tuple[str, str], data: bytes, *also: str) -> Fault:
    """A fault in the bytes of a file, told where its record names it."""
    return inside(code, what, where, File(where[1], data), *also)


def inside(code: str, what: str, where: tuple[str, str], edit: Edit, *also: str) -> Fault:
    return fault(code, what, edit, at=named(where), also=[(other, named(where)) for other in also])


def meant(where: tuple[str, str], new: str) -> Text:
    """Another name in the record."""
    return Text(where[0], f"file: {name(where[1])}\n", f"file: {new}\n")


def locked() -> bytes:
    """A PDF with a password."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(files.pdf("แผนจัดซื้อจัดจ้าง")))), io.BytesIO()
    writer.encrypt("2567", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def half(path: str) -> bytes:
    """The first half of the file."""
    data = (SAMPLE / path).read_bytes()
    return data[: len(data) // 2]


SCAN = "%raw q 595 0 0 842 0 0 cm /I Do Q"
ATTACHED = files.pdf(
    "แผนจัดซื้อจัดจ้าง",
    catalog="/Names<</EmbeddedFiles 11 0 R>>",
    extra=[
        files.image(),
        b"<</Names[(salaries.xlsx) 12 0 R]>>",
        b"<</Type/Filespec/F(salaries.xlsx)/EF<</F 10 0 R>>>>",
    ],
)
WORDY = files.pdf("รายงานผล", "%raw " + "q Q " * 1_100_000)
BOMB = files.zipped({"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": b"a" * 12_000_000})

NAMES = (
    fault(
        "E401",
        "a file that was deleted",
        File(PLAN[1], None),
        at=named(PLAN),
    ),
    fault("E401", "a misspelt name", meant(LIST, "«procurement-item-2567.csv"), also=[("E408", Where(LIST[1]))]),
    fault(
        "E401",
        "a folder under another number",
        Renamed(RISKS[1], "data/evidence/2567/o13/risk-management-2566.csv"),
        at=named(RISKS),
        also=[("E408", Where("data/evidence/2567/o13/risk-management-2566.csv"))],
    ),
    fault(
        "E402",
        "a copy that was broken off at once",
        File(ACTION[1], b""),
        at=named(ACTION),
    ),
    fault(
        "E403",
        "a way out of the folder",
        meant(LIST, "«../o12/service-statistics-2566.csv"),
        also=[("E408", Where(LIST[1]))],
    ),
    fault(
        "E403", "a file of the officer's own disk", meant(RISKS, "«C:\\แผน\\risk.csv"), also=[("E408", Where(RISKS[1]))]
    ),
    fault("Y121", "a link in place of evidence", Linked(REPORT[1], "/etc/hostname")),
    fault(
        "E405", "capitals in the record", meant(LIST, "«Procurement-Items-2567.CSV"), also=[("E408", Where(LIST[1]))]
    ),
    fault(
        "E405",
        "capitals on the disk",
        Renamed(MANUAL[1], MANUAL[1].upper().replace("DATA/EVIDENCE", "data/evidence").replace("/O10/", "/o10/")),
        at=named(MANUAL),
        also=[("E408", Where("data/evidence/2567/o10/STAFF-MANUAL-2567.DOCX"))],
    ),
    fault(
        "E406",
        "a name that Windows refuses",
        Renamed(FORUM[1], "data/evidence/2567/o33/ผล: 2566?.docx"),
        meant(FORUM, '«"ผล: 2566?.docx"'),
    ),
    fault(
        "E407",
        "one public name for two files",
        Text(
            "data/2569/items/o12.yml",
            "procurement-report-2568.xlsx\n",
            "procurement-report-2568.xlsx\n    name: «procurement-report-2568.pdf\n",
        ),
    ),
    fault(
        "E408", "a file that no record names", File("data/evidence/2567/o12/service-statistics-2567.csv", "เดือน,ราย\n")
    ),
    fault("E408", "a picture that no survey names", File("data/eit/eit-2567.png", files.png())),
)

REFUSED = (
    content("E420", "a Word file that calls itself PDF", PLAN, files.docx("แผนจัดซื้อจัดจ้าง")),
    content("E421", "a PDF with a password", PLAN, locked(), "P610"),
    content("E421", "a workbook with a password", ACTION, files.compound("Root Entry", "EncryptedPackage"), "P610"),
    content("E422", "half of a PDF", REPORT, half(REPORT[1]), "P610"),
    content("E422", "half of a workbook", BUYING, half(BUYING[1]), "P610"),
    fault(
        "E425",
        "a page of the web",
        Renamed(LIST[1], f"{LIST[1][:-4]}.txt"),
        File(f"{LIST[1][:-4]}.txt", b"<html><p>1</p></html>"),
        meant(LIST, "«procurement-items-2567.txt"),
        also=[
            ("E420", Where(LIST[0], "file: «procurement-items-2567.txt")),
            ("P610", Where(LIST[0], "file: «procurement-items-2567.txt")),
        ],
    ),
    content("E426", "a Word file with macros", MANUAL, files.docx("คู่มือ", **{"word/vbaProject.bin": b"x"})),
    content("E428", "bytes that nobody knows", VISITS, bytes(range(256)), "P610"),
    inside("E429", "two hundred megabytes", STAFF, Padded(STAFF[1], 201_000_000), "P610"),
    content("E431", "a PDF of five thousand pages", STAFF, files.pdf(*["%raw "] * 5_001), "P610"),
    content("E432", "a bomb", VISITS, BOMB, "P610"),
)

REMARKED = (
    content("E423", "a scan", REPORT, files.scanned_pdf(3), "P610"),
    content("E424", "a page that is a scan", STAFF, files.pdf("รายงานผล", SCAN, extra=[files.image()]), "P610"),
    fault(
        "E427",
        "a workbook of 1997",
        Renamed(BUYING[1], f"{BUYING[1][:-1]}"),
        File(f"{BUYING[1][:-1]}", files.compound("Root Entry", "Workbook")),
        meant(BUYING, "«procurement-report-2566.xls"),
        also=[("P610", Where(BUYING[0], "file: «procurement-report-2566.xls"))],
    ),
    inside("E430", "a picture of twenty megabytes", CHART, Padded(CHART[1], 20_000_001)),
    content("E433", "a page that draws without end", STAFF, WORDY, "P610"),
    content("E434", "a PDF with a file in it", PLAN, ATTACHED),
    inside("E435", "a table saved by an old Excel", LIST, Recoded(LIST[1], "cp874")),
)

FAULTS = (*NAMES, *REFUSED, *REMARKED)
