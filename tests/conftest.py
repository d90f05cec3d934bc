"""What tests share: the six sites of the repository, built once for a run, and small sites written in a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.build import build
from generator.schema import read_site
from shared import CONFIG, SITES, TODAY, BuiltSite


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Builds one of the six sites, once a run."""

    @cache
    def make(name: str) -> BuiltSite:
        root, out = SITES[name], tmp_path_factory.mktemp(name) / "site"
        site, problems = read_site(root, today=TODAY)
        assert site is not None, problems
        built = build(root, out, today=TODAY)
        assert not built.problems.errors, [str(p.place) + p.message() for p in built.problems.errors]
        return BuiltSite(name, root, out, site, built)

    return make


@pytest.fixture(params=list(SITES))
def any_site(request: pytest.FixtureRequest, built_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Each of the six sites in turn."""
    return built_site(request.param)


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small site: ``write_site({"data/2567/items/o1.yml": "…"})``; the configuration is there unless given."""

    def write(files: Mapping[str, str | bytes] | None = None, *, folder: str = "small") -> Path:
        root = tmp_path / folder
        for path, content in {"site_config.yml": CONFIG, **(files or {})}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write
