"""The one catalogue of problem codes: what is wrong, how to mend it, in Thai and English.

Codes are grouped by the first letter, one module each:

=====  ==================================================  ==================
Y1xx   reading a file: encoding, YAML, front matter        ``reading``
D2xx   a record against its schema                         ``records``
R3xx   records against each other and the framework        ``rules``
E4xx   evidence files                                      ``evidence``
U5xx   published URLs and the register                     ``urls``
P6xx   personal data                                       ``personal_data``
L7xx   links                                               ``links``
O8xx   the output                                          ``output``
C9xx   completeness against the framework                  ``completeness``
=====  ==================================================  ==================

``docs/problems/<code>.md`` is written from it by ``make docs``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generator.problems.catalogue import (
    closing,
    completeness,
    evidence,
    links,
    output,
    personal_data,
    reading,
    records,
    releases,
    rules,
    urls,
)
from generator.problems.catalogue.entry import Entry, Severity

__all__ = ["CATALOGUE", "Entry", "Severity"]

_MODULES = (reading, records, rules, evidence, urls, personal_data, links, output, completeness, releases, closing)

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {entry.code: entry for module in _MODULES for entry in module.ENTRIES}
)
"""Every problem the program can report, by code."""
