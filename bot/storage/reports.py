"""What players report about questions; three open reports that count bench a question until someone looks."""

from __future__ import annotations

from msgspec import Struct

from bot.core.admin.reports import BENCHED_AT
from bot.storage.database import Database


class Digest(Struct, frozen=True):
    """What was reported since an instant: how many reports, and the questions that most were about."""

    reports: int
    questions: tuple[str, ...]


class Reports:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self, question_id: str, player_id: int, now: int, reason: str = "", *, counts: bool = True
    ) -> bool:
        """Keep a report; False when the person has an open one for this question."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO reports (question_id, player_id, at, reason, counts) VALUES (?, ?, ?, ?, ?)",
            (question_id, player_id, now, reason, counts),
        )
        return cursor.rowcount == 1

    def take_back(self, question_id: str, player_id: int) -> bool:
        """Delete the person's open report of a question; False when there is none."""
        cursor = self._db.execute(
            "DELETE FROM reports WHERE question_id = ? AND player_id = ? AND closed_at IS NULL",
            (question_id, player_id),
        )
        return cursor.rowcount == 1

    def find_reason(self, question_id: str, player_id: int) -> str | None:
        """Return the reason of the person's open report of a question, None when there is none."""
        row = self._db.execute(
            "SELECT reason FROM reports WHERE question_id = ? AND player_id = ? AND closed_at IS NULL",
            (question_id, player_id),
        ).fetchone()
        return str(row[0]) if row else None

    def counting_since(self, player_id: int, since: int) -> int:
        """Count the reports of a person since an instant that count."""
        row = self._db.execute(
            "SELECT count(*) FROM reports WHERE player_id = ? AND at >= ? AND counts", (player_id, since)
        ).fetchone()
        return int(row[0])

    def discount(self, player_id: int) -> None:
        """Let none of a person's open reports count any more."""
        self._db.execute(
            "UPDATE reports SET counts = 0 WHERE player_id = ? AND closed_at IS NULL", (player_id,)
        )

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

    def reasons(self, question_id: str) -> dict[str, int]:
        """Return how often each reason was given for a question, in open reports."""
        rows = self._db.execute(
            "SELECT reason, count(*) FROM reports WHERE question_id = ? AND closed_at IS NULL GROUP BY reason",
            (question_id,),
        )
        return dict(rows.fetchall())

    def ripe(self) -> list[str]:
        """List the questions with three open reports that count, in the order in which the third one came."""
        rows = self._db.execute(
            "SELECT question_id FROM reports WHERE closed_at IS NULL AND counts GROUP BY question_id"
            " HAVING count(*) >= ?",
            (BENCHED_AT,),
        ).fetchall()
        return [question for _, question in sorted((self._ripened(one), one) for (one,) in rows)]

    def _ripened(self, question_id: str) -> int:
        row = self._db.execute(
            "SELECT at FROM reports WHERE question_id = ? AND closed_at IS NULL AND counts"
            " ORDER BY at LIMIT 1 OFFSET ?",
            (question_id, BENCHED_AT - 1),
        ).fetchone()
        return int(row[0])

    def since(self, at: int, shown: int) -> Digest:
        """Sum up the open reports after an instant."""
        rows = self._db.execute(
            "SELECT question_id, count(*) FROM reports WHERE closed_at IS NULL AND at > ?"
            " GROUP BY question_id ORDER BY 2 DESC, 1",
            (at,),
        ).fetchall()
        return Digest(sum(count for _, count in rows), tuple(question for question, _ in rows[:shown]))

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
