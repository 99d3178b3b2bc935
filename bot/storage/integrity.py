"""Is a file a database of ours, whole, and no newer than this code? Asked before anything relies on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import OperatorError
from bot.storage import migrations

TABLES = frozenset({"meta", "outbox", "players", "updates"})
"""Every schema that was ever shipped with people in it has these."""


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that must be there, only to read it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def prove(path: Path, what: str = "the backup") -> None:
    """Raise OperatorError when a file is not a sound database of the bot."""
    prove_ours(path)
    try:
        with closing(connect_to_read(path)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise OperatorError(f"{path}: {what} is damaged: {' '.join(verdict.split())}")


def prove_ours(path: Path) -> None:
    """Raise OperatorError when a file is no database of the bot, or one of a newer version."""
    try:
        with closing(connect_to_read(path)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            missing = TABLES - {name for (name,) in rows}
            if not missing:
                missing = frozenset() if _counts(connection) else frozenset({"meta.durable"})
    except sqlite3.Error as error:
        raise OperatorError(f"{path}: this is not a backup of the bot: {error}") from error
    if missing:
        raise OperatorError(
            f"{path}: this is not a backup of the bot: it has no {', '.join(sorted(missing))}"
        )
    refuse_newer(path)


def _counts(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM meta WHERE name = 'durable'").fetchone() is not None


def refuse_newer(path: Path) -> None:
    """Raise OperatorError when a file was written by a version that is newer than this one."""
    unknown = migrations.unknown(path)
    if unknown:
        raise OperatorError(
            f"{path}: a newer version of the bot wrote this file (it knows {', '.join(unknown[:3])});"
            " install that version, or restore a copy from before"
        )


def newest_answer(connection: sqlite3.Connection) -> int:
    """Return the number of the newest answer, 0 when there is none."""
    row = connection.execute("SELECT coalesce(max(id), 0) FROM answers").fetchone()
    return int(row[0])
