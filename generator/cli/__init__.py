"""The command line: ``prongsai COMMAND [SITE]``. Commands are imported when they are used, so that help comes at once."""

from generator.cli.main import main

__all__ = ["main"]
