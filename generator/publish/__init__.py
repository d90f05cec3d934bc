"""Puts a whole section into a folder so that no moment shows half of one."""

from generator.publish.carried import Carried
from generator.publish.links import LinkBook, finished
from generator.publish.stage import MANIFEST, Stage, read_manifest, staging

__all__ = ["MANIFEST", "Carried", "LinkBook", "Stage", "finished", "read_manifest", "staging"]
