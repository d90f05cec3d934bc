"""The files of a fresh site: what ``prongsai new`` writes, and what ``prongsai new-year`` begins a year with.

The templates stand as plain files in ``files/``; ``@YEAR@`` and its like are filled in. It reads the model and writes
text, and knows nothing of pages: it stands below ``cli`` and above ``schema``.
"""

from generator.scaffold.site import FOLDERS, site_files
from generator.scaffold.year import copied_framework, year_files

__all__ = ["FOLDERS", "copied_framework", "site_files", "year_files"]
