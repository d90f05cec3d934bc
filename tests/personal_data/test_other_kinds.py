"""Telephones, bank accounts, passports, e-mail addresses, dates of birth."""

from __future__ import annotations

import pytest

from generator.personal_data import Kind, find
from tests.personal_data.people import thai


def kinds(text: str, *known: str) -> list[Kind]:
    return [finding.kind for finding in find(text, known)]


MOBILES = [
    "0812345678",
    "081-234-5678",
    "081 234 5678",
    "081.234.5678",
    "08-1234-5678",
    "08 1234 5678",
    "081-2345678",
    "0-8123-45678",
    "(081) 234-5678",
    "061-234-5678",
    "098-765-4321",
    thai("081-234-5678"),
    "+66 81 234 5678",
    "+66812345678",
    "+66 (0)81-234-5678",
    "0066 81 234 5678",
    "08\u200b12345678",
]


@pytest.mark.parametrize("number", MOBILES)
@pytest.mark.parametrize("before", ["", "โทร. ", "นายกิตติ "])
def test_a_mobile_number_is_found_however_it_is_written(number: str, before: str) -> None:
    """With and without a word before it."""
    assert kinds(f"ติดตามผล {before}{number} ครับ") == [Kind.MOBILE_PHONE]


@pytest.mark.parametrize("number", ["0 8 1 2 3 4 5 6 7 8", "081 23 456 78", "0812 34 56 78"])
def test_an_odd_grouping_is_a_mobile_number_where_the_words_say_so(number: str) -> None:
    """Without them it might be a row of a table."""
    assert kinds(f"มือถือ {number}") == [Kind.MOBILE_PHONE]
    assert kinds(f"รวม {number}") == []


def test_a_mobile_number_that_lost_its_zero_is_found_by_its_heading() -> None:
    """Excel takes 0812345678 for a quantity."""
    assert kinds("ชื่อ\tเบอร์โทร\nก\t812345678\nข\t-\nค\t987654321") == [Kind.MOBILE_PHONE] * 2
    assert kinds("ชื่อ\tงบประมาณ\nก\t812345678") == []


@pytest.mark.parametrize(
    "text",
    [
        "โทรศัพท์สำนักงาน 081-234-5678",
        "สายด่วนผู้บริหาร 081-234-5678",
        "รายการ\tโทรศัพท์สำนักงาน\nก\t081-234-5678",
        "https://line.me/ti/p/0812345678",
        "รูป a0812345678bc.jpg",
        "เวลา 08.30-16.30 น. 25 คน",
        "วันที่ 08-01-2567 12 คน",
        "08.30 09.30 10",
        "ที่ มท 0808.2/ว 1234",
        "1081-234-5678",
        "รหัส 9-081-234-5678",
    ],
)
def test_what_only_looks_like_a_private_mobile_number_is_none(text: str) -> None:
    """The office's own, web addresses, times and dates, numbers of letters."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "โทรศัพท์บ้าน 0-2123-4567",
        "เบอร์บ้าน 044-123456",
        "โทร. 0-4412-3456 (บ้าน)",
        "เบอร์ส่วนตัว 02-123-4567",
        thai("โทรศัพท์บ้าน 0-7312-3456"),
        "ชื่อ\tโทรศัพท์บ้าน\nก\t038123456",
    ],
)
def test_a_landline_at_home_is_found(text: str) -> None:
    """Only where the words right at it say home."""
    assert kinds(text) == [Kind.HOME_PHONE]


@pytest.mark.parametrize(
    "text",
    [
        "โทร. 0-4412-3456 ต่อ 11",
        "โทรศัพท์ ๐-๓๙๖๑-๙๓๒๒ โทรสาร ๐-๓๙๖๑-๙๓๒๓",
        "บ้านหนองบัว หมู่ 3 โทร. 0-4412-3456",
        "ผู้ใหญ่บ้าน 044-123456",
        "บ้านพักเด็กและครอบครัวจังหวัด โทร 044-123456",
        "โทร.๐๗๓-๗๐๙๗๕๐ โทรสาร ๐๗๓-๗๐๙๗๕๑",
    ],
)
def test_the_landline_of_an_office_is_no_personal_data(text: str) -> None:
    """Agencies have to publish it; names of villages begin with บ้าน."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "เลขที่บัญชี 123-4-56789-0",
        "เลขบัญชี 1234567890 นายกิตติ",
        "ธนาคารออมสิน เลขที่ 020123456789",
        "ธ.ก.ส. 01-234-5-67890-1",
        "บัญชี 123-456-7890",
        "พร้อมเพย์ 1234567890",
        "เลขบัญชี 0812345678",
        thai("เลขที่บัญชี 123-4-56789-0"),
        "โอนเข้า 123-4-56789-0",
        "account no. 1234567890",
        "ชื่อ\tเลขที่บัญชี\nก\t1234567890",
        "อบต. โอนเงินให้นางสาวสมศรี เลขที่บัญชี 1234567890",
    ],
)
def test_a_bank_account_is_found(text: str) -> None:
    """By the words before it, the heading of its column, or the grouping of a passbook."""
    assert kinds(text) == [Kind.BANK_ACCOUNT]


