"""U5xx: addresses, and what was released."""

from __future__ import annotations

from tests.faults.fault import fault
from tests.faults.sample import File, Renamed, Text, Where

REGISTER = "data/urls.lock.yml"
LOCK = "data/evidence.lock.yml"
CHART = "data/evidence/2567/o1/organisation-chart-2567.png"
PAGE = "2567/reports/annual.html"
SUM = "0" * 64


def register(old: str, new: str) -> Text:
    return Text(REGISTER, old, new)


def released(entry: str) -> Text:
    """One more address in the register."""
    return register("urls:\n", f"urls:\n  - {entry}\n")


FAULTS = (
    fault(
        "U501",
        "a name that Windows takes for another's",
        File("content/Privacy.md", "ข้อความ\n"),
        at=Where("content/privacy.md"),
    ),
    fault(
        "U501",
        "a report under the name of a page",
        File("data/2566/reports/Six-months.yml", "report: plan\nround: 6-months\ntitle: แผน\n"),
        at=Where("data/2566/reports/six-months.yml"),
        also=[("U508", Where("data/2566/reports/Six-months.yml"))],
    ),
    fault(
        "U502", "a released page that is not there", released("{url: «2567/o36.html, first: 2024-01-15}"), by="build"
    ),
    fault(
        "U503",
        "a move to nowhere, by a page of another site",
        register("to: 2567/reports/measures.html", "to: «2567/reports/yearly.html"),
        by="build",
    ),
    fault(
        "U503",
        "a move that does not say where to",
        register("    state: moved\n    to: 2567/reports/measures.html\n", "    state: «moved\n"),
    ),
    fault("U503", "a move in a circle", register("to: 2567/reports/measures.html", f"to: «{PAGE}")),
    fault(
        "U504",
        "gone without a reason",
        register("    state: moved\n    to: 2567/reports/measures.html\n    date: 2024-10-15\n", "    state: «gone\n"),
    ),
    fault(
        "U505",
        "an address twice",
        released(f"{{url: {PAGE}, first: 2023-12-01}}"),
        at=Where(REGISTER, f"url: «{PAGE}\n"),
    ),
    fault(
        "U506",
        "an anchor that is not there",
        released("{url: 2567/o12.html, first: 2024-01-15, ids: «evidence-9}"),
        by="build",
    ),
    fault(
        "U507",
        "an address of the whole web",
        released(
            "{url: «https://www.tuayang.example/2567/o12.html, first: 2024-01-15, state: gone, reason: ย้าย, date: 2024-10-15}"
        ),
    ),
    fault(
        "U507",
        "a move to an address of the whole web",
        register("to: 2567/reports/measures.html", "to: «https://www.tuayang.example/2567/reports/measures.html"),
    ),
    fault("U508", "prose with a Thai name", File("content/เกี่ยวกับเรา.md", "ข้อความ\n")),
    fault(
        "U508",
        "a report with a space in its name",
        Renamed("data/2564/reports/six-months.yml", "data/2564/reports/six months.yml"),
        also=[("R305", Where("data/2564/items/o43.yml", "report: «six-months"))],
    ),
    fault(
        "U509",
        "gone, and still made",
        register(
            "url: 2567/reports/annual.html\n    first: 2023-12-01\n    state: moved\n    to: 2567/reports/measures.html\n",
            "url: 2567/reports/measures.html\n    first: 2023-12-01\n    state: «gone\n    reason: ยุบรวม\n",
        ),
    ),
    fault(
        "U520",
        "a file that was exchanged in silence",
        File(LOCK, f"evidence:\n  - {{file: {CHART}, sha256: '{SUM}', first: 2024-01-15, date: 2024-01-15}}\n"),
        at=Where("data/2567/items/o1.yml", "file: «organisation-chart-2567.png"),
    ),
    fault(
        "U521",
        "a file that was exchanged for another in silence",
        File(LOCK, f"evidence:\n  - {{file: {CHART[:-4]}.jpg, sha256: '{SUM}', first: 2024-01-15, date: 2024-01-15}}\n"),
        at=Where("data/2567/items/o1.yml", "evidence:\n  «-"),
    ),
    fault(
        "U521",
        "a file whose record is gone",
        File(
            LOCK, "evidence:\n  - «{file: data/evidence/2567/o37/a.pdf, sha256: '0', first: 2024-01-15, date: 2024-01-15}\n"
        ),
    ),
)
