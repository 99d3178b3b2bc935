"""What a round of 抢答 shows: the question as a message with buttons, and the same message when it is over."""

from __future__ import annotations

from typing import ClassVar

from bot.core.contest.effects import AskRound
from bot.core.effects import Effect


class AskBuzzer(AskRound, frozen=True):
    """A round as a message; its button i stands for the question's own option `order[i]`."""

    tag: ClassVar[str] = "buzzer"


class CloseBuzzer(Effect, frozen=True):
    """Take the buttons away from a message of round `number`, and say who was first, in ms; empty: nobody."""

    tag: ClassVar[str] = "close-buzzer"

    contest: int
    message_id: int
    number: int
    total: int
    question_id: str
    order: tuple[int, ...]
    winner: str = ""
    time: int = 0
