"""Spaced repetition of cues by FSRS: one card a person and cue, never a card for a wording."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

import fsrs
from msgspec import Struct
from msgspec.structs import replace

from bot.core.calendar import at, instant

RETENTION = 0.9
LONGEST_INTERVAL = 90


class Grade(IntEnum):
    """What an answer says of the memory: the four FSRS ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Card(Struct, frozen=True):
    """The memory of one cue. `due` and `last_review` are milliseconds; stability is in days."""

    cue: str
    due: int
    stability: float | None = None
    difficulty: float | None = None
    last_review: int | None = None


def grade(right: bool, sure: bool | None) -> Grade:
    """Return the grade of an answer; `sure` is None where the person was not asked how sure they are."""
    if not right:
        return Grade.AGAIN
    if sure is None:
        return Grade.GOOD
    return Grade.EASY if sure else Grade.HARD


@cache
def _scheduler() -> fsrs.Scheduler:
    """No learning steps: the first interval is a day or more, since nobody drills a quiz by the minute.

    Fuzz is off because it reads a global clock and chance.
    """
    return fsrs.Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def new_card(cue: str, now: int) -> Card:
    """Return the card of a cue that was never answered."""
    return Card(cue, due=now)


def review(card: Card, given: Grade, now: int) -> Card:
    """Return the card after an answer at `now`, due again when recall falls to 90 %, 90 days at most."""
    state = fsrs.State.Review if card.stability is not None else fsrs.State.Learning
    before = fsrs.Card(
        card_id=1,
        state=state,
        step=None if state == fsrs.State.Review else 0,
        stability=card.stability,
        difficulty=card.difficulty,
        due=at(card.due),
        last_review=None if card.last_review is None else at(card.last_review),
    )
    after, _ = _scheduler().review_card(before, fsrs.Rating(int(given)), at(now))
    return replace(
        card, due=instant(after.due), stability=after.stability, difficulty=after.difficulty, last_review=now
    )
