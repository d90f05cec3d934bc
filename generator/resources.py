"""Where the files stand that ship with the program, beside it in a checkout, inside it in a wheel; and how it uses memory."""

import gc
from pathlib import Path

PACKAGE = Path(__file__).parent
"""The program's own modules, with the frameworks and the files of a new site."""

THEME = PACKAGE / "theme" if (PACKAGE / "theme").is_dir() else PACKAGE.parent / "theme"
"""Templates, styles, scripts and fonts."""


def collect_not_yet() -> None:
    """Look for no circles of objects while modules are imported: nothing of them is ever dropped."""
    gc.disable()


def collect_rarely() -> None:
    """Look for circles of objects after 10,000 new ones: little here is in circles, and Python's 700 is an eighth of a build.

    What is there by now, the modules, stays, and is not looked through again and again.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)
    gc.enable()
