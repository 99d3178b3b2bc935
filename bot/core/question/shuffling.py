"""Questions in an order by lot."""

from __future__ import annotations

import random
from collections.abc import Collection

from bot.core.question.question import Question


def shuffled(questions: Collection[Question], rng: random.Random) -> list[Question]:
    """Return the questions in an order by lot."""
    return seeded(rng).sample(list(questions), len(questions))


def seeded(rng: random.Random) -> random.Random:
    """Return a generator for many numbers of one draw.

    The system's chance, which nobody can foresee, is a call of the system for each number: a shuffle of the bank took
    1.5 ms. One number of it as a seed serves for a whole draw.
    """
    return random.Random(rng.getrandbits(128))
