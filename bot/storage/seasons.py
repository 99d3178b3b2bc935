"""Seasons as rows: the whole state is one value in one column, what is searched for stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from bot.core.season.season import next_deadline
from bot.core.season.state import Phase, Season
from bot.storage.database import Database
from bot.storage.groups import group_id

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Season).decode
_ROW = "state, chat_id, thread_id"


class PlayedSeason(Struct, frozen=True):
    """A season and where its group hears of it."""

    season: Season
    chat_id: int
    thread_id: int | None


class Seasons:
    """The tables `seasons` and `season_questions`; a group has at most one season that is not over."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def next_id(self) -> int:
        """Return the number of the season that is added next; none comes twice."""
        row = self._db.execute("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'seasons'").fetchone()
        return int(row[0]) if row else 1

    def add(self, played: PlayedSeason) -> None:
        season = played.season
        self._db.execute(
            "INSERT INTO seasons (id, player_id, chat_id, thread_id, code, phase, state, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                season.id,
                season.host,
                group_id(played.chat_id),
                played.thread_id,
                season.code,
                season.phase,
                _encode(season).decode(),
                next_deadline(season),
            ),
        )

    def save(self, season: Season) -> None:
        """Keep a season; one that nobody began is deleted."""
        if season.phase is Phase.OFF:
            self._db.execute("DELETE FROM seasons WHERE id = ?", (season.id,))
            return
        self._db.execute(
            "UPDATE seasons SET player_id = ?, phase = ?, state = ?, due_at = ?, over_at = ? WHERE id = ?",
            (
                season.host,
                season.phase,
                _encode(season).decode(),
                next_deadline(season),
                season.since if season.phase is Phase.OVER else None,
                season.id,
            ),
        )

    def find(self, season_id: int) -> PlayedSeason | None:
        return self._one("id = ?", season_id)

    def find_code(self, code: str) -> PlayedSeason | None:
        """Find the season behind a link; one that was not begun has none."""
        return self._one("code = ? AND phase <> 'setup'", code)

    def find_open(self, chat_id: int) -> PlayedSeason | None:
        """Find the season of a group that is not over."""
        return self._one("chat_id = ? AND phase IN ('setup', 'running')", chat_id)

    def newest_of(self, player_id: int) -> PlayedSeason | None:
        """Find the season that somebody joined last."""
        return self._one(
            "id = (SELECT max(season_id) FROM season_players WHERE player_id = ?)",
            player_id,
        )

    def running_of_host(self, player_id: int) -> list[PlayedSeason]:
        """List the seasons that a host has under way."""
        return self._list("player_id = ? AND phase IN ('setup', 'running')", player_id)

    def of_player(self, player_id: int) -> list[PlayedSeason]:
        """List the seasons whose boards may name a person."""
        return self._list(
            "id IN (SELECT season_id FROM season_players WHERE player_id = ? AND tries > 0)"
            " AND phase IN ('running', 'over')",
            player_id,
        )

    def due(self, now: int, limit: int) -> list[int]:
        """List the seasons that the clock moves, longest due first."""
        rows = self._db.execute(
            "SELECT id FROM seasons WHERE due_at <= ? ORDER BY due_at LIMIT ?", (now, limit)
        )
        return [season_id for (season_id,) in rows.fetchall()]

    def next_due(self) -> int | None:
        row = self._db.execute("SELECT min(due_at) FROM seasons WHERE due_at IS NOT NULL").fetchone()
        return row[0] if row else None

    def postpone(self, season_id: int, until: int) -> None:
        """Try one that could not be moved again later."""
        self._db.execute("UPDATE seasons SET due_at = ? WHERE id = ?", (until, season_id))

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and keeps its seasons; its topics are new."""
        self._db.execute(
            "UPDATE OR IGNORE seasons SET chat_id = ?, thread_id = NULL WHERE chat_id = ?", (new, old)
        )

    def purge(self, before: int) -> None:
        """Delete what was over before an instant."""
        self._db.execute("DELETE FROM seasons WHERE over_at < ?", (before,))

    # --- questions --------------------------------------------------------------------------------

    def count_answers(self, season_id: int, answers: Iterable[tuple[str, bool]]) -> None:
        """Count the answers of a finished try."""
        self._db.executemany(
            "INSERT INTO season_questions (season_id, question_id, answered, rights) VALUES (?, ?, 1, ?)"
            " ON CONFLICT DO UPDATE SET answered = answered + 1, rights = rights + excluded.rights",
            [(season_id, question_id, right) for question_id, right in answers],
        )

    def questions(self, season_id: int) -> list[tuple[str, int, int]]:
        """List (question, answered, right), the most missed first."""
        rows = self._db.execute(
            "SELECT question_id, answered, rights FROM season_questions WHERE season_id = ?"
            " ORDER BY rights - answered, question_id",
            (season_id,),
        )
        return rows.fetchall()

    # --- reading ----------------------------------------------------------------------------------

    def _one(self, where: str, *values: object) -> PlayedSeason | None:
        row = self._db.execute(f"SELECT {_ROW} FROM seasons WHERE {where}", values).fetchone()
        return PlayedSeason(_decode(row[0]), row[1], row[2]) if row else None

    def _list(self, where: str, *values: object) -> list[PlayedSeason]:
        rows = self._db.execute(f"SELECT {_ROW} FROM seasons WHERE {where} ORDER BY id", values)
        return [PlayedSeason(_decode(state), chat, thread) for state, chat, thread in rows.fetchall()]
