"""What the owner hears: an alarm of each kind at most once an hour, and a line a day, in the owner's language."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.calendar import DAY, HOUR
from bot.core.effects import Post, Priority, Say
from bot.storage.store import Store

ALARMS = ("fault", "backup", "stuck", "late", "disk", "log", "conflict")
REPORTS = "reports-told"
REPORTS_PAUSE = 6 * HOUR
NAMED = 5
"""So many of the reported questions are named in a digest."""


class OwnerNews:
    """`owner` is the chat that hears, None when nobody does. When something was said last outlives a restart."""

    def __init__(self, store: Store, owner: int | None, language: str) -> None:
        self._store = store
        self._owner = owner
        self._language = language

    def alarm(self, kind: str, args: Mapping[str, int], now: int) -> bool:
        """Say that something stands badly; False when an alarm of this kind was said within the hour, or nobody hears."""
        if self._owner is None:
            return False
        said = self._store.notes.find(f"alarm-{kind}")
        # An instant in the future counts as long ago: a clock that was set back must not make the bot dumb.
        if said is not None and 0 <= now - said < HOUR:
            return False
        with self._store.db.atomic():
            self._store.notes.save(f"alarm-{kind}", now)
            self._say(f"alarm-{kind}", args, now)
        return True

    def daily(self, now: int, day: int) -> None:
        """Say how the last day was, once for each day; `day` is any number that changes with the owner's days."""
        if self._owner is None or self._store.notes.find("daily-day") == day:
            return
        numbers = self._numbers(now)
        with self._store.db.atomic():
            first = self._store.notes.find("daily-day") is None
            self._store.notes.save("daily-day", day)
            for name in ("people", "answers"):
                self._store.notes.save(f"daily-{name}", numbers[name])
            # On the first day there is nothing to compare with.
            if not first:
                self._say("owner-daily", numbers, now)

    def reports(self, now: int) -> None:
        """Say in one message what was reported since the last one; however many reports there are, a few times a day."""
        notes = self._store.notes
        said = notes.find(REPORTS)
        if self._owner is None or (said is not None and 0 <= now - said < REPORTS_PAUSE):
            return
        fresh = self._store.reports.since(said or 0, NAMED)
        if not fresh.reports:
            return
        with self._store.db.atomic():
            notes.save(REPORTS, now)
            names = ", ".join(fresh.questions)
            self._say("owner-reports", {"count": fresh.reports, "questions": names}, now)

    def _numbers(self, now: int) -> dict[str, int]:
        store = self._store
        people, answers = store.players.count(), store.answers.newest()
        pushes, outbox = store.subscriptions.counts(now - DAY), store.outbox.counts()
        return {
            "people": people,
            "new": people - (store.notes.find("daily-people") or 0),
            "answers": answers,
            "answered": answers - (store.notes.find("daily-answers") or 0),
            "pushes": pushes.pushed,
            "late": pushes.late,
            "waiting": outbox.waiting,
            "failed": outbox.failed,
            "reports": len(store.reports.open_counts()),
        }

    def _say(self, key: str, args: Mapping[str, int | str], now: int) -> None:
        assert self._owner is not None
        effect = Say(key, {name: str(value) for name, value in args.items()})
        self._store.outbox.post(Post(self._owner, effect, self._language, priority=Priority.PUSH), now)
