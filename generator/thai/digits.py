"""Thai digits ๐–๙ and the digits 0–9."""

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def arabic(text: str) -> str:
    """*text* with every Thai digit written 0–9."""
    return text.translate(_TO_ARABIC)


def thai(text: str) -> str:
    """*text* with every digit 0–9 written as a Thai digit."""
    return text.translate(_TO_THAI)
