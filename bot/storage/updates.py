"""What was heard: the ids that are done, and the updates that are not done yet but must not block the line."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database

KEPT_MS = 7 * 24 * 3600 * 1000


class DeferredUpdate(Struct, frozen=True):
    """An update in the file: its raw JSON, when it arrived, how often it failed, and when it is tried again.

    `next_at` is None when it was set aside.
    """

    update_id: int
    chat_id: int | None
    payload: bytes
    arrived_at: int
    attempts: int
    next_at: int | None
    reason: str = ""
    person_id: int | None = None


class UpdatesCounts(Struct, frozen=True):
    """What the operator sees: how many updates wait to be tried again, and how many were set aside."""

    deferred: int
    dead_letter: int


class Updates:
    """The tables `updates` (handled ids) and `deferred_updates`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, low: int, high: int) -> set[int]:
        """Tell which ids from `low` to `high` need nothing more: they are committed, parked or set aside."""
        rows = self._db.execute(
            "SELECT id FROM updates WHERE id BETWEEN ?1 AND ?2"
            " UNION ALL SELECT id FROM deferred_updates WHERE id BETWEEN ?1 AND ?2",
            (low, high),
        )
        return {update_id for (update_id,) in rows}

    def drop_below(self, update_id: int) -> None:
        """Forget handled ids that Telegram will not repeat, except of updates that are parked."""
        self._db.execute(
            "DELETE FROM updates WHERE id < ? AND id NOT IN (SELECT id FROM deferred_updates)", (update_id,)
        )

    def defer(self, deferred: DeferredUpdate) -> None:
        """Write an update that is not done down, or what became of its newest try."""
        self._db.execute(
            "INSERT INTO deferred_updates (id, chat_id, payload, arrived_at, attempts, next_at, reason, person_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " attempts = excluded.attempts, next_at = excluded.next_at, reason = excluded.reason",
            (
                deferred.update_id,
                deferred.chat_id,
                deferred.payload,
                deferred.arrived_at,
                deferred.attempts,
                deferred.next_at,
                deferred.reason,
                deferred.person_id,
            ),
        )

    def undefer(self, update_id: int) -> None:
        """The update is done after all."""
        self._db.execute("DELETE FROM deferred_updates WHERE id = ?", (update_id,))

    def waiting(self) -> list[DeferredUpdate]:
        """List what is to be tried again, oldest first."""
        rows = self._db.execute(
            "SELECT id, chat_id, payload, arrived_at, attempts, next_at, reason, person_id FROM deferred_updates"
            " WHERE next_at IS NOT NULL ORDER BY id"
        )
        return [DeferredUpdate(*row) for row in rows]

    def counts(self) -> UpdatesCounts:
        """Count the parked and the set aside."""
        deferred, total = self._db.execute("SELECT count(next_at), count(*) FROM deferred_updates").fetchone()
        return UpdatesCounts(deferred, total - deferred)

    def forget(self, chat_id: int) -> None:
        """Erase what is parked or set aside of a chat, or of the person with that id in any chat."""
        self._db.execute("DELETE FROM deferred_updates WHERE chat_id = ?", (chat_id,))
        self._db.execute("DELETE FROM deferred_updates WHERE person_id = ?", (chat_id,))

    def purge(self, now: int) -> None:
        """Drop what was set aside more than a week ago."""
        self._db.execute(
            "DELETE FROM deferred_updates WHERE next_at IS NULL AND arrived_at < ?", (now - KEPT_MS,)
        )
