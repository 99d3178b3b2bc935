"""Leaderboards: totals kept by the transaction of the answer, so that reading one costs ten rows."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from bot.storage.database import Database

ALL_TIME = "all"


class BoardRow(Struct, frozen=True):
    name: str
    points: int
    player_id: int


class Boards:
    """Points by period: all time, and each ISO week."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add_points(self, player_id: int, period: str, points: int, *, named: bool) -> None:
        self._db.execute(
            "INSERT INTO board (period, player_id, points, named) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET points = points + excluded.points",
            (period, player_id, points, named),
        )

    def set_named(self, player_id: int, named: bool) -> None:
        """Show or hide the person on every board."""
        self._db.execute("UPDATE board SET named = ? WHERE player_id = ?", (named, player_id))

    def top(self, period: str, count: int) -> list[BoardRow]:
        rows = self._db.execute(
            "SELECT players.board_name, board.points, board.player_id FROM board"
            " JOIN players ON players.id = board.player_id"
            " WHERE period = ? AND named = 1 AND board.points > 0"
            " ORDER BY board.points DESC, board.player_id LIMIT ?",
            (period, count),
        )
        return [BoardRow(*row) for row in rows.fetchall()]

    def points(self, player_id: int, period: str) -> int:
        row = self._db.execute(
            "SELECT points FROM board WHERE period = ? AND player_id = ?", (period, player_id)
        ).fetchone()
        return cast(int, row[0]) if row else 0

    def purge_weeks(self, before: str) -> None:
        """Delete weekly rows of weeks before one written `2026-W40`."""
        self._db.execute("DELETE FROM board WHERE period <> 'all' AND period < ?", (before,))
