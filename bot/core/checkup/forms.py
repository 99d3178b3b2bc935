"""Two parallel forms of messages to judge: matched pairs of items, one for each form, so that both are equally hard."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from bot.core.checkup.checkup import HALF
from bot.core.question.question import Question
from bot.core.question.shuffling import shuffled

FEWEST = 150
"""So many messages must the bank hold before any are kept back: a small bank is for practice."""
MOST_OF_A_TOPIC = 2

Easiness = Callable[[Question], float]
"""How easy an item is, on the scale of z: from its first answers, or from its level while there are none."""
Forms = tuple[tuple[Question, ...], tuple[Question, ...]]


def candidates(questions: Iterable[Question]) -> list[Question]:
    """Return the messages that may be kept back: right in every region, of a cue that keeps two other variants."""
    judged = [question for question in questions if question.verdict is not None]
    if len(judged) < FEWEST:
        return []
    variants = Counter(question.group for question in judged)
    return [question for question in judged if "any" in question.regions and variants[question.group] > 2]


def draw_forms(pool: Sequence[Question], easiness: Easiness, rng: random.Random) -> Forms | None:
    """Return two forms of five scams and five genuine messages, or None where the pool is too small.

    No cue comes twice, and no topic more than twice on a side. Within a pair the items are as alike as the pool
    allows; which of the two goes to which form keeps the sums equal.
    """
    left: list[Question] = []
    right: list[Question] = []
    cues: set[str] = set()
    for verdict in ("scam", "genuine"):
        side = [question for question in pool if question.verdict == verdict]
        pairs = _pairs(shuffled(side, rng), easiness, cues)
        if len(pairs) < HALF:
            return None
        _deal(pairs, easiness, left, right)
    return tuple(rng.sample(left, len(left))), tuple(rng.sample(right, len(right)))


def _pairs(side: list[Question], easiness: Easiness, cues: set[str]) -> list[tuple[Question, Question]]:
    """Return the five most alike pairs, of the middle of the pool before its ends; their cues are marked as used."""
    side.sort(key=easiness)
    middle = easiness(side[len(side) // 2]) if side else 0.0
    near = sorted(pairwise(side), key=lambda pair: _unlike(pair, easiness, middle))
    topics: Counter[str] = Counter()
    chosen: list[tuple[Question, Question]] = []
    for pair in near:
        groups = {question.group for question in pair}
        if len(groups) < 2 or groups & cues or len(chosen) == HALF:
            continue
        if any(topics[question.topic] >= MOST_OF_A_TOPIC for question in pair):
            continue
        chosen.append(pair)
        cues |= groups
        topics.update(question.topic for question in pair)
    return chosen


def _unlike(pair: tuple[Question, Question], easiness: Easiness, middle: float) -> float:
    """How bad a pair is: mostly the difference between its items, and a little their distance from the middle."""
    one, other = map(easiness, pair)
    return abs(one - other) + 0.1 * abs((one + other) / 2 - middle)


def _deal(
    pairs: list[tuple[Question, Question]], easiness: Easiness, left: list[Question], right: list[Question]
) -> None:
    """Give one item of each pair to each form, the most unequal pairs first, the easier one to the harder form."""
    ahead = 0.0
    for pair in sorted(pairs, key=lambda pair: -abs(easiness(pair[0]) - easiness(pair[1]))):
        easier, harder = sorted(pair, key=easiness, reverse=True)
        if ahead > 0:
            easier, harder = harder, easier
        left.append(easier)
        right.append(harder)
        ahead += easiness(easier) - easiness(harder)
