"""Looks into everything that is about to be published: what each evidence file is, and personal data anywhere.

What was found in a file is remembered by its SHA-256, so that a build looks only into what is new.
"""

from generator.guard.guard import Examined, examine
from generator.guard.memory import Memory

__all__ = ["Examined", "Memory", "examine"]
