"""R3xx: records against each other and against the form of their year."""

from __future__ import annotations

from generator.schema.frameworks import FOLDER
from tests.faults.fault import fault
from tests.faults.sample import File, Renamed, Text, Where

CONFIG = "site_config.yml"
PROGRESS = "data/2566/reports/six-months.yml"
PLAN = "data/2567/reports/plan.yml"
YEARS = "years: [2569, 2568, 2567, 2566, 2565, 2564]"
FIRST = "current_year: 2568\n"
LONG = "ก" * 301
TABLE = """\
tables:
  - caption: ความก้าวหน้า ณ วันที่ 31 มีนาคม 2566
    columns:
      - {fields: [topics, title], label: กระบวนการและมาตรการ}
      - {field: results, label: ความก้าวหน้า}
      - {field: owners, label: ผู้รับผิดชอบ}
"""


def form(year: int, old: str, new: str) -> File:
    """A form of the site's own: the one that ships, with a slip in it."""
    text = (FOLDER / "oit" / f"{year}.yml").read_text("utf-8")
    assert text.count(old) >= 1, old
    return File(f"data/{year}/framework.yml", text.replace(old, new, 1))


def record(path: str, old: str, new: str) -> Text:
    return Text(f"data/{path}.yml", old, new)


ITEMS = (
    fault(
        "R301",
        "an item that the form does not have",
        File("data/2567/items/o36.yml", "item: «o36\nstatus: in-progress\nowners: สำนักปลัด\n"),
    ),
    fault("R302", "a misspelt requirement", record("2566/items/o20", "[announcements]", "[«announcement]")),
    fault(
        "R302",
        "a heading for a requirement",
        record("2567/items/o30", "[permits-event-and-level, ", "[«permits, "),
        also=[("C902", Where("data/2567/items/o30.yml", "«- title"))],
    ),
    fault(
        "R303",
        "a copy of a record",
        File("data/2564/items/o31b.yml", "item: «o31\nstatus: published\nowners: สำนักปลัด\n"),
    ),
    fault(
        "R303",
        "a copy of a record that is read before it",
        File("data/2566/items/o16-copy.yml", "item: o16\nstatus: in-progress\nowners: สำนักปลัด\n"),
        at=Where("data/2566/items/o16.yml", "item: «o16"),
        also=[
            ("D218", Where("data/2566/items/o16-copy.yml", "item: «o16")),
            ("E408", Where("data/evidence/2566/o16/service-statistics-2566-h1.xlsx")),
        ],
    ),
    fault(
        "R320",
        "updated before it was published",
        record("2567/items/o5", "updated: 2024-04-22", "updated: «2024-01-01"),
    ),
    fault(
        "R328",
        "published with nothing to open",
        record(
            "2565/items/o5",
            "evidence:\n  - title: ข้อมูลการติดต่อ\n    url: https://www.tuayang.example/contact\n    date: 2022-01-18\n",
            "",
        ),
        at=Where("data/2565/items/o5.yml", "status: «published"),
    ),
    fault(
        "R330",
        "a change before the page was there",
        record("2567/items/o8", "  - date: 2024-01-12", "  - date: «2023-01-12"),
    ),
    fault(
        "R330",
        "changes in no order",
        record("2567/items/o13", "changes:\n", "changes:\n  - {date: 2024-05-01, note: แก้คำผิด}\n"),
        at=Where("data/2567/items/o13.yml", "  - date: «2024-07-02"),
    ),
    fault(
        "R334",
        "nobody responsible",
        record("2564/items/o12", "owners:\n  - สำนักปลัด\n", ""),
        at=Where("data/2564/items/o12.yml", "item: «o12"),
    ),
    fault(
        "R338",
        "a requirement of a form that was not seen",
        record("2568/items/o22", "    round: 12-months", "    round: 12-months\n    covers: «[report]"),
    ),
    fault(
        "R339",
        "published in a month's time",
        record("2569/items/o11", "published: 2026-01-09", "published: «2026-12-15"),
    ),
    fault(
        "R346",
        "a condition that the form does not have",
        record("2567/items/o1", "{rule: both-sides,", "{rule: «both-side,"),
    ),
)

EVIDENCE = (
    fault(
        "R305", "a report that there is none of", record("2566/items/o43", "report: six-months", "report: «six-month")
    ),
    fault(
        "R327",
        "a title of three hundred letters",
        record("2564/items/o1", "title: แผนผังโครงสร้าง ปี 2564", f"title: «{LONG}"),
    ),
    fault(
        "R327", "a report with a title as long", Text(PROGRESS, "title: ความก้าวหน้าตามมาตรการส่งเสริม", f"title: «{LONG}")
    ),
    fault(
        "R329",
        "a document without a date",
        record("2566/items/o17", "\n    date: 2022-11-25", ""),
        at=Where("data/2566/items/o17.yml", "- «title:"),
    ),
    fault(
        "R331",
        "one channel twice",
        record(
            "2567/items/o6",
            "channel: https://www.tuayang.example/line",
            "channel: «https://www.tuayang.example/webboard/",
        ),
    ),
)

