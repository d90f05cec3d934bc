"""Evidence passports: what a file is, what it says, and what it carries unseen.

``inspect`` reads a file that a stranger may have made. It unpacks, parses and follows no more than ``Limits`` allow,
and whatever is wrong with the file ends as a finding of its ``Passport`` (codes E420 on). Files are never changed.
"""

from pathlib import Path

from generator.evidence.file_type import FileType, Use
from generator.evidence.limits import Limits
from generator.evidence.passport import Finding, Part, Passport, Trace, TraceKind, Unread

__all__ = ["FileType", "Finding", "Limits", "Part", "Passport", "Trace", "TraceKind", "Unread", "Use", "inspect"]


def inspect(path: Path, limits: Limits | None = None) -> Passport:
    """Make the passport of the file at *path*, within *limits*.

    Whatever is wrong with the file's content is a finding of the passport, never an exception. Raises ``OSError`` if
    the disk does not give the file.
    """
    from generator.evidence import inspection  # all that parses comes with the first file that is looked into

    return inspection.inspect(path, limits or Limits())
