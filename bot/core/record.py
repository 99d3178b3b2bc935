"""What the records of contests, seasons and check-ups have in common: each question, and a group's means, never one person's figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev

from msgspec import Struct


class AskedLine(Struct, frozen=True):
    """A question of a game, how many answered it and were right, and in 抢答 who took it."""

    question_id: str
    answered: int
    right: int
    taken_by: str = ""


class Interval(Struct, frozen=True):
    """A mean over people, with the half width of its 95 % interval; the width is None for a single one."""

    mean: float
    half: float | None
    count: int


def interval(values: Sequence[float]) -> Interval | None:
    """Return the mean and its interval (normal, 1.96 standard errors); None without a value."""
    if not values:
        return None
    half = 1.96 * stdev(values) / len(values) ** 0.5 if len(values) > 1 else None
    return Interval(fmean(values), half, len(values))


class WaveNumbers(Struct, frozen=True):
    """One arm at one time: d′ and c as means over people; None below the fewest takers."""

    arm: str
    wave: int
    takers: int
    sensitivity: Interval | None
    bias: Interval | None
