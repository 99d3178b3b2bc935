"""The kinds of questions: how each is shuffled, keyed, graded, and whether it measures the eye for scams.

A kind is one value here, its texts, and its view (`bot/telegram/views/kinds.py`); everything else asks the table.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.core.question.question import Question

SURE_SCAM, MAYBE_SCAM, MAYBE_GENUINE, SURE_GENUINE = range(4)
"""The judging scale, in the order in which it is shown."""
JUDGE, CHOICE, STOP = "judge", "choice", "stop"

Order = tuple[int, ...]


class Graded(Struct, frozen=True):
    """What a tap was worth; `sure` is None where nobody was asked how sure they are."""

    right: bool
    sure: bool | None = None


class Kind(Struct, frozen=True):
    """One kind of question.

    `answers` counts the question's own answers, and their order is what a poll or a card shows; `shuffled` says
    that it is mixed. A `scaled` kind is answered in private on the judging scale instead, and every such answer
    counts for d′.
    """

    key: str
    answers: Callable[[Question], int]
    shuffled: bool
    scaled: bool = False

    def order(self, question: Question, rng: random.Random) -> Order:
        """Return the question's own answers in the order in which a poll shows them."""
        order = list(range(self.answers(question)))
        if self.shuffled:
            rng.shuffle(order)
        return tuple(order)

    def private_order(self, question: Question, rng: random.Random) -> Order:
        """Return the same for a private card; none where the judging scale stands there."""
        return () if self.scaled else self.order(question, rng)

    def choices(self, order: Order) -> int:
        """Return how many buttons a private card has."""
        return len(order) or SURE_GENUINE + 1

    def grade(self, shown_index: int, key: int) -> Graded:
        """Return what a tap on a shown answer is worth; `key` is the shown index of the key, or the own one on the scale."""
        if not self.scaled:
            return Graded(shown_index == key)
        says_genuine = shown_index >= MAYBE_GENUINE
        return Graded(int(says_genuine) == key, shown_index in (SURE_SCAM, SURE_GENUINE))


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(JUDGE, lambda question: 2, shuffled=True, scaled=True),
        Kind(CHOICE, lambda question: len(question.options), shuffled=True),
        # The lines of a dialogue keep their order; behind them stands that there is no need to stop.
        Kind(STOP, lambda question: len(question.turns) + 1, shuffled=False),
    )
}


def kind_of(question: Question) -> Kind:
    """Return the kind of a question."""
    return KINDS[question.kind]
