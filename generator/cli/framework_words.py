"""The words in which a framework is told on a terminal, in Thai and English."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.fiscal_year import Round
from generator.model.framework import Certainty, DataYear
from generator.model.framework_diff import ChangeKind

CERTAINTY: Mapping[str, Mapping[Certainty, str]] = {
    "th": {Certainty.SEEN: "เห็นแบบ", Certainty.INFERRED: "อนุมาน", Certainty.RECALLED: "จากความจำ"},
    "en": {certainty: certainty.value for certainty in Certainty},
}
DATA_YEAR: Mapping[str, Mapping[DataYear, str]] = {
    "th": {
        DataYear.THIS: "ข้อมูลปีนี้",
        DataYear.LAST: "ข้อมูลปีก่อน",
        DataYear.IN_FORCE: "ที่ใช้บังคับในปีนี้",
        DataYear.NONE: "ไม่ระบุปี",
    },
    "en": {
        DataYear.THIS: "data of this year",
        DataYear.LAST: "data of last year",
        DataYear.IN_FORCE: "in force this year",
        DataYear.NONE: "no year named",
    },
}
ROUND: Mapping[str, Mapping[Round, str]] = {
    "th": {Round.SIX_MONTHS: "รอบ 6 เดือน", Round.TWELVE_MONTHS: "รอบ 12 เดือน"},
    "en": {Round.SIX_MONTHS: "6 months", Round.TWELVE_MONTHS: "12 months"},
}
CHANGE: Mapping[str, Mapping[ChangeKind, str]] = {
    "th": {
        ChangeKind.SAME: "เหมือนเดิม",
        ChangeKind.RENUMBERED: "เปลี่ยนเลขข้อ",
        ChangeKind.REWORDED: "เปลี่ยนเนื้อความ",
        ChangeKind.MERGED: "รวมข้อ",
        ChangeKind.SPLIT: "แยกข้อ",
        ChangeKind.REARRANGED: "จัดข้อใหม่",
        ChangeKind.ADDED: "เพิ่ม",
        ChangeKind.GONE: "ตัดออก",
    },
    "en": {kind: kind.value for kind in ChangeKind},
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "th": {
        "year": "ปี", "items": "ข้อ", "version": "รุ่น", "certainty": "ความแน่นอน", "known": "ทราบองค์ประกอบ",
        "source": "ที่มา", "provisional": "ยังไม่เป็นทางการ", "own": "แบบของเว็บไซต์นี้",
        "change": "การเปลี่ยนแปลง", "before": "เดิม", "after": "ใหม่", "title": "เรื่อง",
        "weights": "น้ำหนัก", "pass": "เกณฑ์ผ่าน", "levels": "ระดับ", "rule": "เงื่อนไข",
        "unknown": "ยังไม่ทราบองค์ประกอบของปีนี้",
        "none": "ประกาศว่าปีนี้ไม่มีได้", "concepts": "เรื่อง", "group": "กลุ่ม", "elements": "องค์ประกอบ",
        "was": "เดิม", "asks": "ถามเพิ่ม", "drops": "ไม่ถามแล้ว", "element-added": "เพิ่มองค์ประกอบ",
        "element-gone": "ตัดองค์ประกอบ", "element-reworded": "แก้องค์ประกอบ", "data-year": "ปีของข้อมูล",
        "compare": "แบบวัด OIT ปี {old} ({olds} ข้อ) → ปี {new} ({news} ข้อ)",
        "inferred": "การเทียบข้อระหว่างปีเป็นการอนุมานจากชื่อข้อ ส่วนที่ไม่ทราบองค์ประกอบจะไม่ถูกเทียบ",
    },
    "en": {
        "year": "year", "items": "items", "version": "version", "certainty": "certainty", "known": "elements known",
        "source": "source", "provisional": "provisional", "own": "of this site",
        "change": "change", "before": "before", "after": "after", "title": "title",
        "weights": "weights", "pass": "pass mark", "levels": "levels", "rule": "rule",
        "unknown": "elements of this year unknown",
        "none": "may be declared as none this year", "concepts": "concepts", "group": "group", "elements": "elements",
        "was": "was", "asks": "asks also", "drops": "asks no more", "element-added": "element added",
        "element-gone": "element gone", "element-reworded": "element reworded", "data-year": "year of data",
        "compare": "OIT form of {old} ({olds} items) → {new} ({news} items)",
        "inferred": "which items correspond is inferred from their titles; unknown elements are not compared",
    },
}  # fmt: skip
