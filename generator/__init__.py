"""prongsai (โปร่งใส): compiles the transparency records of a Thai public agency into static pages."""

__version__ = "0.1.0"
