"""The daily polls of groups and how many were right."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from bot.storage.database import Database


class DailyPoll(Struct, frozen=True):
    """`correct` is the place of the key among the options as they were sent."""

    id: int
    chat_id: int
    question_id: str
    correct: int
    at: int


class GroupPush:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, chat_id: int, question_id: str, correct: int, day: str, now: int) -> int:
        """Keep a poll that is about to be asked; returns its number."""
        cursor = self._db.execute(
            "INSERT INTO daily_polls (chat_id, question_id, correct, day, at) VALUES (?, ?, ?, ?, ?)",
            (chat_id, question_id, correct, day, now),
        )
        return cast(int, cursor.lastrowid)

    def find(self, daily_id: int) -> DailyPoll | None:
        row = self._db.execute(
            "SELECT id, chat_id, question_id, correct, at FROM daily_polls WHERE id = ?", (daily_id,)
        ).fetchone()
        return DailyPoll(*row) if row else None

    def latest(self, chat_id: int) -> DailyPoll | None:
        row = self._db.execute(
            "SELECT id, chat_id, question_id, correct, at FROM daily_polls WHERE chat_id = ? ORDER BY at DESC, id DESC LIMIT 1",
            (chat_id,),
        ).fetchone()
        return DailyPoll(*row) if row else None

    def add_vote(self, daily_id: int, player_id: int, right: bool) -> None:
        """Keep a vote; the first one of a person counts."""
        self._db.execute(
            "INSERT OR IGNORE INTO daily_votes (daily_id, player_id, is_right) VALUES (?, ?, ?)",
            (daily_id, player_id, right),
        )

    def result(self, daily_id: int) -> tuple[int, int]:
        """Return how many were right, and how many voted."""
        row = self._db.execute(
            "SELECT coalesce(sum(is_right), 0), count(*) FROM daily_votes WHERE daily_id = ?", (daily_id,)
        ).fetchone()
        return int(row[0]), int(row[1])

    def asked_since(self, chat_id: int, since: int) -> dict[str, int]:
        """Return when each question was asked in a group, for those since an instant."""
        rows = self._db.execute(
            "SELECT question_id, max(at) FROM daily_polls WHERE chat_id = ? AND at >= ? GROUP BY question_id",
            (chat_id, since),
        )
        return dict(rows.fetchall())

    def purge(self, before: int) -> None:
        """Drop polls, with their votes, from before an instant."""
        self._db.execute("DELETE FROM daily_polls WHERE at < ?", (before,))
