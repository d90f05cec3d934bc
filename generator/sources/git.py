"""What git remembers of the files of a site, where there is a git that remembers them: the only door to its process.

Nothing here is ever an error. Without git, without a repository, in an export or where git refuses or takes too long,
there is simply no history.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from msgspec import Struct

_SECONDS = 10
_MOST_COMMITS = 2_000
_BANGKOK = timezone(timedelta(hours=7))
_OFFLINE = ("protocol.allow=never", "core.fsmonitor=false", "core.quotepath=off", "log.showSignature=false")
"""Settings under which git starts no other program, asks no other machine, and writes paths as they are."""
_LOG = (
    "log", f"--max-count={_MOST_COMMITS}", "--format=%x00%h %ct", "--diff-filter=M", "--patch", "--unified=1000000",
    "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "--src-prefix=a/",
    "--dst-prefix=b/",
)  # fmt: skip
_PATH = re.compile(r"^\+\+\+ b/(.*?)\t?$", re.MULTILINE)
_HUNK = re.compile(r"^@@ .*@@.*\n", re.MULTILINE)


class Revision(Struct, frozen=True):
    """A file as a commit found it and as it left it."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    commit: str
    day: date
    before: str
    after: str


def revisions(root: Path, *patterns: str, since: date) -> tuple[Revision, ...]:
    """Every change that a commit on *since* or later made to a file of *root* that is like one of *patterns*, latest first.

    New files, deleted ones, merges, and what was not committed do not count.
    """
    said = _git(root, *_LOG, f"--since={since.isoformat()}T00:00:00+07:00", "--", *patterns)
    return tuple(revision for commit in said.split("\0")[1:] for revision in _of_commit(commit))


def _git(root: Path, *words: str) -> str:
    """What git says in the folder *root*; nothing where it cannot be asked."""
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():  # Windows finds programs in the folder that it stands in
        return ""
    settings = [word for setting in _OFFLINE for word in ("-c", setting)]
    command = [program, "--no-pager", *settings, *words]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        ran = subprocess.run(  # noqa: S603  # a fixed command, no shell
            command, cwd=root, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return ran.stdout.decode("utf-8", "replace").replace("\r\n", "\n") if ran.returncode == 0 else ""


def _of_commit(text: str) -> Iterator[Revision]:
    head, _, patches = text.partition("\n")
    commit, _, seconds = head.partition(" ")
    try:
        day = datetime.fromtimestamp(int(seconds), _BANGKOK).date()
    except (ValueError, OverflowError, OSError):
        return
    for patch in re.split(r"^diff --git ", patches, flags=re.MULTILINE)[1:]:
        path, hunk = _PATH.search(patch), _HUNK.search(patch)
        if path and hunk:
            lines = patch[hunk.end() :].split("\n")
            yield Revision(path[1], commit, day, _version(lines, "-"), _version(lines, "+"))


def _version(lines: list[str], side: str) -> str:
    """One of the two texts of a patch that shows the whole file."""
    return "".join(f"{line[1:]}\n" for line in lines if line[:1] in {" ", side})
