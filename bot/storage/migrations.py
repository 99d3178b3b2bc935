"""Brings a file to the newest schema with sqlite-utils' migrations, after a copy of what was there."""

from __future__ import annotations

import runpy
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import sqlite_utils

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


@dataclass(frozen=True, slots=True)
class Migrated:
    """Which migrations were applied, and where the copy from before lies (None: there was nothing to copy)."""

    applied: tuple[str, ...]
    backup: Path | None


def pending(path: Path, folder: Path = FOLDER) -> list[str]:
    """Name the migrations that the file lacks, in order; a missing file lacks all and is not created."""
    database = sqlite_utils.Database(path) if path.exists() else sqlite_utils.Database(memory=True)
    with closing(database):
        return [migration.name for chapter in _chapters(folder) for migration in chapter.pending(database)]


def unknown(path: Path, folder: Path = FOLDER) -> list[str]:
    """Name the migrations that a file has and this code does not know: a newer version wrote it."""
    chapters = _chapters(folder)
    with closing(sqlite_utils.Database(memory=True)) as empty:
        known = {migration.name for chapter in chapters for migration in chapter.pending(empty)}
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite_utils.Database(sqlite3.connect(uri, uri=True), execute_plugins=False)) as database:
        found = [applied.name for chapter in chapters[:1] for applied in chapter.applied(database)]
    return [name for name in found if name not in known]


def migrate(path: Path, folder: Path = FOLDER) -> Migrated:
    """Apply what is pending, each migration in its own transaction.

    A file that holds something is copied first, beside itself; a migration that fails leaves the file
    as the one before it made it, and raises.
    """
    names = pending(path, folder)
    if not names:
        return Migrated((), None)
    copy = None
    if path.exists() and path.stat().st_size > 0:
        copy = path.with_name(f"{path.name}.before-{names[0]}")
        back_up(path, copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite_utils.Database(path)) as database:
        for chapter in _chapters(folder):
            chapter.apply(database)
    return Migrated(tuple(names), copy)


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
    return tuple(
        value
        for file, _ in files
        for value in runpy.run_path(str(file)).values()
        if isinstance(value, sqlite_utils.Migrations)
    )
