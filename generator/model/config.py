"""``site_config.yml``: who publishes, where, which years, and the EIT survey of each year."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pydantic import Field

from generator.model.base import PlannedDay, Record, SecureAddress, Text, Texts, WebAddress, YesNo
from generator.model.fiscal_year import FiscalYear


class Shell(Enum):
    """The frame around every page."""

    CIVIC = "civic"
    """Our own lean frame."""
    MATERIAL = "material"
    """Material for MkDocs."""


class Demo(Enum):
    """Why a site is an example and not an agency's own publication."""

    PUBLIC_REPORT = "public-report"
    """Made from a report that a real agency has published."""
    FICTIONAL = "fictional"
    """The agency does not exist."""


class Agency(Record):
    """The agency that publishes (หน่วยงาน)."""

    name: Text = Field(description="ชื่อเต็มของหน่วยงาน")
    name_en: Text | None = Field(default=None, description="ชื่อภาษาอังกฤษ")
    short_name: Text | None = Field(default=None, description="ชื่อย่อ เช่น อบต.ตัวอย่าง")
    kind: Text = Field(description="ประเภท เช่น อบต. เทศบาลตำบล")
    district: Text = Field(description="อำเภอ")
    province: Text = Field(description="จังหวัด")
    address: Text | None = Field(default=None, description="ที่อยู่")
    phone: Texts = Field(default=(), description="โทรศัพท์")
    fax: Texts = Field(default=(), description="โทรสาร")
    email: Text | None = Field(default=None, description="อีเมลของหน่วยงาน")
    map: WebAddress | None = Field(default=None, description="ลิงก์แผนที่ตั้ง")
    main_website: WebAddress | None = Field(default=None, description="เว็บไซต์หลักของหน่วยงาน")
    also_printed: Texts = Field(default=(), description="ชื่ออื่นที่พบในเอกสารต้นฉบับ")

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Settings(Record):
    """Where and how the section is published."""

    url: WebAddress | None = Field(
        default=None, description="ที่อยู่เว็บที่จะวางหน้านี้ ลงท้ายด้วย / เช่น https://www.example.go.th/ita/"
    )
    current_year: FiscalYear = Field(description="ปีงบประมาณที่แสดงในหน้าแรก")
    years: tuple[FiscalYear, ...] = Field(description="ปีงบประมาณทั้งหมดที่เผยแพร่")
    title: Text = Field(default="การเปิดเผยข้อมูลสาธารณะ (OIT)", description="ชื่อส่วนเว็บ")
    shell: Shell = Field(default=Shell.CIVIC, description="รูปแบบกรอบหน้า: civic หรือ material")
    colour: Text = Field(default="#1b4a7a", description="สีหลัก เช่น #1b4a7a ต้องตัดกับสีขาวพอให้อ่านได้")
    logo: Text | None = Field(default=None, description="ไฟล์ตราในโฟลเดอร์ content/assets เช่น logo.png")
    font: Text = Field(default="sarabun", description="แบบอักษร: sarabun หรือ noto-sans-thai")
    thai_digits: YesNo = Field(default=False, description="แสดงวันที่และตัวเลขในข้อความเป็นเลขไทย")
    demo: Demo | None = Field(default=None, description="public-report = ตัวอย่างจากรายงานจริง, fictional = หน่วยงานสมมติ")
    readiness: YesNo = Field(default=False, description="เผยแพร่หน้าตรวจความพร้อมด้วยหรือไม่")


class Survey(Record):
    """The EIT survey (แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก) of one year."""

    url: SecureAddress = Field(description="ที่อยู่แบบวัด EIT จากระบบ ITAS")
    qr: Text | None = Field(default=None, description="ภาพ QR ที่ดาวน์โหลดจาก ITAS วางในโฟลเดอร์ data/eit")
    opens: PlannedDay | None = Field(default=None, description="วันเปิดให้ตอบ")
    closes: PlannedDay | None = Field(default=None, description="วันสุดท้ายที่ตอบได้")


class SiteConfig(Record):
    """The whole of ``site_config.yml``."""

    agency: Agency
    site: Settings
    eit: Mapping[FiscalYear, Survey] = Field(default_factory=dict, description="แบบวัด EIT ของแต่ละปี")
