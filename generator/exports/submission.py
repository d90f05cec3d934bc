"""What is handed in: for every item of a year what the officer enters in ITAS, as a workbook, as CSV and as a page.

ITAS asks of each item whether it is disclosed, at which addresses, and where on the main website that stands. The sheet
says besides what an officer wants to know before sending it: which evidence with which dates, whose it is, what is
missing, and whether the address has been released.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date as Day  # noqa: N812  # a field of that name would hide the type

from msgspec import Struct

from generator import urls
from generator.exports.csv_text import csv_text
from generator.exports.xlsx import Sheet, workbook
from generator.model.config import Agency
from generator.model.disclosure import Evidence
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site, Year
from generator.pages.evidence import address
from generator.pages.item import is_published, state_of
from generator.problems import Problem
from generator.rules import judge
from generator.rules.readiness import ItemReadiness, Remark, Verdict, Weight
from generator.templating import Templates
from generator.thai.dates import Month, short_form

DISCLOSED, NOT_DISCLOSED = "มี", "ไม่มี"
_WITHOUT_EXPLANATION = "C910"
VERDICTS = {
    Verdict.COMPLETE: "ครบตามที่ระเบียนบอก",
    Verdict.TO_BE_SEEN: "ครบ แต่ต้องเปิดดูด้วยตา",
    Verdict.UNKNOWN: "ยังบอกไม่ได้",
    Verdict.PARTLY: "ยังไม่ครบ",
    Verdict.MISSING: "ยังไม่เปิดเผย",
    Verdict.NONE_THIS_YEAR: "ประกาศว่าปีนี้ไม่มี",
}


class SubmittedEvidence(Struct, frozen=True):
    """A piece of evidence as the sheet names it."""

    title: str
    url: str
    date: Day | Month | None
    published: Day | None
    data_year: int | None
    owner: str
    """Code of the item, or the title of the report that answers it."""


class SubmittedItem(Struct, frozen=True):
    """One row of the sheet."""

    code: str
    title: str
    indicator: str
    disclosed: bool
    state: str
    urls: tuple[str, ...]
    """Whole addresses: the page of the item, then where each piece of evidence can be opened."""
    where: str | None
    evidence: tuple[SubmittedEvidence, ...]
    owners: tuple[str, ...]
    verdict: str
    missing: tuple[Problem, ...]
    """The gravest first."""
    released: Day | None
    """The day on which the address of the page was first released."""


class Submission(Struct, frozen=True):
    """The sheet of one year."""

    year: FiscalYear
    agency: Agency
    framework: str
    """Version of the form it was judged against."""
    provisional: bool
    items: tuple[SubmittedItem, ...]

    @property
    def disclosed(self) -> int:
        """How many items are disclosed."""
        return sum(item.disclosed for item in self.items)

    @property
    def without_explanation(self) -> tuple[SubmittedItem, ...]:
        """Items that are disclosed and do not say where."""
        return tuple(item for item in self.items if item.disclosed and not item.where)

    @property
    def not_released(self) -> tuple[SubmittedItem, ...]:
        """Items that are disclosed at an address that nobody has promised to keep."""
        return tuple(item for item in self.items if item.disclosed and item.released is None)

    @property
    def incomplete(self) -> tuple[SubmittedItem, ...]:
        """Items in which something is known to be missing."""
        return tuple(item for item in self.items if item.verdict in {_PARTLY, _MISSING})


_PARTLY, _MISSING = VERDICTS[Verdict.PARTLY], VERDICTS[Verdict.MISSING]


def submission(site: Site, year: Year) -> Submission:
    """The sheet of *year*; the site must have an address."""
    readiness = judge(year, site)
    released = {entry.url: entry.first for entry in site.register.urls}
    items = tuple(
        _item(site, year, ready, released.get(urls.item(year.year, ready.item.id))) for ready in readiness.items
    )
    return Submission(year.year, site.config.agency, readiness.framework, readiness.provisional, items)


def _item(site: Site, year: Year, ready: ItemReadiness, released: Day | None) -> SubmittedItem:
    item, disclosure = ready.item, year.disclosure(ready.item.id)
    evidence = tuple(_evidence(site, year, item.id, item.code))
    page = f"{site.config.site.url}{urls.item(year.year, item.id)}"
    return SubmittedItem(
        code=item.code,
        title=item.title,
        indicator=item.indicator,
        disclosed=is_published(year, item.id),
        state=state_of(year, item.id).label,
        urls=tuple(dict.fromkeys([page, *(piece.url for piece in evidence)])),
        where=disclosure.where if disclosure else None,
        evidence=evidence,
        owners=disclosure.owners if disclosure else (),
        verdict=VERDICTS[ready.verdict],
        missing=tuple(remark.problem for remark in ready.remarks if _is_told(remark)),
        released=released,
    )


def _is_told(remark: Remark) -> bool:
    """Whether the officer must know it before sending: what decides the score, and the missing explanation."""
    return remark.weight is not Weight.ADVICE or remark.problem.code == _WITHOUT_EXPLANATION


def _evidence(site: Site, year: Year, item: str, code: str) -> Iterator[SubmittedEvidence]:
    """The evidence of the item and of the reports that answer it, without what was withdrawn."""
    disclosure, page = year.disclosure(item), urls.item(year.year, item)
    for piece in disclosure.evidence if disclosure else ():
        if piece.withdrawn is None:
            yield _one(site, piece, address(year.year, item, page, piece), code)
    for id in year.facts.answering(item):
        report = year.reports[id].record
        page = urls.report(year.year, id)
        url = f"{site.config.site.url}{page}"
        prepared = report.prepared.date if report.prepared else None
        yield SubmittedEvidence(report.title, url, prepared, report.published, None, report.title)
        for piece in report.evidence:
            if piece.withdrawn is None:
                yield _one(site, piece, address(year.year, id, page, piece), report.title)


def _one(site: Site, piece: Evidence, url: str, owner: str) -> SubmittedEvidence:
    whole = url if "://" in url else f"{site.config.site.url}{url}"
    return SubmittedEvidence(piece.title, whole, piece.date, piece.published, piece.data_year, owner)


# The three forms of the sheet

_COLUMNS: tuple[tuple[str, int, Callable[[SubmittedItem], str]], ...] = (
    ("ข้อ", 7, lambda item: item.code),
    ("รายการ", 34, lambda item: item.title),
    ("ตัวชี้วัด", 9, lambda item: item.indicator),
    ("การเปิดเผย", 11, lambda item: DISCLOSED if item.disclosed else NOT_DISCLOSED),
    ("URL", 60, lambda item: "\n".join(item.urls) if item.disclosed else ""),
    ("คำอธิบาย", 40, lambda item: item.where or ""),
    ("หลักฐานและวันที่", 46, lambda item: "\n".join(map(_evidence_line, item.evidence))),
    ("ผู้รับผิดชอบ", 20, lambda item: ", ".join(item.owners)),
    ("สถานะ", 18, lambda item: item.state),
    ("ความครบถ้วน", 20, lambda item: item.verdict),
    ("สิ่งที่ยังขาดหรือต้องตรวจ", 60, lambda item: "\n".join(problem.message() for problem in item.missing)),
    ("วันที่ลงทะเบียน URL", 16, lambda item: short_form(item.released) if item.released else ""),
)
"""Heading, width and cell of every column of the sheet."""

_EVIDENCE_COLUMNS: tuple[tuple[str, int, Callable[[SubmittedItem, SubmittedEvidence], str]], ...] = (
    ("ข้อ", 7, lambda item, _: item.code),
    ("หลักฐาน", 60, lambda _, piece: piece.title),
    ("วันที่ของเอกสาร", 18, lambda _, piece: short_form(piece.date) if piece.date else ""),
    ("วันที่เผยแพร่", 18, lambda _, piece: short_form(piece.published) if piece.published else ""),
    ("ปีของข้อมูล", 12, lambda _, piece: str(piece.data_year or "")),
    ("URL", 70, lambda _, piece: piece.url),
)


def _evidence_line(piece: SubmittedEvidence) -> str:
    return f"{piece.title} ({short_form(piece.date)})" if piece.date else piece.title


def as_workbook(sheet: Submission, templates: Templates) -> bytes:
    """The sheet as XLSX, with a second sheet of the evidence."""
    rows = tuple(tuple(cell(item) for _, _, cell in _COLUMNS) for item in sheet.items)
    evidence = tuple(
        tuple(cell(item, piece) for _, _, cell in _EVIDENCE_COLUMNS) for item in sheet.items for piece in item.evidence
    )
    names, widths = _heads(_COLUMNS), tuple(width for _, width, _ in _COLUMNS)
    evidence_names, evidence_widths = _heads(_EVIDENCE_COLUMNS), tuple(width for _, width, _ in _EVIDENCE_COLUMNS)
    sheets = (Sheet("ITAS", names, widths, rows), Sheet("หลักฐาน", evidence_names, evidence_widths, evidence))
    return workbook(sheets, templates)


def _heads(columns: tuple[tuple[str, int, Callable[..., str]], ...]) -> tuple[str, ...]:
    return tuple(name for name, _, _ in columns)


def as_csv(sheet: Submission) -> str:
    """The sheet as CSV."""
    return csv_text(_heads(_COLUMNS), ([cell(item) for _, _, cell in _COLUMNS] for item in sheet.items))


def as_page(sheet: Submission, templates: Templates) -> str:
    """The sheet as a page of its own from which each field is copied."""
    return templates.plain("submission.html", "index.html", sheet)
