"""What became of a link: its state, the reason, and where it led."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

__all__ = ["NoAnswerError", "Outcome", "Reason", "State"]


class State(Enum):
    """Three values: a checker that guesses costs more trust than none."""

    OK = "ok"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Reason(Enum):
    """Why a link is in its state: its word in the register, the state, and what an officer is told."""

    WORKS = ("works", State.OK, "ใช้ได้", "works")
    MOVED = ("moved", State.OK, "ใช้ได้ แต่ย้ายไปที่อยู่ใหม่ถาวรแล้ว", "works, but has moved for good")

    NOT_FOUND = ("not-found", State.BROKEN, "เครื่องแม่ข่ายตอบว่าไม่พบ (404)", "the server says: not found (404)")
    GONE = ("gone", State.BROKEN, "เครื่องแม่ข่ายตอบว่าลบถาวรแล้ว (410)", "the server says: gone (410)")
    LOGIN = ("login", State.BROKEN, "ต้องเข้าสู่ระบบก่อนจึงเปิดได้", "asks for a login")
    PERMISSION = ("permission", State.BROKEN, "ต้องขอสิทธิ์เข้าถึงไฟล์ก่อน", "access to the file has to be requested")
    SOFT_404 = ("soft-404", State.BROKEN, "หน้าที่เปิดได้เป็นหน้าแจ้งว่าไม่พบ", "the page that opens says: not found")
    TO_HOME = ("to-home", State.BROKEN, "ถูกพาไปหน้าแรกของเว็บแทนเอกสาร", "leads to the home page and not to the document")
    WRONG_TYPE = ("wrong-type", State.BROKEN, "ที่อยู่เป็นไฟล์ แต่ได้หน้าเว็บแทน", "named like a file, answers with a page")
    EMPTY = ("empty", State.BROKEN, "เปิดได้แต่ไม่มีเนื้อหา (0 ไบต์)", "opens, but holds nothing (0 bytes)")
    LOOP = ("loop", State.BROKEN, "ถูกพาวนกลับมาที่เดิม", "redirects in a circle")
    TOO_MANY_HOPS = ("too-many-hops", State.BROKEN, "ถูกพาต่อไปหลายทอดเกินไป", "redirects too many times")
    BAD_REDIRECT = ("bad-redirect", State.BROKEN, "ถูกพาไปที่อยู่ที่เปิดไม่ได้", "redirects to no usable address")
    CERTIFICATE = ("certificate", State.BROKEN, "ใบรับรองความปลอดภัย (HTTPS) ใช้ไม่ได้", "its certificate (HTTPS) is not valid")
    NO_HOST = ("no-host", State.BROKEN, "ไม่มีเว็บไซต์ชื่อนี้", "there is no such host")
    BAD_ADDRESS = ("bad-address", State.BROKEN, "ไม่ใช่ที่อยู่เว็บที่เปิดได้", "not an address that can be opened")
    INTERNAL = ("internal", State.BROKEN, "เป็นที่อยู่ในเครือข่ายภายใน ประชาชนเปิดไม่ได้", "an address inside an office")
    FORBIDDEN = ("forbidden", State.BROKEN, "เครื่องแม่ข่ายไม่อนุญาตให้เปิด (403)", "the server does not allow it (403)")
    REJECTED = ("rejected", State.BROKEN, "เครื่องแม่ข่ายปฏิเสธคำขอ", "the server rejects the request")

    TIMEOUT = ("timeout", State.UNKNOWN, "รอคำตอบนานเกินกำหนด", "no answer in time")
    RESET = ("reset", State.UNKNOWN, "การเชื่อมต่อถูกตัด", "the connection was cut")
    REFUSED = ("refused", State.UNKNOWN, "เครื่องแม่ข่ายไม่รับการเชื่อมต่อ", "the connection was refused")
    UNREACHABLE = ("unreachable", State.UNKNOWN, "ติดต่อเครื่องแม่ข่ายไม่ได้", "the host cannot be reached")
    SERVER_ERROR = ("server-error", State.UNKNOWN, "เครื่องแม่ข่ายขัดข้อง", "the server has failed")
    BUSY = ("busy", State.UNKNOWN, "เครื่องแม่ข่ายขอให้มาใหม่ภายหลัง (429)", "the server asks to come back later (429)")
    BOTS = ("bots", State.UNKNOWN, "เว็บไซต์กันโปรแกรมอัตโนมัติ ต้องเปิดดูด้วยเบราว์เซอร์", "refuses programs; open it in a browser")
    COOKIES = ("cookies", State.UNKNOWN, "เปิดได้เฉพาะเบราว์เซอร์ที่รับคุกกี้", "opens only for a browser with cookies")
    CHANNEL_LOGIN = ("channel-login", State.UNKNOWN, "ช่องทางนี้ให้เข้าสู่ระบบก่อน ดูว่าประชาชนใช้ได้จริง", "the channel begins with a login")
    TLS = ("tls", State.UNKNOWN, "เชื่อมต่อแบบปลอดภัย (HTTPS) ไม่สำเร็จ", "no secure connection (HTTPS)")
    HOST_SILENT = ("host-silent", State.UNKNOWN, "เครื่องแม่ข่ายไม่ตอบหลายลิงก์ติดกัน จึงไม่ลองต่อ", "its host answers nothing; not tried")
    RESERVED = ("reserved", State.UNKNOWN, "เป็นชื่อเว็บสำหรับตัวอย่าง ไม่ได้เปิดดู", "a name for examples; not looked at")
    PRIVATE = ("private", State.UNKNOWN, "อยู่ในเครื่องนี้หรือเครือข่ายภายใน จึงไม่เปิดดู", "this machine or its own network; not looked at")
    OFFLINE = ("offline", State.UNKNOWN, "เครื่องนี้น่าจะไม่ได้ต่ออินเทอร์เน็ต หรือออกได้ทางพร็อกซีเท่านั้น", "probably offline, or behind a proxy")

    def __init__(self, word: str, state: State, thai: str, english: str) -> None:
        self.word = word
        self.state = state
        self.thai = thai
        self.english = english

    def told(self, lang: str = "th") -> str:
        """What an officer is told, in ``th`` or ``en``."""
        return self.thai if lang == "th" else self.english

    @property
    def looked(self) -> bool:
        """Whether anything was learnt about the link itself."""
        return self not in {Reason.RESERVED, Reason.PRIVATE, Reason.OFFLINE, Reason.HOST_SILENT}


class NoAnswerError(Exception):
    """A request without an answer; the reason says why."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.english, detail)
        self.reason = reason
        self.detail = detail


class Outcome(Struct, frozen=True):
    """What became of one link."""

    url: str
    """As it stands in the records."""
    reason: Reason
    detail: str = ""
    """A fact beside the reason: the status, the title of the page, what is wrong with the certificate."""
    final: str = ""
    """Where it led; empty where it led nowhere."""

    @property
    def state(self) -> State:
        """One of three."""
        return self.reason.state

    def told(self, lang: str = "th") -> str:
        """The reason with its detail, in ``th`` or ``en``."""
        words = self.reason.told(lang)
        return f"{words} ({self.detail})" if self.detail else words
