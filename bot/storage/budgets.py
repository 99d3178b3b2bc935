"""What people have had today of what is rationed: one row a person and thing."""

from __future__ import annotations

from bot.core.limits.budgets import day_of, granted
from bot.storage.database import Database


class Budgets:
    """The table `budgets`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def spend(self, player_id: int, what: str, now: int, wanted: int = 1) -> int:
        """Take from the day's budget of a person, and return how much of what is wanted they may have."""
        day = day_of(now)
        given = granted(what, self.spent(player_id, what, now), wanted)
        if given:
            self._db.execute(
                "INSERT INTO budgets (player_id, what, day, spent) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
                " spent = CASE WHEN day = ?3 THEN spent ELSE 0 END + ?4, day = ?3",
                (player_id, what, day, given),
            )
        return given

    def spent(self, player_id: int, what: str, now: int) -> int:
        """Return what a person has had of it today."""
        row = self._db.execute(
            "SELECT spent FROM budgets WHERE player_id = ? AND what = ? AND day = ?",
            (player_id, what, day_of(now)),
        ).fetchone()
        return int(row[0]) if row else 0

    def purge(self, now: int) -> None:
        """Delete the rows of days that are over."""
        self._db.execute("DELETE FROM budgets WHERE day < ?", (day_of(now),))
