"""The guard against personal data: Thai national ids, passports, telephones, bank accounts, private e-mails.

``find`` looks into a text, ``scan_text`` and ``scan_passport`` make problems of what it finds (codes P601 on), and
``settle`` applies the ``allow:`` lists of the records. The digits found are never repeated in a message.
"""

from generator.personal_data.finder import find
from generator.personal_data.finding import Finding, Kind
from generator.personal_data.scan import ALLOWED_WORDS, scan_passport, scan_text, settle

__all__ = ["ALLOWED_WORDS", "Finding", "Kind", "find", "scan_passport", "scan_text", "settle"]
