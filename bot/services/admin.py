"""What the owner may look at and do from their chat: numbers, reported questions, a pause of the daily pushes."""

from __future__ import annotations

from msgspec import Struct

from bot.core.admin.effects import NameLine, ReportedLine, ShowAdmin, ShowNames, ShowReported
from bot.core.calendar import DAY, week_of
from bot.core.effects import Effect
from bot.services.reports import Reports
from bot.storage.store import Store

PAUSE = "pushes-paused"
SHOWN = 8
"""So many questions, names and muted people fit one message with their buttons."""


class Numbers(Struct, frozen=True):
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


class Reported(Struct, frozen=True):
    """A question with open reports, or one that is out of play."""

    question_id: str
    reports: int
    benched: bool
    withdrawn: bool


class Admin:
    """Reads and changes what the whole bot shares; who may use it is the caller's to know.

    `zone` is the bot's own, of the weekly boards.
    """

    def __init__(self, store: Store, reports: Reports, zone: str) -> None:
        self._store = store
        self._reports = reports
        self._zone = zone

    # --- pages ------------------------------------------------------------------------------------

    def page(self, name: str, now: int) -> Effect | None:
        """Return a page of /admin: numbers, reported, names; None for any other."""
        match name:
            case "numbers":
                return self._page_of_numbers(now)
            case "reported":
                return self._page_of_reports()
            case "names":
                return self._page_of_names(now)
        return None

    def _page_of_numbers(self, now: int) -> ShowAdmin:
        numbers, reported = self.numbers(now), self.reported()
        return ShowAdmin(
            people=numbers.people,
            answers=numbers.answers,
            waiting=numbers.waiting,
            unknown=numbers.unknown,
            failed=numbers.failed,
            pushed=numbers.pushed,
            late=numbers.late,
            reported=sum(one.reports > 0 for one in reported),
            benched=sum(one.benched or one.withdrawn for one in reported),
            pushes_paused=numbers.pushes_paused,
        )

    def _page_of_reports(self) -> ShowReported:
        found = self.reported()
        lines = (
            ReportedLine(
                one.question_id,
                one.reports,
                tuple(sorted(self._store.reports.reasons(one.question_id).items())),
                one.benched or one.withdrawn,
            )
            for one in found[:SHOWN]
        )
        return ShowReported(tuple(lines), max(0, len(found) - SHOWN))

    def _page_of_names(self, now: int) -> ShowNames:
        rows = self._store.boards.top(week_of(now, self._zone), SHOWN)
        names = tuple(NameLine(row.player_id, row.name, row.points) for row in rows)
        return ShowNames(names, tuple(self._store.players.muted(SHOWN)))

    # --- numbers ----------------------------------------------------------------------------------

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
        benched = self._reports.benched_alone()
        found = [
            Reported(
                question,
                counts.get(question, 0),
                question in benched,
                question in withdrawn,
            )
            for question in counts.keys() | withdrawn
        ]
        return sorted(found, key=lambda one: (-one.reports, one.question_id))

    # --- decisions --------------------------------------------------------------------------------

    def decide(self, question_id: str, now: int, *, keep: bool) -> bool:
        """留下 or 撤下 for a question that somebody reported or withdrew; False for any other."""
        if all(one.question_id != question_id for one in self.reported()):
            return False
        if keep:
            self.keep(question_id, now)
        else:
            self.withdraw(question_id, now)
        return True

    def moderate(self, player_id: int, what: str, now: int) -> bool:
        """Hide somebody's name on the boards, mute them, or free them; False when there is no such person or verb.

        Who is muted has no name on boards and cannot choose one; their reports count for nothing. They practise on.
        """
        store = self._store
        if what not in ("hide", "mute", "free") or store.players.find(player_id) is None:
            return False
        with store.db.atomic():
            if what == "free":
                store.players.mute(player_id, None)
                return True
            self._clear_certificates(player_id, all_names=what == "mute")
            store.players.hide_name(player_id)
            store.boards.set_named(player_id, False)
            if what == "mute":
                store.players.mute(player_id, now)
                store.reports.discount(player_id)
        return True

    def _clear_certificates(self, player_id: int, *, all_names: bool) -> None:
        """A certificate can be shown to anybody by its link, so what may not stand on a board goes from it too."""
        person = self._store.players.find(player_id)
        for certificate in self._store.certificates.of(player_id):
            if all_names or (person is not None and certificate.name == person.board_name):
                self._store.certificates.rename(certificate.id, "")

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
