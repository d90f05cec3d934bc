"""Evidence passports: what a file is, what it says, and what it carries unseen.

``inspect`` reads a file that a stranger may have made. It unpacks, parses and follows no more than ``Limits`` allow,
and whatever is wrong with the file ends as a finding of its ``Passport`` (codes E420 on). Files are never changed.
"""

from generator.evidence.file_type import FileType, Use
from generator.evidence.inspection import inspect
from generator.evidence.limits import Limits
from generator.evidence.passport import Finding, Part, Passport, Trace, TraceKind, Unread

__all__ = ["FileType", "Finding", "Limits", "Part", "Passport", "Trace", "TraceKind", "Unread", "Use", "inspect"]
