"""All that is kept of one person, wherever it lies: exported by /export, deleted by /forget."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bot.storage.database import Database

BY_CHAT = {"messages": "chat_id", "outbox": "chat_id", "deferred_updates": "person_id"}
"""Tables of the rim that hold a person under another name: their private chat, or the sender of an update."""
STARTED = {"contests": "starter", "contest_schedules": "starter"}
"""What a person began belongs to the group; only who it was is theirs."""
_OF_THE_GROUP = frozenset({"head", "plan", "settings"})


class Personal:
    """Export and deletion by the schema itself, so that a table added later is not forgotten."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tables(self) -> list[str]:
        """Return the tables that hold rows by person."""
        rows = self._db.execute(
            "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND c.name = 'player_id' AND m.name <> 'forgotten' ORDER BY m.name"
        )
        return [name for (name,) in rows.fetchall()]

    def keeps(self, player_id: int) -> bool:
        """Whether anything is kept of the person, but what was said to them lately; at the same cost for anybody."""
        return any(
            self._db.execute(f"SELECT 1 FROM [{table}] WHERE [{column}] = ? LIMIT 1", (player_id,)).fetchone()
            for table, column in self._places().items()
        )

    def export(self, player_id: int) -> str | None:
        """Return everything about the person as JSON, or None when nothing is kept."""
        if not self.keeps(player_id):
            return None
        return b"".join(self.pieces(player_id)).decode()

    def pieces(self, player_id: int) -> Iterator[bytes]:
        """Yield the same a row at a time, so that who writes a large one can do something else in between."""
        before = b"{\n"
        for table, column in (self._places() | BY_CHAT).items():
            lines = (_line(row) for row in self._rows(table, column, player_id))
            first = next(lines, None)
            if first is None:
                continue
            yield before + b'"%s": [\n' % table.encode() + first
            for line in lines:
                yield b",\n" + line
            before = b"],\n"
        yield b"]}\n" if before != b"{\n" else b"{}\n"

    def _places(self) -> dict[str, str]:
        return {"players": "id", **dict.fromkeys(self.tables(), "player_id"), **STARTED}

    def _rows(self, table: str, column: str, player_id: int) -> Iterator[dict[str, Any]]:
        cursor = self._db.execute(f"SELECT * FROM [{table}] WHERE [{column}] = ?", (player_id,))
        names = [column[0] for column in cursor.description]
        hidden = _OF_THE_GROUP if table in STARTED else frozenset()
        for row in cursor:
            yield {
                name: _readable(value) for name, value in zip(names, row, strict=True) if name not in hidden
            }

    def delete(self, player_id: int) -> None:
        """Delete the person's rows in every table, their reports among them: a report counts by its author."""
        for table in self.tables():
            self._db.execute(f"DELETE FROM [{table}] WHERE player_id = ?", (player_id,))
        for table, column in STARTED.items():
            self._db.execute(f"UPDATE [{table}] SET [{column}] = 0 WHERE [{column}] = ?", (player_id,))
        self._db.execute("DELETE FROM players WHERE id = ?", (player_id,))


def export_beside(path: Path, player_id: int) -> bytes:
    """Export with a connection of its own, for a thread beside the loop: somebody with many answers holds up nobody."""
    db = Database.open_to_read(path)
    try:
        return b"".join(Personal(db).pieces(player_id))
    finally:
        db.close()


def _line(row: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(row), indent=0)


def _readable(value: Any) -> Any:
    """Show a JSON column as what it holds."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str) and value[:1] in "{[" and value:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
