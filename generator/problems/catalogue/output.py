"""Problem codes O8xx: authored prose and the finished pages."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "O801",
        "ลิงก์ {link} ในเนื้อหาไปยังหน้า ไฟล์ หรือจุดในหน้าที่ไม่มี",
        "แก้ลิงก์ให้ตรงกับชื่อไฟล์จริง เช่น o12.html หรือ ../2567/o12.html#evidence",
        "the link {link} leads to a page, file or anchor that is not there",
        "mend it, such as o12.html or ../2567/o12.html#evidence",
        "ลิงก์เสียทำให้ผู้ประเมินหาหลักฐานไม่พบ และข้อนั้นได้ 0 คะแนน",
        wrong="[แผนพัฒนา](o77.html)",
        right="[แผนพัฒนา](o7.html)",
    ),
    error(
        "O802",
        "หน้า {page} มีลิงก์ {link} ที่ไม่มีปลายทาง",
        "ตรวจหลักฐานหรือรายงานที่ระเบียนนี้อ้างถึง ถ้าถูกต้องแล้วโปรดแจ้งผู้ดูแลโปรแกรม",
        "the page {page} has a link {link} that leads nowhere",
        "check what this record refers to; if that is right, please report a bug",
        "โปรแกรมไม่ยอมเผยแพร่หน้าที่มีลิงก์เสีย",
    ),
    warning(
        "O803",
        "“{what}” ในเนื้อหาไม่ถูกเผยแพร่ เพราะอาจเป็นอันตรายต่อผู้อ่าน",
        "ลบออก แล้วเขียนด้วย Markdown ธรรมดา (ตัวหนา ลิงก์ ตาราง รูปภาพ)",
        "“{what}” in the prose is not published: it could harm readers",
        "delete it and write plain Markdown",
        "สคริปต์และเฟรมจากภายนอกทำให้เว็บถูกฝังโฆษณาหรือการพนันได้",
        wrong='<iframe src="https://…"></iframe>',
        right="[ดูแผนที่](https://…)",
    ),
    error(
        "O804",
        "เนื้อหายาวหรือซ้อนลึกเกินไป (ไม่เกิน {limit} ตัวอักษร)",
        "แยกเป็นหลายหน้า หรือทำเป็นไฟล์หลักฐาน",
        "the prose is too long or too deeply nested (at most {limit} characters)",
        "split it, or make it an evidence file",
        "เนื้อหาที่ซ้อนลึกผิดปกติทำให้โปรแกรมใช้เวลานานมาก",
    ),
    error(
        "O805",
        "มีเครื่องหมาย {sign} ในย่อหน้าเดียวมากเกินกว่าจะอ่านได้ (ไม่ได้ปิดหรือซ้อนกันเกิน {limit})",
        "ปิดวงเล็บให้ครบทุกคู่ ลบเครื่องหมายที่เกิน หรือขึ้นย่อหน้าใหม่",
        "there are more {sign} in one paragraph than can be read (over {limit}, nested or never closed)",
        "close every bracket, take out what is too much, or begin a new paragraph",
        "ข้อความที่เสียจากการคัดลอกหรือแปลงไฟล์อาจมีวงเล็บนับพันที่ไม่ได้ปิด ซึ่งทำให้การสร้างเว็บค้าง",
        wrong="[[[[[[[[[[[[[[[[[[[[[[[[ แผนพัฒนา",
        right="[แผนพัฒนา](o7.html)",
    ),
)
