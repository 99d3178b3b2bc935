"""Drawing questions for a person: what is in play for them, what is due, what comes next."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core import selection
from bot.core.calendar import end_of_day
from bot.core.player import Player, zone_of
from bot.core.question import Question
from bot.core.quiz import Planned, SessionKind
from bot.core.selection import Memory
from bot.services.reports import ReportDesk
from bot.storage.store import Store


class Draws:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region."""

    def __init__(self, store: Store, bank: Bank, desk: ReportDesk, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._desk = desk
        self._rng = rng
        self._zone = zone

    def memory(self, player: Player, now: int) -> Memory:
        """Return what is known of the person's past: due cues, cues with a card, answers of the last 30 days."""
        cards = self._store.cards
        return Memory(
            tuple(cards.due(player.id, end_of_day(now, zone_of(player, self._zone)))),
            cards.known(player.id),
            self._store.answers.last_times(player.id, now - selection.REST),
        )

    def choose(
        self, player: Player, kind: SessionKind, topic: str | None, memory: Memory, now: int
    ) -> list[Question]:
        """Return the questions of a session, as its kind wants them."""
        pool, count = self._pool(player, topic, memory), player.session_length
        if kind == "exam":
            return selection.pick_exam(pool, memory, now, self._rng)
        if kind == "spot":
            judges = [question for question in pool if question.kind == "judge"]
            return selection.pick_balanced(judges, memory, count, now, self._rng)
        if kind == "review":
            pool = [question for question in pool if question.group in set(memory.due)]
            count = min(count, len(memory.due))
        return selection.pick(pool, memory, count, now, self._rng)

    def plan(self, question: Question) -> Planned:
        """Return the question with its options shuffled."""
        return selection.plan(question, self._rng)

    def topics(self, player: Player) -> list[str]:
        """Return the topics that have questions for the person, in their order."""
        found = {question.topic for question in self._in_play(player, None)}
        return [topic for topic in self._bank.topics if topic in found]

    def _pool(self, player: Player, topic: str | None, memory: Memory) -> list[Question]:
        """Return what may be asked; who reads English gets translated questions as long as there are new ones."""
        pool = self._in_play(player, topic)
        if player.language != "en":
            return pool
        translated = [question for question in pool if question.id in self._bank.english]
        fresh = sum(question.id not in memory.answered for question in translated)
        return translated if fresh >= player.session_length else pool

    def _in_play(self, player: Player, topic: str | None) -> list[Question]:
        benched = self._desk.benched()
        questions = self._bank.questions.values() if topic is None else self._bank.of_topic(topic)
        return [
            question
            for question in questions
            if question.id not in benched and selection.suits(question, player.region)
        ]
