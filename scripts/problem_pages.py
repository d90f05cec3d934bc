"""Write ``docs/problems``: a page in Thai for every code of the catalogue, and an index. ``--check`` only compares.

Run by ``make docs``; a test holds the pages against the catalogue.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.problems import CATALOGUE, Entry, Severity

FOLDER = Path(__file__).parent.parent / "docs" / "problems"

_AREAS = {
    "Y": ("การอ่านไฟล์", "การเข้ารหัสตัวอักษร รูปแบบ YAML และส่วนหัวของไฟล์ Markdown"),
    "D": ("ระเบียน", "คีย์และค่าในระเบียนหนึ่งไฟล์"),
    "R": ("ระเบียนกับระเบียน", "ข้อมูลที่ต้องตรงกันระหว่างไฟล์ กับแบบวัดของปี และค่าตั้งของเว็บไซต์"),
    "E": ("ไฟล์หลักฐาน", "ไฟล์ใน data/evidence: ชื่อ ที่อยู่ ชนิด และเนื้อใน"),
    "U": ("ที่อยู่เว็บ", "ที่อยู่ของหน้า และทะเบียนที่อยู่ที่เคยเผยแพร่"),
    "P": ("ข้อมูลส่วนบุคคล", "สิ่งที่ต้องตรวจก่อนเผยแพร่"),
    "L": ("ลิงก์", "ลิงก์ไปยังเว็บอื่น"),
    "O": ("ผลลัพธ์", "เว็บที่สร้างเสร็จ และการสร้าง"),
    "C": ("ความครบถ้วน", "องค์ประกอบที่แบบวัดของปีต้องการ"),
}
_SEVERITIES = {Severity.ERROR: ("ข้อผิดพลาด", "error"), Severity.WARNING: ("คำเตือน", "warning")}
_EFFECTS = {
    Severity.ERROR: "โปรแกรมจะไม่สร้างเว็บจนกว่าจะแก้ เว็บเดิมยังอยู่ครบ",
    Severity.WARNING: "โปรแกรมสร้างเว็บให้ตามปกติ แต่ควรแก้",
}
_MADE = "<!-- เขียนโดย make docs จาก generator/problems/catalogue อย่าแก้ที่นี่ -->"
_INTRODUCTION = (
    "ทุกข้อความที่โปรแกรมพิมพ์มีรหัส หาโดยดูอักษรตัวแรก "
    "**ข้อผิดพลาด** ต้องแก้ก่อนจึงจะสร้างเว็บได้ **คำเตือน** ไม่หยุดการสร้าง\n\n"
    "Every code has a page in Thai with an English summary. Y reading, D records, R rules, E evidence, U addresses, "
    "P personal data, L links, O output, C completeness."
)
_CASE_BY_CASE = "ข้อความที่โปรแกรมพิมพ์บอกวิธีแก้ของกรณีนั้น"
_CASE_BY_CASE_EN = "the message says how to mend the case at hand"


def pages(catalogue: Mapping[str, Entry] = CATALOGUE) -> dict[str, str]:
    """Text of every page by file name."""
    found = {f"{code}.md": _page(entry) for code, entry in catalogue.items()}
    return found | {"README.md": _index(catalogue)}


def main() -> int:
    """Write the pages and delete those of codes that are no more; with ``--check``, say which would change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    for name in stale if not check else ():
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], "utf-8")
        else:
            (FOLDER / name).unlink()
    sys.stdout.write("".join(f"docs/problems/{name}\n" for name in stale))
    return 1 if check and stale else 0


def _page(entry: Entry) -> str:
    word, word_en = _SEVERITIES[entry.severity]
    area, _ = _AREAS[entry.code[0]]
    parts = [
        f"# {entry.code} · {word}",
        _MADE,
        f"**{_plain(entry.message)}**",
        f"{area} · {_EFFECTS[entry.severity]}",
        f"## ทำไมจึงสำคัญ\n\n{_sentence(entry.why)}",
        *_examples(entry),
        f"## วิธีแก้\n\n{_sentence(_plain(entry.fix), _CASE_BY_CASE)}",
        f"## In English\n\n{word_en.capitalize()}: {_closed(_plain(entry.message_en))}",
        f"What to do: {_closed(_sentence(_plain(entry.fix_en), _CASE_BY_CASE_EN))}",
        "[รหัสทั้งหมด](README.md)",
    ]
    return "\n\n".join(parts) + "\n"


def _examples(entry: Entry) -> Iterator[str]:
    if entry.wrong:
        yield f"## ตัวอย่าง\n\nผิด\n\n```yaml\n{entry.wrong}\n```"
    if entry.right:
        yield f"ถูก\n\n```yaml\n{entry.right}\n```"


def _index(catalogue: Mapping[str, Entry]) -> str:
    lines = [
        "# รหัสข้อผิดพลาดและคำเตือน",
        _MADE,
        _INTRODUCTION,
    ]
    for letter, (area, about) in _AREAS.items():
        rows = [_row(entry) for code, entry in sorted(catalogue.items()) if code[0] == letter]
        if rows:
            table = "\n".join(["| รหัส | | ความหมาย |", "|---|---|---|", *rows])
            lines.append(f"## {letter} · {area}\n\n{about}\n\n{table}")
    return "\n\n".join(lines) + "\n"


def _row(entry: Entry) -> str:
    message = _plain(entry.message).replace("|", "\\|")
    return f"| [{entry.code}]({entry.code}.md) | {_SEVERITIES[entry.severity][0]} | {message} |"


def _plain(template: str) -> str:
    """The words of a message without what differs from case to case; HTML in them is text, not markup."""
    text = re.sub(r"(?<=\S)\{(nearest|went)(_en)?\}", "", template)  # what is only added where it is known
    text = re.sub(r"\{[a-z_]+\}", "…", text)
    return re.sub(r"(…\s*){2,}", "… ", text).strip().replace("<", "&lt;").replace("*", "\\*")


def _closed(text: str) -> str:
    return text if text.endswith("…") else f"{text}."


def _sentence(text: str, otherwise: str = "") -> str:
    return text if text.strip("… ") else otherwise


if __name__ == "__main__":
    sys.exit(main())
