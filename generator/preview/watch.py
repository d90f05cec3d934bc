"""Notices that a file of the site has changed, by asking the disk: works on every system and on network drives."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

_WATCHED = ("data", "content")
_CONFIG = "site_config.yml"


def snapshot(root: Path) -> Mapping[str, tuple[int, int]]:
    """Time of change and size of every file that a build reads."""
    return dict(_entries(root))


def _entries(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    paths = [str(root / _CONFIG)]
    for folder in _WATCHED:
        for where, _, names in os.walk(root / folder):
            paths += (os.path.join(where, name) for name in names if not _is_passing(name))
    for path in paths:
        try:
            info = os.stat(path)
        except OSError:
            continue  # gone since the folder was listed
        yield path, (info.st_mtime_ns, info.st_size)


def _is_passing(name: str) -> bool:
    """What editors and Office put beside a file while it is open."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".tmp", ".swp"))
