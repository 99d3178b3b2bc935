"""Values in memory beside their rows: a rollback takes back what was put."""

from __future__ import annotations

import pytest

from bot.storage.database import Database
from bot.storage.transactional_cache import TransactionalCache


def test_what_was_committed_is_remembered(db: Database) -> None:
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    with db.atomic():
        kept.put(1, "a")
        assert kept.find(1) == "a"
    assert kept.find(1) == "a"


def test_a_rollback_takes_back_what_was_put(db: Database) -> None:
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    with db.atomic():
        kept.put(1, "a")
    with pytest.raises(RuntimeError), db.atomic():
        kept.put(1, "b")
        kept.put(2, "c")
        raise RuntimeError
    assert kept.find(1) == "a"
    assert kept.find(2) is None


def test_a_rollback_of_an_outer_transaction_takes_it_back_too(db: Database) -> None:
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    with pytest.raises(RuntimeError), db.atomic():
        with db.atomic():
            kept.put(1, "a")
        raise RuntimeError
    with db.atomic():
        assert kept.find(1) is None
        kept.put(1, "b")
    assert kept.find(1) == "b"


def test_forgetting_is_undone_by_a_rollback(db: Database) -> None:
    kept: TransactionalCache[str] = TransactionalCache(db, 10)
    kept.put(1, "a")
    with pytest.raises(RuntimeError), db.atomic():
        kept.put(1, None)
        assert kept.find(1) is None
        raise RuntimeError
    assert kept.find(1) == "a"
    kept.put(1, None)
    assert kept.find(1) is None


def test_only_the_latest_stay(db: Database) -> None:
    kept: TransactionalCache[int] = TransactionalCache(db, 3)
    for key in range(5):
        kept.put(key, key)
    assert [kept.find(key) for key in range(5)] == [None, None, 2, 3, 4]
