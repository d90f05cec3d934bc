"""Writes a site of N pages of records, always the same for the same N: disclosures of eight years, then measure reports.

python -m benchmarks.corpus 500 /tmp/corpus-500
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

YEARS = range(2562, 2570)
ITEMS = {2562: 48, 2563: 43, 2564: 43, 2565: 43, 2566: 43, 2567: 35, 2568: 28, 2569: 26}
WORDS = (
    "แผนพัฒนาท้องถิ่น", "การจัดซื้อจัดจ้าง", "รายงานผลการดำเนินงาน", "งบประมาณรายจ่ายประจำปี", "คู่มือการให้บริการ", "สถิติผู้รับบริการ",
    "เผยแพร่บนเว็บไซต์หลัก", "มาตรการส่งเสริมความโปร่งใส", "ความเสี่ยงการทุจริต", "การมีส่วนร่วมของประชาชน", "ประมวลจริยธรรม", "กองคลังและกองช่าง",
)  # fmt: skip


def write(pages: int, folder: Path) -> int:
    """Write the site below *folder*; return how many records it has."""
    chance = random.Random(pages)
    records = [(year, item) for year in reversed(YEARS) for item in range(1, ITEMS[year] + 1)][:pages]
    years = sorted({year for year, _ in records})
    _text(folder / "site_config.yml", _config(years))
    for year, item in records:
        _text(folder / f"data/{year}/items/o{item}.yml", _disclosure(year, item, chance))
    for number in range(pages - len(records)):
        year = years[number % len(years)]
        _text(folder / f"data/{year}/reports/r{number}.yml", _report(number, chance))
    return pages


def _config(years: list[int]) -> str:
    return (
        "agency: {name: องค์การบริหารส่วนตำบลทดลอง, short_name: อบต.ทดลอง, kind: อบต., district: ทดลอง, province: ทดลอง}\n"
        f"site: {{current_year: {years[-1]}, years: {years}, demo: fictional, url: https://www.example.go.th/ita/}}\n"
    )


def _sentence(chance: random.Random, length: int = 6) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(length))


def _disclosure(year: int, item: int, chance: random.Random) -> str:
    day = f"{year - 544}-{chance.randint(10, 12)}-{chance.randint(10, 28)}"
    evidence = "".join(
        f"  - title: {_sentence(chance, 3)}\n    url: https://www.example.go.th/{year}/o{item}/{number}.pdf\n"
        f"    date: {day}\n    note: {_sentence(chance, 8)}\n"
        for number in range(4)
    )
    return (
        f"item: o{item}\nstatus: published\nowners: [สำนักปลัด, กองคลัง]\nsummary: {_sentence(chance, 14)}\n"
        f"progress: {{done: true, text: {_sentence(chance, 10)}}}\npublished: {day}\n"
        f"where: หน้าหลัก → ความโปร่งใส → ปี {year} → O{item}\nevidence:\n{evidence}"
    )


def _report(number: int, chance: random.Random) -> str:
    measures = "".join(
        f"  - {{id: m{row}, title: {_sentence(chance, 3)}, methods: {_sentence(chance, 4)}, "
        f"owners: สำนักปลัด, results: {_sentence(chance, 4)}}}\n"
        for row in range(6)
    )
    return (
        f"report: measures\nround: 12-months\ntitle: รายงานฉบับที่ {number} {_sentence(chance, 3)}\nintro: {_sentence(chance, 12)}\n"
        f"measures:\n{measures}tables:\n  - caption: มาตรการ\n    columns:\n      - {{field: title, label: มาตรการ}}\n"
        "      - {field: methods, label: วิธีการ}\n      - {field: owners, label: ผู้รับผิดชอบ}\n"
        "      - {field: results, label: ผล}\n"
    )


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])), "records")
