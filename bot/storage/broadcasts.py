"""Broadcasts as rows, and the chats that can be written to, in the order of their numbers."""

from __future__ import annotations

from msgspec import Struct

from bot.core.push.broadcast import Reader
from bot.storage.database import Database

START = -(2**62)
_COLUMNS = "id, text_id, audience, position, posted, finished_at"


class Broadcast(Struct, frozen=True):
    """How far a broadcast has come: `position` is the last chat that was dealt with, `posted` counts the rows."""

    id: str
    text_id: str
    audience: str
    position: int = START
    posted: int = 0
    finished_at: int | None = None


class Broadcasts:
    """The table `broadcasts`, and its readers."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, broadcast_id: str) -> Broadcast | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM broadcasts WHERE id = ?", (broadcast_id,)).fetchone()
        return Broadcast(*row) if row else None

    def of_text(self, text_id: str) -> list[Broadcast]:
        """Return the broadcasts of a text, to whomever."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM broadcasts WHERE text_id = ?", (text_id,))
        return [Broadcast(*row) for row in rows.fetchall()]

    def save(self, broadcast: Broadcast, now: int) -> None:
        """Add a broadcast, or keep how far it has come."""
        self._db.execute(
            "INSERT INTO broadcasts (id, text_id, audience, position, posted, started_at, finished_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position,"
            " posted = excluded.posted, finished_at = excluded.finished_at",
            (
                broadcast.id,
                broadcast.text_id,
                broadcast.audience,
                broadcast.position,
                broadcast.posted,
                now,
                broadcast.finished_at,
            ),
        )

    def readers(self, after: int, limit: int) -> list[Reader]:
        """Return the next chats that can be reached: first the groups, whose numbers are below zero."""
        rows = self._db.execute(
            "SELECT id, language, '' FROM groups WHERE id > ? AND member ORDER BY id LIMIT ?", (after, limit)
        ).fetchall()
        if len(rows) < limit:
            rows += self._db.execute(
                "SELECT id, language, region FROM players WHERE id > ? AND unreachable_at IS NULL"
                " ORDER BY id LIMIT ?",
                (max(after, 0), limit - len(rows)),
            ).fetchall()
        return [Reader(*row) for row in rows]

    def tally(self) -> list[tuple[Reader, int]]:
        """Return how many chats of each language and region can be reached; -1 stands for all groups, 1 for people."""
        rows = self._db.execute(
            "SELECT -1, language, '', count(*) FROM groups WHERE member GROUP BY language UNION ALL"
            " SELECT 1, language, region, count(*) FROM players WHERE unreachable_at IS NULL GROUP BY language, region"
        )
        return [(Reader(sign, language, region), count) for sign, language, region, count in rows.fetchall()]
