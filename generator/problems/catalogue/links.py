"""Problem codes: links."""

from generator.problems.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
