"""Authored Markdown to sanitised HTML. The only package that imports markdown and nh3, and only when it has to."""

from generator.prose.pieces import render_all

__all__ = ["render_all"]
