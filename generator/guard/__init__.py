"""Looks into everything that is about to be published: what each evidence file is, and personal data anywhere.

What was found in a file is kept under the digest of its bytes, so that a build looks only into what is new.
"""

from generator.guard.guard import Examined, examine, examine_texts, fingerprints, keep_on, known_numbers
from generator.guard.released import unexplained

__all__ = ["Examined", "examine", "examine_texts", "fingerprints", "keep_on", "known_numbers", "unexplained"]
