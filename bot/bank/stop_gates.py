"""Dialogues: no rule of thumb finds the line at which one should stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.bank.gate import GateResult, allowance, at_most, between
from bot.bank.guessers import MONEY
from bot.core.question.question import ME, Question


def stop_gates(dialogues: Sequence[Question]) -> Iterator[GateResult]:
    """Always the last line, always the first line with money, always no need to stop."""
    count = len(dialogues)
    chance = sum(1 / (len(question.turns) + 1) for question in dialogues) / count
    limit = chance + allowance(0.10, chance, count)
    for name, guess in (("the last line", _last_line), ("the line with money", _line_with_money)):
        right = [question.id for question in dialogues if guess(question) == question.stop]
        yield at_most(f"stop: {name}", len(right) / count, limit, right)
    genuine = [question.id for question in dialogues if question.stop == 0]
    margin = allowance(0.10, 1 / 3, count)
    yield between("stop: no need to stop", len(genuine) / count, 1 / 3, margin, genuine)


def _last_line(question: Question) -> int:
    """The last line of somebody else: one does not stop at one's own words."""
    return max((index for index, turn in enumerate(question.turns, 1) if turn.who != ME), default=0)


def _line_with_money(question: Question) -> int:
    """The first line of somebody else that speaks of money; where none does, no need to stop."""
    lines = (
        index for index, turn in enumerate(question.turns, 1) if turn.who != ME and MONEY.search(turn.text)
    )
    return next(lines, 0)
