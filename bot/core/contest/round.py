"""A round of a contest: its question with shuffled options, the polls that carry it, and what came of it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.question import Question


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A question drawn for a contest; the poll's option number i is the question's own option `order[i]`."""

    question: Question
    order: tuple[int, ...]

    @property
    def key(self) -> int:
        """The key's place among the question's own options."""
        return self.question.key_position


@dataclass(frozen=True, slots=True)
class PollCopy:
    """A poll that carries the round. `message_id` is None while only its votes have told of it."""

    poll_id: str
    message_id: int | None
    at: int


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What came of a closed round: how many took part, answered, and were right; and who was fastest, in ms."""

    present: int
    answered: int
    right: int
    fastest: int | None = None
    fastest_time: int = 0

    @property
    def wrong(self) -> int:
        """How many chose another option than the key."""
        return self.answered - self.right


def shuffled(questions: Iterable[Question], rng: random.Random) -> tuple[RoundPlan, ...]:
    """The questions as rounds, the options of each in an order of its own."""
    return tuple(RoundPlan(question, _order(question, rng)) for question in questions)


def _order(question: Question, rng: random.Random) -> tuple[int, ...]:
    order = list(range(2 if question.kind == "judge" else len(question.options)))
    rng.shuffle(order)
    return tuple(order)


def hardest(plan: tuple[RoundPlan, ...], log: tuple[RoundResult, ...]) -> tuple[int, Question] | None:
    """The question that most people got wrong, with how many; of equals the one with the smaller share of right."""
    missed = [
        (result, round_plan.question) for result, round_plan in zip(log, plan, strict=False) if result.wrong
    ]
    if not missed:
        return None
    result, question = max(missed, key=lambda pair: (pair[0].wrong, -pair[0].right))
    return result.wrong, question
