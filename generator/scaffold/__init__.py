"""The files of a fresh site: what ``prongsai new`` writes, and the stubs with which ``new-year`` begins a year.

The templates stand as plain files in ``files/``; ``@YEAR@`` and its like are filled in. It knows the records only as text
and the frameworks only to name items, so it stands beside ``build``, below ``cli``.
"""

from generator.scaffold.site import FOLDERS, site_files, template

__all__ = ["FOLDERS", "site_files", "template"]
