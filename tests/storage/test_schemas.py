"""Every schema that was ever shipped, with data in it, is brought to the newest; nothing of the data is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.backups import deletions_in
from bot.storage.database import Database
from bot.storage.migrations import FOLDER, migrate, pending, unknown
from bot.storage.store import Store
from tests.storage.shipped import SHAPES, digest, file_of, shape

# What a migration called otherwise; the rows stay what they are.
RENAMED = {"parked_updates": "deferred_updates"}
REWORDED = {"Say": "say"}


def reworded(row: tuple) -> tuple:
    return tuple(REWORDED.get(value, value) for value in row)


def rows(path: Path) -> dict[str, set[tuple]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
        ).fetchall()
        return {table: set(connection.execute(f"SELECT * FROM {table}").fetchall()) for (table,) in tables}


def test_every_shipped_schema_is_known():
    shipped = {file.name[:4] for file in FOLDER.glob("*.py")}
    assert set(SHAPES) == shipped - {max(shipped)}


@pytest.mark.parametrize("version", SHAPES)
def test_an_old_file_becomes_what_a_new_one_is_and_keeps_its_rows(version, tmp_path):
    path, fresh = file_of(version, tmp_path), tmp_path / "fresh.sqlite3"
    assert digest(path) == SHAPES[version], "a migration was edited after it was shipped"
    before = rows(path)
    assert any(before.values())
    assert migrate(path).applied
    migrate(fresh)
    assert pending(path) == []
    assert shape(path) == shape(fresh)
    after = rows(path)
    for table, kept in before.items():
        # A column that came later stands behind the others.
        width = len(next(iter(kept), ()))
        assert {reworded(row) for row in kept} <= {row[:width] for row in after[RENAMED.get(table, table)]}, (
            table
        )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_is_counted_from_now_on_begins_with_what_was_there(tmp_path):
    path = file_of("0005", tmp_path)
    migrate(path)
    store = Store(Database.open(path))
    assert store.players.count() == 3
    pushes = store.subscriptions.counts(0)
    assert (pushes.pushed, pushes.quiet, pushes.latest_ms) == (2, 1, 3000)
    assert store.players.unseen(671, 10) == {8: False, 9: True, 7: True}
    assert deletions_in(path) == {(6, 50)}
    store.db.close()


def test_a_file_of_a_newer_version_is_recognised(tmp_path):
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    assert unknown(path) == []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('bot', 'telepathy')")
    assert unknown(path) == ["telepathy"]
