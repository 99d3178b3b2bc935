"""What was heard: the ids that are done, and the updates that are not done yet but must not block the line."""

from __future__ import annotations

from dataclasses import dataclass

from bot.storage.database import Database

KEPT_MS = 7 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Parked:
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


@dataclass(frozen=True, slots=True)
class UpdatesCounts:
    """What the operator sees: how many updates wait to be tried again, and how many were set aside."""

    parked: int
    set_aside: int


class Updates:
    """The tables `updates` (handled ids) and `parked_updates`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, low: int, high: int) -> set[int]:
        """Tell which ids from `low` to `high` need nothing more: they are committed, parked or set aside."""
        rows = self._db.execute(
            "SELECT id FROM updates WHERE id BETWEEN ?1 AND ?2"
            " UNION ALL SELECT id FROM parked_updates WHERE id BETWEEN ?1 AND ?2",
            (low, high),
        )
        return {update_id for (update_id,) in rows}

    def drop_below(self, update_id: int) -> None:
        """Forget handled ids that Telegram will not repeat, except of updates that are parked."""
        self._db.execute(
            "DELETE FROM updates WHERE id < ? AND id NOT IN (SELECT id FROM parked_updates)", (update_id,)
        )

    def park(self, parked: Parked) -> None:
        """Write an update that is not done down, or what became of its newest try."""
        self._db.execute(
            "INSERT INTO parked_updates (id, chat_id, payload, arrived_at, attempts, next_at, reason, person_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " attempts = excluded.attempts, next_at = excluded.next_at, reason = excluded.reason",
            (
                parked.update_id,
                parked.chat_id,
                parked.payload,
                parked.arrived_at,
                parked.attempts,
                parked.next_at,
                parked.reason,
                parked.person_id,
            ),
        )

    def unpark(self, update_id: int) -> None:
        """The update is done after all."""
        self._db.execute("DELETE FROM parked_updates WHERE id = ?", (update_id,))

    def waiting(self) -> list[Parked]:
        """List what is to be tried again, oldest first."""
        rows = self._db.execute(
            "SELECT id, chat_id, payload, arrived_at, attempts, next_at, reason, person_id FROM parked_updates"
            " WHERE next_at IS NOT NULL ORDER BY id"
        )
        return [Parked(*row) for row in rows]

    def counts(self) -> UpdatesCounts:
        """Count the parked and the set aside."""
        parked, total = self._db.execute("SELECT count(next_at), count(*) FROM parked_updates").fetchone()
        return UpdatesCounts(parked, total - parked)

    def forget(self, chat_id: int) -> None:
        """Erase what is parked or set aside of a chat, or of the person with that id in any chat."""
        self._db.execute("DELETE FROM parked_updates WHERE chat_id = ?", (chat_id,))
        self._db.execute("DELETE FROM parked_updates WHERE person_id = ?", (chat_id,))

    def purge(self, now: int) -> None:
        """Drop what was set aside more than a week ago."""
        self._db.execute(
            "DELETE FROM parked_updates WHERE next_at IS NULL AND arrived_at < ?", (now - KEPT_MS,)
        )
