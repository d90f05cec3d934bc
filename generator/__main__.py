"""``python -m generator`` is ``prongsai``."""

from generator.cli import main

if __name__ == "__main__":
    main()
