"""Problem codes U52x: evidence against what was released."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "U520",
        "ไฟล์ {file} เปลี่ยนไปจากชุดที่เผยแพร่เมื่อ {date} แต่ไม่มีบันทึกเหตุผล",
        "เพิ่มใน changes: - {{date: …, note: เปลี่ยนอะไร เพราะอะไร, evidence: {file}}} ลงวันที่ตั้งแต่ {date} หรือนำไฟล์เดิมกลับมา",
        "the file {file} differs from the one released on {date}, and no note says why",
        "add an entry to changes with date ({date} or later), note and evidence: {file}, or bring the old file back",
        "ผู้ประเมินตรวจไฟล์เดียวกับที่ส่งไว้ ไฟล์ที่เปลี่ยนโดยไม่มีคำอธิบายทำให้ข้อนั้นถูกโต้แย้ง",
        wrong="evidence:\n  - {title: แผนพัฒนา, file: plan.pdf}",
        right="evidence:\n  - {title: แผนพัฒนา, file: plan.pdf}\n"
        "changes:\n  - {date: 2024-04-02, note: แก้ยอดหน้า 3, evidence: plan.pdf}",
    ),
    error(
        "U521",
        "หลักฐาน {file} ที่เผยแพร่แล้วเมื่อ {date} หายไปจากระเบียน โดยไม่มีบันทึกเหตุผล",
        "ใส่กลับพร้อม withdrawn: {{date: …, reason: …}} หรือเพิ่มใน changes: - {{date: …, note: …, evidence: {file}}}",
        "the evidence {file}, released on {date}, has left its record, and no note says why",
        "put it back with withdrawn: {{date: …, reason: …}}, or add an entry to changes with date, note and evidence: {file}",
        "หลักฐานที่หายไปโดยไม่มีคำอธิบายทำให้ผู้อ่านเข้าใจว่าปกปิด",
        wrong="evidence:\n  - {title: แผนพัฒนา (ฉบับแก้ไข), file: plan-2.pdf}   # แทน plan.pdf ที่เผยแพร่แล้ว",
        right="evidence:\n  - {title: แผนพัฒนา (ฉบับแก้ไข), file: plan-2.pdf}\n"
        "changes:\n  - {date: 2024-04-02, note: ใช้แผนฉบับแก้ไขแทน, evidence: plan.pdf}",
    ),
    warning(
        "U522",
        "ประวัติ git บอกว่าหลักฐานหรือสถานะถูกแก้เมื่อ {day} (commit {commit}) แต่ไม่มีบันทึกใน changes",
        "เพิ่มใน changes: - {{date: {iso}, note: เปลี่ยนอะไร เพราะอะไร}}",
        "git says that evidence or status were changed on {iso} (commit {commit}), but changes does not",
        "add an entry to changes with date and note",
        "ผู้ที่กลับมาดูหน้าเดิมควรรู้ว่าอะไรเปลี่ยนไปและเพราะอะไร ตรวจเฉพาะเมื่อเก็บเว็บไว้ใน git และด้วยคำสั่ง prongsai check",
        wrong="published: 2024-01-15\nevidence:\n  - {title: แผน, file: plan-2.pdf}   # commit เมื่อ 2024-04-02 แทน plan.pdf",
        right="changes:\n  - {date: 2024-04-02, note: ใช้แผนฉบับแก้ไขแทน, evidence: plan.pdf}",
    ),
)
