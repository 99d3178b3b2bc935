"""Groups as rows."""

from __future__ import annotations

import msgspec

from bot.core.group.group import Group, Unit
from bot.storage.database import Database

_encode = msgspec.json.Encoder().encode
_decode_units = msgspec.json.Decoder(tuple[Unit, ...]).decode


def group_id(chat_id: int) -> int:
    """Return the number of a group; raises ValueError for one of a person, which no forged button may make a group."""
    if chat_id >= 0:
        raise ValueError("a group's number is negative")
    return chat_id


class Groups:
    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, group_id: int) -> Group | None:
        row = self._db.execute(
            "SELECT id, title, language, zone, anyone_starts, pause_ms, member, greeted_at IS NOT NULL, units"
            " FROM groups WHERE id = ?",
            (group_id,),
        ).fetchone()
        if row is None:
            return None
        group_id, title, language, zone, anyone, pause, member, greeted, units = row
        return Group(
            group_id,
            title,
            language,
            zone,
            bool(anyone),
            pause,
            bool(member),
            bool(greeted),
            _decode_units(units),
        )

    def save(self, group: Group, now: int) -> None:
        """Add or change a group; the first greeting keeps its time."""
        place = (group_id(group.id), group.title, group.language, group.zone)
        facts = (*place, group.anyone_starts, group.pause_ms, group.member)
        self._db.execute(
            "INSERT INTO groups (id, title, language, zone, anyone_starts, pause_ms, member, greeted_at, created_at, units)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET title = excluded.title,"
            " language = excluded.language, zone = excluded.zone, anyone_starts = excluded.anyone_starts,"
            " pause_ms = excluded.pause_ms, member = excluded.member, units = excluded.units,"
            " greeted_at = coalesce(groups.greeted_at, excluded.greeted_at)",
            (*facts, now if group.greeted else None, now, _encode(group.units).decode()),
        )

    def move(self, old: int, new: int) -> None:
        """Carry a group over to the number of the supergroup that it became."""
        self._db.execute(
            "DELETE FROM groups WHERE id = ? AND EXISTS (SELECT 1 FROM groups WHERE id = ?)", (new, old)
        )
        self._db.execute("UPDATE groups SET id = ? WHERE id = ?", (new, old))
