"""The shape of a catalogue entry."""

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """Whether a build stops for a problem."""

    ERROR = "error"
    """Nothing is published until it is mended."""
    WARNING = "warning"
    """It is said, and the build goes on."""


class Entry(Struct, frozen=True):
    """One kind of problem, with the words in which it is told."""

    code: str
    """A letter for the area and three digits; never used again for something else."""
    severity: Severity
    message: str
    """Thai, one sentence, with ``{blanks}``."""
    fix: str
    """Thai, what to do, with ``{blanks}``."""
    message_en: str
    fix_en: str
    why: str
    """Thai, for the code's page in the handbook: why it matters."""
    wrong: str = ""
    """An example that gives this problem, as an officer would write it."""
    right: str = ""
    """The same, mended."""


def error(
    code: str, message: str, fix: str, message_en: str, fix_en: str, why: str, *, wrong: str = "", right: str = ""
) -> Entry:
    """An entry for which nothing is published."""
    return Entry(code, Severity.ERROR, message, fix, message_en, fix_en, why, wrong, right)


def warning(
    code: str, message: str, fix: str, message_en: str, fix_en: str, why: str, *, wrong: str = "", right: str = ""
) -> Entry:
    """An entry that does not stop a build."""
    return Entry(code, Severity.WARNING, message, fix, message_en, fix_en, why, wrong, right)
