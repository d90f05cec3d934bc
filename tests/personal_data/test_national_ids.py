"""National ids are found however they are written, and little else is taken for one."""

from __future__ import annotations

import random

import pytest

from generator.personal_data import Kind, find
from tests.personal_data.people import grouped, national_id, thai

ID = national_id(random.Random(2567))
WRITINGS = {
    "in one piece": ID,
    "as on the card": grouped(ID, " "),
    "with dashes": grouped(ID),
    "with long dashes": grouped(ID, "–"),
    "with dots": grouped(ID, "."),
    "with dashes in spaces": grouped(ID, " - "),
    "with spaces that do not break": grouped(ID, "\u00a0"),
    "in Thai digits": thai(ID),
    "in Thai digits with dashes": thai(grouped(ID)),
    "in both sets of digits": ID[:6] + thai(ID[6:]),
    "in wide digits": "".join(chr(0xFF10 + int(digit)) for digit in ID),
    "digit by digit": " ".join(ID),
    "digit by digit with dashes": "-".join(ID),
    "with nothing that is seen between": "\u200b".join(ID),
    "with soft hyphens": "\u00ad".join(ID),
    "in three groups": grouped(ID, " ", (1, 4, 5, 3)),
    "in two groups": grouped(ID, "-", (1, 12)),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_an_id_is_found_however_it_is_written(writing: str) -> None:
    """Without a word that says so; the place found is exactly that of the digits."""
    text = f"รายการที่พบ {WRITINGS[writing]} ในเอกสาร"
    found = find(text)
    assert [(f.kind, text[f.start : f.end]) for f in found] == [(Kind.NATIONAL_ID, WRITINGS[writing])]


@pytest.mark.parametrize("shape", [(3, 4, 6), (3, 3, 3, 4), (4, 4, 5), (2, 2, 9)])
@pytest.mark.parametrize("sign", [" ", "-", "\n", " - "])
def test_any_grouping_is_found_where_the_words_say_id(shape: tuple[int, ...], sign: str) -> None:
    """Also over two lines, as in the text of a PDF."""
    assert [f.kind for f in find(f"เลขประจำตัวประชาชน {grouped(ID, sign, shape)}")] == [Kind.NATIONAL_ID]


@pytest.mark.parametrize("words", ["เลขบัตรประชาชน", "เลข ประจำ ตัว", "เลขประจําตัว", "ID card no.", "Tax ID:", "ID:"])
def test_the_words_are_known_in_their_spellings(words: str) -> None:
    """Spaces of a PDF, ํ + า for ำ, English."""
    assert find(f"{words} {grouped(ID, ' ', (3, 4, 6))}")


def test_the_words_may_stand_behind_or_over_the_column() -> None:
    """In a sentence, in a table of a spreadsheet and in one of Markdown."""
    odd = grouped(ID, " ", (3, 4, 6))
    assert find(f"{odd} (เลขบัตรประชาชน)")
    assert find(f"ชื่อ\tเลขบัตรประชาชน\nก\t-\nข\t{odd}\n")
    assert find(f"| ชื่อ | เลขบัตรประชาชน |\n|---|---|\n| ข | {odd} |\n")


def test_two_neighbours_are_both_found() -> None:
    """And what follows an id does not hide it."""
    rng = random.Random(1)
    one, two = grouped(national_id(rng)), grouped(national_id(rng), " ")
    assert len(find(f"{one} {two} 081-234-5678")) == 3


def test_a_wrong_checksum_is_no_id() -> None:
    """Even where the words say so: it is a form's example or a slip."""
    wrong = ID[:-1] + str((int(ID[-1]) + 1) % 10)
    assert find(f"เลขประจำตัวประชาชน {wrong}") == ()


@pytest.mark.parametrize("first", ["0", "9"])
def test_the_tax_id_of_a_juristic_person_is_not_personal(first: str) -> None:
    """It begins with 0 and is published in every announcement of a purchase."""
    assert find(f"เลขประจำตัวผู้เสียภาษี {national_id(random.Random(3), first)}") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{ID}5",
        f"5{ID}",
        f"{ID}.50",
        f"5-{ID}",
        f"https://www.example.go.th/files/{ID}.pdf",
        f"img_{ID}.jpg",
        f"a{ID}",
        f"{ID}b",
        f"บาร์โค้ด {ID}",
        f"เลขที่สัญญา {ID}",
        f"หมายเลขครุภัณฑ์ {ID[:3]}-{ID[3:5]}-{ID[5:9]}-{ID[9:]}",
        f"{ID[:4]} {ID[4:8]} {ID[8:]}",
        f"{ID[0]},{ID[1:4]},{ID[4:7]},{ID[7:10]},{ID[10:]}",
        "\t".join(ID),
    ],
)
def test_what_only_looks_like_an_id_is_none(text: str) -> None:
    """Longer numbers, addresses, file names, other numbers, columns of counts, amounts of money."""
    assert find(text) == ()


def test_a_list_of_other_numbers_is_no_list_of_ids() -> None:
    """One in ten passes the checksum; that so many do not tells what they are."""
    rng = random.Random(4)
    numbers = [f"{rng.randint(1, 8)}{rng.randrange(10**12):012}" for _ in range(500)]
    assert find("\n".join(numbers)) == ()
    assert len(find("\n".join(numbers[:300]) + f"\nเลขบัตรประชาชน {ID}")) == 1


def test_a_list_of_ids_is_found_whole() -> None:
    """A thousand in one column under a heading far above."""
    rng = random.Random(5)
    ids = [national_id(rng) for _ in range(1_000)]
    assert len(find("ลำดับ\tเลข\n" + "\n".join(f"{n}\t{i}" for n, i in enumerate(ids)))) == 1_000
