"""What must stand in a text before anything can be found in it: asked first, because most texts hold nothing.

Only what is surely not there is told from here. Each line below is weaker than the patterns of the module that it names.
"""

from __future__ import annotations

import re

from generator.personal_data.plain import ORDINARY

__all__ = ["holds_nothing"]

_LONG_NUMBER = re.compile(r"[0-9](?:[\s.()_-]{0,4}[0-9]){8,}")
"""Nine digits: no number of a person is shorter (``phones``)."""
_SIGNS = ("@", "at)", "at]")
"""One is in every e-mail address (``words``)."""
_WORDS = ("หนังสือเดินทาง", "พาสปอร์ต", "passport", "วันเกิด", "ปีเกิด", "ปเกิด", "birth", "dob")
"""One is before every passport and date of birth (``words``), once spaces and dots are taken out."""


def holds_nothing(text: str) -> bool:
    """Whether the plain *text* surely holds no personal data; ``False`` where it has to be looked into."""
    if not ORDINARY.fullmatch(text) or _holds(text, _SIGNS) or _LONG_NUMBER.search(text):
        return False
    squeezed = text.lower().replace(" ", "").replace("\t", "").replace("\n", "").replace(".", "")
    return not _holds(squeezed, _WORDS)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # any() takes twice as long, and this is asked of every text
        if word in text:
            return True
    return False
