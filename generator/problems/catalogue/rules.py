"""Problem codes: rules."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = ()
