"""Drawing questions for a person: what is in play for them, what is due, what comes next."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core import selection
from bot.core.calendar import end_of_day
from bot.core.player import Player, zone_of
from bot.core.question import Question
from bot.core.quiz.quiz import SessionItem, SessionKind
from bot.core.selection import Memory
from bot.services.reports import Reports
from bot.storage.store import Store

_SIDES: dict[SessionKind, tuple[str | None, ...]] = {
    "spot": ("scam", "genuine"),
    "exam": ("scam", "genuine", None),
}


class QuestionPicker:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region."""

    def __init__(self, store: Store, bank: Bank, reports: Reports, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._rng = rng
        self._zone = zone

    def memory(self, player: Player, now: int) -> Memory:
        """Return what is known of the person's past: due cues, cues with a card, answers of the last 30 days."""
        cards = self._store.cards
        return Memory(
            tuple(self.due(player, end_of_day(now, zone_of(player, self._zone)))),
            cards.known(player.id),
            self._store.answers.last_times(player.id, now - selection.REST),
        )

    def choose(
        self, player: Player, kind: SessionKind, topic: str | None, memory: Memory, now: int
    ) -> list[Question]:
        """Return the questions of a session, as its kind wants them."""
        if kind == "review":
            return self._choose_due(player, memory, now)
        pool, count = self._pool(player, kind, topic, memory), player.session_length
        if kind == "exam":
            chosen = selection.pick_exam(pool, memory, now, self._rng)
            return chosen if len(chosen) == selection.EXAM_LENGTH else []
        if kind == "spot":
            judges = [question for question in pool if question.kind == "judge"]
            return selection.pick_balanced(judges, memory, count, now, self._rng)
        return selection.pick(pool, memory, count, now, self._rng)

    def _choose_due(self, player: Player, memory: Memory, now: int) -> list[Question]:
        due = set(memory.due)
        pool = [question for question in self._in_play(player, None) if question.group in due]
        return selection.pick(pool, memory, min(player.session_length, len(due)), now, self._rng)

    def due(self, player: Player, until: int) -> list[str]:
        """Return the cues due before an instant that have a question in play, most overdue first."""
        benched = self._reports.benched()
        return [
            cue
            for cue in self._store.cards.due(player.id, until)
            if selection.in_play(self._bank.cues.get(cue, ()), player.region, benched)
        ]

    def plan(self, question: Question) -> SessionItem:
        """Return the question with its options shuffled."""
        return selection.plan(question, self._rng)

    def topics(self, player: Player) -> list[str]:
        """Return the topics that have questions for the person, in their order."""
        found = {question.topic for question in self._in_play(player, None)}
        return [topic for topic in self._bank.topics if topic in found]

    def _pool(self, player: Player, kind: SessionKind, topic: str | None, memory: Memory) -> list[Question]:
        """Return what may be asked: questions in the person's language while enough of them are new."""
        pool = self._in_play(player, topic)
        translated = [question for question in pool if question.id in self._bank.readable(player.language)]
        fresh = [question for question in translated if question.id not in memory.answered]
        sides = _SIDES.get(kind)
        if sides is None:
            return translated if len({q.group for q in fresh}) >= player.session_length else pool
        cues = (len({question.group for question in fresh if question.verdict == side}) for side in sides)
        # Both sides draw on the same cues, so one alone must nearly fill the session.
        return translated if min(cues) >= selection.EXAM_LENGTH else pool

    def _in_play(self, player: Player, topic: str | None) -> list[Question]:
        questions = self._bank.questions.values() if topic is None else self._bank.of_topic(topic)
        return selection.in_play(questions, player.region, self._reports.benched())
