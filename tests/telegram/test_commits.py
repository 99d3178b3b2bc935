"""Steps of one turn of the loop share a commit: each is kept whole or not at all, and nobody sees them before it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database import AlreadyHandled, Database
from bot.storage.transactional_cache import TransactionalCache
from bot.telegram.receiving.commits import Commits
from bot.telegram.receiving.durability import Durability
from tests.transport import new_file


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(new_file(tmp_path))
    yield database
    database.close()


def note(db: Database, name: str) -> None:
    db.execute("INSERT INTO meta (name, value) VALUES (?, '')", (name,))


def seen_from_outside(db: Database) -> list[str]:
    """What another process finds in the file."""
    with closing(sqlite3.connect(db.path)) as other:
        rows = other.execute("SELECT name FROM meta WHERE name <> 'durable' ORDER BY name").fetchall()
    return [name for (name,) in rows]


async def step(db: Database, commits: Commits, name: str, update_id: int = 0) -> None:
    """Write a note as a handler does, and wait for its commit."""
    with db.handling(update_id or hash(name) % 1000, now=1):
        with commits.step():
            note(db, name)
            saved = commits.saved()
        await saved


async def test_steps_of_one_turn_share_a_commit(db: Database) -> None:
    commits = Commits(db)
    waited_for = []

    async def stepping(name: str) -> None:
        with commits.step():
            note(db, name)
            waited_for.append(db.shared)
            saved = commits.saved()
        await saved

    await asyncio.gather(*map(stepping, "abc"))
    assert waited_for == [waited_for[0]] * 3
    assert seen_from_outside(db) == ["a", "b", "c"]


async def test_nobody_sees_a_step_before_its_commit(db: Database) -> None:
    commits = Commits(db)
    with commits.step():
        note(db, "a")
        saved = commits.saved()
    assert seen_from_outside(db) == []
    await saved
    assert seen_from_outside(db) == ["a"]


async def test_whoever_looks_into_the_file_outside_a_step_ends_the_shared_transaction_first(
    db: Database,
) -> None:
    commits = Commits(db)
    with commits.step():
        note(db, "a")
    assert db.execute("SELECT count(*) FROM meta WHERE name = 'a'").fetchone() == (1,)
    assert seen_from_outside(db) == ["a"]
    with commits.step():
        note(db, "b")
    with db.atomic():
        assert seen_from_outside(db) == ["a", "b"]
        note(db, "c")
    assert seen_from_outside(db) == ["a", "b", "c"]


async def test_a_step_that_fails_takes_nothing_of_the_others_with_it(db: Database) -> None:
    commits = Commits(db)

    async def fail() -> None:
        with commits.step():
            note(db, "b")
            raise KeyError

    kept, failed, also_kept = await asyncio.gather(
        step(db, commits, "a"), fail(), step(db, commits, "c"), return_exceptions=True
    )
    assert (kept, also_kept) == (None, None)
    assert isinstance(failed, KeyError)
    assert seen_from_outside(db) == ["a", "c"]


async def test_a_refused_step_alone_leaves_no_transaction_open(db: Database) -> None:
    commits = Commits(db)
    with pytest.raises(KeyError), commits.step():
        note(db, "a")
        raise KeyError
    await asyncio.sleep(0)
    assert db.shared is None
    with closing(sqlite3.connect(db.path, timeout=0)) as other:
        other.execute("INSERT INTO meta VALUES ('other', '')")
        other.commit()
    assert seen_from_outside(db) == ["other"]


async def test_callbacks_of_a_step_come_after_the_shared_commit(db: Database) -> None:
    commits = Commits(db)
    heard: list[list[str]] = []
    with commits.step():
        note(db, "a")
        db.after_commit(lambda: heard.append(seen_from_outside(db)))
        saved = commits.saved()
    assert heard == []
    await saved
    assert heard == [["a"]]


def doom(db: Database) -> None:
    """Let the commit fail: the file finds only then that there is no such player."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("INSERT INTO cards (player_id, cue, due) VALUES (404, 'cue', 0)")


async def test_a_commit_that_fails_is_told_to_everybody_who_waits_for_it(db: Database) -> None:
    commits = Commits(db)

    async def doomed() -> None:
        with commits.step():
            doom(db)
            saved = commits.saved()
        await saved

    with db.handling(7, now=1) as handling:
        failed = await asyncio.gather(step(db, commits, "a", 1), doomed(), return_exceptions=True)
    assert [type(fault) for fault in failed] == [sqlite3.IntegrityError] * 2
    assert not handling.recorded
    assert seen_from_outside(db) == []
    await step(db, commits, "a", 1)
    assert seen_from_outside(db) == ["a"]


async def test_an_update_counts_as_handled_with_the_shared_commit_and_not_before(db: Database) -> None:
    commits = Commits(db)
    with db.handling(7, now=1) as handling:
        with commits.step():
            note(db, "a")
            saved = commits.saved()
        assert not handling.recorded
        await saved
        assert handling.recorded
    with db.handling(7, now=2), pytest.raises(AlreadyHandled), commits.step():
        note(db, "b")
    assert seen_from_outside(db) == ["a"]


async def test_two_steps_with_one_update_in_one_commit_do_it_once(db: Database) -> None:
    commits = Commits(db)
    first, second = await asyncio.gather(
        step(db, commits, "a", 7), step(db, commits, "b", 7), return_exceptions=True
    )
    assert first is None
    assert isinstance(second, AlreadyHandled)
    assert seen_from_outside(db) == ["a"]


async def test_what_is_in_memory_follows_each_step(db: Database) -> None:
    commits = Commits(db)
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    with commits.step():
        kept.put(1, "a")
    with pytest.raises(KeyError), commits.step():
        assert kept.find(1) == "a"
        kept.put(1, "b")
        raise KeyError
    with commits.step():
        assert kept.find(1) == "a"
        kept.put(2, "c")
        saved = commits.saved()
    await saved
    assert (kept.find(1), kept.find(2)) == ("a", "c")


async def test_a_commit_that_fails_takes_back_what_is_in_memory(db: Database) -> None:
    commits = Commits(db)
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    with commits.step():
        kept.put(1, "a")
        doom(db)
        saved = commits.saved()
    with pytest.raises(sqlite3.IntegrityError):
        await saved
    assert kept.find(1) is None


async def test_closing_the_file_commits_what_is_shared(tmp_path: Path) -> None:
    db = Database.open(new_file(tmp_path))
    with Commits(db).step():
        note(db, "a")
    db.close()
    assert seen_from_outside(db) == ["a"]


class Watched(Database):
    """Notes what the file holds whenever the disk is waited for."""

    synced: list[list[str]]

    def make_durable(self) -> None:
        self.synced.append(seen_from_outside(self))
        super().make_durable()


async def test_whoever_waits_for_the_disk_waits_until_it_has_all_of_theirs(tmp_path: Path) -> None:
    db = Watched.open(new_file(tmp_path))
    assert isinstance(db, Watched)
    db.synced = []
    durability, commits = Durability(db), Commits(db)
    await step(db, commits, "a")
    first = asyncio.create_task(durability.reach())
    await asyncio.sleep(0)
    await step(db, commits, "b")
    await asyncio.gather(first, *(durability.reach() for _ in range(5)))
    assert db.synced[-1] == ["a", "b"]
    assert len(db.synced) == 2
    await durability.reach()
    assert len(db.synced) == 2
    db.close()
