"""Answers, the cards they move, and the totals that grow with them."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from bot.core.learning.review import Card
from bot.observer import NOBODY, Observer
from bot.storage.database import Database


class AnswerRow(Struct, frozen=True):
    """One answer as it is kept: `at` in milliseconds, `day` the person's local date."""

    player_id: int
    session_id: int
    position: int
    question_id: str
    cue: str
    topic: str
    kind: str
    is_right: bool
    sure: bool | None
    points: int
    at: int
    day: str


class Answers:
    """The answers table with its totals by topic."""

    def __init__(self, db: Database, observer: Observer = NOBODY) -> None:
        self._db = db
        self._observer = observer

    def add(self, answer: AnswerRow) -> bool:
        """Keep an answer; False when this place of the session has one already."""
        is_new = (
            self._db.execute(
                "INSERT OR IGNORE INTO answers (player_id, session_id, position, question_id, cue, topic, kind,"
                " is_right, sure, points, at, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    answer.player_id,
                    answer.session_id,
                    answer.position,
                    answer.question_id,
                    answer.cue,
                    answer.topic,
                    answer.kind,
                    answer.is_right,
                    answer.sure,
                    answer.points,
                    answer.at,
                    answer.day,
                ),
            ).rowcount
            == 1
        )
        if is_new:
            self._observer.answered(answer.kind, answer.is_right)
        return is_new

    def newest(self) -> int:
        """Return the number of the newest answer: how many there were, as good as."""
        row = self._db.execute("SELECT coalesce(max(id), 0) FROM answers").fetchone()
        return int(row[0])

    def answered_on(self, player_id: int, question_id: str, day: str, since: int) -> bool:
        """Whether the question was answered on that local day; `since` bounds the look back."""
        row = self._db.execute(
            "SELECT 1 FROM answers WHERE player_id = ? AND at >= ? AND question_id = ? AND day = ? LIMIT 1",
            (player_id, since, question_id, day),
        ).fetchone()
        return row is not None

    def points_of(self, session_id: int) -> int:
        row = self._db.execute(
            "SELECT coalesce(sum(points), 0) FROM answers WHERE session_id = ?", (session_id,)
        ).fetchone()
        return int(row[0])

    def last_times(self, player_id: int, since: int) -> dict[str, int]:
        """Return when each question was answered last, for those answered since an instant."""
        # In the order of the index, so that nothing is sorted; the last of a question stays.
        rows = self._db.execute(
            "SELECT question_id, at FROM answers WHERE player_id = ? AND at >= ? ORDER BY at",
            (player_id, since),
        )
        return dict(rows.fetchall())

    def recent(self, player_id: int, count: int) -> list[bool]:
        """Return whether each of the latest answers was right, the newest first."""
        rows = self._db.execute(
            "SELECT is_right FROM answers WHERE player_id = ? ORDER BY at DESC LIMIT ?", (player_id, count)
        )
        return [bool(right) for (right,) in rows.fetchall()]

    def by_day(self, player_id: int, since: int) -> dict[str, int]:
        """Return how many answers there were on each local day since an instant."""
        rows = self._db.execute(
            "SELECT day, count(*) FROM answers WHERE player_id = ? AND at >= ? GROUP BY day",
            (player_id, since),
        )
        return dict(rows.fetchall())

    def practised_on(self, player_id: int, day: str, since: int) -> bool:
        """Whether the person has practised on that local day, other than by answering what was pushed to them."""
        row = self._db.execute(
            "SELECT 1 FROM answers JOIN sessions ON sessions.id = session_id"
            " WHERE answers.player_id = ? AND at >= ? AND day = ? AND slot <> 'push' LIMIT 1",
            (player_id, since, day),
        ).fetchone()
        return row is not None

    def count_topic(self, player_id: int, topic: str, right: bool) -> None:
        self._db.execute(
            "INSERT INTO topic_totals (player_id, topic, rights, total) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET rights = rights + excluded.rights, total = total + 1",
            (player_id, topic, right),
        )

    def topics(self, player_id: int) -> dict[str, tuple[int, int]]:
        """Return (right, all) answers by topic."""
        rows = self._db.execute(
            "SELECT topic, rights, total FROM topic_totals WHERE player_id = ?", (player_id,)
        )
        return {topic: (rights, total) for topic, rights, total in rows.fetchall()}


class Cards:
    """The memory of each person and cue."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, player_id: int, cue: str) -> Card | None:
        row = self._db.execute(
            "SELECT cue, due, stability, difficulty, last_review FROM cards WHERE player_id = ? AND cue = ?",
            (player_id, cue),
        ).fetchone()
        return Card(*row) if row else None

    def save(self, player_id: int, card: Card) -> None:
        self._db.execute(
            "INSERT INTO cards (player_id, cue, due, stability, difficulty, last_review) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET due = excluded.due, stability = excluded.stability,"
            " difficulty = excluded.difficulty, last_review = excluded.last_review",
            (player_id, card.cue, card.due, card.stability, card.difficulty, card.last_review),
        )

    def due(self, player_id: int, until: int) -> list[str]:
        """Return the cues due before an instant, most overdue first."""
        rows = self._db.execute(
            "SELECT cue FROM cards WHERE player_id = ? AND due < ? ORDER BY due", (player_id, until)
        )
        return [cue for (cue,) in rows.fetchall()]

    def known(self, player_id: int) -> frozenset[str]:
        rows = self._db.execute("SELECT cue FROM cards WHERE player_id = ?", (player_id,))
        return frozenset(cue for (cue,) in rows.fetchall())

    def lasting(self, player_id: int, days: float) -> int:
        """How many cues are remembered for so many days or longer."""
        row = self._db.execute(
            "SELECT count(*) FROM cards WHERE player_id = ? AND stability >= ?", (player_id, days)
        ).fetchone()
        return int(row[0])

    def next_due(self, player_id: int, after: int) -> int | None:
        """Return the earliest due instant from `after` on."""
        row = self._db.execute(
            "SELECT min(due) FROM cards WHERE player_id = ? AND due >= ?", (player_id, after)
        ).fetchone()
        return cast("int | None", row[0])
