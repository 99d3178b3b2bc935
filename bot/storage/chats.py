"""How a person did in 帮帮 TA, as totals: one row for each end and delay that came."""

from __future__ import annotations

from collections import Counter

from bot.core.quiz.helpta import End, Helped
from bot.storage.database import Database


class Chats:
    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, player_id: int, end: End, delay: int) -> None:
        """Count a chat that is over, in the transaction of its answer."""
        self._db.execute(
            'INSERT INTO chat_totals (player_id, "end", delay, count) VALUES (?, ?, ?, 1)'
            " ON CONFLICT DO UPDATE SET count = count + 1",
            (player_id, end, delay),
        )

    def of(self, player_id: int) -> Helped:
        """Return all chats of a person; delays are those of scams."""
        ends: Counter[End] = Counter()
        delays: Counter[int] = Counter()
        rows = self._db.execute(
            'SELECT "end", delay, count FROM chat_totals WHERE player_id = ?', (player_id,)
        )
        for end, delay, count in rows.fetchall():
            ends[end] += count
            if end not in ("false", "let"):
                delays[delay] += count
        return Helped(ends, delays)
