"""Ask the package index for the Windows wheels of the build lock, and record their names in requirements/windows.json.

Needs the network, so ``make lock`` runs it. The test of the record needs none: a recorded wheel belongs to the lock if
its hash stands there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from packaging.requirements import Requirement

REQUIREMENTS = Path(__file__).parent.parent / "requirements"
PYTHONS = ("3.11", "3.12", "3.13")


def main() -> None:
    """Write the record, or fail at the first dependency without a wheel."""
    pins = list(pinned((REQUIREMENTS / "build.txt").read_text("utf-8")))
    record: dict[str, dict[str, str]] = {name: {} for name, _ in pins}
    for python in PYTHONS:
        needed = [f"{name}=={version}" for name, version in pins]
        for name, wheel, digest in wheels_for_windows(needed, python):
            record[name][wheel] = digest
    text = json.dumps({"pythons": PYTHONS, "wheels": record}, indent=1, sort_keys=True)
    (REQUIREMENTS / "windows.json").write_text(f"{text}\n", "utf-8")


def pinned(lock: str) -> list[tuple[str, str]]:
    """Name and version of everything in *lock* that an installation on Windows takes."""
    windows = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}
    pins = []
    for line in lock.splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate(dict(windows)):
                pins.append((requirement.name, next(iter(requirement.specifier)).version))
    return pins


def wheels_for_windows(needed: list[str], python: str) -> list[tuple[str, str, str]]:
    """Name, wheel and SHA-256 of what pip would install on 64-bit Windows for each of *needed*."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps"]
        command += ["--only-binary=:all:", "--platform=win_amd64", "--implementation=cp", f"--python-version={python}"]
        command += [f"--target={folder}/target", f"--report={report}", *needed]
        subprocess.run(command, check=True)  # noqa: S603  # pip with the names of our own lock
        return [_entry(found) for found in json.loads(report.read_bytes())["install"]]


def _entry(found: Any) -> tuple[str, str, str]:
    download = found["download_info"]
    name = found["metadata"]["name"].lower().replace("_", "-").replace(".", "-")
    return name, unquote(download["url"].rpartition("/")[2]), download["archive_info"]["hashes"]["sha256"]


if __name__ == "__main__":
    main()
