"""All that is kept of one person, wherever it lies: every table with a `player_id` column."""

from __future__ import annotations

import json
from typing import Any

from bot.storage.database import Database


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

    def export(self, player_id: int) -> str | None:
        """Return everything about the person as JSON, or None when there is nothing."""
        found: dict[str, Any] = {"players": self._rows("players", "id", player_id)}
        for table in self.tables():
            found[table] = self._rows(table, "player_id", player_id)
        kept = {table: rows for table, rows in found.items() if rows}
        return json.dumps(kept, ensure_ascii=False, indent=1) if kept else None

    def _rows(self, table: str, column: str, player_id: int) -> list[dict[str, Any]]:
        cursor = self._db.execute(f"SELECT * FROM [{table}] WHERE [{column}] = ?", (player_id,))
        names = [column[0] for column in cursor.description]
        return [
            {name: _readable(value) for name, value in zip(names, row, strict=True)}
            for row in cursor.fetchall()
        ]

    def delete(self, player_id: int) -> None:
        """Delete the person's rows in every table, their reports among them: a report counts by its author."""
        for table in self.tables():
            self._db.execute(f"DELETE FROM [{table}] WHERE player_id = ?", (player_id,))
        self._db.execute("DELETE FROM players WHERE id = ?", (player_id,))


def _readable(value: Any) -> Any:
    """Show a JSON column as what it holds."""
    if isinstance(value, str) and value[:1] in "{[" and value:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value.hex() if isinstance(value, bytes) else value
