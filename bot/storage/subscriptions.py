"""Subscriptions to the daily push, and the ledger of what went out."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from msgspec import Struct

from bot.core.calendar import HOUR
from bot.core.push.push import Subscription
from bot.observer import NOBODY, Observer
from bot.storage.database import Database

_COLUMNS = (
    "chat_id, minute, zone, content, weekdays_only, quiet, topic, is_on, paused_until, pushed_on, next_due_at,"
    " thread_id"
)


class PushCounts(Struct, frozen=True):
    """What the operator sees of the last day: pushes by verdict, and how late the latest was in milliseconds."""

    pushed: int
    quiet: int
    late: int
    latest_ms: int


class Subscriptions:
    def __init__(self, db: Database, observer: Observer = NOBODY) -> None:
        self._db = db
        self._observer = observer

    def find(self, chat_id: int) -> Subscription | None:
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM subscriptions WHERE chat_id = ?", (chat_id,)
        ).fetchone()
        return _subscription(row) if row else None

    def save(self, subscription: Subscription) -> None:
        """Add or change a subscription; a change by its owner ends a refusal."""
        self._db.execute(
            "INSERT INTO subscriptions (chat_id, minute, zone, content, weekdays_only, quiet, topic, is_on,"
            " paused_until, pushed_on, next_due_at, thread_id, player_id)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, CASE WHEN ?1 > 0 THEN ?1 END)"
            " ON CONFLICT DO UPDATE SET minute = ?2, zone = ?3, content = ?4, weekdays_only = ?5, quiet = ?6,"
            " topic = ?7, is_on = ?8, paused_until = ?9, pushed_on = ?10, next_due_at = ?11, thread_id = ?12,"
            " refused = 0",
            (
                subscription.chat_id,
                subscription.minute,
                subscription.zone,
                subscription.content,
                subscription.weekdays_only,
                subscription.quiet,
                subscription.topic,
                subscription.on,
                subscription.paused_until,
                subscription.pushed_on.isoformat() if subscription.pushed_on else None,
                subscription.next_due_at,
                subscription.thread_id,
            ),
        )

    def move_on(self, subscription: Subscription) -> None:
        """Keep what a push alters: its date and the next instant."""
        self._db.execute(
            "UPDATE subscriptions SET pushed_on = ?, next_due_at = ? WHERE chat_id = ?",
            (
                subscription.pushed_on.isoformat() if subscription.pushed_on else None,
                subscription.next_due_at,
                subscription.chat_id,
            ),
        )

    def due(self, now: int, limit: int) -> list[Subscription]:
        """Return what is due, longest waiting first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM subscriptions WHERE next_due_at <= ? ORDER BY next_due_at LIMIT ?",
            (now, limit),
        )
        return [_subscription(row) for row in rows.fetchall()]

    def next_due_at(self) -> int | None:
        row = self._db.execute(
            "SELECT min(next_due_at) FROM subscriptions WHERE next_due_at IS NOT NULL"
        ).fetchone()
        return cast("int | None", row[0])

    def refuse(self, chat_id: int) -> None:
        """Switch off what Telegram refuses to deliver, so that it can be offered again."""
        self._db.execute(
            "UPDATE subscriptions SET refused = is_on, is_on = 0, next_due_at = NULL WHERE chat_id = ? AND is_on",
            (chat_id,),
        )

    def was_refused(self, chat_id: int) -> bool:
        row = self._db.execute("SELECT refused FROM subscriptions WHERE chat_id = ?", (chat_id,)).fetchone()
        return bool(row and row[0])

    def move_chat(self, old: int, new: int) -> None:
        """Carry a group's push over to the supergroup that it became."""
        for table in ("subscriptions", "pushes", "daily_polls"):
            self._db.execute(f"UPDATE OR REPLACE {table} SET chat_id = ? WHERE chat_id = ?", (new, old))

    def postpone(self, chat_id: int, until: int) -> None:
        """Look at a push that could not be dealt with later again."""
        self._db.execute("UPDATE subscriptions SET next_due_at = ? WHERE chat_id = ?", (until, chat_id))

    def enter(self, subscription: Subscription, day: date, verdict: str, now: int) -> bool:
        """Enter a date into the ledger; False when it had its push already, and then nothing may be pushed.

        A date whose push was dropped because it was too late can still have one at an hour set since.
        """
        cursor = self._db.execute(
            "INSERT INTO pushes (chat_id, player_id, day, verdict, due_at, at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET verdict = excluded.verdict, due_at = excluded.due_at, at = excluded.at"
            " WHERE verdict = 'late'",
            (
                subscription.chat_id,
                subscription.chat_id if subscription.chat_id > 0 else None,
                day.isoformat(),
                verdict,
                subscription.next_due_at,
                now,
            ),
        )
        if cursor.rowcount != 1:
            return False
        self._observer.pushed(verdict, max(0, now - (subscription.next_due_at or now)))
        return True

    def count_due(self, now: int) -> int:
        """Count what is due and not dealt with, up to a thousand."""
        row = self._db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM subscriptions WHERE next_due_at <= ? LIMIT 1000)", (now,)
        ).fetchone()
        return int(row[0])

    def counts(self, since: int) -> PushCounts:
        """Count pushes by verdict, from the hour on in which an instant lies."""
        rows = self._db.execute(
            "SELECT verdict, sum(count), max(latest_ms) FROM push_hours WHERE hour >= ? GROUP BY verdict",
            (since // HOUR,),
        ).fetchall()
        found = {verdict: (count, lateness) for verdict, count, lateness in rows}
        pushed, latest = found.get("push", (0, 0))
        return PushCounts(pushed, found.get("quiet", (0, 0))[0], found.get("late", (0, 0))[0], latest)

    def purge(self, before: int, limit: int) -> int:
        """Drop at most `limit` rows of the ledger from before an instant; returns how many went."""
        self._db.execute("DELETE FROM push_hours WHERE hour < ?", (before // HOUR,))
        return self._db.execute(
            "DELETE FROM pushes WHERE (chat_id, day) IN (SELECT chat_id, day FROM pushes WHERE at < ? LIMIT ?)",
            (before, limit),
        ).rowcount


def _subscription(row: tuple[Any, ...]) -> Subscription:
    (chat, minute, zone, content, weekdays, quiet, topic, on, paused, pushed_on, due, thread) = row
    return Subscription(
        chat,
        minute,
        zone,
        content,
        bool(weekdays),
        bool(quiet),
        topic,
        bool(on),
        paused,
        date.fromisoformat(pushed_on) if pushed_on else None,
        due,
        thread,
    )
