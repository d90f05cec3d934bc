"""The agency's own telephone numbers, accounts and e-mail addresses, which are no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.personal_data.plain import Plain

__all__ = ["Known"]

_NUMBER = re.compile(r"\+?[0-9](?:[\s().-]{0,3}[0-9]){7,12}")
_LENGTHS = {"02": 9, "03": 9, "04": 9, "05": 9, "07": 9}


class Known:
    """What the agency has declared as its own."""

    def __init__(self, declared: Iterable[str]) -> None:
        """Take the numbers and addresses out of *declared*, however they are written."""
        texts = [Plain.of(text).text for text in declared]
        self._emails = {word.strip("<>()[],;").lower() for text in texts for word in text.split() if "@" in word}
        self._numbers = {_national(match[0]) for text in texts for match in _NUMBER.finditer(text)}

    def has(self, written: str) -> bool:
        """Whether the plain text *written* is one of them."""
        if "@" in written:
            address = re.sub(r"\s", "", written).lower()
            return address in self._emails or f"@{address.partition('@')[2]}" in self._emails
        return _national(written) in self._numbers


def _national(written: str) -> str:
    """The digits from the leading 0 on, without an extension (``ต่อ 11``) or the end of a range (``-7``)."""
    digits = re.sub(r"[^0-9]", "", written)
    if digits.startswith("0066"):
        digits = digits[2:]
    if digits.startswith("66") and len(digits) > 9:
        digits = "0" + digits[2:].removeprefix("0")
    return digits[: _LENGTHS.get(digits[:2], len(digits))] if digits.startswith("0") else digits
