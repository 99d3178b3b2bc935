"""What the owner may look at and do from their chat: numbers, reported questions, a pause of the daily pushes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.calendar import DAY
from bot.storage.reports import BENCHED_AT
from bot.storage.store import Store

PAUSE = "pushes-paused"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands at this moment; pushes are of the last 24 hours, what is lost of the last 48."""

    people: int
    answers: int
    waiting: int
    oldest_ms: int
    unknown: int
    failed: int
    pushed: int
    late: int
    deferred: int
    dead_letter: int
    pushes_paused: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """A question with open reports, or one that is out of play."""

    question_id: str
    reports: int
    benched: bool
    withdrawn: bool


class Admin:
    """Reads and changes what the whole bot shares; who may use it is the caller's to know."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def numbers(self, now: int) -> Numbers:
        """Return the numbers, each from a kept total or an index."""
        store = self._store
        outbox, updates, pushes = (
            store.outbox.counts(),
            store.updates.counts(),
            store.subscriptions.counts(now - DAY),
        )
        return Numbers(
            people=store.players.count(),
            answers=store.answers.newest(),
            waiting=outbox.waiting,
            oldest_ms=max(0, now - (outbox.oldest_at or now)),
            unknown=outbox.unknown,
            failed=outbox.failed,
            pushed=pushes.pushed,
            late=pushes.late,
            deferred=updates.deferred,
            dead_letter=updates.dead_letter,
            pushes_paused=self.pushes_paused(),
        )

    def reported(self) -> list[Reported]:
        """List what somebody should look at, most reported first; then what was withdrawn before."""
        counts, withdrawn = self._store.reports.open_counts(), self._store.reports.withdrawn()
        found = [
            Reported(
                question,
                counts.get(question, 0),
                counts.get(question, 0) >= BENCHED_AT,
                question in withdrawn,
            )
            for question in counts.keys() | withdrawn
        ]
        return sorted(found, key=lambda one: (-one.reports, one.question_id))

    def keep(self, question_id: str, now: int) -> int:
        """留下: the question is sound; its reports are closed and it is in play. Returns how many reports there were."""
        with self._store.db.atomic():
            self._store.reports.keep(question_id)
            return self._store.reports.close(question_id, now)

    def withdraw(self, question_id: str, now: int) -> int:
        """撤下: the question stays out of play; its reports are closed. Returns how many there were."""
        with self._store.db.atomic():
            self._store.reports.withdraw(question_id, now)
            return self._store.reports.close(question_id, now)

    def pushes_paused(self) -> bool:
        """Tell whether nothing is pushed to anybody for now."""
        return self._store.notes.find(PAUSE) is not None

    def pause_pushes(self, now: int) -> None:
        """Push nothing until `resume_pushes`; what becomes too late meanwhile is left out, as after an outage."""
        with self._store.db.atomic():
            self._store.notes.save(PAUSE, now)

    def resume_pushes(self) -> None:
        """Push again."""
        with self._store.db.atomic():
            self._store.notes.delete(PAUSE)
