"""U51x: a closed year that was edited without a reason."""

from __future__ import annotations

from functools import cache

from generator.rules.closed import closing, digests
from generator.schema import read_site
from generator.sources import read_bytes
from tests.faults.fault import Fault, fault
from tests.faults.sample import SAMPLE, TODAY, File, Text, Where

LOCK = "data/2566/closed.lock.yml"
SURVEY = "data/2566/items/o17.yml"
SHEET = "data/evidence/2566/o16/service-statistics-2566-h1.xlsx"


@cache
def lock() -> File:
    """What ``prongsai close-year 2566`` writes down of the sample."""
    site, _ = read_site(SAMPLE, today=TODAY)
    assert site is not None
    year = next(year for year in site.years.values() if year.year == 2566)
    now = digests(site, year, lambda path: read_bytes(SAMPLE, path), {})
    entries = closing(site, year, year.record.closed.date, now)
    files = "".join(
        f"  - {{file: {one.file}, sha256: {one.sha256!r}, reasons: {one.reasons}}}\n" for one in entries.files
    )
    return File(LOCK, f"closed: {entries.closed}\nfiles:\n{files}")


def edited(what: str, edit: File | Text, at: Where | None = None, **more: object) -> Fault:
    """An edit of the closed year, its lock in place."""
    return fault("U510", what, edit, at=at, given=[lock()], **more)


FAULTS = (
    edited("a number mended in silence", Text(SURVEY, "88.1 จาก", "88.2 จาก"), Where(SURVEY, "«item: o17")),
    edited(
        "a reason of before",
        Text(
            SURVEY,
            "published: 2023-01-19\n",
            "published: 2023-01-19\nchanges:\n  «- {date: 2023-02-01, note: แก้คำผิด}\n",
        ),
    ),
    edited("a record that was taken away", File(SURVEY, None)),
    edited(
        "a record that was added", File("data/2566/items/o5.yml", "«item: o5\nstatus: in-progress\nowners: สำนักปลัด\n")
    ),
    edited(
        "another table",
        File(
            SHEET,
            (
                SAMPLE / SHEET.replace("o16/service-statistics-2566-h1", "../2567/o12/service-statistics-2566")
            ).read_bytes(),
        ),
        Where("data/2566/items/o16.yml", "«item: o16"),
    ),
    fault(
        "D217",
        "a slip in a closed year, whose record was neither changed on purpose nor removed",
        Text(SURVEY, "status: published", "status: «publish"),
        given=[lock()],
    ),
    fault(
        "D202",
        "a slip in the very file that says that its year is closed",
        Text("data/2566/year.yml", "score: 87.02", "score: «เต็ม"),
        given=[lock()],
    ),
    fault(
        "U511",
        "a year that was closed by hand",
        Text("data/2568/year.yml", "result:\n", "closed: {date: 2025-12-25}\nresult:\n"),
        at=Where("data/2568/year.yml"),
    ),
)
