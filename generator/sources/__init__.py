"""Reads the files of a site into located values and writes records back; knows nothing of the OIT.

The only package that imports PyYAML and ruamel.yaml.
"""

from generator.sources.front_matter import split_front_matter
from generator.sources.locks import write_lock
from generator.sources.nodes import Map, Node, Scalar, Seq
from generator.sources.saving import create_text, edit_text, write_bytes, write_text
from generator.sources.text import decode
from generator.sources.tree import Tree, read_bytes, read_text, walk
from generator.sources.usual import read_usual
from generator.sources.wording import Value, to_yaml
from generator.sources.writing import append, insert, set_value, set_values, update
from generator.sources.yaml import read_yaml

__all__ = [
    "Map",
    "Node",
    "Scalar",
    "Seq",
    "Tree",
    "Value",
    "append",
    "create_text",
    "decode",
    "edit_text",
    "insert",
    "read_bytes",
    "read_text",
    "read_usual",
    "read_yaml",
    "set_value",
    "set_values",
    "split_front_matter",
    "to_yaml",
    "update",
    "walk",
    "write_bytes",
    "write_lock",
    "write_text",
]
