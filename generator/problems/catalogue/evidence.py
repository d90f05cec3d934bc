"""Problem codes: evidence."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = ()
