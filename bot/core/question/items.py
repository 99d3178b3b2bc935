"""What the answers say of an item: how hard it is, whether it tells the able from others, which distractors nobody takes."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import NormalDist

from msgspec import Struct

from bot.core.question.kinds import CHOICE, JUDGE, MAYBE_GENUINE
from bot.core.question.question import Question

ENOUGH_FOR_LEVEL = 30
ENOUGH_TO_DISCRIMINATE = 100
ENOUGH_EARLIER = 5
"""Answers that a person must have given before theirs says anything about an item."""
TOO_EASY, TOO_HARD = 0.92, 0.30
LEAST_R = 0.10
LEAST_SHARE = 0.05
EASY_FROM, MIDDLE_FROM = 0.80, 0.60
_LEVEL_Z = {1: 1.0, 2: 0.6, 3: 0.2}


class ItemTotals(Struct, frozen=True):
    """The totals of one item. `choices` counts first answers by the own option, or by the level of the judging scale.

    `rest_*` are sums over first answers of people with at least five earlier ones: how many there were and how many
    right, the sum of their share of right answers so far, of its square, and of it where this one was right.
    """

    first: int = 0
    first_right: int = 0
    later: int = 0
    later_right: int = 0
    rest: int = 0
    rest_right: int = 0
    rest_sum: float = 0.0
    rest_squares: float = 0.0
    rest_sum_right: float = 0.0
    choices: Mapping[int, int] = {}

    @property
    def proportion(self) -> float | None:
        """The share of first answers that were right."""
        return self.first_right / self.first if self.first else None

    @property
    def point_biserial(self) -> float | None:
        """How a right answer goes with the person's other answers, -1 to 1; None where nothing varies.

        r = (M1 - M0) / s · √(p q), M being the mean of the others' share where this one was right or wrong.
        """
        n, right = self.rest, self.rest_right
        if not 0 < right < n:
            return None
        variance = self.rest_squares / n - (self.rest_sum / n) ** 2
        if variance <= 1e-12:
            return None
        p = right / n
        mean_right = self.rest_sum_right / right
        mean_wrong = (self.rest_sum - self.rest_sum_right) / (n - right)
        return float((mean_right - mean_wrong) / variance**0.5 * (p * (1 - p)) ** 0.5)


def level_of(question: Question, measured: Mapping[str, int]) -> int:
    """Return the level of a question: as measured, by its id, else as its author thought."""
    return measured.get(question.id, question.level)


def measured_level(totals: ItemTotals | None, level: int) -> int:
    """Return the level that thirty first answers show, 1 easy to 3 hard; before that the author's."""
    if totals is None or totals.first < ENOUGH_FOR_LEVEL:
        return level
    share = totals.first_right / totals.first
    return 1 if share >= EASY_FROM else 2 if share >= MIDDLE_FROM else 3


def easiness(totals: ItemTotals | None, level: int) -> float:
    """Return how easy an item is as z of its first answers; before thirty of them what its level lets expect."""
    if totals is None or totals.first < ENOUGH_FOR_LEVEL:
        return _LEVEL_Z.get(level, 0.6)
    return NormalDist().inv_cdf((totals.first_right + 0.5) / (totals.first + 1))


def concerns(question: Question, totals: ItemTotals) -> list[str]:
    """Return what should be looked at, in words for the operator; nothing before there are enough first answers."""
    found = []
    share = totals.proportion
    if share is None or totals.first < ENOUGH_FOR_LEVEL:
        return []
    if share > TOO_EASY:
        found.append("too easy")
    if share < TOO_HARD:
        found.append("too hard")
    r = totals.point_biserial
    if totals.first >= ENOUGH_TO_DISCRIMINATE and r is not None and r < LEAST_R:
        found.append("does not discriminate")
    if question.kind == CHOICE:
        found += [f"option {'ABCDEFGH'[own]} under 5 %" for own in _unused(question, totals)]
    if question.kind == JUDGE and question.verdict == "genuine" and _called_scam(totals) >= 0.5:
        found.append("genuine, half call it a scam")
    return found


def _unused(question: Question, totals: ItemTotals) -> list[int]:
    """The distractors that hardly anybody takes, by their own index."""
    return [
        own
        for own, option in enumerate(question.options)
        if not option.key and totals.choices.get(own, 0) < LEAST_SHARE * totals.first
    ]


def _called_scam(totals: ItemTotals) -> float:
    said = sum(count for level, count in totals.choices.items() if level < MAYBE_GENUINE)
    return said / totals.first if totals.first else 0.0
