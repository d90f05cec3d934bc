"""The wheel carries all the program needs, and works away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.conftest import ROOT, tracked

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(ROOT))
    return next(out.glob("prongsai-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    _pip("install", "--no-deps", "--target", str(target), str(wheel))
    return target


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert run.returncode == 0, run.stderr


def test_it_holds_code_frameworks_theme_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    code = {path for path in tracked() if path.startswith("generator/")}
    theme = {f"generator/{path}" for path in tracked() if path.startswith("theme/")}
    assert code | theme <= inside
    licences = {path.rpartition("/")[2] for path in inside if ".dist-info/licenses/" in path}
    assert {"LICENSE", "OFL-sarabun.txt", "OFL-noto-sans-thai.txt"} <= licences
    assert not any(path.startswith(("tests/", "scripts/", "data/", "examples/")) for path in inside)
    assert not any("__pycache__" in path for path in inside)


def test_it_makes_and_builds_a_site_in_another_folder(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command, environment = [sys.executable, "-P", *arguments], {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert Path(run("-c", "import generator; print(generator.__file__)").strip()).is_relative_to(installed)
    run("-m", "generator", "new", "office")
    run("-m", "generator", "build", "office")
    assert (tmp_path / "office/site/index.html").is_file()
    assert (tmp_path / "office/site/assets/prongsai.css").is_file()
