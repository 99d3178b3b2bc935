"""Seasons of the weekly league, and the points in them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bot.storage.database import Database

SHELF = 200
"""Groups are counted by shelves of so many points each, so that a rank costs the same among a few groups and many."""


class Season(Struct, frozen=True):
    """A week of a group, or of all groups against each other (`chat_id` 0)."""

    id: int
    chat_id: int
    closes_at: int


class LeagueRow(Struct, frozen=True):
    """A player in a group's season; `name` is the one chosen for boards, None for who is on no board."""

    player_id: int
    name: str | None
    points: int
    games: int


class Leagues:
    """The tables `league_seasons`, `league_points` and `league_groups`; triggers keep `league_shelves`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find_open(self, chat_id: int, now: int) -> Season | None:
        """Find the season that runs."""
        row = self._db.execute(
            "SELECT id, chat_id, closes_at FROM league_seasons WHERE chat_id = ? AND closes_at > ?"
            " ORDER BY closes_at LIMIT 1",
            (chat_id, now),
        ).fetchone()
        return Season(*row) if row else None

    def add(self, chat_id: int, opens_at: int, closes_at: int) -> Season:
        """Open a season."""
        cursor = self._db.execute(
            "INSERT INTO league_seasons (chat_id, opens_at, closes_at) VALUES (?, ?, ?)",
            (chat_id, opens_at, closes_at),
        )
        assert cursor.lastrowid is not None
        return Season(cursor.lastrowid, chat_id, closes_at)

    def add_points(self, season_id: int, chat_id: int, points: Mapping[int, int]) -> None:
        """Add what a contest brought to each player."""
        self._db.executemany(
            "INSERT INTO league_points (season_id, chat_id, player_id, points, games) VALUES (?, ?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET points = points + excluded.points, games = games + 1",
            [(season_id, chat_id, player, won) for player, won in points.items()],
        )

    def top(self, season_id: int, chat_id: int, count: int) -> list[LeagueRow]:
        """List the best of a group in a season, best first."""
        rows = self._db.execute(
            "SELECT player_id, board_name, league_points.points, games FROM league_points"
            " LEFT JOIN players ON players.id = player_id WHERE season_id = ? AND chat_id = ?"
            " ORDER BY league_points.points DESC, games, player_id LIMIT ?",
            (season_id, chat_id, count),
        )
        return [LeagueRow(*row) for row in rows.fetchall()]

    def count(self, season_id: int, chat_id: int) -> int:
        """Count the players of a group in a season."""
        row = self._db.execute(
            "SELECT count(*) FROM league_points WHERE season_id = ? AND chat_id = ?", (season_id, chat_id)
        ).fetchone()
        return int(row[0])

    def best(self, season_id: int, chat_id: int, count: int) -> list[int]:
        """Return the points of a group's best players in a season."""
        rows = self._db.execute(
            "SELECT points FROM league_points WHERE season_id = ? AND chat_id = ? ORDER BY points DESC LIMIT ?",
            (season_id, chat_id, count),
        )
        return [points for (points,) in rows]

    def save_strength(self, season_id: int, chat_id: int, strength: int) -> None:
        """Keep what a group is worth in a season."""
        self._db.execute(
            "INSERT INTO league_groups (season_id, chat_id, strength) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET strength = excluded.strength",
            (season_id, chat_id, strength),
        )

    def strength(self, season_id: int, chat_id: int) -> int | None:
        """Return what a group is worth in a season, None when it has not played."""
        row = self._db.execute(
            "SELECT strength FROM league_groups WHERE season_id = ? AND chat_id = ?", (season_id, chat_id)
        ).fetchone()
        return row[0] if row else None

    def leaders(self, season_id: int, count: int) -> list[int]:
        """Return the strengths of the best groups of a season."""
        rows = self._db.execute(
            "SELECT strength FROM league_groups WHERE season_id = ? ORDER BY strength DESC LIMIT ?",
            (season_id, count),
        )
        return [strength for (strength,) in rows]

    def rank(self, season_id: int, strength: int) -> tuple[int, int]:
        """Return the place that a strength has among the groups of a season, and how many groups there are."""
        shelf = strength // SHELF
        above, groups = self._db.execute(
            "SELECT coalesce(sum(count) FILTER (WHERE shelf > ?2), 0), coalesce(sum(count), 0) FROM league_shelves"
            " WHERE season_id = ?1",
            (season_id, shelf),
        ).fetchone()
        (beside,) = self._db.execute(
            "SELECT count(*) FROM league_groups WHERE season_id = ? AND strength > ? AND strength < ?",
            (season_id, strength, (shelf + 1) * SHELF),
        ).fetchone()
        return above + beside + 1, groups

    def due(self, now: int, limit: int) -> list[Season]:
        """List the seasons that have closed and were not told yet."""
        rows = self._db.execute(
            "SELECT id, chat_id, closes_at FROM league_seasons WHERE NOT told AND closes_at <= ?"
            " ORDER BY closes_at LIMIT ?",
            (now, limit),
        )
        return [Season(*row) for row in rows.fetchall()]

    def next_due(self) -> int | None:
        """When the next season closes."""
        row = self._db.execute("SELECT min(closes_at) FROM league_seasons WHERE NOT told").fetchone()
        return row[0] if row else None

    def set_told(self, season_id: int) -> None:
        """The group has heard how the season ended."""
        self._db.execute("UPDATE league_seasons SET told = 1 WHERE id = ?", (season_id,))

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and keeps its league."""
        self._db.execute("UPDATE OR IGNORE league_seasons SET chat_id = ? WHERE chat_id = ?", (new, old))
        self._db.execute("UPDATE OR IGNORE league_points SET chat_id = ? WHERE chat_id = ?", (new, old))
        self._db.execute("UPDATE OR IGNORE league_groups SET chat_id = ? WHERE chat_id = ?", (new, old))

    def purge(self, before: int) -> None:
        """Delete seasons that closed before an instant."""
        self._db.execute("DELETE FROM league_seasons WHERE closes_at < ?", (before,))
