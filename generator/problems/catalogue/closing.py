"""Problem codes U510–U511: a closed year."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "U510",
        "ปี {year} ปิดแล้วเมื่อ {date} แต่ {file} {how}โดยไม่มีเหตุผล",
        "เพิ่มเหตุผลใน changes: ของ {record} ลงวันที่ตั้งแต่ {iso} เป็นต้นไป หรือนำไฟล์เดิมกลับมา",
        "the year {year} was closed on {date}, but {file} {how_en} without a reason",
        "add a reason to changes of {record}, dated {iso} or later, or bring the old file back",
        "ปีที่ปิดแล้วคือหลักฐานว่าหน่วยงานเปิดเผยอะไรไว้ ถ้าแก้ได้เงียบ ๆ ก็ไม่มีใครเชื่อได้",
        wrong="closed: {date: 2024-10-15}\n…\nsummary: แก้ข้อความหลังปิดปี",
        right="summary: แก้ข้อความหลังปิดปี\nchanges:\n  - {date: 2024-11-02, note: แก้ตัวเลขที่พิมพ์ผิดตามหนังสือทักท้วง}",
    ),
    warning(
        "U511",
        "ปี {year} ปิดแล้ว แต่ไม่มีไฟล์ {lock} จึงตรวจการแก้ไขหลังปิดปีไม่ได้",
        "สั่ง prongsai close-year {year} ให้โปรแกรมบันทึกไฟล์ของปีนี้ไว้",
        "the year {year} is closed, but {lock} is missing, so later edits cannot be seen",
        "run prongsai close-year {year}",
        "โปรแกรมรู้ว่าไฟล์ถูกแก้ก็ต่อเมื่อได้บันทึกลายนิ้วมือของทุกไฟล์ไว้ตอนปิดปี",
    ),
)
