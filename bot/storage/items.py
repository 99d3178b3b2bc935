"""Items that learn: totals of each, kept in the transaction of the answer, so that a million answers cost no more."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.question.items import ENOUGH_EARLIER, ENOUGH_FOR_LEVEL, ItemTotals
from bot.storage.database import Database

_COLUMNS = "first, first_right, later, later_right, rest, rest_right, rest_sum, rest_squares, rest_sum_right"


class Items:
    def __init__(self, db: Database) -> None:
        self._db = db

    def answered_before(self, player_id: int, question_id: str) -> bool:
        """Whether the person has answered this very item before; asked before the new answer is kept."""
        row = self._db.execute(
            "SELECT 1 FROM answers WHERE player_id = ? AND question_id = ? LIMIT 1", (player_id, question_id)
        ).fetchone()
        return row is not None

    def count_later(self, question_id: str, *, right: bool) -> None:
        """Count an answer of somebody who had seen the item."""
        self._db.execute(
            "INSERT INTO item_totals (question_id, later, later_right) VALUES (?1, 1, ?2)"
            " ON CONFLICT DO UPDATE SET later = later + 1, later_right = later_right + ?2",
            (question_id, right),
        )

    def count_first(self, question_id: str, *, right: bool, choice: int, earlier: tuple[int, int]) -> None:
        """Count a first answer: what was chosen, and the person's (right, all) answers so far."""
        rights, total = earlier
        counts = total >= ENOUGH_EARLIER
        share = rights / total if counts else 0.0
        self._db.execute(
            f"INSERT INTO item_totals (question_id, {_COLUMNS}) VALUES (?1, 1, ?2, 0, 0, ?3, ?4, ?5, ?6, ?7)"
            " ON CONFLICT DO UPDATE SET first = first + 1, first_right = first_right + ?2, rest = rest + ?3,"
            " rest_right = rest_right + ?4, rest_sum = rest_sum + ?5, rest_squares = rest_squares + ?6,"
            " rest_sum_right = rest_sum_right + ?7",
            (question_id, right, counts, counts and right, share, share * share, share if right else 0.0),
        )
        self._db.execute(
            "INSERT INTO item_choices (question_id, choice, count) VALUES (?, ?, 1)"
            " ON CONFLICT DO UPDATE SET count = count + 1",
            (question_id, choice),
        )

    def every(self) -> dict[str, ItemTotals]:
        """Return the totals of every item that was answered."""
        choices: dict[str, dict[int, int]] = {}
        for name, choice, count in self._db.execute("SELECT question_id, choice, count FROM item_choices"):
            choices.setdefault(name, {})[choice] = count
        rows = self._db.execute(f"SELECT question_id, {_COLUMNS} FROM item_totals")
        return {name: replace(ItemTotals(*totals), choices=choices.get(name, {})) for name, *totals in rows}

    def measured(self) -> dict[str, ItemTotals]:
        """Return the first answers of the items whose level is known by them, and nothing else of their totals."""
        rows = self._db.execute(
            "SELECT question_id, first, first_right FROM item_totals WHERE first >= ?", (ENOUGH_FOR_LEVEL,)
        )
        return {name: ItemTotals(first, right) for name, first, right in rows}
