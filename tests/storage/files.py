"""Files for tests of backups: people in them, pages of them damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from bot.storage.migrations import migrate

NOW = 1_793_000_000_000


def make_file(path: Path, people: Iterable[int] = ()) -> Path:
    """A file of the newest schema with some people and an answer of each."""
    migrate(path)
    add_people(path, people)
    return path


def add_people(path: Path, people: Iterable[int]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for person in people:
            connection.execute(
                "INSERT INTO players (id, language, region, session_length, board_name, created_at, seen_at)"
                " VALUES (?, 'en', 'any', 5, ?, 0, 0)",
                (person, f"name of {person} " * 20),
            )
            connection.execute(
                "INSERT INTO answers (player_id, session_id, position, question_id, cue, topic, kind, is_right,"
                " points, at, day) VALUES (?, ?, 0, 'q', 'c', 't', 'choice', 1, 10, 0, '2026-10-26')",
                (person, person),
            )


def people_in(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [person for (person,) in connection.execute("SELECT id FROM players ORDER BY id")]


def forget(path: Path, person: int, at: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM answers WHERE player_id = ?", (person,))
        connection.execute("DELETE FROM players WHERE id = ?", (person,))
        connection.execute("INSERT INTO forgotten VALUES (?, ?)", (person, at))


def damage(path: Path) -> None:
    """Spoil a page in the middle, as a failing disk does; the first pages still tell that it is a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'players'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
