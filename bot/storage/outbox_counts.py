"""The outbox in numbers, for the operator."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database

DROPPED = ("late", "unwanted")
"""Why a row was not sent although nobody refused it: its last hour was over, or nothing wanted it any more."""
COUNTED = 10_000
"""Rows beyond it are not counted one by one: a broadcast to a million people is many, and that is enough to know."""


class OutboxCounts(Struct, frozen=True):
    """What the operator sees: rows by state, and since when the oldest waiting one waits (None: none waits).

    `dropped` were not sent because their last hour was over, or because nothing wanted them any more.
    """

    waiting: int
    in_flight: int
    unknown: int
    failed: int
    oldest_at: int | None
    dropped: int = 0


def count(db: Database, waiting: int, oldest_at: int | None) -> OutboxCounts:
    """Count by state, none beyond `COUNTED`; `waiting` are those that wait or fly."""
    in_flight = _count(db, "state = 1")
    return OutboxCounts(
        waiting=waiting - in_flight,
        in_flight=in_flight,
        unknown=_count(db, "state > 3 AND state = 4"),
        failed=_count(db, f"state > 3 AND state = 5 AND reason NOT IN {DROPPED}"),
        oldest_at=oldest_at,
        dropped=_count(db, f"state > 3 AND state = 5 AND reason IN {DROPPED}"),
    )


def _count(db: Database, where: str) -> int:
    row = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM outbox WHERE {where} LIMIT ?)", (COUNTED + 1,)
    ).fetchone()
    return int(row[0])
