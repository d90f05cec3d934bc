"""Where the files stand that ship with the program: beside it in a checkout, inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The program's own modules, with the frameworks and the files of a new site."""

THEME = PACKAGE / "theme" if (PACKAGE / "theme").is_dir() else PACKAGE.parent / "theme"
"""Templates, styles, scripts and fonts."""
