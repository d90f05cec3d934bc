"""Problem codes: urls."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = ()
