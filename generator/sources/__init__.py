"""Reads the files of a site into located values and writes records back; knows nothing of the OIT.

The only package that imports PyYAML and ruamel.yaml.
"""

from generator.sources.front_matter import split_front_matter
from generator.sources.nodes import Map, Node, Scalar, Seq
from generator.sources.text import decode
from generator.sources.tree import Tree, read_bytes, walk
from generator.sources.yaml import read_yaml

__all__ = ["Map", "Node", "Scalar", "Seq", "Tree", "decode", "read_bytes", "read_yaml", "split_front_matter", "walk"]