REPORTS = (
    fault("R304", "a report on an item that is none", Text(PROGRESS, "answers: [o43]", "answers: [«o44]")),
    fault(
        "R304",
        "a measure about an item that is none",
        Text(PLAN, "item: o35\n      year: 2566", "item: «o44\n      year: 2566"),
    ),
    fault("R306", "a topic that is not there", Text(PROGRESS, "topics: [t7]", "topics: [«t8]")),
    fault(
        "R306",
        "a table of a measure that is not there",
        Text(PROGRESS, "    columns:", "    measures: [m1, «m8]\n    columns:"),
    ),
    fault("R307", "a misspelt column", Text(PROGRESS, "field: results,", "field: «result,")),
    fault(
        "R314",
        "an analysis of an indicator that is none",
        Text(PLAN, 'tool: OIT\n    indicator: "10.2"', 'tool: OIT\n    indicator: «"10.3"'),
    ),
    fault("R315", "two measures with one id", Text(PROGRESS, "- id: m7", "- id: «m6")),
    fault(
        "R315",
        "two topics with one id",
        Text(PROGRESS, "{id: t7,", "{id: «t6,"),
        also=[("R306", Where(PROGRESS, "topics: [«t7]"))],
    ),
    fault(
        "R333",
        "measures without a table",
        Text(
            PROGRESS,
            TABLE,
            "",
        ),
        at=Where(PROGRESS, "measures:\n  «- id: m1"),
    ),
)

YEAR = (
    fault("R308", "a year without a form", Text(CONFIG, YEARS, "years: «[2570, 2569, 2568, 2567, 2566, 2565, 2564]")),
    fault("R309", "a current year that is not published", Text(CONFIG, FIRST, "current_year: «2563\n")),
    fault("R310", "a year that is no longer published", Text(CONFIG, YEARS, "years: «[2569, 2568, 2567, 2566, 2565]")),
    fault(
        "R310",
        "a year that was not yet added",
        File("data/2563/items/o1.yml", "item: o1\n"),
        at=Where(CONFIG, f"years: «{YEARS[7:]}"),
    ),
    fault("R311", "prose for an item that is none", File("content/2567/012.md", "ข้อความ\n")),
    fault("R311", "prose under a name that nobody looks for", Renamed("content/2567/o24.md", "content/2567/24.md")),
    fault(
        "R312",
        "a correction of what was seen",
        record("2567/year", "progress:\n", "framework:\n  o12:\n    «title: สถิติ\n    source: คู่มือ\nprogress:\n"),
    ),
    fault(
        "R313",
        "a correction of an item that is none",
        record("2566/year", "closed:\n", "framework:\n  o44:\n    «title: สถิติ\n    source: คู่มือ\nclosed:\n"),
    ),
    fault(
        "R314", "progress in an indicator that is none", record("2567/year", '- indicator: "8"', '- indicator: «"9.9"')
    ),
    fault("R314", "a score of an indicator that is none", record("2566/year", '"10.2": 80', '"10.3": «80')),
    fault("R315", "a year twice", Text(CONFIG, YEARS, "years: [2569, 2568, 2567, 2566, 2565, 2564, «2564]")),
    fault(
        "R332",
        "a new year with nothing in it",
        Text(CONFIG, f"{FIRST}  {YEARS}", "current_year: «2563\n  years: [2569, 2568, 2567, 2566, 2565, 2564, 2563]"),
        also=[("C901", Where("data/2563/items"))],
    ),
    fault(
        "R347",
        "an id that another file has of itself",
        record(
            "2568/items/o11",
            "    file: service-statistics-2567.csv\n",
            "    file: service-statistics-2567.csv\n    id: «service-statistics-2567-xlsx\n",
        ),
    ),
    fault("R345", "a score without its point", record("2567/year", "score: 93.77", "score: «9377")),
    fault("R345", "a tool with more than everything", record("2566/year", "OIT: 88.13", "OIT: «188.13")),
)

FORMS = (
    fault(
        "R314", "an item under an indicator that is none", form(2566, '    indicator: "9.1"', '    indicator: «"9.6"')
    ),
    fault("R315", "two items with one number", form(2566, "  - id: o2\n", "  - id: «o1\n")),
    fault("R335", "a subject that is none", form(2566, "concepts: [structure]", "concepts: [«structur]")),
    fault("R336", "the form of another year", form(2566, "\nyear: 2566\n", "\nyear: «2565\n")),
    fault(
        "R337", "a rule on a requirement that is none", form(2567, "requirements: [channel]", "requirements: [«chanel]")
    ),
)

FAULTS = (*ITEMS, *EVIDENCE, *REPORTS, *YEAR, *FORMS)
