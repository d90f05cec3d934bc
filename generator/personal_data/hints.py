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
    if not ORDINARY.fullmatch(text) or any(sign in text for sign in _SIGNS) or _LONG_NUMBER.search(text):
        return False
    squeezed = text.lower().replace(" ", "").replace("\t", "").replace("\n", "").replace(".", "")
    return not any(word in squeezed for word in _WORDS)
