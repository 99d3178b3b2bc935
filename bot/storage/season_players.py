"""Who plays in a season: points, tries, units. Totals grow with the try, so that a board costs ten rows."""

from __future__ import annotations

from msgspec import Struct

from bot.core.season.tries import Today
from bot.storage.database import Database


class SeasonPlayer(Struct, frozen=True):
    """A person in a season; `unit` is a place in the season's list, None for none."""

    unit: int | None
    points: int
    days: int
    tries: int


class RecordRow(Struct, frozen=True):
    """A person as the record needs them; `name` is None for who chose none."""

    name: str | None
    unit: int | None
    points: int
    days: int
    tries: int
    rights: int
    answered: int


class SeasonPlayers:
    """The tables `season_players` and `season_tries`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, season_id: int, player_id: int) -> SeasonPlayer | None:
        row = self._db.execute(
            "SELECT unit, points, days, tries FROM season_players WHERE season_id = ? AND player_id = ?",
            (season_id, player_id),
        ).fetchone()
        return SeasonPlayer(*row) if row else None

    def join(self, season_id: int, player_id: int, now: int) -> None:
        """Let a person be in a season; who is in it already stays as they are."""
        self._db.execute(
            "INSERT OR IGNORE INTO season_players (season_id, player_id, reached_at) VALUES (?, ?, ?)",
            (season_id, player_id, now),
        )

    def set_unit(self, season_id: int, player_id: int, unit: int) -> None:
        self._db.execute(
            "UPDATE season_players SET unit = ? WHERE season_id = ? AND player_id = ?",
            (unit, season_id, player_id),
        )

    # --- tries ------------------------------------------------------------------------------------

    def latest_day(self, season_id: int, player_id: int) -> str:
        """Return the latest date on which the person began a try, empty for none."""
        row = self._db.execute(
            "SELECT max(day) FROM season_tries WHERE season_id = ? AND player_id = ?", (season_id, player_id)
        ).fetchone()
        return row[0] or ""

    def today(self, season_id: int, player_id: int, day: str) -> Today:
        """Return the tries of a date."""
        row = self._db.execute(
            "SELECT count(*), max(points) FROM season_tries WHERE season_id = ? AND player_id = ? AND day = ?",
            (season_id, player_id, day),
        ).fetchone()
        return Today(day, row[0], row[1])

    def begin(self, season_id: int, player_id: int, session: int, day: str) -> None:
        """Spend a try: it is spent when it begins."""
        self._db.execute(
            "INSERT INTO season_tries (session, season_id, player_id, day) VALUES (?, ?, ?, ?)",
            (session, season_id, player_id, day),
        )

    def of_session(self, session: int) -> tuple[int, str] | None:
        """Return season and date of an unfinished try."""
        row = self._db.execute(
            "SELECT season_id, day FROM season_tries WHERE session = ? AND points IS NULL", (session,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def finish(
        self,
        session: int,
        *,
        season_id: int,
        player_id: int,
        points: int,
        gained: int,
        new_day: bool,
        rights: int,
        answered: int,
        now: int,
    ) -> None:
        """Keep what a try brought, and let the person's sum grow by `gained`."""
        self._db.execute("UPDATE season_tries SET points = ? WHERE session = ?", (points, session))
        self._db.execute(
            "UPDATE season_players SET points = points + ?1, days = days + ?2, tries = tries + 1,"
            " rights = rights + ?3, answered = answered + ?4,"
            " reached_at = CASE WHEN ?1 > 0 THEN ?5 ELSE reached_at END WHERE season_id = ?6 AND player_id = ?7",
            (gained, new_day, rights, answered, now, season_id, player_id),
        )

    # --- boards -----------------------------------------------------------------------------------

    def top(self, season_id: int, count: int) -> list[tuple[str | None, int, int]]:
        """List the best as (name chosen for boards, points, days); who reached the same first stands first."""
        return self._db.execute(
            "SELECT board_name, s.points, s.days FROM season_players AS s"
            " JOIN players ON players.id = s.player_id WHERE season_id = ? AND tries > 0"
            " ORDER BY s.points DESC, s.reached_at LIMIT ?",
            (season_id, count),
        ).fetchall()

    def played(self, season_id: int) -> bool:
        """Whether anybody has finished a try."""
        row = self._db.execute(
            "SELECT 1 FROM season_players WHERE season_id = ? AND tries > 0 LIMIT 1", (season_id,)
        ).fetchone()
        return row is not None

    def count(self, season_id: int) -> int:
        """Return how many have finished a try."""
        row = self._db.execute(
            "SELECT count(*) FROM season_players WHERE season_id = ? AND tries > 0", (season_id,)
        ).fetchone()
        return int(row[0])

    def count_on(self, season_id: int, day: str) -> int:
        """Return how many began a try on a date."""
        row = self._db.execute(
            "SELECT count(DISTINCT player_id) FROM season_tries WHERE season_id = ? AND day = ?",
            (season_id, day),
        ).fetchone()
        return int(row[0])

    def tries(self, season_id: int) -> int:
        """Return how many tries were finished."""
        row = self._db.execute(
            "SELECT coalesce(sum(tries), 0) FROM season_players WHERE season_id = ?", (season_id,)
        ).fetchone()
        return int(row[0])

    def rank(self, season_id: int, points: int) -> int:
        """Return the place that so many points have."""
        row = self._db.execute(
            "SELECT count(*) + 1 FROM season_players WHERE season_id = ? AND tries > 0 AND points > ?",
            (season_id, points),
        ).fetchone()
        return int(row[0])

    def units(self, season_id: int) -> list[tuple[int, int, int]]:
        """List (unit, players, points) of the units from which anybody has played."""
        return self._db.execute(
            "SELECT unit, count(*), sum(points) FROM season_players"
            " WHERE season_id = ? AND unit IS NOT NULL AND tries > 0 GROUP BY unit",
            (season_id,),
        ).fetchall()

    def everybody(self, season_id: int) -> list[RecordRow]:
        """List all who finished a try, best first."""
        rows = self._db.execute(
            "SELECT board_name, unit, s.points, s.days, s.tries, s.rights, s.answered FROM season_players AS s"
            " JOIN players ON players.id = s.player_id WHERE season_id = ? AND tries > 0"
            " ORDER BY s.points DESC, s.reached_at",
            (season_id,),
        )
        return [RecordRow(*row) for row in rows.fetchall()]
