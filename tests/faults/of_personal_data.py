"""P6xx: personal data, in words that made-up people could have written."""

from __future__ import annotations

import random

from tests.evidence import files
from tests.faults.fault import Fault, fault
from tests.faults.of_evidence import BUYING, CHART, MANUAL, PLAN, RISKS, content
from tests.faults.sample import Text, Where
from tests.personal_data import people

RNG = random.Random(612)
NATIONAL_ID = people.grouped(people.national_id(RNG))
CONTACT = ("data/2565/items/o5.yml", "summary: ที่อยู่ โทรศัพท์ โทรสาร อีเมลกลาง และแผนที่")
PRIVACY = "content/privacy.md"
ALLOW = "\n    allow:\n      - {finding: unchecked, reason: ภาพวาด ตรวจด้วยตาแล้วไม่มีข้อมูลส่วนบุคคล}\n  - title: ตำแหน่ง"


def written(code: str, what: str, text: str) -> Fault:
    """In the summary of a record."""
    return fault(code, what, Text(CONTACT[0], CONTACT[1], f"summary: {text}"))


def told(code: str, what: str, text: str) -> Fault:
    """In prose."""
    return fault(code, what, Text(PRIVACY, "\n---\n", f"\n---\n{text}\n"))


FAULTS = (
    written("P601", "a national id in a record", f"เลขประจำตัวประชาชน «{NATIONAL_ID}"),
    told("P601", "a national id in Thai digits in prose", f"บัตรประชาชน «{people.thai(NATIONAL_ID)}"),
    content("P601", "a national id in a table", RISKS, f"ชื่อ,เลขประจำตัวประชาชน\nก,{NATIONAL_ID}\n".encode()),
    told("P602", "a passport in prose", "หนังสือเดินทางเลขที่ «AB1234567"),
    written(
        "P603", "a mobile telephone in a record", f"โทรศัพท์มือถือ «{people.grouped(people.mobile(RNG), shape=(3, 3, 4))}"
    ),
    told(
        "P603",
        "a mobile telephone with underscores",
        f"โทร «{people.grouped(people.mobile(RNG), sign='_', shape=(3, 3, 4))}",
    ),
    written("P604", "a telephone at home in a record", "โทรศัพท์บ้าน «0-4499-9999"),
    content(
        "P605",
        "a bank account in a Word file",
        MANUAL,
        files.docx(f"นางสาว ก เลขที่บัญชี {people.account(RNG)} ธนาคารออมสิน"),
    ),
    written("P606", "an address at Gmail in a record", "อีเมล «somchai.k@gmail.com"),
    content(
        "P607", "the author of a Word file", MANUAL, files.docx("คู่มือ", **{"docProps/core.xml": files.core("สมชาย ใจดี")})
    ),
    content(
        "P608",
        "a hidden sheet",
        BUYING,
        files.xlsx({"สรุป": files.rows(["1"]), "รายชื่อ": files.rows(["2"])}, hidden=["รายชื่อ"]),
    ),
    content("P609", "where a picture was taken", CHART, files.png((b"eXIf", files.exif({}, gps=True)))),
    fault(
        "P610",
        "a picture that nobody has looked at",
        Text(CHART[0], ALLOW, "\n  - title: ตำแหน่ง"),
        at=Where(CHART[0], "file: «organisation"),
    ),
    fault(
        "P611",
        "a permission that is not needed",
        Text(
            PLAN[0],
            "    covers: [plan]\n",
            "    covers: [plan]\n    allow:\n      - {finding: «phone, reason: เบอร์ที่ประกาศไว้แล้ว}\n",
        ),
    ),
    fault(
        "P611",
        "a permission for nothing known",
        Text(CONTACT[0], CONTACT[1], f"{CONTACT[1]}\nallow: [{{finding: «mobile, reason: เบอร์ที่ประกาศไว้แล้ว}}]"),
    ),
    told("P612", "a date of birth in prose", "ประธานสภา เกิดวันที่ 3 มกราคม 2510 วันเกิด «3 มกราคม 2510"),
    written("P612", "a date of birth in a record", "วันเดือนปีเกิด «12/05/2530"),
    content("P612", "a date of birth in a table", RISKS, "ชื่อ,วันเกิด\nก,12/05/2530\n".encode()),
    written("P603", "a mobile telephone that takes transfers", f"พร้อมเพย์ «{people.mobile(RNG)}"),
)