@pytest.mark.parametrize(
    "text",
    [
        "บัญชี องค์การบริหารส่วนตำบลตัวอย่าง เลขที่บัญชี 123-4-56789-0",
        "เลขที่บัญชี 1234567890 ชื่อบัญชี บริษัท ตัวอย่าง จำกัด",
        "รหัสบัญชี 1101010101",
        "บัญชีแยกประเภท 1101010101",
        "หนังสือค้ำประกันธนาคารกรุงไทย เลขที่ 100012345678",
        "นักวิชาการเงินและบัญชี 0-4412-3456",
        "เลขที่โครงการ 67019123456",
        "งบประมาณ 1,234,567,890 บาท",
    ],
)
def test_what_is_no_persons_account_is_left_alone(text: str) -> None:
    """Accounts of offices and firms, the chart of accounts, numbers of projects, money."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    ["พร้อมเพย์ 0812345678", "โอนเข้าบัญชีพร้อมเพย์ 081-234-5678", "PromptPay: 0812345678", "ธนาคาร\tพร้อมเพย์\nก\t0812345678"],
)
def test_a_mobile_number_for_transfers_is_a_telephone_number(text: str) -> None:
    """PromptPay takes it in place of an account."""
    assert kinds(text) == [Kind.MOBILE_PHONE]


@pytest.mark.parametrize("text", ["หนังสือเดินทางเลขที่ AA1234567", "Passport No. A 123456", "passport: 123456789"])
def test_a_passport_is_found_where_the_words_say_so(text: str) -> None:
    """Thai and foreign ones."""
    assert kinds(text) == [Kind.PASSPORT]


def test_a_code_without_the_word_is_no_passport() -> None:
    """Many codes have two letters and seven digits."""
    assert kinds("เลขที่ AA1234567") == []


@pytest.mark.parametrize("domain", ["gmail.com", "hotmail.com", "yahoo.co.th", "outlook.com", "icloud.com", "live.com"])
def test_an_address_at_a_service_for_everybody_is_private(domain: str) -> None:
    """Also where somebody hid the sign."""
    assert kinds(f"ติดต่อ somebody.1@{domain}.") == [Kind.PRIVATE_EMAIL]
    assert kinds(f"ติดต่อ somebody.1 (at) {domain}") == [Kind.PRIVATE_EMAIL]


@pytest.mark.parametrize("domain", ["example.go.th", "mail.go.th", "example.ac.th", "example.or.th", "example.co.th"])
def test_an_address_of_an_organisation_is_not_private(domain: str) -> None:
    """They are meant for the public."""
    assert kinds(f"saraban@{domain}") == []


@pytest.mark.parametrize("text", ["วันเกิด 5 มกราคม 2520", "วัน เดือน ปี เกิด: ๕ ม.ค. ๒๕๒๐", "Date of birth 5/1/1977"])
def test_a_date_of_birth_is_found_right_behind_its_words(text: str) -> None:
    """Other dates are no personal data, nor is the day on which something happened."""
    assert kinds(text) == [Kind.DATE_OF_BIRTH]
    assert kinds("เหตุเกิดวันที่ 5 มกราคม 2567") == []


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("0-4412-3456", "โทรศัพท์บ้าน ๐๔๔-๑๒๓๔๕๖"),
        ("081-234-5678", "มือถือ +66 81 234 5678"),
        ("โทร. 08 1234 5678 ต่อ 2", "0812345678"),
        ("office.tambon@gmail.com", "อีเมล Office.Tambon@gmail.com"),
        ("123-4-56789-0", "เลขที่บัญชี 1234567890"),
        ("@gmail.com", "a@gmail.com"),
    ],
)
def test_what_the_agency_declared_as_its_own_is_no_finding(known: str, text: str) -> None:
    """In whatever way either is written."""
    assert kinds(text) != []
    assert kinds(text, known) == []


def test_the_known_numbers_of_an_agency_do_not_hide_others() -> None:
    """Nor does anything hide an id."""
    assert kinds("081-234-5678 081-234-5679", "081-234-5678") == [Kind.MOBILE_PHONE]


def test_a_finding_knows_no_digits() -> None:
    """Whatever prints it prints no personal data."""
    assert "0812345678" not in repr(find("0812345678"))
