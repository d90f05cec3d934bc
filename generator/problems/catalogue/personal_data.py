"""Problem codes P6xx: personal data. The messages tell where it stands and never repeat it."""

from generator.problems.catalogue.entry import Entry, error, warning

_ALLOW = "ถ้าเผยแพร่ได้ตามกฎหมาย ใส่ allow: พร้อมเหตุผลในระเบียนของหลักฐานนี้"
_ALLOW_EN = "if the law allows publishing it, add allow: with the reason to the record"

ENTRIES: tuple[Entry, ...] = (
    error(
        "P601",
        "พบเลขประจำตัวประชาชน{where}",
        f"ลบหรือปิดทับเลขในไฟล์ต้นฉบับแล้วบันทึกใหม่ (แถบดำทับข้อความใน PDF ปิดไม่ได้จริง) {_ALLOW}",
        "a national id was found{where_en}",
        f"take the number out of the original and save it anew (a black bar in a PDF hides nothing); {_ALLOW_EN}",
        "เลขประจำตัวประชาชนใช้สวมสิทธิและกู้เงินในชื่อผู้อื่นได้ การเผยแพร่ผิด พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 "
        "(เลขที่ขึ้นต้นด้วย 0 เป็นเลขผู้เสียภาษีของนิติบุคคล ไม่ใช่ข้อมูลส่วนบุคคล)",
        wrong="evidence:\n  - {title: ประกาศผู้ชนะ, file: winner.pdf}   # มีเลขประจำตัวประชาชนในหน้า 2",
        right="evidence:\n  - title: ประกาศผู้ชนะ\n    file: winner.pdf\n"
        "    allow:\n      - {finding: national-id, reason: เลขผู้เสียภาษีของร้านค้าที่กฎหมายให้ประกาศ}",
    ),
    error(
        "P602",
        "พบเลขหนังสือเดินทาง{where}",
        f"ลบเลขออกจากไฟล์ต้นฉบับแล้วบันทึกใหม่ {_ALLOW}",
        "a passport number was found{where_en}",
        f"take the number out of the original and save it anew; {_ALLOW_EN}",
        "เลขหนังสือเดินทางระบุตัวบุคคลและใช้ปลอมเอกสารได้",
    ),
    warning(
        "P603",
        "พบเบอร์โทรศัพท์มือถือ{where}",
        f"ใช้เบอร์ของสำนักงานแทน ถ้าเป็นเบอร์ของหน่วยงาน ใส่ไว้ใน agency: phone: ของ site_config.yml {_ALLOW}",
        "a mobile telephone number was found{where_en}",
        f"use the number of the office; the agency's own go under agency: phone: in site_config.yml; {_ALLOW_EN}",
        "เบอร์มือถือเป็นของบุคคล ผู้พ้นตำแหน่งแล้วยังถูกโทรหา และมิจฉาชีพนำไปใช้ได้",
        wrong="summary: สอบถามเพิ่มเติมโทร 08x-xxx-xxxx (เบอร์ส่วนตัวของเจ้าหน้าที่)",
        right="summary: สอบถามเพิ่มเติมโทร 0-4400-0000 (สำนักปลัด)",
    ),
    warning(
        "P604",
        "พบเบอร์โทรศัพท์บ้าน{where}",
        f"ลบเบอร์ หรือใช้เบอร์ของสำนักงานแทน {_ALLOW}",
        "a private landline number was found{where_en}",
        f"take it out, or use the number of the office; {_ALLOW_EN}",
        "เบอร์บ้านบอกที่อยู่ของบุคคลได้",
    ),
    error(
        "P605",
        "พบเลขบัญชีธนาคารของบุคคล{where}",
        f"ลบเลขบัญชีออกจากไฟล์ต้นฉบับแล้วบันทึกใหม่ {_ALLOW}",
        "a person's bank account was found{where_en}",
        f"take the number out of the original and save it anew; {_ALLOW_EN}",
        "ชื่อกับเลขบัญชีพอให้มิจฉาชีพแอบอ้างรับเงิน เช่น ในบัญชีรายชื่อผู้รับเบี้ยยังชีพ (บัญชีของหน่วยงานไม่นับ)",
        wrong="ในตาราง: ชื่อ – เลขที่บัญชี – จำนวนเงิน",
        right="ในตาราง: ลำดับ – หมู่ที่ – จำนวนเงิน",
    ),
    warning(
        "P606",
        "พบอีเมลส่วนบุคคล{where}",
        f"ใช้อีเมลของหน่วยงานแทน ถ้าเป็นอีเมลของหน่วยงาน ใส่ไว้ใน agency: email: ของ site_config.yml {_ALLOW}",
        "a private e-mail address was found{where_en}",
        f"use an address of the agency; the agency's own go under agency: email: in site_config.yml; {_ALLOW_EN}",
        "อีเมลฟรี (Gmail, Hotmail, Yahoo …) เป็นของบุคคล และไม่บอกว่าผู้รับเป็นหน่วยงานจริง",
    ),
    warning(
        "P607",
        "ไฟล์มี{what}ที่เป็นชื่อบุคคลอยู่ในคุณสมบัติไฟล์{where}",
        "ใน Word/Excel เลือก ไฟล์ → ข้อมูล → ตรวจสอบเอกสาร → ลบคุณสมบัติและข้อมูลส่วนบุคคล แล้วบันทึกใหม่",
        "the properties of the file name a person ({what}){where}",
        "in Word or Excel choose File → Info → Inspect Document, remove the personal information and save it anew",
        "ชื่อผู้ใช้ของเครื่องติดไปกับไฟล์ทุกฉบับ ผู้ดาวน์โหลดทุกคนเห็น",
    ),
    warning(
        "P608",
        "ไฟล์มี{what}ติดไปด้วย{where}",
        "เปิดดูว่าเผยแพร่ได้หรือไม่ ยอมรับหรือลบการแก้ไข ลบข้อคิดเห็น เลิกซ่อนหรือลบส่วนที่ซ่อน แล้วบันทึกใหม่",
        "the file carries more than it shows ({what}){where}",
        "see whether it may be published: accept or reject changes, delete comments, show or delete what is hidden",
        "สิ่งที่ซ่อนไว้เปิดดูได้ด้วยการคลิกสองครั้ง และเคยทำให้บัญชีรายชื่อทั้งชุดหลุดมาแล้ว",
    ),
    warning(
        "P609",
        "ภาพมีพิกัด GPS ของสถานที่ถ่าย{where}",
        "ลบพิกัดก่อนเผยแพร่: ใน Windows คลิกขวาที่ภาพ → คุณสมบัติ → รายละเอียด → เอาคุณสมบัติและข้อมูลส่วนบุคคลออก",
        "the picture carries the GPS position where it was taken{where}",
        "in Windows: right-click the picture → Properties → Details → Remove Properties and Personal Information",
        "ภาพถ่ายจากโทรศัพท์บอกตำแหน่งบ้านของผู้ถ่ายหรือผู้ถูกถ่ายได้ภายในไม่กี่เมตร",
    ),
    warning(
        "P610",
        "ยังไม่ได้ตรวจข้อมูลส่วนบุคคลในไฟล์นี้ เพราะ{why}",
        "เปิดอ่านด้วยตนเองว่าไม่มีเลขประจำตัวประชาชน เบอร์โทร หรือเลขบัญชี แล้วใส่ allow: finding: unchecked พร้อมเหตุผล",
        "the file was not checked for personal data: {why}",
        "read it yourself, then add allow: with finding: unchecked and the reason",
        "โปรแกรมตรวจได้เฉพาะข้อความที่อ่านออก ไฟล์ที่ไม่ได้ตรวจไม่ได้แปลว่าปลอดภัย",
    ),
    warning(
        "P611",
        "allow: {word} ไม่ตรงกับสิ่งที่ตรวจพบ",
        "ลบรายการนี้ถ้าแก้ไฟล์แล้ว หรือแก้คำให้ถูก คำที่ใช้ได้: {words}",
        "allow: {word} settles nothing that was found",
        "delete it if the file was mended, or correct the word; the words are: {words}",
        "การอนุญาตที่ค้างไว้จะปิดเสียงเตือนของไฟล์ฉบับถัดไปโดยไม่มีใครตั้งใจ",
        wrong="allow:\n  - {finding: mobile, reason: เบอร์ที่ประกาศไว้แล้ว}",
        right="allow:\n  - {finding: mobile-phone, reason: เบอร์ที่ประกาศไว้แล้ว}",
    ),
    warning(
        "P612",
        "พบวันเดือนปีเกิด{where}",
        f"ลบวันเกิด หรือใช้อายุเป็นปีแทน {_ALLOW}",
        "a date of birth was found{where_en}",
        f"take it out, or give the age in years; {_ALLOW_EN}",
        "วันเกิดกับชื่อใช้ยืนยันตัวบุคคลทางโทรศัพท์และตั้งรหัสผ่านใหม่ได้",
    ),
)
