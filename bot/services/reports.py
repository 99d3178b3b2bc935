"""Players' reports of questions: kept with their reason, taken back, and three that count bench the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.core.admin import reports
from bot.core.calendar import DAY
from bot.core.effects import Toast
from bot.core.player.player import Player
from bot.core.question.question import Question
from bot.core.question.regions import EVERYWHERE
from bot.core.quiz import selection
from bot.core.quiz.quiz import Session
from bot.storage.store import Store

InPlay = Callable[[Iterable[Question]], list[Question]]


def out_of_play(store: Store, room: reports.Room) -> frozenset[str]:
    """Return what reports benched, and what the owner withdrew."""
    return room.benched(store.reports.ripe()) | store.reports.withdrawn()


class Reports:
    """`kinds` names the kind of every question of the bank. What `reserved` returns is kept back from practice."""

    def __init__(
        self, store: Store, kinds: Mapping[str, str], reserved: Callable[[], frozenset[str]] = frozenset
    ) -> None:
        self._store = store
        self._room = reports.Room(kinds)
        self._reserved = reserved

    def benched(self) -> frozenset[str]:
        """Return the questions that are out of play: until someone looks, or because a check-up needs them fresh."""
        return out_of_play(self._store, self._room) | self._reserved()

    def plays(self, question_id: str) -> bool:
        """Whether a question is in the bank and may be asked."""
        return question_id in self._room.kinds and question_id not in self.benched()

    def in_play(self, region: str = EVERYWHERE) -> InPlay:
        """Return what picks, out of any questions, those that may be asked now in a region: of a person, or of all."""
        benched = self.benched()

        def pick(questions: Iterable[Question]) -> list[Question]:
            return selection.in_play(questions, region, benched)

        return pick

    def benched_alone(self) -> frozenset[str]:
        """Return the questions that reports alone took out of play; they are never many."""
        return self._room.benched(self._store.reports.ripe())

    def own(self, player: Player, session_id: int, position: int) -> Session | None:
        """Return the person's session if they have seen the reasons of the question at a place of it."""
        session = self._store.sessions.find(session_id)
        if session is None or session.player_id != player.id or not session.explained(position):
            return None
        return session

    def reason(self, player: Player, question: str) -> str | None:
        """Return what the person said of a question, None when nothing of it is open."""
        return self._store.reports.find_reason(question, player.id)

    def report(self, player: Player, question: str, reason: str, now: int) -> Toast:
        """Keep what is wrong with a question; the owner hears of it with the next digest."""
        store = self._store
        with store.db.atomic():
            if store.reports.find_reason(question, player.id) is not None:
                return Toast("quiz-reported-already")
            if not store.budgets.spend(player.id, "report", now):
                return Toast("quiz-reported-enough")
            store.reports.add(question, player.id, now, reason, counts=self._counts(player.id, now))
        return Toast("quiz-reported")

    def take_back(self, player: Player, question: str) -> Toast:
        """The person finds nothing wrong with a question any more."""
        with self._store.db.atomic():
            taken = self._store.reports.take_back(question, player.id)
        return Toast("quiz-report-undone" if taken else "tap-old")

    def _counts(self, player_id: int, now: int) -> bool:
        store = self._store
        answers = sum(total for _, total in store.answers.topics(player_id).values())
        return reports.counts(
            store.players.age(player_id, now),
            answers,
            store.reports.counting_since(player_id, now - DAY),
            store.players.is_muted(player_id),
        )
