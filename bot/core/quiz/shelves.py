"""One draw from the shelves of a pool: from the topic and the side that were used least, so that a round mixes both."""

from __future__ import annotations

from math import inf

from bot.core.question.question import Question
from bot.core.quiz.pool import Pool

_TOPIC, _SIDE = 1_000, 1
"""What a use of either weighs: no side outweighs a topic, since no round has a thousand questions."""
_EMPTY = 10**9


class Shelves:
    """`turns` says of each number of the pool how soon it comes, the least first; infinity: not at all. It is used up."""

    def __init__(self, pool: Pool, turns: list[float]) -> None:
        self._pool = pool
        self._turns = turns
        self._first = [min(shelf, key=turns.__getitem__) for shelf in pool.shelves]
        self._soonest = [turns[first] for first in self._first]
        self._used = [0 if soonest < inf else _EMPTY for soonest in self._soonest]

    def use(self, question: Question) -> None:
        """Count a question that is in the round, for its topic and for its side."""
        for shelf in self._pool.of_topic.get(question.topic, ()):
            self._used[shelf] += _TOPIC
        for shelf in self._pool.of_side.get(question.side, ()):
            self._used[shelf] += _SIDE

    def take(self) -> Question | None:
        """Take the next question of the topic that was used least, and there of the side; None when nothing is left."""
        least = min(self._used, default=_EMPTY)
        if least >= _EMPTY:
            return None
        alike = [shelf for shelf, used in enumerate(self._used) if used == least]
        shelf = min(alike, key=self._soonest.__getitem__)
        taken = self._first[shelf]
        self._turns[taken] = inf
        first = self._first[shelf] = min(self._pool.shelves[shelf], key=self._turns.__getitem__)
        self._soonest[shelf] = self._turns[first]
        if self._soonest[shelf] == inf:
            self._used[shelf] = _EMPTY
        return self._pool[taken]
