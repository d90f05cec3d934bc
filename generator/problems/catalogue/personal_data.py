"""Problem codes: personal_data."""

from generator.problems.catalogue.entry import Entry, error, warning

ENTRIES: tuple[Entry, ...] = ()
