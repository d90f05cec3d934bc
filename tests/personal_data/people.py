"""Made-up personal data from a fixed seed: every digit is drawn, none belongs to anybody on purpose."""

from __future__ import annotations

import random

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def national_id(rng: random.Random, first: str = "") -> str:
    """Thirteen digits with the right checksum."""
    digits = first or str(rng.randint(1, 8))
    digits += "".join(str(rng.randint(0, 9)) for _ in range(12 - len(digits)))
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits))
    return digits + str((11 - total % 11) % 10)


def grouped(digits: str, sign: str = "-", shape: tuple[int, ...] = (1, 4, 5, 2, 1)) -> str:
    """The digits in groups."""
    groups, start = [], 0
    for length in shape:
        groups.append(digits[start : start + length])
        start += length
    return sign.join(groups)


def thai(text: str) -> str:
    """With Thai digits."""
    return text.translate(_THAI)


def mobile(rng: random.Random) -> str:
    """Ten digits of a mobile telephone."""
    return f"0{rng.choice('689')}{rng.randrange(10**8):08}"


def account(rng: random.Random) -> str:
    """Ten digits of a bank account."""
    return f"{rng.randint(1, 9)}{rng.randrange(10**9):09}"
