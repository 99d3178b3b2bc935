"""A round of a contest: its question with shuffled options, the polls that carry it, and what came of it."""

from __future__ import annotations

import random
from collections.abc import Iterable

from msgspec import Struct

from bot.core.question.kinds import kind_of
from bot.core.question.question import Question

SHORTEST_READING, LONGEST_READING = 6_000, 15_000
LOOKING = 4_000
"""To find one's own name in the standings."""
A_CHARACTER = 110
"""Nine Chinese characters a second, the pace of somebody who reads on a phone in company."""


class RoundPlan(Struct, frozen=True):
    """A question drawn for a contest; the poll's option number i is the question's own answer `order[i]`.

    `key` is the key's index among the question's own answers; `reading` is how long its answer takes to read, in ms.
    """

    question_id: str
    cue: str
    order: tuple[int, ...]
    key: int
    reading: int = 8_000


class PollCopy(Struct, frozen=True):
    """A poll that carries the round. `message_id` is None while only its votes have told of it."""

    poll_id: str
    message_id: int | None
    at: int


def copy_of(message_id: int) -> str:
    """Return what stands for the poll's id where the question is a message with buttons; no poll is called so."""
    return f"message-{message_id}"


class RoundResult(Struct, frozen=True):
    """What came of a closed round: how many took part, answered, and were right; and who was fastest, in ms.

    `split` counts the votes for each of the question's own answers.
    """

    present: int
    answered: int
    right: int
    fastest: int | None = None
    fastest_time: int = 0
    split: tuple[int, ...] = ()

    @property
    def wrong(self) -> int:
        """How many chose another option than the key."""
        return self.answered - self.right


def planned(questions: Iterable[Question], rng: random.Random) -> tuple[RoundPlan, ...]:
    """The questions as rounds, the answers of each in an order of its own where its kind is shuffled."""
    return tuple(
        RoundPlan(
            question.id,
            question.group,
            kind_of(question).order(question, rng),
            question.key_position,
            reading_time(question),
        )
        for question in questions
    )


def reading_time(question: Question) -> int:
    """How long the answer to a question takes to read after a round, in ms: 6 s to 15 s, by its length."""
    told = question.decisive + question.why
    if question.options:
        key = question.options[question.key_position]
        told = key.text + key.why
    return max(SHORTEST_READING, min(LONGEST_READING, LOOKING + len(told) * A_CHARACTER))


def hardest(plan: tuple[RoundPlan, ...], log: tuple[RoundResult, ...]) -> tuple[int, RoundPlan] | None:
    """The round that most people got wrong, with how many; of equals the one with the smaller share of right."""
    missed = [(result, round_plan) for result, round_plan in zip(log, plan, strict=False) if result.wrong]
    if not missed:
        return None
    result, round_plan = max(missed, key=lambda pair: (pair[0].wrong, -pair[0].right))
    return result.wrong, round_plan
