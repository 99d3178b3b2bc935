"""The questions of a try: ten by lot, as hard for one as for another.

Every try of a season has the same number of questions of each level, whoever takes it and whatever they know; which
ones it are falls by lot. What somebody has not met for a month comes before what they know by heart.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from bot.core.question.question import Question
from bot.core.question.shuffling import shuffled
from bot.core.season.state import LENGTH, Mix

LEVELS = (1, 2, 3)
WANTED: Mix = ((1, 3), (2, 5), (3, 2))
"""Some easy ones to begin with, most in the middle, two that divide."""

LevelOf = Callable[[Question], int]


def level_mix(questions: Iterable[Question], level_of: LevelOf) -> Mix:
    """Return how many questions of each level a try has, as near to `WANTED` as the pool allows.

    Empty where the pool has fewer than ten cues: a try never asks two variants of one.
    """
    cues: dict[int, set[str]] = {level: set() for level in LEVELS}
    known: set[str] = set()
    for question in questions:
        if question.group not in known:
            known.add(question.group)
            cues[level_of(question)].add(question.group)
    if len(known) < LENGTH:
        return ()
    mix = {level: min(count, len(cues[level])) for level, count in WANTED}
    while sum(mix.values()) < LENGTH:
        spare = [level for level in LEVELS if mix[level] < len(cues[level])]
        nearest = min(spare, key=lambda level: (abs(level - 2), level))
        mix[nearest] += 1
    return tuple((level, mix[level]) for level in LEVELS if mix[level])


def draw(
    questions: Sequence[Question],
    mix: Mix,
    level_of: LevelOf,
    answered: Mapping[str, int],
    rng: random.Random,
) -> list[Question]:
    """Return the questions of a try, shuffled: of each level so many, of different cues, by lot.

    `answered` is when the person met each question last. Where a level has run short meanwhile, the nearest one
    gives; fewer than ten come back only when there are no more cues.
    """
    shelves: dict[int, list[Question]] = {level: [] for level in LEVELS}
    for question in shuffled(questions, rng):
        shelves[level_of(question)].append(question)
    for shelf in shelves.values():
        shelf.sort(key=lambda question: answered.get(question.id, 0))
    chosen: dict[str, Question] = {}
    for level, count in mix:
        nearest = sorted(LEVELS, key=lambda other: abs(other - level))
        _take(chosen, chain.from_iterable(shelves[one] for one in nearest), len(chosen) + count)
    return rng.sample(list(chosen.values()), len(chosen))


def _take(chosen: dict[str, Question], shelf: Iterable[Question], until: int) -> None:
    """Put questions of new cues to the chosen, until there are so many."""
    for question in shelf:
        if len(chosen) >= until:
            return
        chosen.setdefault(question.group, question)
