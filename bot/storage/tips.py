"""Which tips a person has seen, and when."""

from __future__ import annotations

from bot.storage.database import Database


class TipsSeen:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, player_id: int, tip_id: str, now: int) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO tips_seen (player_id, tip_id, at) VALUES (?, ?, ?)",
            (player_id, tip_id, now),
        )

    def times(self, player_id: int) -> dict[str, int]:
        """Return when the person saw each tip last."""
        rows = self._db.execute("SELECT tip_id, at FROM tips_seen WHERE player_id = ?", (player_id,))
        return dict(rows.fetchall())
