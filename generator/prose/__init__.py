"""Authored Markdown to sanitised HTML. The only package that imports markdown and nh3."""

from generator.prose.rendering import render, render_all

__all__ = ["render", "render_all"]
