"""Media types by the ending of a file: not those of the machine, which would show in the bytes."""

from __future__ import annotations

from generator.evidence import FileType

_BY_ENDING = {ending: kind.mime for kind in reversed(FileType) for ending in kind.extensions}


def media_type(path: str) -> str | None:
    """The media type that the ending of *path* tells; ``None`` where it tells none."""
    return _BY_ENDING.get(path.rpartition(".")[2].lower())
