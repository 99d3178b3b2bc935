"""What the poll of a group's day asks: a question that fits a poll in the group's language, not asked lately."""

from __future__ import annotations

import random
from collections import Counter
from functools import lru_cache

from bot.bank.bank import Bank
from bot.core.calendar import DAY
from bot.core.language import Language
from bot.core.question.question import Question
from bot.services.reports import Reports
from bot.storage.store import Store

ASKED_REST = 120 * DAY


class GroupPushChooser:
    """Chooses the question of a group's day."""

    def __init__(self, store: Store, bank: Bank, reports: Reports, rng: random.Random) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._rng = rng
        self._fitting = lru_cache(maxsize=8)(self._fit)

    def choose(self, group_id: int, language: Language, topic: str | None, now: int) -> Question | None:
        """Return a question in the group's language, None when no question of the topic fits a poll.

        One that was not asked for 120 days, of the topic that came least; else the one asked longest ago.
        """
        asked = self._store.group_push.asked_since(group_id, now - ASKED_REST)
        pool = self._pool(language, topic)
        fresh = [question for question in pool if question.id not in asked]
        if not fresh:
            return min(pool, key=lambda question: asked[question.id], default=None)
        came = Counter(known.topic for known in map(self._bank.find, asked) if known is not None)
        least = min(came[question.topic] for question in fresh)
        return self._rng.choice([question for question in fresh if came[question.topic] == least])

    def topics(self, language: Language) -> frozenset[str]:
        """Return the topics that have a question which fits a poll in a language."""
        return frozenset(question.topic for question in self._fitting(language))

    def _pool(self, language: Language, topic: str | None) -> list[Question]:
        in_play = self._reports.in_play()
        return [question for question in in_play(self._fitting(language)) if topic in (None, question.topic)]

    def _fit(self, language: Language) -> tuple[Question, ...]:
        """Return what fits a poll in a language; English gets the translated ones, where there are any."""
        fitting = self._bank.polls_in(language)
        translated = tuple(question for question in fitting if question.language == language)
        return translated or fitting
