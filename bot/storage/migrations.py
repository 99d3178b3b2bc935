"""Brings a file to the newest schema with sqlite-utils' migrations, after a copy of what was there.

A file that these migrations have brought up to date bears their stamp, so that most starts need neither them nor the
library, whose import takes a twelfth of all imports. A new file is a copy of an empty one that these migrations made,
where one is kept.
"""

from __future__ import annotations

import os
import runpy
import sqlite3
from contextlib import closing
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kept_files import Beside, key_of
from bot.storage.durable import sync

if TYPE_CHECKING:
    import sqlite_utils

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


class Migrated(Struct, frozen=True):
    """Which migrations were applied, and where the copy from before lies (None: there was nothing to copy)."""

    applied: tuple[str, ...]
    backup: Path | None


def pending(path: Path, folder: Path = FOLDER) -> list[str]:
    """Name the migrations that the file lacks, in order; a missing file lacks all and is not created."""
    if _bears_stamp(path, folder):
        return []
    with closing(_opened(path if path.exists() else ":memory:")) as database:
        return [migration.name for chapter in _chapters(folder) for migration in chapter.pending(database)]


def unknown(path: Path, folder: Path = FOLDER) -> list[str]:
    """Name the migrations that a file has and this code does not know: a newer version wrote it."""
    if _bears_stamp(path, folder):
        return []
    chapters = _chapters(folder)
    with closing(_opened(":memory:")) as empty:
        known = {migration.name for chapter in chapters for migration in chapter.pending(empty)}
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(_opened(sqlite3.connect(uri, uri=True))) as database:
        found = [applied.name for chapter in chapters[:1] for applied in chapter.applied(database)]
    return [name for name in found if name not in known]


def migrate(path: Path, folder: Path = FOLDER, kept: Beside | None = None) -> Migrated:
    """Apply what is pending, each migration in its own transaction.

    A file that holds something is copied first, beside itself; a migration that fails leaves the file
    as the one before it made it, and raises. A new file is a copy of the one in `kept`, or is kept there.
    """
    if kept is not None and _is_new(path):
        return _begin(path, folder, kept)
    names = pending(path, folder)
    if not names:
        return Migrated((), None)
    copy = None
    if path.exists() and path.stat().st_size > 0:
        copy = path.with_name(f"{path.name}.before-{names[0]}")
        back_up(path, copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(path)) as database:
        if copy is None:
            # A new file writes through a log as it will for ever: else each migration waits for the disk several times.
            database.conn.execute("PRAGMA journal_mode = WAL")
            database.conn.execute("PRAGMA synchronous = NORMAL")
        for chapter in _chapters(folder):
            chapter.apply(database)
        database.conn.execute(f"PRAGMA user_version = {_stamp(database.conn, folder)}")
    return Migrated(tuple(names), copy)


def origin_of(folder: Path = FOLDER) -> bytes:
    """Return a digest of all that an empty database is made from."""
    named = ((file.name, file) for file in sorted(folder.glob("*.py")))
    return key_of(f"{version('sqlite-utils')} {sqlite3.sqlite_version}", named)


def _is_new(path: Path) -> bool:
    """Whether nothing is there, and no log of a lost file either, which SQLite would write into a copy."""
    return not any(os.path.lexists(_beside(path, end)) for end in ("", "-wal", "-journal"))


def _begin(path: Path, folder: Path, kept: Beside) -> Migrated:
    """Make a new file: a copy of one that the same migrations made before, or else by them."""
    origin = origin_of(folder)
    content = kept.find(origin)
    if not content:
        done = migrate(path, folder)
        # All is in the one file once the log was folded into it and went.
        if not _beside(path, "-wal").exists():
            kept.keep(origin, path.read_bytes())
        return done
    path.parent.mkdir(parents=True, exist_ok=True)
    _put_down(path, content)
    # Nobody else has the file yet: it is looked into without a log.
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    return Migrated(tuple(name for (name,) in rows), None)


def _put_down(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there, whatever happens to the power."""
    partial = _beside(path, ".part")
    partial.unlink(missing_ok=True)
    # With the rights that SQLite gives to its files.
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
    sync(partial)
    partial.replace(path)
    sync(path)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def _opened(file: Path | str | sqlite3.Connection) -> sqlite_utils.Database:
    """Open a database without the library's plugins: none are ours, and looking for them takes longer than the rest."""
    import sqlite_utils

    return sqlite_utils.Database(file, execute_plugins=False)


def _bears_stamp(path: Path, folder: Path) -> bool:
    """Whether a file was brought up to date by exactly these migrations, and nothing was applied to it since."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        try:
            return found != 0 and found == _stamp(connection, folder)
        except sqlite3.OperationalError:
            # It has no table of migrations: a stranger's file.
            return False


def _stamp(connection: sqlite3.Connection, folder: Path) -> int:
    """Return a number for the text of the migrations and for what a file says was applied to it."""
    digest = sha256()
    for file in sorted(folder.glob("*.py")):
        digest.update(file.read_bytes())
    for row in connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY 1, 2"):
        digest.update(repr(row).encode())
    # SQLite keeps 32 bits with a sign; 0 is a file that bears none.
    return int.from_bytes(digest.digest()[:4]) >> 1


def back_up(path: Path, to: Path) -> None:
    """Copy the database as of now into `to` by SQLite's backup; the bot may go on writing meanwhile."""
    partial = to.with_name(to.name + ".part")
    partial.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(partial)) as copy,
    ):
        source.backup(copy)
        # One file, also for whoever only reads it.
        copy.execute("PRAGMA journal_mode = DELETE")
    # Renamed at the end, so that a copy cut short by a crash never passes for a backup.
    partial.replace(to)


def _chapters(folder: Path) -> tuple[sqlite_utils.Migrations, ...]:
    return _read(tuple((file, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.py"))))


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int], ...]) -> tuple[sqlite_utils.Migrations, ...]:
    """Read the files; a start asks for them more than once, and they stay as they are meanwhile."""
    import sqlite_utils

    return tuple(
        value
        for file, _ in files
        for value in runpy.run_path(str(file)).values()
        if isinstance(value, sqlite_utils.Migrations)
    )
