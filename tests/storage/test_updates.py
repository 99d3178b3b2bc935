"""Handled ids make repetitions harmless; parked updates wait with their tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.storage.database import Database
from bot.storage.updates import KEPT_MS, DeferredUpdate, Updates, UpdatesCounts
from tests.transport import new_file

NOW = 1_793_000_000_000
PARKED = DeferredUpdate(8, 5, b'{"update_id": 8}', NOW, 0, NOW + 1000)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(new_file(tmp_path))
    yield database
    database.close()


def handle(db: Database, *ids: int) -> None:
    for update_id in ids:
        with db.handling(update_id, NOW), db.atomic():
            pass


def test_what_is_committed_parked_or_set_aside_is_known(db: Database) -> None:
    updates = Updates(db)
    handle(db, 6, 7)
    updates.defer(PARKED)
    updates.defer(replace(PARKED, update_id=9, next_at=None))
    assert updates.known(6, 20) == {6, 7, 8, 9}
    assert updates.known(7, 8) == {7, 8}


def test_ids_below_the_offset_go_except_of_what_is_parked(db: Database) -> None:
    updates = Updates(db)
    handle(db, 6, 7, 8, 9)
    updates.defer(PARKED)
    updates.drop_below(9)
    assert updates.known(0, 20) == {8, 9}
    updates.undefer(8)
    assert updates.known(0, 20) == {8, 9}
    updates.drop_below(10)
    assert updates.known(0, 20) == set()


def test_a_parked_update_comes_back_as_it_went_in_with_its_newest_try(db: Database) -> None:
    updates = Updates(db)
    updates.defer(PARKED)
    updates.defer(replace(PARKED, update_id=7, chat_id=None))
    updates.defer(replace(PARKED, attempts=2, next_at=NOW + 5000, reason="KeyError"))
    assert updates.waiting() == [
        replace(PARKED, update_id=7, chat_id=None),
        replace(PARKED, attempts=2, next_at=NOW + 5000, reason="KeyError"),
    ]


def test_what_is_set_aside_is_counted_and_kept_a_week(db: Database) -> None:
    updates = Updates(db)
    updates.defer(PARKED)
    updates.defer(replace(PARKED, update_id=9, next_at=None))
    assert updates.counts() == UpdatesCounts(deferred=1, dead_letter=1)
    updates.purge(NOW + KEPT_MS)
    assert updates.counts() == UpdatesCounts(deferred=1, dead_letter=1)
    updates.purge(NOW + KEPT_MS + 1)
    assert updates.counts() == UpdatesCounts(deferred=1, dead_letter=0)


def test_forgetting_a_chat_takes_its_updates_along(db: Database) -> None:
    updates = Updates(db)
    updates.defer(PARKED)
    updates.defer(replace(PARKED, update_id=9, chat_id=6))
    updates.defer(replace(PARKED, update_id=10, chat_id=-7, person_id=5))
    updates.forget(5)
    assert [deferred.chat_id for deferred in updates.waiting()] == [6]
