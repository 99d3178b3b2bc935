"""Transactions nest, callbacks come after the commit, and a handled update is recorded with what it changed."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.blocks import DoomedTransaction
from bot.storage.database import AlreadyHandled, Database
from tests.transport import new_file


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(new_file(tmp_path))
    yield database
    database.close()


def notes(db: Database) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM meta WHERE name <> 'durable' ORDER BY name")]


def note(db: Database, name: str) -> None:
    db.execute("INSERT INTO meta (name, value) VALUES (?, '')", (name,))


def test_inner_blocks_join_the_outer_one(db: Database) -> None:
    with db.atomic():
        note(db, "a")
        with db.atomic():
            note(db, "b")
    assert notes(db) == ["a", "b"]


def test_a_failure_rolls_everything_back(db: Database) -> None:
    def fail() -> None:
        with db.atomic():
            with db.atomic():
                note(db, "a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert notes(db) == []


def test_a_swallowed_inner_failure_dooms_the_outer_block(db: Database) -> None:
    def outer() -> None:
        with db.atomic():
            note(db, "a")
            try:
                with db.atomic():
                    note(db, "b")
                    raise KeyError
            except KeyError:
                pass

    with pytest.raises(DoomedTransaction):
        outer()
    assert notes(db) == []
    with db.atomic():
        note(db, "c")
    assert notes(db) == ["c"]


def test_callbacks_run_once_after_the_outermost_commit(db: Database) -> None:
    heard: list[list[str]] = []

    def callback() -> None:
        heard.append(notes(db))

    with db.atomic():
        with db.atomic():
            note(db, "a")
            db.after_commit(callback)
        db.after_commit(callback)
        assert heard == []
    assert heard == [["a"]]


def test_callbacks_are_dropped_on_rollback(db: Database) -> None:
    heard: list[str] = []

    def fail() -> None:
        with db.atomic():
            db.after_commit(lambda: heard.append("called"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with db.atomic():
        note(db, "a")
    assert heard == []


def test_outside_a_transaction_a_callback_runs_at_once(db: Database) -> None:
    heard: list[str] = []
    db.after_commit(lambda: heard.append("called"))
    assert heard == ["called"]


def test_a_failing_callback_does_not_look_like_a_failed_transaction(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def broken() -> None:
        raise ValueError

    with db.atomic():
        note(db, "a")
        db.after_commit(broken)
        db.after_commit(lambda: heard.append("called"))
    assert notes(db) == ["a"]
    assert heard == ["called"]
    assert "a callback after the commit failed" in caplog.text


def test_the_first_commit_of_a_task_records_the_update(db: Database) -> None:
    with db.handling(7, now=1000) as handling:
        assert not handling.recorded
        with db.atomic():
            note(db, "a")
        assert handling.recorded
        with db.atomic():
            note(db, "b")
    assert db.execute("SELECT id, handled_at FROM updates").fetchall() == [(7, 1000)]
    assert notes(db) == ["a", "b"]


def test_an_update_that_is_recorded_changes_nothing_again(db: Database) -> None:
    with db.handling(7, now=1000), db.atomic():
        note(db, "a")
    with db.handling(7, now=2000), pytest.raises(AlreadyHandled), db.atomic():
        note(db, "b")
    assert notes(db) == ["a"]


def test_a_rolled_back_update_is_not_recorded(db: Database) -> None:
    with db.handling(7, now=1000) as handling:
        with pytest.raises(KeyError), db.atomic():
            raise KeyError
        assert not handling.recorded
    assert db.execute("SELECT count(*) FROM updates").fetchone() == (0,)


async def test_handling_belongs_to_its_task(db: Database) -> None:
    gate = asyncio.Event()

    async def other() -> None:
        await gate.wait()
        with db.atomic():
            note(db, "other")

    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    with db.handling(7, now=1000):
        gate.set()
        await task
    assert notes(db) == ["other"]
    assert db.execute("SELECT count(*) FROM updates").fetchone() == (0,)


def test_a_locked_file_fails_the_block_and_leaves_the_database_usable(db: Database, tmp_path: Path) -> None:
    db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "transport.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError), db.atomic():
        note(db, "a")
    other.execute("COMMIT")
    other.close()
    with db.atomic():
        note(db, "b")
    assert notes(db) == ["b"]


def test_foreign_keys_wal_and_normal_are_on(db: Database) -> None:
    found = [
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "journal_mode", "synchronous")
    ]
    assert found == [1, "wal", 1]
