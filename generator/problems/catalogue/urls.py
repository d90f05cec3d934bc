"""Problem codes U5xx: addresses, and the register of those that were ever released."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "U501",
        "หน้านี้ได้ที่อยู่ {url} ซึ่งเป็นที่อยู่ของ {other} ด้วย",
        "เปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง (บน Windows ตัวพิมพ์ใหญ่กับเล็กเป็นชื่อเดียวกัน)",
        "this page has the address {url}, which is also that of {other}",
        "rename one of the two files (on Windows upper and lower case are one name)",
        "สองหน้าที่อยู่เดียวกัน หน้าหนึ่งจะทับอีกหน้าหายไป",
        wrong="content/About.md\ncontent/about.md",
        right="content/about.md\ncontent/about-us.md",
    ),
    error(
        "U502",
        "ที่อยู่ {url} เคยเผยแพร่เมื่อ {first} แต่การสร้างครั้งนี้ไม่มีหน้านี้แล้ว",
        "นำไฟล์เดิมกลับมา หรือระบุใน data/urls.lock.yml ว่า state: moved (to: …), withdrawn หรือ gone "
        "พร้อม reason และ date",
        "the address {url} was released on {first}, but this build no longer has it",
        "bring its file back, or say in data/urls.lock.yml that it is moved (to: …), withdrawn or gone, "
        "with reason and date",
        "ผลการประเมินและการอุทธรณ์ดูจากลิงก์ที่ส่งไว้ ถ้าลิงก์ตาย ข้อนั้นได้ 0 คะแนน",
    ),
    error(
        "U503",
        "{url} ย้ายไปที่ {to} ซึ่ง{why}",
        "แก้ to ให้เป็นที่อยู่ของหน้าที่มีอยู่ในเว็บนี้ เช่น 2568/o28.html",
        "{url} is said to have moved to {to}, which {why_en}",
        "let to be the address of a page that is there, such as 2568/o28.html",
        "ลิงก์เดิมต้องพาไปถึงหน้าจริง",
        wrong="state: moved\nto: 2568/o99.html",
        right="state: moved\nto: 2568/o28.html",
    ),
    error(
        "U504",
        "{url} มีสถานะ {state} แต่ไม่มี {missing}",
        "เพิ่ม {missing}: เหตุผลและวันที่จะแสดงให้ผู้ที่เปิดลิงก์เดิมเห็น",
        "{url} is {state}, but has no {missing}",
        "add {missing}: whoever opens the old link is told",
        "ผู้ที่เปิดลิงก์เดิมต้องรู้ว่าเหตุใดจึงไม่มีแล้ว",
        wrong="state: gone",
        right="state: gone\nreason: ยุบรวมกับข้อ O8\ndate: 2024-10-01",
    ),
    error(
        "U505",
        "ที่อยู่ {url} อยู่ในทะเบียนสองครั้ง (รายการที่ {first} และรายการนี้)",
        "ลบรายการที่ไม่ถูก เก็บรายการที่มีวันที่แรกสุด",
        "the address {url} stands in the register twice (number {first} and this one)",
        "delete one and keep the earliest date",
        "ถ้าสองรายการบอกไม่ตรงกัน โปรแกรมไม่รู้ว่าจะเชื่อรายการใด",
    ),
    warning(
        "U506",
        "หน้า {url} เคยมีจุดเชื่อมโยง #{id} แต่การสร้างครั้งนี้ไม่มีแล้ว",
        "ตรวจว่าหลักฐานหรือหัวข้อนั้นถูกลบไปโดยไม่ตั้งใจหรือไม่ ถ้าถอนเอกสาร ใช้ withdrawn แทนการลบ ถ้าเปลี่ยนชื่อไฟล์หรือลิงก์ "
        "ใส่ id: เป็นคำที่อยู่หลัง evidence- ให้หลักฐานนั้น",
        "the page {url} had an anchor #{id}, which this build no longer has",
        "see whether that evidence or heading was deleted by mistake; evidence is withdrawn, not deleted; if its file or link "
        "has another name now, give it as id: what stands after evidence-",
        "ลิงก์ที่ชี้ตรงไปยังหลักฐานจะเปิดได้แต่ไม่พบสิ่งที่อ้าง",
    ),
    error(
        "U507",
        "“{url}” ไม่ใช่รูปแบบที่อยู่ของเว็บนี้",
        "เขียนเป็นที่อยู่ภายในเว็บ เช่น 2567/o12.html ไม่มี https:// ไม่ขึ้นต้นด้วย / และใช้อักษร a–z 0–9 . _ - เท่านั้น",
        "“{url}” is not an address of our form",
        "write it relative to the section, such as 2567/o12.html: no https://, no leading /, only a–z 0–9 . _ -",
        "ทะเบียนเก็บที่อยู่ภายในเว็บ จึงย้ายทั้งเว็บไปโฟลเดอร์อื่นได้",
        wrong="url: https://www.example.go.th/ita/2567/o12.html",
        right="url: 2567/o12.html",
    ),
    error(
        "U508",
        "ชื่อไฟล์นี้ใช้เป็นที่อยู่เว็บไม่ได้ ({url})",
        "เปลี่ยนชื่อเป็นอักษร a–z ตัวเลข และขีด - เช่น {meant}",
        "this file's name makes no good address ({url})",
        "rename it with a–z, digits and hyphens, such as {meant}",
        "ที่อยู่ที่มีภาษาไทยหรือเว้นวรรคจะกลายเป็น %E0%B8… เมื่อคัดลอกไปกรอกใน ITAS",
        wrong="content/เกี่ยวกับเรา.md",
        right="content/about.md",
    ),
    error(
        "U509",
        "ทะเบียนบอกว่า {url} {state} แต่การสร้างครั้งนี้ยังมีหน้านี้",
        "ลบ state ของรายการนี้ออก หรือลบไฟล์ที่ทำหน้านี้",
        "the register says that {url} is {state}, but this build still makes it",
        "take the state out of the entry, or delete the file that makes the page",
        "ผู้อ่านจะถูกพาไปที่อื่นทั้งที่หน้ายังอยู่",
    ),
)
