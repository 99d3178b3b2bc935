"""Badges that a person has earned; none is ever lost."""

from __future__ import annotations

from bot.storage.database import Database


class Badges:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, player_id: int) -> dict[str, int]:
        """Return when each badge was earned."""
        rows = self._db.execute("SELECT badge, at FROM badges WHERE player_id = ? ORDER BY at", (player_id,))
        return dict(rows.fetchall())

    def add(self, player_id: int, badge: str, now: int) -> bool:
        """Keep a badge; False when the person has it."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO badges (player_id, badge, at) VALUES (?, ?, ?)", (player_id, badge, now)
        )
        return cursor.rowcount == 1
