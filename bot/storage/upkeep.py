"""Backups of the one file: made, kept for some days, put back with the deletions that came after them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.errors import OperatorError
from bot.storage import migrations

T = TypeVar("T")
DAY = 24 * 60 * 60 * 1000
_PATTERN = "bot-*.sqlite3"


def pending(path: Path) -> list[str]:
    return _said(path, lambda: migrations.pending(path))


def migrate(path: Path) -> list[str]:
    """Apply what is pending; returns the names. Raises OperatorError when the file cannot be written."""
    return list(_said(path, lambda: migrations.migrate(path)).applied)


def back_up(path: Path, to: Path) -> Path:
    """Copy the database to a file, which may be done while the bot writes."""
    if not path.exists():
        raise OperatorError(f"{path}: there is no database to back up")
    _said(to, lambda: to.parent.mkdir(parents=True, exist_ok=True), "the copy cannot be written")
    _said(path, lambda: migrations.back_up(path, to))
    return to


def fold(path: Path) -> None:
    """Fold the write-ahead log into the file, from a connection of its own; the bot goes on writing meanwhile."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def keep_backup(path: Path, folder: Path, now: int, days: int) -> Path:
    """Copy the database into the folder under its date and time, and drop copies older than `days`."""
    written = datetime.fromtimestamp(now / 1000, UTC)
    copy = back_up(path, folder / f"bot-{written:%Y%m%d-%H%M%S}.sqlite3")
    for old in folder.glob(_PATTERN):
        if _age(old, now) > days * DAY:
            old.unlink()
    return copy


def _age(copy: Path, now: int) -> int:
    """Return the milliseconds since a copy was made, by its name."""
    try:
        made = datetime.strptime(copy.stem, "bot-%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return 0
    return now - round(made.timestamp() * 1000)


def forgotten_in(paths: list[Path]) -> list[tuple[int, int]]:
    """Return (player, instant) of every deletion that any of these files knows of."""
    found: set[tuple[int, int]] = set()
    for path in paths:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            try:
                found.update(connection.execute("SELECT player_id, at FROM forgotten").fetchall())
            except sqlite3.Error:
                continue  # a damaged or older file knows of none
    return sorted(found, key=lambda row: row[1])


def put_back(backup: Path, path: Path) -> list[tuple[int, int]]:
    """Put a backup in the database's place; the present file is kept beside it as `….before-restore`.

    Returns the deletions that the present file and the other backups know of, for the caller to repeat.
    Raises OperatorError when the backup is not a sound database.
    """
    _prove(backup)
    known = [file for file in (path, *backup.parent.glob(_PATTERN)) if file.exists()]
    forgotten = forgotten_in(known)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        migrations.back_up(path, path.with_name(f"{path.name}.before-restore"))
    for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        leftover.unlink(missing_ok=True)
    migrations.back_up(backup, path)
    return forgotten


def _prove(backup: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT count(*) FROM players").fetchone()
    except sqlite3.Error as error:
        raise OperatorError(f"{backup}: this is not a backup of the bot: {error}") from error
    if verdict != "ok":
        raise OperatorError(f"{backup}: the backup is damaged: {verdict}")


def _said(path: Path, act: Callable[[], T], trouble: str = "the database cannot be used") -> T:
    """Do what touches the file; its troubles become one sentence."""
    try:
        return act()
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: {trouble}: {error}") from error
