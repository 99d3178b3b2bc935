"""Four ways to choose the next cues; each is asked for a day's questions and told how they went."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Protocol

from bot.core.calendar import DAY
from bot.core.learning import review
from bot.core.learning.review import Card
from bot.core.quiz.selection import reserved_for_new

LADDER = (1, 3, 7, 21)


class Schedule(Protocol):
    def choose(self, day: int, count: int) -> list[int]:
        """The cues of a day, no cue twice."""
        ...

    def told(self, day: int, cue: int, right: bool) -> None:
        """How the answer to a cue was."""
        ...


class RandomDraw:
    def __init__(self, cues: int, rng: random.Random) -> None:
        self._cues = range(cues)
        self._rng = rng

    def choose(self, day: int, count: int) -> list[int]:
        return self._rng.sample(self._cues, count)

    def told(self, day: int, cue: int, right: bool) -> None:
        pass


class Bag:
    """Every cue once in random order, then all of them again."""

    def __init__(self, cues: int, rng: random.Random) -> None:
        self._all = list(range(cues))
        self._left: list[int] = []
        self._rng = rng

    def choose(self, day: int, count: int) -> list[int]:
        chosen: list[int] = []
        while len(chosen) < count:
            if not self._left:
                self._left = self._rng.sample(self._all, len(self._all))
            cue = self._left.pop()
            if cue not in chosen:
                chosen.append(cue)
        return chosen

    def told(self, day: int, cue: int, right: bool) -> None:
        pass


class _Due:
    """What is due, most overdue first, then new cues, then any others; `reserve` says how many places are for new ones."""

    reserve = staticmethod(lambda count: 0)

    def __init__(self, cues: int, rng: random.Random) -> None:
        self._new = rng.sample(range(cues), cues)
        self._known: list[int] = []
        self._due: dict[int, float] = {}
        self._rng = rng

    def choose(self, day: int, count: int) -> list[int]:
        due = sorted((cue for cue, at in self._due.items() if at < day + 1), key=self._due.__getitem__)
        chosen = due[: count - min(self.reserve(count), len(self._new))]
        while len(chosen) < count and self._new:
            chosen.append(self._new.pop())
        rest = [cue for cue in self._due if cue not in chosen]
        return chosen + self._rng.sample(rest, min(count - len(chosen), len(rest)))


class Ladder(_Due):
    """1, 3, 7, 21 days and then every 21; a wrong answer goes back to the first step."""

    def __init__(self, cues: int, rng: random.Random) -> None:
        super().__init__(cues, rng)
        self._step: dict[int, int] = {}

    def told(self, day: int, cue: int, right: bool) -> None:
        step = min(self._step.get(cue, -1) + 1, len(LADDER) - 1) if right else 0
        self._step[cue] = step
        self._due[cue] = day + LADDER[step]


class MixedLadder(Ladder):
    """The same ladder with the bot's own share of new cues: what is left between it and ours is the spacing alone."""

    reserve = staticmethod(reserved_for_new)


class DueFirst(_Due):
    """One FSRS card a cue, and due cues before all new ones: the bot's own until these figures were known."""

    def __init__(self, cues: int, rng: random.Random) -> None:
        super().__init__(cues, rng)
        self._cards: dict[int, Card] = {}

    def told(self, day: int, cue: int, right: bool) -> None:
        now = day * DAY
        card = self._cards.get(cue) or review.new_card(str(cue), now)
        card = review.review(card, review.grade(right, None), now)
        self._cards[cue] = card
        self._due[cue] = card.due / DAY


class Ours(DueFirst):
    """The bot's own: due cues leave room for new ones (`bot.core.quiz.selection.pick`)."""

    reserve = staticmethod(reserved_for_new)


SCHEDULES: dict[str, Callable[[int, random.Random], Schedule]] = {
    "ours": Ours,
    "due first": DueFirst,
    "ladder": Ladder,
    "mixed ladder": MixedLadder,
    "bag": Bag,
    "random": RandomDraw,
}
