"""Small things that must outlive a restart, one row of `meta` each: when an alarm was last said, where a count stood."""

from __future__ import annotations

from bot.storage.database import Database


class Notes:
    """Whole numbers by name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, name: str) -> int | None:
        """Return a note, None when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (f"note:{name}",)).fetchone()
        return int(row[0]) if row else None

    def save(self, name: str, value: int) -> None:
        """Write a note in place of an earlier one."""
        self._db.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (f"note:{name}", str(value))
        )

    def delete(self, name: str) -> None:
        """Take a note away."""
        self._db.execute("DELETE FROM meta WHERE name = ?", (f"note:{name}",))
