"""C9xx: what an assessor would miss; those of C93x are told by ``prongsai readiness``."""

from __future__ import annotations

from tests.faults.fault import Fault, fault
from tests.faults.sample import SAMPLE, File, Text, Where

SERVICES = "data/2569/items/o10.yml"
TABLE = """\
  - title: รายงานสรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2568 (XLSX)
    file: procurement-report-2568.xlsx
    date: 2025-10-21
    data_year: 2568
    round: 12-months
"""
PLAN = """\
evidence:
  - title: แผนดำเนินงานและการใช้จ่ายงบประมาณ ปี 2569
    url: https://www.tuayang.example/action-plan/2569.pdf
    date: 2025-11-20
    data_year: 2569
"""
NONE = """\
item: o23
status: «none-this-year
none_this_year: {reason: ไม่มี, approver: นายก อบต., date: 2024-10-01}
owners: สำนักปลัด
"""


def record(path: str, old: str, new: str) -> Text:
    return Text(f"data/{path}.yml", old, new)


def of_2567(code: str, what: str, path: str, old: str, new: str, at: str = "") -> Fault:
    """A fault in the year whose form was seen whole."""
    edit = record(f"2567/items/{path}", old, new)
    return fault(code, what, edit, at=Where(edit.path, at) if at else None)


def to_do(code: str, what: str, path: str, old: str, new: str, at: str = "") -> Fault:
    """What readiness tells."""
    edit = record(path, old, new)
    return fault(code, what, edit, at=Where(edit.path, at) if at else None, by="readiness")


FAULTS = (
    fault("C901", "a record that was lost", File("data/2568/items/o22.yml", None), at=Where("data/2568/items")),
    fault(
        "C902",
        "a requirement that nothing shows",
        record("2569/items/o10", "    covers: [how-to]\n", ""),
        at=Where("data/2569/items/o10.yml", "«- title: ระบบ"),
    ),
    of_2567("C902", "one of the four topics", "o30", "personnel-event-and-level, ", "", "«- title"),
    fault("C903", "data of the year before", record("2569/items/o4", "data_year: 2569", "data_year: «2568")),
    fault(
        "C904",
        "data of no year",
        record("2569/items/o4", "\n    data_year: 2569", ""),
        at=Where("data/2569/items/o4.yml", "- «title"),
    ),
    of_2567(
        "C905",
        "data of the day before",
        "o16",
        "as_of: 2024-03-31\n    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n    note",
        "as_of: «2024-03-30\n    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n    note",
    ),
    fault(
        "C906",
        "data of no day",
        record(
            "2567/items/o16",
            "    as_of: 2024-03-31\n    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n    note",
            "    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n    note",
        ),
        at=Where("data/2567/items/o16.yml", "«- title: ความก้าวหน้าการจัดซื้อจัดจ้าง ณ 31 มีนาคม 2567\n"),
        given=[
            record(
                "2567/items/o16",
                "    as_of: 2024-03-31\n    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n  -",
                "    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]\n  -",
            ),
        ],
    ),
    of_2567("C907", "no English version", "o26", "    language: en\n", "", "«- title: ประกาศ"),
    of_2567(
        "C908",
        "complaints of every kind in one place",
        "o23",
        "channel: https://www.tuayang.example/anti-corruption/report",
        "channel: https://www.tuayang.example/webboard",
        "- «title: แบบ",
    ),
    fault(
        "C909",
        "a channel elsewhere, and no way to it",
        record("2567/items/o13", "channel: https://www.tuayang.example/eservice", "channel: https://lin.ee/abc"),
        at=Where("data/2567/items/o13.yml", "- «title: ระบบ"),
        given=[
            record("2567/items/o13", "where: หน้าหลัก → บริการออนไลน์ (แถบเมนูบน) หรือ ความโปร่งใส → ปี 2567 → O13\n", ""),
        ],
    ),
    fault(
        "C910",
        "no way to the page",
        record("2568/items/o22", "where: หน้าหลัก → ความโปร่งใส → ปี 2568 → O22\n", ""),
        at=Where("data/2568/items/o22.yml", "item: «o22"),
    ),
    fault(
        "C911",
        "none this year, where the form wants evidence",
        File(
            "data/2568/items/o23.yml",
            NONE,
        ),
    ),
    fault("C912", "the report of half a year", record("2568/items/o22", "round: 12-months", "round: «6-months")),
    fault(
        "C913",
        "no table beside the PDF",
        record(
            "2569/items/o12",
            TABLE,
            "",
        ),
        at=Where("data/2569/items/o12.yml", "«- title"),
        also=[("E408", Where("data/evidence/2569/o12/procurement-report-2568.xlsx"))],
    ),
    of_2567("C914", "done, and still in work", "o3", "status: published", "status: «in-progress"),
    fault(
        "C915",
        "no survey of the year",
        Text(
            "site_config.yml",
            "  2567:\n    url: https://itas.nacc.go.th/go/eit/sample67\n    opens: 2024-01-16\n    closes: 2024-05-31\n",
            "",
        ),
        at=Where("data/2567/items/o5.yml", "«- title: ข่าว"),
        given=[
            record(
                "2567/items/o5", "checked:\n  - {rule: qr-on-home, by: ปลัดองค์การบริหารส่วนตำบล, date: 2024-04-05}\n", ""
            ),
        ],
    ),
    of_2567(
        "C916",
        "evidence that does not say what it shows",
        "o14",
        "    covers: [work, budget, budget-source, method, start]\n",
        "",
        "«- title",
    ),
    fault(
        "C917",
        "a report that does not say what it shows",
        File("data/2567/items/o34.yml", None),
        at=Where("data/2567/reports/plan.yml", "answers: «[o34]"),
    ),
    fault("C931", "no record", File("data/2568/items/o22.yml", None), by="readiness"),
    to_do(
        "C932",
        "in work, with nothing to open",
        "2569/items/o6",
        PLAN,
        "",
        "item: «o6",
    ),
    fault(
        "C933",
        "a record for an item whose form was not seen",
        File(
            "data/2569/items/o22.yml",
            "item: «o22\nstatus: published\nowners: สำนักปลัด\nevidence:\n  - {title: ผลประเมิน, page: true}\n",
        ),
        by="readiness",
    ),
    fault(
        "C934",
        "requirements that were only inferred",
        File(SERVICES, (SAMPLE / SERVICES).read_text("utf-8").replace("item: ", "item: «")),
        given=[File(SERVICES, None)],
        by="readiness",
    ),
    to_do(
        "C935",
        "a condition that nobody has looked at",
        "2567/items/o3",
        "checked:\n  - {rule: not-a-whole-law, by: ปลัดองค์การบริหารส่วนตำบล, date: 2024-04-05}\n",
        "",
        "«- title",
    ),
    to_do(
        "C936",
        "figures as PDF alone",
        "2569/items/o12",
        TABLE,
        "",
        "«- title",
    ),
    to_do("C937", "in work", "2569/items/o4", "status: published", "status: «in-progress"),
)
