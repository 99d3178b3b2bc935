"""Players as rows: their settings, their judgement counts and their streak."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, cast

from bot.core.calendar import DAY
from bot.core.language import Language
from bot.core.learning.discrimination import Judgements
from bot.core.learning.streak import Streak
from bot.core.player.player import Player
from bot.storage.database import Database
from bot.storage.deletions import Deletions

_COLUMNS = "id, language, region, zone, session_length, board_name, points, practises_for, pictures"


class Players:
    """The players table, and what the bot waits for from them."""

    def __init__(self, db: Database, deletions: Deletions | None = None) -> None:
        self._db = db
        self._deletions = deletions

    def find(self, player_id: int) -> Player | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM players WHERE id = ?", (player_id,)).fetchone()
        if row is None:
            return None
        values: list[Any] = [*row[:-1], bool(row[-1])]
        return Player(*values)

    def add(self, player: Player, now: int) -> None:
        self._db.execute(
            "INSERT INTO players (id, language, region, zone, session_length, created_at, seen_at,"
            " practises_for, pictures) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)",
            (
                player.id,
                player.language,
                player.region,
                player.zone,
                player.session_length,
                now,
                player.practises_for,
                player.pictures,
            ),
        )

    def save(self, player: Player) -> None:
        """Keep the settings of a player; points belong to the answers and are left alone."""
        self._db.execute(
            "UPDATE players SET language = ?, region = ?, zone = ?, session_length = ?, board_name = ?,"
            " practises_for = ?, pictures = ? WHERE id = ?",
            (
                player.language,
                player.region,
                player.zone,
                player.session_length,
                player.board_name,
                player.practises_for,
                player.pictures,
                player.id,
            ),
        )

    def count(self) -> int:
        """Return how many people there are, from the total that is kept."""
        return int(self._db.execute("SELECT count FROM totals WHERE name = 'people'").fetchone()[0])

    def unseen(self, since: int, limit: int) -> dict[int, bool]:
        """List people who were not seen in private since an instant, and whether they are there all the same: in a group."""
        rows = self._db.execute(
            "SELECT id, EXISTS (SELECT 1 FROM answers WHERE player_id = players.id AND at >= ?1)"
            " OR EXISTS (SELECT 1 FROM contest_players WHERE player_id = players.id)"
            " OR EXISTS (SELECT 1 FROM daily_votes WHERE player_id = players.id)"
            " FROM players WHERE seen_at < ?1 AND created_at < ?1 ORDER BY seen_at LIMIT ?2",
            (since, limit),
        )
        return {player_id: bool(there) for player_id, there in rows.fetchall()}

    def language(self, player_id: int) -> Language | None:
        row = self._db.execute("SELECT language FROM players WHERE id = ?", (player_id,)).fetchone()
        return cast(Language, row[0]) if row else None

    def add_points(self, player_id: int, points: int) -> None:
        self._db.execute("UPDATE players SET points = points + ? WHERE id = ?", (points, player_id))

    def judgements(self, player_id: int) -> Judgements:
        row = self._db.execute(
            "SELECT scams, hits, genuine, false_alarms FROM players WHERE id = ?", (player_id,)
        ).fetchone()
        return Judgements(*row) if row else Judgements()

    def genuine_run(self, player_id: int) -> int:
        """How many genuine messages in a row were not doubted."""
        row = self._db.execute("SELECT genuine_run FROM players WHERE id = ?", (player_id,)).fetchone()
        return int(row[0]) if row else 0

    def count_judgement(self, player_id: int, *, scam: bool, right: bool) -> None:
        """Count one judged message: a scam caught or missed, a genuine one trusted or doubted."""
        self._db.execute(
            "UPDATE players SET scams = scams + ?, hits = hits + ?, genuine = genuine + ?,"
            " false_alarms = false_alarms + ?, genuine_run = CASE WHEN ? THEN genuine_run WHEN ? THEN"
            " genuine_run + 1 ELSE 0 END WHERE id = ?",
            (scam, scam and right, not scam, not scam and not right, scam, right, player_id),
        )

    def streak(self, player_id: int) -> Streak:
        row = self._db.execute(
            "SELECT streak_days, streak_last, streak_forgiven FROM players WHERE id = ?", (player_id,)
        ).fetchone()
        if row is None:
            return Streak()
        return Streak(row[0], _date(row[1]), _date(row[2]))

    def save_streak(self, player_id: int, streak: Streak) -> None:
        self._db.execute(
            "UPDATE players SET streak_days = ?, streak_last = ?, streak_forgiven = ? WHERE id = ?",
            (streak.days, _text(streak.last), _text(streak.forgiven), player_id),
        )

    def age(self, player_id: int, now: int) -> int:
        """Return how long ago the person came, in ms; 0 for somebody who is not kept."""
        row = self._db.execute("SELECT created_at FROM players WHERE id = ?", (player_id,)).fetchone()
        return max(0, now - row[0]) if row else 0

    def hide_name(self, player_id: int) -> None:
        """Take the person's name off every board; they may choose another, not the same."""
        self._db.execute(
            "UPDATE players SET hidden_name = board_name, board_name = NULL"
            " WHERE id = ? AND board_name IS NOT NULL",
            (player_id,),
        )

    def hidden_name(self, player_id: int) -> str | None:
        """Return the name that the owner hid last."""
        row = self._db.execute("SELECT hidden_name FROM players WHERE id = ?", (player_id,)).fetchone()
        return row[0] if row else None

    def mute(self, player_id: int, at: int | None) -> None:
        """Keep a person off the boards from an instant on; None lets them back."""
        self._db.execute("UPDATE players SET muted_at = ? WHERE id = ?", (at, player_id))

    def is_muted(self, player_id: int) -> bool:
        """Whether the owner keeps the person off the boards."""
        row = self._db.execute("SELECT muted_at FROM players WHERE id = ?", (player_id,)).fetchone()
        return row is not None and row[0] is not None

    def muted(self, limit: int) -> list[int]:
        """List who is muted, the latest first."""
        rows = self._db.execute(
            "SELECT id FROM players WHERE muted_at IS NOT NULL ORDER BY muted_at DESC LIMIT ?", (limit,)
        )
        return [player_id for (player_id,) in rows.fetchall()]

    def mark_unreachable(self, player_id: int, now: int) -> None:
        """Note that Telegram refuses messages to this person, so that nothing more is tried."""
        self._db.execute("UPDATE players SET unreachable_at = ? WHERE id = ?", (now, player_id))

    def mark_reachable(self, player_id: int) -> None:
        self._db.execute(
            "UPDATE players SET unreachable_at = NULL WHERE id = ? AND unreachable_at IS NOT NULL",
            (player_id,),
        )

    def mark_seen(self, player_id: int, now: int) -> None:
        """Note that the person is here, and so can be reached; once a day is often enough."""
        self._db.execute(
            "UPDATE players SET unreachable_at = NULL, seen_at = ? WHERE id = ?"
            " AND (unreachable_at IS NOT NULL OR seen_at < ?)",
            (now, player_id, now - DAY),
        )

    def expect(self, player_id: int, what: str, until: int) -> None:
        """Remember that the next text of the person answers `what`, until an instant."""
        self._db.execute(
            "INSERT OR REPLACE INTO awaited (player_id, what, until) VALUES (?, ?, ?)",
            (player_id, what, until),
        )

    def stop_expecting(self, player_id: int) -> None:
        self._db.execute("DELETE FROM awaited WHERE player_id = ?", (player_id,))

    def take_expected(self, player_id: int, now: int) -> str | None:
        """Return what is awaited from the person and stop waiting for it."""
        row = self._db.execute(
            "DELETE FROM awaited WHERE player_id = ? RETURNING what, until", (player_id,)
        ).fetchone()
        return cast(str, row[0]) if row and row[1] > now else None

    def find_expected(self, player_id: int, now: int) -> str | None:
        """Return what is awaited from the person, and go on waiting for it."""
        row = self._db.execute(
            "SELECT what FROM awaited WHERE player_id = ? AND until > ?", (player_id, now)
        ).fetchone()
        return row[0] if row else None

    def purge_expected(self, now: int) -> None:
        """Wait no longer for what nobody typed in time."""
        self._db.execute("DELETE FROM awaited WHERE until < ?", (now,))

    def note_forgotten(self, player_id: int, now: int) -> None:
        """Remember that the person asked to be forgotten, for a restored backup to repeat it."""
        self._db.execute("INSERT INTO forgotten (player_id, at) VALUES (?, ?)", (player_id, now))
        if self._deletions is not None:
            self._db.after_commit(partial(self._deletions.note, player_id, now))

    def purge_forgotten(self, before: int) -> None:
        self._db.execute("DELETE FROM forgotten WHERE at < ?", (before,))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> Any:
    return day.isoformat() if day else None
