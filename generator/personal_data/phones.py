"""Telephone numbers.

Agencies have to publish the numbers of their offices and most officers, so a number is personal only

- if it is a *mobile* number (06, 08, 09, or +66 6, 8, 9), unless the label right before it says that it is an
  office's;
- if it is a *landline* number and the words right at it say home (บ้าน, ส่วนตัว).

Numbers that the agency has declared as its own are never reported. A fax is a landline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal_data.finding import Finding, Kind
from generator.personal_data.numbers import Cluster, Window
from generator.personal_data.surroundings import Surroundings

__all__ = ["phones"]

_USUAL_LENGTH = 10
_MOBILE = {
    _USUAL_LENGTH: re.compile(r"0[689][0-9]{8}"),
    11: re.compile(r"66[689][0-9]{8}"),
    12: re.compile(r"660[689][0-9]{8}"),
    13: re.compile(r"0066[689][0-9]{8}"),
}
"""By length, the longer ones with the number of the country."""
_LANDLINE_LENGTH = 9
_LANDLINE = re.compile(r"0[2-7][0-9]{7}")
_WITHOUT_ZERO = re.compile(r"[689][0-9]{8}")
_SHAPES = {
    (10,), (3, 7), (3, 3, 4), (3, 4, 3), (2, 8), (2, 4, 4), (1, 9), (1, 4, 5), (1, 5, 4), (1, 4, 4, 1), (4, 6),
    (4, 3, 3), (3, 2, 5), (3, 5, 2), (3, 3, 2, 2), (3, 2, 2, 3), (2, 3, 5), (2, 2, 2, 2, 2), (1, 1, 4, 4), (5, 5),
}  # fmt: skip
"""Groupings in which mobile numbers are written; others need a word that says so."""
_LIKE_TIMES = {(2, 2, 2, 2, 2), (4, 6), (5, 5), (1, 9), (1, 4, 5), (1, 5, 4), (1, 1, 4, 4), (1, 4, 4, 1)}
"""Those among them that tell a mobile number only where dashes divide them: times, codes and columns look alike."""
_SAYS_PHONE = re.compile(
    r"โทร|เบอร์|มือถือ|ติดต่อ|ไลน์|พร้อมเพย์|promptpay|phone|mobile|\bmob\b|\btel|\bcell|whatsapp|\bline\b"
)
_SAYS_OFFICE = re.compile(
    r"(?:(?:โทร|เบอร์|หมายเลข|มือถือ)[^\d\n]{0,12}\(?(?:สำนักงาน|ที่ทำงาน|ส่วนกลาง|กลาง|ราชการ|หน่วยงาน)[^\d\n]{0,6}"
    r"|สายด่วน[^\d\n]{0,30}|hotline[^\d\n]{0,10}|office(?:phone|tel)?[^\d\n]{0,6})\Z"
)
_SAYS_PRIVATE = re.compile(r"ส่วนตัว|(?<!ผู้ใหญ่)(?<!หมู่)บ้าน[).:(]*\Z|home(?:phone|tel|no)?[).:(]*\Z|private")
"""Village names begin with บ้าน too: only right before the number does the word mean somebody's home."""
_PRIVATE_AFTER = re.compile(r"\(?(?:บ้าน\)|ส่วนตัว|home\))")
_PLUS = re.compile(r"\+\(?\Z")


def phones(cluster: Cluster, around: Surroundings) -> Iterator[Finding]:
    """The mobile numbers, and the private landline numbers, in *cluster*."""
    for length, pattern in _MOBILE.items():
        for window in cluster.windows(length, pattern.fullmatch):
            if _is_mobile(window, around):
                yield Finding(window.start, window.end, Kind.MOBILE_PHONE)
    for window in cluster.windows(_LANDLINE_LENGTH, _LANDLINE.fullmatch):
        if _is_private(window, around):
            yield Finding(window.start, window.end, Kind.HOME_PHONE)
    for window in cluster.windows(_LANDLINE_LENGTH, _WITHOUT_ZERO.fullmatch):
        if _lost_its_zero(window, around):
            yield Finding(window.start, window.end, Kind.MOBILE_PHONE)


def _is_mobile(window: Window, around: Surroundings) -> bool:
    if not window.on_one_line or around.in_address(window.start):
        return False
    if around.said_before(_SAYS_OFFICE, window.start, 40) and not around.said_before(_SAYS_PRIVATE, window.start, 40):
        return False
    if around.said_before(_SAYS_PHONE, window.start, 40):
        return True
    if window.sign_before in {"-", "."} or around.is_glued(window.start, window.end):
        return False
    if len(window.digits) != _USUAL_LENGTH:
        return around.said_before(_PLUS, window.start) or window.digits.startswith("00")
    return window.shape in _SHAPES and (window.shape not in _LIKE_TIMES or set(window.signs) == {"-"})


def _is_private(window: Window, around: Surroundings) -> bool:
    return around.said_before(_SAYS_PRIVATE, window.start, 30) or bool(_PRIVATE_AFTER.match(around.after(window.end)))


def _lost_its_zero(window: Window, around: Surroundings) -> bool:
    """Whether it is a mobile number that a spreadsheet took for a quantity, under a heading that says telephone."""
    if len(window.shape) > 1 or window.is_joined:
        return False
    return bool(_SAYS_PHONE.search(around.heading(window.start)))
