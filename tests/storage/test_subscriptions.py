"""Subscriptions and the ledger as rows."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bot.core.push.push import Subscription
from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.store import Store

NOW = 1_793_000_000_000
DAY = date(2026, 10, 26)


@pytest.fixture
def store(tmp_path):
    migrate(tmp_path / "bot.sqlite3")
    store = Store(Database.open(tmp_path / "bot.sqlite3"))
    yield store
    store.db.close()


def subscription(chat_id: int, due: int | None = NOW) -> Subscription:
    return Subscription(chat_id, 1200, "Asia/Shanghai", next_due_at=due)


def test_a_subscription_comes_back_as_it_was(store):
    kept = Subscription(
        -7, 1215, "UTC-03:30", "tip", True, False, "kefu", True, NOW + 5, DAY, NOW + 9, thread_id=3
    )
    store.subscriptions.save(kept)
    assert store.subscriptions.find(-7) == kept
    assert store.subscriptions.find(8) is None


def test_who_has_waited_longest_is_first_and_who_is_not_due_is_left_out(store):
    for chat_id, due in ((1, NOW - 5), (2, NOW - 9), (3, NOW + 1), (4, None), (5, NOW)):
        store.subscriptions.save(subscription(chat_id, due))
    assert [found.chat_id for found in store.subscriptions.due(NOW, 10)] == [2, 1, 5]
    assert [found.chat_id for found in store.subscriptions.due(NOW, 2)] == [2, 1]
    assert store.subscriptions.next_due_at() == NOW - 9


def test_what_is_due_is_found_by_an_index(store):
    plan = store.db.execute(
        "EXPLAIN QUERY PLAN SELECT chat_id FROM subscriptions WHERE next_due_at <= ? ORDER BY next_due_at LIMIT ?",
        (NOW, 5),
    ).fetchall()
    assert [row[3] for row in plan if "subscriptions_due" in row[3]]
    assert not [row[3] for row in plan if "TEMP B-TREE" in row[3]]


def test_a_date_is_entered_once(store):
    first = subscription(1)
    assert store.subscriptions.enter(first, DAY, "push", NOW)
    assert not store.subscriptions.enter(first, DAY, "push", NOW + 1)
    assert not store.subscriptions.enter(first, DAY, "late", NOW + 1)
    assert store.subscriptions.enter(subscription(2), DAY, "push", NOW)


def test_a_date_that_was_dropped_can_have_its_push_at_another_hour(store):
    one = subscription(1)
    assert store.subscriptions.enter(one, DAY, "late", NOW)
    assert store.subscriptions.enter(one, DAY, "push", NOW + 1)
    assert not store.subscriptions.enter(one, DAY, "push", NOW + 2)
    counts = store.subscriptions.counts(NOW)
    assert (counts.pushed, counts.late, counts.latest_ms) == (1, 0, 1)


def test_a_refusal_is_remembered_until_the_owner_decides(store):
    store.subscriptions.save(subscription(1))
    store.subscriptions.refuse(1)
    store.subscriptions.refuse(1)
    assert store.subscriptions.was_refused(1)
    assert store.subscriptions.due(NOW, 10) == []
    found = store.subscriptions.find(1)
    assert not found.on
    store.subscriptions.save(replace(found, on=True, next_due_at=NOW))
    assert not store.subscriptions.was_refused(1)


def test_who_had_switched_it_off_is_not_refused(store):
    store.subscriptions.save(replace(subscription(1, None), on=False))
    store.subscriptions.refuse(1)
    assert not store.subscriptions.was_refused(1)


def test_a_group_that_moves_takes_everything_along(store):
    store.subscriptions.save(subscription(-5))
    store.subscriptions.enter(subscription(-5), DAY, "push", NOW)
    store.group_push.add(-5, "kefu-1", 0, DAY.isoformat(), NOW)
    store.subscriptions.move_chat(-5, -1005)
    store.subscriptions.move_chat(-5, -1005)
    assert store.subscriptions.find(-5) is None
    assert store.subscriptions.find(-1005).minute == 1200
    assert not store.subscriptions.enter(subscription(-1005), DAY, "push", NOW)
    assert store.group_push.latest(-1005).question_id == "kefu-1"


def test_the_ledger_is_purged_a_few_at_a_time(store):
    for chat_id in range(1, 8):
        store.subscriptions.enter(subscription(chat_id), DAY, "push", NOW)
    assert store.subscriptions.purge(NOW, 3) == 0
    assert [store.subscriptions.purge(NOW + 1, 3) for _ in range(4)] == [3, 3, 1, 0]
