"""Puts a whole section into a folder so that no moment shows half of one."""

from generator.publish.links import LinkBook, finished
from generator.publish.shelves import Carried, Shelf
from generator.publish.stage import MANIFEST, Stage, read_manifest, staging

__all__ = ["MANIFEST", "Carried", "LinkBook", "Shelf", "Stage", "finished", "read_manifest", "staging"]
