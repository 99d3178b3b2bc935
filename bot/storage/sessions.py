"""Sessions as rows: the whole state is one value in one column."""

from __future__ import annotations

from typing import cast

import msgspec

from bot.core.quiz.quiz import Session
from bot.core.quiz.sessions import SESSIONS
from bot.storage.database import Database

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Session).decode


class Sessions:
    """At most one open session of a person in each slot: practice, exam, push."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def next_id(self) -> int:
        """Return the number of the session that is added next; none comes twice, whatever was deleted."""
        row = self._db.execute("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'sessions'").fetchone()
        return cast(int, row[0]) if row else 1

    def add(self, session: Session, now: int) -> None:
        self._db.execute(
            "INSERT INTO sessions (id, player_id, slot, state, open, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, 1, ?, ?)",
            (session.id, session.player_id, session.rules.slot, _encode(session).decode(), now, now),
        )

    def save(self, session: Session, now: int) -> None:
        self._db.execute(
            "UPDATE sessions SET state = ?, open = ?, updated_at = ? WHERE id = ?",
            (_encode(session).decode(), session.open, now, session.id),
        )

    def delete(self, session_id: int) -> None:
        """Delete a session in which nothing was answered: nobody will look back at it."""
        self._db.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    def find(self, session_id: int) -> Session | None:
        row = self._db.execute("SELECT state FROM sessions WHERE id = ?", (session_id,)).fetchone()
        return _decode(row[0]) if row else None

    def find_open(self, player_id: int, kind: str) -> Session | None:
        row = self._db.execute(
            "SELECT state FROM sessions WHERE player_id = ? AND slot = ? AND open",
            (player_id, SESSIONS[kind].slot),
        ).fetchone()
        return _decode(row[0]) if row else None

    def purge(self, before: int, limit: int) -> int:
        """Delete at most `limit` sessions untouched since an instant; their answers stay. Returns how many went."""
        return self._db.execute(
            "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE updated_at < ? LIMIT ?)",
            (before, limit),
        ).rowcount
