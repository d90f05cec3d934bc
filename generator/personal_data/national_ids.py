"""Thai national ids (เลขประจำตัวประชาชน).

Thirteen digits, the last of which is a checksum. One in ten numbers passes it by chance, so what stands around a number
decides with it:

- A first digit 0 is the tax id of a juristic person and 9 is not given out: neither is an id of a person.
- Written as 1-2345-67890-12-3 or in one piece, a number that passes is an id, unless the words before it say that it
  is something else (a bar code, the number of a contract).
- In any other grouping, or over two lines, it is an id where the words before or after it say so, or where its first
  digit stands alone and one and the same sign divides all groups, as people write ids and hardly anything else.
- A text with twenty and more bare numbers of thirteen digits, most of which fail the checksum, is a list of some other
  numbers: there a bare number that passes does so by chance.
- Inside a longer number, a file name or the address of a web page it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal_data.finding import Finding, Kind
from generator.personal_data.numbers import Cluster, Window
from generator.personal_data.surroundings import Surroundings

__all__ = ["check_digit", "lists_other_numbers", "national_ids"]

_LENGTH = 13
_WITH_SPACES = {(1, 4, 5, 3), (1, 12), (1,) * _LENGTH}
_BARE = re.compile(r"(?<![0-9.-])[1-8][0-9]{12}(?![0-9])")
_MANY = 20
_SAYS_ID = re.compile(
    r"ประชาชน|บัตรประจำตัว|เลขบัตร|เลขที่บัตร|เลขประจำตัว|หมายเลขประจำตัว|ปชช|13หลัก|ผู้เสียภาษี"
    r"|idcard|id(?:no|number)|citizen|nationalid|personalid|identification|taxid|\bid[:.]*\Z"
)
_SAYS_OTHER = re.compile(
    r"บาร์โค้ด|barcode|\bean\b|ean-?13|isbn|issn|gtin|ครุภัณฑ์|เลขที่โครงการ|เลขที่สัญญา|เลขคุมสัญญา|เลขที่ใบ|เลขที่คำสั่ง"
    r"|เลขอ้างอิง|อ้างอิง|รหัสงบ|รหัสสินค้า|เลขที่เอกสาร|พัสดุ|มิเตอร์|serial|invoice|reference|\bref\b|s/n|gfmis|e-?gp"
)


def check_digit(digits: str) -> int:
    """The thirteenth digit that belongs to the first twelve of *digits*."""
    return (11 - sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False)) % 11) % 10


def national_ids(cluster: Cluster, around: Surroundings, *, bare_ones_too: bool = True) -> Iterator[Finding]:
    """The national ids in *cluster*; without *bare_ones_too* only those that their grouping or words tell."""
    for window in cluster.windows(_LENGTH, _is_valid):
        if _is_meant(window, around, bare_ones_too=bare_ones_too):
            yield Finding(window.start, window.end, Kind.NATIONAL_ID)


def lists_other_numbers(text: str) -> bool:
    """Whether the plain *text* is full of bare numbers that are as long as an id and are none."""
    bare = _BARE.findall(text)
    return len(bare) >= _MANY and sum(map(_is_valid, bare)) * 3 < len(bare)


def _is_valid(digits: str) -> bool:
    return digits[0] in "12345678" and check_digit(digits) == int(digits[-1])


def _is_meant(window: Window, around: Surroundings, *, bare_ones_too: bool) -> bool:
    """Whether a number that passes the checksum is an id, by its form and the words around it."""
    if around.said_before(_SAYS_ID, window.start) or _SAYS_ID.search(around.after(window.end)):
        return True
    if around.said_before(_SAYS_OTHER, window.start):
        return False
    if around.in_address(window.start) or around.is_glued(window.start, window.end):
        return False
    return _looks_like_one(window) and (bare_ones_too or len(window.shape) > 1)


def _looks_like_one(window: Window) -> bool:
    """Whether it is grouped as ids are, without a word that says so."""
    if not window.on_one_line:
        return False
    if window.shape == (1, 4, 5, 2, 1):
        return True
    if window.shape == (_LENGTH,):
        return not window.is_joined
    if len(set(window.signs)) > 1 or not window.is_alone:
        return False
    if not window.signs[0].strip():
        return window.signs[0] == " " and window.shape in _WITH_SPACES
    return window.shape[0] == 1
