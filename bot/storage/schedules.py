"""Contests that come every week, one row a group."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from bot.core.contest.state import Settings
from bot.storage.database import Database
from bot.storage.groups import group_id

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Settings).decode


class Schedule(Struct, frozen=True):
    """A regular contest: weekday (0 is Monday) and hour in the group's zone, and when it starts next."""

    chat_id: int
    thread_id: int | None
    weekday: int
    hour: int
    settings: Settings
    starter: int
    next_at: int


class Schedules:
    """The table `contest_schedules`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, chat_id: int) -> Schedule | None:
        """Find the regular contest of a group."""
        found = self._read("WHERE chat_id = ?", (chat_id,))
        return found[0] if found else None

    def save(self, schedule: Schedule) -> None:
        """Keep a group's regular contest in place of an earlier one."""
        self._db.execute(
            "INSERT OR REPLACE INTO contest_schedules (chat_id, thread_id, weekday, hour, settings, starter, next_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                group_id(schedule.chat_id),
                schedule.thread_id,
                schedule.weekday,
                schedule.hour,
                _encode(schedule.settings).decode(),
                schedule.starter,
                schedule.next_at,
            ),
        )

    def delete(self, chat_id: int) -> bool:
        """Give the regular contest up; False when there was none."""
        return self._db.execute("DELETE FROM contest_schedules WHERE chat_id = ?", (chat_id,)).rowcount > 0

    def due(self, before: int, limit: int) -> list[Schedule]:
        """List the contests that start before an instant, the earliest first."""
        return self._read("WHERE next_at <= ? ORDER BY next_at LIMIT ?", (before, limit))

    def next_start(self) -> int | None:
        """When the next one starts."""
        row = self._db.execute("SELECT min(next_at) FROM contest_schedules").fetchone()
        return row[0] if row else None

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and keeps its hour; its topics are new."""
        self._db.execute(
            "UPDATE OR REPLACE contest_schedules SET chat_id = ?, thread_id = NULL WHERE chat_id = ?",
            (new, old),
        )

    def _read(self, where: str, params: tuple[int, ...]) -> list[Schedule]:
        rows = self._db.execute(
            f"SELECT chat_id, thread_id, weekday, hour, settings, starter, next_at FROM contest_schedules {where}",
            params,
        )
        return [
            Schedule(chat, thread, weekday, hour, _decode(settings), starter, next_at)
            for chat, thread, weekday, hour, settings, starter, next_at in rows.fetchall()
        ]
