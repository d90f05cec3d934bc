"""Bank accounts: ten to twelve digits that the words before them call an account.

An account of an office, a fund or a company is not personal: where such a name stands at the number and no title of a
person (นาย, นาง, นางสาว), nothing is reported. The grouping 123-4-56789-0 belongs to bank accounts alone and needs
no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal_data.finding import Finding, Kind
from generator.personal_data.numbers import Cluster, Window
from generator.personal_data.surroundings import Surroundings

__all__ = ["bank_accounts"]

_LENGTHS = (10, 11, 12)
_ON_THE_BOOK = (3, 1, 5, 1)
_SAYS_ACCOUNT = re.compile(
    r"เลขที่บัญชี|เลขบัญชี|หมายเลขบัญชี|บัญชีเลขที่|บัญชีธนาคาร|บัญชีออมทรัพย์|บัญชีเงินฝาก|บัญชีกระแส|บ/ช|ธนาคาร|ธ\.ก\.ส|พร้อมเพย์"
    r"|promptpay|bankaccount|account(?:no|number)|accno|a/c|(?<!และ)(?<!รหัส)(?<!ผัง)บัญชี(?!แยก)[^\d\n]{0,12}\Z"
)
_MENTIONED = re.compile(r"บัญชี|บ/ช|ธนาคาร|ธ\.ก\.ส|พร้อมเพย์|promptpay|account|accno|a/c")
"""Without one of these anywhere, a text is searched only for what tells itself an account."""
_SAYS_CODE = re.compile(r"รหัสบัญชี|ผังบัญชี|บัญชีแยกประเภท|ค้ำประกัน|เช็ค")
"""The chart of accounts, the guarantees and cheques of a bank, whose numbers are as long."""
_SAYS_PHONE = re.compile(r"(?:โทร|เบอร์|มือถือ|แฟกซ์|phone|mobile|tel|fax)[^\d\n]{0,12}\Z")
_SAYS_PROMPTPAY = re.compile(r"(?:พร้อมเพย์|promptpay)[^\d\n]{0,20}\Z")
_MOBILE = re.compile(r"0[689][0-9]{8}")
"""What is a telephone number where the words before it say PromptPay."""
_ORGANISATION = re.compile(
    r"อบต|อบจ|องค์การบริหาร|เทศบาล|กองทุน|กองคลัง|สำนักงาน|โรงเรียน|โรงพยาบาล|มูลนิธิ|สหกรณ์|บริษัท|หจก|ห้างหุ้นส่วน|จำกัด|กลุ่มออมทรัพย์"
)
_PERSON = re.compile(r"นาย(?!ก(?:อ|เ|ฯ|ส|\s))|นาง|น\.ส\.|ส่วนตัว|ชื่อบุคคล")


def bank_accounts(cluster: Cluster, around: Surroundings) -> Iterator[Finding]:
    """The bank accounts of persons in *cluster*."""
    said = around.said_anywhere(_MENTIONED)
    for length in _LENGTHS if said else _LENGTHS[:1]:
        for window in cluster.windows(length):
            if not (said or window.shape == _ON_THE_BOOK) or not window.on_one_line:
                continue
            if _is_account(window, around) and not _is_an_offices(window, around):
                yield Finding(window.start, window.end, Kind.BANK_ACCOUNT)


def _is_account(window: Window, around: Surroundings) -> bool:
    if window.is_joined or around.in_address(window.start) or around.said_before(_SAYS_CODE, window.start, 60):
        return False
    if around.said_before(_SAYS_PHONE, window.start, 60):
        return False
    if _MOBILE.fullmatch(window.digits) and around.said_before(_SAYS_PROMPTPAY, window.start, 60):
        return False
    on_the_book = window.shape == _ON_THE_BOOK and set(window.signs) == {"-"}
    return on_the_book or around.said_before(_SAYS_ACCOUNT, window.start, 60)


def _is_an_offices(window: Window, around: Surroundings) -> bool:
    words = " ".join((*around.before(window.start, 60), around.after(window.end, 60)))
    return bool(_ORGANISATION.search(words)) and not _PERSON.search(words)
