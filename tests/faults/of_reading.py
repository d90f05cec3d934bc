"""Y1xx: files that cannot be read, or were meant otherwise."""

from __future__ import annotations

from tests.faults.fault import fault
from tests.faults.sample import File, Linked, Recoded, Text, line

CONTACT = "data/2565/items/o5.yml"
POLICY = "data/2566/items/o10.yml"
SURVEY = "data/2566/items/o17.yml"
PRIVACY = "content/privacy.md"
SUMMARY = "summary: ที่อยู่ โทรศัพท์ โทรสาร อีเมลกลาง และแผนที่"

FAULTS = (
    fault("Y101", "nine megabytes", File(CONTACT, b"# " + b"x" * 9_000_000)),
    fault(
        "Y102", "an é of Western Windows", File(CONTACT, b"item: o5\nsummary: caf\xe9\n"), at=line(CONTACT, "summary")
    ),
    fault("Y103", "saved by an old Notepad", Recoded(CONTACT, "cp874")),
    fault("Y103", "prose saved by an old Notepad", Recoded("content/2567/o24.md", "cp874")),
    fault("Y104", "saved as Unicode", Recoded(CONTACT, "utf-16")),
    fault("Y105", "UTF-16 without its mark", Recoded(CONTACT, "utf-16-le"), at=line(CONTACT, "where:")),
    fault("Y106", "a bell", Text(CONTACT, SUMMARY, "summary: ที่อยู่«\x07 โทรศัพท์")),
    fault("Y106", "a form feed in prose", Text(PRIVACY, "\n---\n", "\n---\n«\x0c\n")),
    fault("Y107", "a tab before a key", Text(CONTACT, "    url: https", "  «\t  url: https")),
    fault("Y108", "a key in no column", Text(CONTACT, "published: ", " published«: ")),
    fault("Y109", "a colon in a text", Text(CONTACT, SUMMARY, "summary: ติดต่อ«: ที่อยู่")),
    fault("Y110", "a key twice", Text(CONTACT, SUMMARY, f"{SUMMARY}\n«summary: อีกครั้ง")),
    fault("Y111", "an alias", Text(CONTACT, SUMMARY, "summary: «*contact")),
    fault("Y111", "an anchor", Text(CONTACT, SUMMARY, "summary: «&contact ที่อยู่")),
    fault("Y112", "a tag", Text(CONTACT, SUMMARY, "summary: «!!python/object:os.system ที่อยู่")),
    fault("Y113", "a merge key", Text(CONTACT, SUMMARY, f"{SUMMARY}\n«<<: {{status: published}}")),
    fault("Y114", "a second document", Text(CONTACT, SUMMARY, f"{SUMMARY}\n«---")),
    fault("Y114", "a directive", Text(CONTACT, "# yaml-language-server", "«%YAML 1.1\n---\n# yaml-language-server")),
    fault("Y115", "brackets in brackets", Text(CONTACT, SUMMARY, f"summary: {'[' * 24}«{'[' * 8}{']' * 32}")),
    fault("Y116", "a number sign", Text(CONTACT, SUMMARY, "summary: คำสั่งที่« #12")),
    fault("Y118", "an at sign in front", Text(CONTACT, SUMMARY, "summary: «@เทศบาล")),
    fault(
        "Y119", "front matter without an end", File(PRIVACY, "---\ntitle: นโยบาย\nข้อความ\n"), at=line(PRIVACY, "---")
    ),
    fault("Y121", "a link in place of a record", Linked(SURVEY, "o10.yml")),
    fault("Y121", "a link in place of prose", Linked("content/2567/o24.md", "/etc/hostname")),
    fault("Y122", "no configuration", File("site_config.yml", None)),
    fault("Y124", "a quote without its end", Text(CONTACT, SUMMARY, 'summary: «"ที่อยู่')),
    fault("Y124", "a bracket without its end", Text(POLICY, "owners:\n  - สำนักปลัด", "owners: «[สำนักปลัด")),
    fault("Y125", "a space of no width", Text(CONTACT, SUMMARY, "summary: ที่อยู่«\u200bโทรศัพท์")),
    fault("Y126", "two hundred thousand values", File(CONTACT, f"item: o5\nowners: [{'a,' * 199_995}«a,{'a,' * 9}]\n")),
)
