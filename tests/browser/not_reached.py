"""Bars that are not reached yet, each with what is short; their tests run, tell it, and do not stop a landing."""

NOT_REACHED = {
    "test_quality": "the poster's logo is small for its place: best practices 96",
}
"""By the name of the test, with or without its parameters."""
