"""What an earlier run made of the same bytes, so that it need not be made again; the only module that knows SQLite.

Everything is kept under a digest of all it was made of, or together with one, so that nothing can be out of date: what
changes has another digest. A file that is damaged, of another program or not ours is thrown away without a word, and a
disk that refuses costs only time: a site is built the same without the cache.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generator.compiled import fingerprint, program_files, recall, remember
from generator.resources import PACKAGE, THEME

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

FILE = ".prongsai/cache/kept.sqlite"
"""Where a site has it, relative to its folder."""
_BUSY = 2.0
"""Seconds to wait for another build that is writing."""
_AT_ONCE = 4_000_000
"""Bytes that wait in memory before they are written."""
_AT_MOST = 32_000_000
"""Bytes that may wait where they cannot be written."""
_LIBRARIES = ("jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pydantic", "pymdown-extensions", "pypdf", "pyyaml", "segno")
"""Whose versions can change what is read, found or shown."""


def digest(*parts: str | bytes) -> bytes:
    """A digest of *parts*: other parts, or other borders between them, have another one."""
    found = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.digest()


class Cache:
    """Values by their digest, kept in a file of the site."""

    def __init__(self, file: Path | None = None) -> None:
        """With *file*, what earlier runs kept there; without, nothing is kept."""
        self._asked: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}
        self._waiting = 0
        self._file = file
        self._kept: sqlite3.Connection | None = None
        self.is_empty = True
        """Whether the file was empty at first, and nobody has written into it since: then it is not asked."""
        if file is not None:
            with _refusals():
                self._kept = _open(file)
                self.is_empty = False
                self.is_empty = _is_empty(self._kept)

    @property
    def keeps(self) -> bool:
        """Whether what is made can be kept."""
        return self._kept is not None

    def get(self, key: bytes) -> bytes | None:
        """The value of *key*, or ``None`` where it has to be made."""
        value = self._fresh.get(key)
        if value is None and not self.is_empty:
            value = self._ask(lambda kept: _read(kept, key))
        if value is not None:
            self._asked.add(key)
        return value

    def saved(self, key: bytes) -> bool:
        """Whether there is a value of *key* in the file, where one that waits is written now."""
        self._write()
        return self._ask(lambda kept: _is_there(kept, key)) is True

    def recall(self, key: bytes, unpack: Callable[[bytes], T | None]) -> T | None:
        """What *unpack* makes of the value of *key*; ``None`` where there is none."""
        value = self.get(key)
        return unpack(value) if value is not None else None

    def remember(self, key: bytes, made: T, pack: Callable[[T], bytes]) -> None:
        """Keep what was *made*, as *pack* writes it, for ``recall``; not what no encoding has, a file's name perhaps."""
        if self._kept is not None:
            with contextlib.suppress(UnicodeEncodeError):
                self.put(key, pack(made))

    def at_hand(self, _key: bytes, make: Callable[[], T]) -> T:
        """What *make* gives, which is not worth being written down."""
        return make()

    def touch(self, key: bytes) -> None:
        """Keep the value of *key*, if there is one, though nobody asks for it in this run."""
        self._asked.add(key)

    def let_go(self, key: bytes) -> None:
        """Drop the value of *key* with those that nobody asks for, though it was asked for."""
        self._asked.discard(key)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep *value* for the next time."""
        if self._kept is None:
            return
        self._asked.add(key)
        self._fresh[key] = value
        self._waiting += len(value)
        if self._waiting > _AT_ONCE:
            self._write()

    def save(self) -> None:
        """Write what is new to the file."""
        self._write()

    def ask_again(self) -> None:
        """Ask the file from now on: another process has written into it."""
        self.is_empty = False

    def drop_unused(self) -> None:
        """Drop what nobody has asked for; right only after a whole build, which asks for everything.

        What an officer has taken out of a record, a telephone number perhaps, is not to stay here.
        """
        self._write()
        self._ask(lambda kept: _drop_unused(kept, self._asked))

    def close(self) -> None:
        """Let go of the file."""
        if self._kept is not None:
            with _refusals():
                self._kept.close()
            self._kept = None

    def _write(self) -> None:
        if not self._fresh:
            return
        self.is_empty = False
        rows = ((key, _seal(key, value), value) for key, value in self._fresh.items())
        written = self._ask(lambda kept: kept.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows))
        if written is not None or self._waiting > _AT_MOST:  # else somebody else is writing: with the next ones
            self._fresh.clear()
            self._waiting = 0

    def _ask(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """What *action* gives, ``None`` where SQLite or the disk refuses; a file that is damaged is thrown away."""
        import sqlite3

        if self._kept is None:
            return None
        try:
            with self._kept:
                return action(self._kept)
        except (sqlite3.OperationalError, sqlite3.ProgrammingError, OSError):
            return None  # the disk refuses, or another thread asks than the one that opened the file
        except sqlite3.DatabaseError:
            self.close()
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True) if self._file else None
            return None


class Held(Cache):
    """A cache of a process that builds again and again: it holds what was made as it is, and writes nothing."""

    def __init__(self, behind: Cache) -> None:
        """*behind* is what earlier runs have kept."""
        super().__init__()
        self.is_empty = False
        self._behind = behind
        self._held: dict[bytes, Any] = {}

    def get(self, key: bytes) -> bytes | None:
        """The value of *key*, or ``None`` where it has to be made."""
        self._asked.add(key)
        found: bytes | None = self._held.get(key)
        return found if found is not None else self._behind.get(key)

    def recall(self, key: bytes, unpack: Callable[[bytes], T | None]) -> T | None:
        """What is held of *key*, or what *unpack* makes of the value that an earlier run has kept."""
        self._asked.add(key)
        made: T | None = self._held.get(key)
        if made is None and (made := self._behind.recall(key, unpack)) is not None:
            self._held[key] = made
        return made

    def remember(self, key: bytes, made: T, _pack: Callable[[T], bytes]) -> None:
        """Hold what was *made*."""
        self._asked.add(key)
        self._held[key] = made

    def at_hand(self, key: bytes, make: Callable[[], T]) -> T:
        """What is held of *key*, or what *make* gives."""
        self._asked.add(key)
        if key not in self._held:
            self._held[key] = make()
        held: T = self._held[key]
        return held

    def put(self, key: bytes, value: bytes) -> None:
        """Hold *value*."""
        self._asked.add(key)
        self._held[key] = value

    def drop_unused(self) -> None:
        """Let go of what nobody has asked for since the last time."""
        for key in self._held.keys() - self._asked:
            del self._held[key]
        self._asked.clear()


def cache_of(root: Path) -> Cache:
    """The cache of the site in the folder *root*; one that keeps nothing in a folder that is no site."""
    return Cache(root / FILE if (root / "site_config.yml").is_file() else None)


@contextlib.contextmanager
def cached(root: Path, *, use: bool = True) -> Iterator[Cache]:
    """The cache of the site in the folder *root*, saved when the block ends; with *use* false it keeps nothing.

    Neither does it in a folder that is no site.
    """
    found = cache_of(root) if use else Cache()
    try:
        yield found
        found.save()
    finally:
        found.close()


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """Where SQLite or the disk refuses, nothing was kept."""
    import sqlite3

    with contextlib.suppress(sqlite3.Error, OSError):
        yield


def _open(file: Path) -> sqlite3.Connection:
    import sqlite3

    file.parent.mkdir(parents=True, exist_ok=True)
    kept = sqlite3.connect(file, timeout=_BUSY)
    try:
        return _ours(kept)
    except sqlite3.OperationalError:  # another build is writing, or the disk refuses
        kept.close()
        raise
    except sqlite3.DatabaseError:  # damaged, or no database; Windows deletes no file that is open
        kept.close()
        file.unlink()
        return _ours(sqlite3.connect(file, timeout=_BUSY))


def _ours(kept: sqlite3.Connection) -> sqlite3.Connection:
    """*kept*, emptied where another program wrote it; a cache need not survive a power cut."""
    kept.execute("PRAGMA synchronous = OFF")
    kept.execute("PRAGMA auto_vacuum = FULL")
    kept.execute("PRAGMA secure_delete = ON")
    with kept:
        kept.execute("CREATE TABLE IF NOT EXISTS writer (program BLOB, fingerprint BLOB)")
        writers = kept.execute("SELECT program, fingerprint FROM writer").fetchall()
        if [known for _, known in writers] != [fingerprint()]:  # only then is the program read
            if [program for program, _ in writers] != [_program()]:
                kept.execute("DROP TABLE IF EXISTS kept")
            kept.execute("DELETE FROM writer")
            kept.execute("INSERT INTO writer VALUES (?, ?)", (_program(), fingerprint()))
        kept.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL)")
    return kept


def _read(kept: sqlite3.Connection, key: bytes) -> bytes | None:
    """The value of *key*, unless it is not what was written."""
    row = kept.execute("SELECT seal, value FROM kept WHERE key = ?", (key,)).fetchone()
    if row is None or not isinstance(row[1], bytes) or row[0] != _seal(key, row[1]):
        return None
    value: bytes = row[1]
    return value


def _is_empty(kept: sqlite3.Connection) -> bool:
    return kept.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None


def _is_there(kept: sqlite3.Connection, key: bytes) -> bool:
    return kept.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone() is not None


def _drop_unused(kept: sqlite3.Connection, asked: set[bytes]) -> None:
    unused = [(key,) for (key,) in kept.execute("SELECT key FROM kept") if key not in asked]
    kept.executemany("DELETE FROM kept WHERE key = ?", unused)


def _seal(key: bytes, value: bytes) -> bytes:
    return digest(key, value)[:16]


@cache
def _program() -> bytes:
    """A digest of the program itself; reading it all takes as long as making ten pages."""
    file = PACKAGE / "program"
    made = recall(file, b"")
    if made is None:
        made = _read_program()
        remember(file, b"", made)
    return made


def _read_program() -> bytes:
    """Its modules, frameworks and theme, the libraries and the Python that it runs on."""
    from importlib import metadata  # takes as long to import as SQLite ten times

    files = [Path(path) for folder in (PACKAGE, THEME) for path in program_files(folder)]
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return digest(sys.version, *versions, *(part for file in files for part in (file.name, file.read_bytes())))
