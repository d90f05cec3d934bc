"""What the guard finds: kinds of personal data, and where they stand; never the data themselves."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

__all__ = ["Finding", "Kind"]


class Kind(Enum):
    """A kind of personal data; the value is its word in an ``allow:`` list."""

    NATIONAL_ID = ("national-id", "P601")
    PASSPORT = ("passport", "P602")
    BANK_ACCOUNT = ("bank-account", "P605")
    MOBILE_PHONE = ("mobile-phone", "P603")
    HOME_PHONE = ("home-phone", "P604")
    PRIVATE_EMAIL = ("private-email", "P606")
    DATE_OF_BIRTH = ("date-of-birth", "P612")

    def __init__(self, word: str, code: str) -> None:
        self.word = word
        """Its word in an ``allow:`` list."""
        self.code = code
        """Its code in the catalogue of problems."""


class Finding(Struct, frozen=True):
    """One piece of personal data in a text: its offsets, from *start* up to *end*, and its kind."""

    start: int
    end: int
    kind: Kind
