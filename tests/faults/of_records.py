"""D2xx: records that are not of their form."""

from __future__ import annotations

from tests.faults.fault import fault
from tests.faults.sample import File, Renamed, Text, Where

ITEMS = {year: f"data/{year}/items" for year in (2564, 2565, 2566, 2567, 2568, 2569)}
PROGRESS = "data/2566/reports/six-months.yml"
OWNERS = "owners:\n  - สำนักปลัด\n"


def record(path: str, old: str, new: str) -> Text:
    """An edit of a record of a closed year: nothing follows from its loss."""
    return Text(f"data/{path}.yml", old, new)


FAULTS = (
    fault("D201", "a list in place of keys", File(f"{ITEMS[2564]}/o34.yml", "«- item: o34\n- status: published\n")),
    fault(
        "D201",
        "nothing but a remark",
        File(f"{ITEMS[2564]}/o12.yml", "# ยังไม่ได้กรอก\n"),
        at=Where(f"{ITEMS[2564]}/o12.yml", "«# ยัง"),
    ),
    fault("D201", "a list in front matter", File("content/2567/o24.md", "---\n«- updated\n---\nปีนี้ไม่มีเรื่องร้องเรียน\n")),
    fault("D202", "keys in place of a text", record("2564/items/o1", "summary: ", "summary:\n  «text: ")),
    fault(
        "D202",
        "a word in place of keys",
        record(
            "2569/items/o18",
            "progress:\n  done: false\n  text:\n    - รวบรวมตัวเลขจากทุกช่องทางแล้ว\n    - รอจัดทำไฟล์ PDF และ XLSX",
            "progress: «รวบรวมแล้ว",
        ),
    ),
    fault("D202", "neither yes nor no", Text("site_config.yml", "thai_digits: false", "thai_digits: «บางที")),
    fault(
        "D202",
        "a score with a unit",
        record("2566/year", "score: 87.02", "score: «87.02 คะแนน"),
    ),
    fault(
        "D203", "an empty title", record("2564/items/o10", "title: แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2564", 'title: «""')
    ),
    fault("D204", "the middle of January", record("2564/items/o16", "date: 2020-12-03", "date: «กลางเดือนมกราคม")),
    fault(
        "D204",
        "a month where a day is wanted",
        record("2565/items/o10", "published: 2022-01-20", "published: «2022-01"),
    ),
    fault("D205", "the thirtieth of February", record("2564/items/o21", "date: 2020-11-16", "date: «2020-02-30")),
    fault("D206", "a year of the Common Era", record("2564/items/o4", "data_year: 2564", "data_year: «2021")),
    fault("D207", "an address without https", record("2565/items/o12", "url: https://www", "url: «www")),
    fault(
        "D207",
        "an address that runs a script",
        record(
            "2565/items/o20", "url: https://www.tuayang.example/budget/report-2564.pdf", "url: «javascript:alert(1)"
        ),
    ),
    fault(
        "D208",
        "a survey without https",
        Text("site_config.yml", "https://itas.nacc.go.th/go/eit/sample67", "«http://itas.nacc.go.th/go/eit/sample67"),
    ),
    fault("D209", "a number without its letter", record("2565/items/o32", "item: o32", "item: «32")),
    fault(
        "D209",
        "a public name in Thai",
        record(
            "2567/items/o14",
            "file: procurement-items-2567.csv",
            "file: procurement-items-2567.csv\n    name: «รายการ.csv",
        ),
    ),
    fault("D210", "a misspelt key", record("2565/items/o35", "summary: ", "«sumary: ")),
    fault(
        "D210", "a key of another record", record("2567/year", "  pass_mark: 85\n", "  pass_mark: 85\n  «weight: 40\n")
    ),
    fault(
        "D211", "a Thai year in the form of others", record("2565/items/o42", "date: 2022-01-27", "date: «2565-01-27")
    ),
    fault("D212", "no status", record("2566/items/o4", "item: o4\nstatus: published\n", "«item: o4\n")),
    fault("D212", "a measure without its id", Text(PROGRESS, '  - id: m7\n    no: "7"', '  - «no: "7"')),
    fault(
        "D213",
        "evidence that is nowhere",
        record(
            "2566/items/o11",
            "  - title: แผนดำเนินงานและการใช้งบประมาณ ปี 2566\n    url: https://www.tuayang.example/action-plan/2566.pdf\n",
            "  - «title: แผนดำเนินงานและการใช้งบประมาณ ปี 2566\n",
        ),
    ),
    fault(
        "D213",
        "evidence in two places",
        record(
            "2566/items/o12",
            "  - title: รายงานการกำกับติดตาม ปี 2566 รอบ 6 เดือน\n",
            "  - «title: รายงานการกำกับติดตาม ปี 2566 รอบ 6 เดือน\n    page: true\n",
        ),
    ),
    fault(
        "D214",
        "nothing this year, without a reason",
        record(
            "2566/items/o29",
            "# yaml-language-server: $schema=../../../schemas/disclosure.json\nitem: o29\nstatus: published",
            "«item: o29\nstatus: none-this-year",
        ),
    ),
    fault(
        "D215",
        "a measure without a name",
        Text(PROGRESS, '  - id: m7\n    no: "7"\n    title: ประชาชนร่วมตรวจรับงานก่อสร้าง\n', '  - «id: m7\n    no: "7"\n'),
    ),
    fault(
        "D216",
        "a column that shows nothing",
        Text(PROGRESS, "      - {field: results, label: ความก้าวหน้า}", "      - «{label: ความก้าวหน้า}"),
    ),
    fault("D217", "a status that there is none of", record("2566/items/o20", "status: published", "status: «publish")),
    fault("D217", "a round that there is none of", Text(PROGRESS, "round: 6-months", "round: «half-year")),
    fault("D218", "a number that is not the file's", record("2566/items/o17", "item: o17", "item: «o18")),
    fault(
        "D218",
        "a file with the number of another item",
        Renamed(f"{ITEMS[2565]}/o19.yml", f"{ITEMS[2565]}/o21.yml"),
        at=Where(f"{ITEMS[2565]}/o21.yml", "item: «o19"),
    ),
    fault("D219", "a note among the records", File("data/2566/items/note.txt", b"...")),
    fault("D219", "a record with the wrong ending", Renamed(f"{ITEMS[2566]}/o31.yml", f"{ITEMS[2566]}/o31.yaml")),
    fault("D221", "a slip in the century", record("2566/items/o10", "date: 2022-05-30", "date: «30 พฤษภาคม 2655")),
    fault(
        "D222",
        "an id without end",
        record("2565/items/o5", "    date: 2022-01-18", f"    date: 2022-01-18\n    covers: [«{'a-' * 40}a]"),
    ),
)
