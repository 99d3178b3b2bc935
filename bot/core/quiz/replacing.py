"""Another question instead of one that went out of play while a round or a game was under way."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable
from typing import Any

from bot.core.question.question import Question
from bot.core.question.shuffling import shuffled


def replacement(
    pool: Iterable[Question], asked: Collection[str], how_far: Callable[[Question], Any], rng: random.Random
) -> Question | None:
    """Return the nearest question, by lot where several are, of no cue that is `asked` already; None for none."""
    fitting = [question for question in pool if question.group not in asked]
    return min(shuffled(fitting, rng), key=how_far) if fitting else None
