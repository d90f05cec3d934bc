"""The sample site, copied once for each worker."""

from __future__ import annotations

import pytest

from tests.faults.sample import Sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A copy of the sample site; whoever edits it brings it back."""
    return Sample(tmp_path_factory.mktemp("sample"))
