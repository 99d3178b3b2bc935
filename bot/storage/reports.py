"""What players report about questions; three open reports bench a question until someone looks."""

from __future__ import annotations

from bot.storage.database import Database

BENCHED_AT = 3


class Reports:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, question_id: str, player_id: int, now: int) -> bool:
        """Keep a report; False when the person has an open one for this question."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO reports (question_id, player_id, at) VALUES (?, ?, ?)",
            (question_id, player_id, now),
        )
        return cursor.rowcount == 1

    def count_open(self, question_id: str) -> int:
        row = self._db.execute(
            "SELECT count(*) FROM reports WHERE question_id = ? AND closed_at IS NULL", (question_id,)
        ).fetchone()
        return int(row[0])

    def open_counts(self, player_id: int | None = None) -> dict[str, int]:
        """Return the number of open reports of each reported question, of one person or of all."""
        if player_id is not None:
            rows = self._db.execute(
                "SELECT question_id, count(*) FROM reports WHERE player_id = ? AND closed_at IS NULL"
                " GROUP BY question_id",
                (player_id,),
            )
            return dict(rows.fetchall())
        rows = self._db.execute(
            "SELECT question_id, count(*) FROM reports WHERE closed_at IS NULL GROUP BY question_id"
        )
        return dict(rows.fetchall())

    def benched(self) -> frozenset[str]:
        """Return the questions that are out of play."""
        reported = {question for question, count in self.open_counts().items() if count >= BENCHED_AT}
        return frozenset(reported | self.withdrawn())

    def withdrawn(self) -> set[str]:
        """Return the questions that the owner took out of play."""
        return {question for (question,) in self._db.execute("SELECT question_id FROM withdrawn")}

    def withdraw(self, question_id: str, now: int) -> None:
        """Take a question out of play until `keep`."""
        self._db.execute(
            "INSERT OR REPLACE INTO withdrawn (question_id, at) VALUES (?, ?)", (question_id, now)
        )

    def keep(self, question_id: str) -> None:
        """Put a question back into play."""
        self._db.execute("DELETE FROM withdrawn WHERE question_id = ?", (question_id,))

    def close_all(self, now: int) -> int:
        """Close every open report; returns how many there were."""
        return self._db.execute("UPDATE reports SET closed_at = ? WHERE closed_at IS NULL", (now,)).rowcount

    def close(self, question_id: str, now: int) -> int:
        """Close all open reports of a question: someone has looked. Returns how many there were."""
        return self._db.execute(
            "UPDATE reports SET closed_at = ? WHERE question_id = ? AND closed_at IS NULL", (now, question_id)
        ).rowcount

    def close_by(self, player_id: int, now: int) -> int:
        """Close all open reports of a person; returns how many there were."""
        return self._db.execute(
            "UPDATE reports SET closed_at = ? WHERE player_id = ? AND closed_at IS NULL", (now, player_id)
        ).rowcount
