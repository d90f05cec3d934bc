"""What a build changed against the section that was there before."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.publish.stage import Stage


class Changes(Struct, frozen=True):
    """Paths of the section, sorted."""

    appeared: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int
    """Files whose bytes are as they were."""

    @classmethod
    def between(cls, before: Mapping[str, str], stage: Stage) -> Changes:
        """Compare the SHA-256 by path of the old section with those of *stage*."""
        now = stage.digests
        both = before.keys() & now.keys()
        return cls(
            appeared=tuple(sorted(now.keys() - before.keys())),
            changed=tuple(sorted(path for path in both if before[path] != now[path])),
            gone=tuple(sorted(before.keys() - now.keys())),
            same=sum(before[path] == now[path] for path in both),
        )
