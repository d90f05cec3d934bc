"""Whatever stops a build, the old section or the new one is there whole."""

from __future__ import annotations

import builtins
import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.problems import DiskError
from generator.publish import read_manifest
from generator.publish import stage as staging
from shared import CONFIG, ITEM, ROOT, TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and errno faults are tried on Linux")


def is_whole(folder: Path) -> bool:
    """Every file of the manifest is there with its bytes, and no other."""
    manifest = read_manifest(folder)
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {"manifest.json"}
    return found == set(manifest) and all(
        sha256((folder / path).read_bytes()).hexdigest() == digest for path, digest in manifest.items()
    )


@pytest.mark.slow
def test_killed_at_any_moment_leaves_a_whole_section(tmp_path: Path) -> None:
    """50 seeded SIGKILLs of the root site's build; then the next build succeeds and leaves nothing behind."""
    out = tmp_path / "site"
    command = [sys.executable, "-m", "generator", "build", "-q", str(ROOT), "--out", str(out)]
    started = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    whole_run = time.perf_counter() - started
    moments, killed = random.Random(2567), 0
    for _ in range(200):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.2, 1.0) * whole_run)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            whole_run *= 0.9  # the machine has become faster than it was when the whole run was timed
        assert is_whole(out)
        if killed == 50:
            break
    assert killed == 50
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    assert is_whole(out)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


class Fault:
    """Lets the Nth write, link, rename or mkdir below *folder* fail."""

    def __init__(self, folder: Path, at: int, code: int) -> None:
        self.folder, self.at, self.code, self.calls = str(folder), at, code, 0

    def step(self, path: Any) -> None:
        if self.folder in os.fspath(path):
            self.calls += 1
            if self.calls == self.at:
                raise OSError(self.code, os.strerror(self.code), os.fspath(path))


@contextmanager
def injected(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The calls that change the disk go through *fault*."""
    real_open, real_link, real_rename, real_mkdir = builtins.open, os.link, os.rename, os.mkdir
    real_exchange = staging._exchange

    def open_(path: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if "w" in mode:
            fault.step(path)
        return real_open(path, mode, *args, **kwargs)

    def link(source: Any, target: Any, **kwargs: Any) -> None:
        fault.step(target)
        real_link(source, target, **kwargs)

    def rename(source: Any, target: Any, **kwargs: Any) -> None:
        fault.step(target)
        real_rename(source, target, **kwargs)

    def mkdir(path: Any, *args: Any, **kwargs: Any) -> None:
        fault.step(path)
        real_mkdir(path, *args, **kwargs)

    def exchange(one: Path, other: Path) -> bool:
        fault.step(other)
        return real_exchange(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", open_)
        patch.setattr(os, "link", link)
        patch.setattr(os, "rename", rename)
        patch.setattr(os, "mkdir", mkdir)
        patch.setattr(staging, "_exchange", exchange)
        yield


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO], ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "two-renames"])
def test_every_failing_call_leaves_the_old_section(
    write_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, atomic: bool
) -> None:
    """The Nth write, link, rename or mkdir fails, for every N, with and without the kernel's exchange."""
    if not atomic:
        monkeypatch.setattr(staging, "_exchange", lambda _one, _other: False)
    framework = _three_items()
    root = write_site({"data/2567/items/o1.yml": ITEM, "data/2567/framework.yml": framework})
    out = tmp_path / "live" / "site"
    build(root, out, today=TODAY)
    (root / "data/2567/items/o1.yml").write_text(ITEM.replace("โครงสร้างของ", "โครงสร้างใหม่ของ"), "utf-8")
    for at in range(1, 1000):
        fault = Fault(tmp_path / "live", at, code)
        with injected(fault, monkeypatch), suppress(DiskError):
            build(root, out, today=TODAY)
        assert is_whole(out), f"call {at}"
        if fault.calls < at:
            break
    assert at > 40, "the calls were not counted"
    assert "โครงสร้างใหม่ของ" in (out / "2567/o1.html").read_text("utf-8")
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def _three_items() -> str:
    """A framework of three items, so that every call of a build can be made to fail."""
    text = (ROOT / "generator/frameworks/oit/2567.yml").read_text("utf-8")
    head, _, items = text.partition("\nitems:\n")
    first = items.split("\n  - id: o4\n")[0]
    return f"{head}\nitems:\n{first}\n".replace("expected_items: 35", "expected_items: 3")


def test_a_killed_switch_of_two_renames_is_repaired(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Between the two renames there is no section; the next run brings the old one back before it begins."""
    root, out = write_site({"data/2567/items/o1.yml": ITEM}), tmp_path / "live" / "site"
    build(root, out, today=TODAY)
    out.rename(out.with_name(".site.previous"))
    (root / "data/2567/items/o1.yml").write_text("item: o1\nstatus: wrong\n", "utf-8")
    with staging.staging(out) as stage:
        stage.discard()
    assert is_whole(out)


def test_ctrl_c_in_the_middle_leaves_the_old_section(tmp_path: Path) -> None:
    """Exit status 130, nothing left behind."""
    out = tmp_path / "site"
    command = [sys.executable, "-m", "generator", "build", "-q", str(ROOT), "--out", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    for _ in range(20):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while process.poll() is None and not list(tmp_path.glob(".site.stage-????????")):
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert is_whole(out)
        if process.returncode == 130:
            break
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_ctrl_c_while_the_old_section_is_deleted_leaves_nothing(
    write_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new section stands already; what is left of the old one would puzzle whoever looks at the folder."""
    root, out = write_site(), tmp_path / "live" / "site"
    build(root, out, today=TODAY)
    unlink, deleted = os.unlink, []

    def interrupted(path: str, **where: int) -> None:
        deleted.append(path)
        if path == "index.html" and deleted.count(path) == 1:
            raise KeyboardInterrupt
        unlink(path, **where)

    monkeypatch.setattr(os, "unlink", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(root, out, today=TODAY)
    assert is_whole(out)
    assert [path.name for path in (tmp_path / "live").iterdir()] == ["site"]


def test_disk_errors_name_the_path(
    write_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A webmaster is told which file could not be written, and that the old section is whole."""
    root, out = write_site(), tmp_path / "live" / "site"
    with injected(Fault(tmp_path / "live", 5, errno.ENOSPC), monkeypatch), pytest.raises(DiskError, match="เว็บเดิมยังอยู่ครบ") as err:
        build(root, out, today=TODAY)
    assert str(tmp_path / "live") in str(err.value)


@pytest.mark.parametrize("what", ["file", "foreign folder", "link"])
def test_refuses_a_target_that_is_not_ours(write_site: Callable[..., Path], tmp_path: Path, what: str) -> None:
    """A folder with other files is never emptied."""
    out = tmp_path / "precious"
    if what == "file":
        out.write_text("x")
    elif what == "link":
        (tmp_path / "real").mkdir()
        out.symlink_to(tmp_path / "real")
    else:
        out.mkdir()
        (out / "thesis.docx").write_text("x")
    with pytest.raises(DiskError, match="precious"):
        build(write_site(), out, today=TODAY)
    assert what != "foreign folder" or (out / "thesis.docx").read_text() == "x"


def test_config_is_needed(tmp_path: Path) -> None:
    """A folder without ``site_config.yml`` is said to be none of ours, exit status 1."""
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert result.returncode == 1
    assert "Y122" in result.stdout
    assert CONFIG not in result.stdout
