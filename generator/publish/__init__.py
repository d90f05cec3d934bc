"""Puts a whole section into a folder so that no moment shows half of one."""

from generator.publish.links import LinkBook
from generator.publish.stage import MANIFEST, Stage, read_manifest, staging

__all__ = ["MANIFEST", "LinkBook", "Stage", "read_manifest", "staging"]
