"""Two families of simulated memory, neither of them the scheduler's own: what a cue is worth to a learner, day by day."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from math import exp, log
from typing import Protocol

GUESS = 0.45
"""How often somebody is right about a cue that they have forgotten or never met: two to four options, and common sense."""


class Memory(Protocol):
    """What one learner keeps of one cue. Days are fractions since the start."""

    def recall(self, day: float) -> float:
        """The chance that the cue is known, without guessing."""
        ...

    def practise(self, day: float, knew: bool) -> None:
        """One question about it, answered and explained."""
        ...


@dataclass(slots=True)
class Traits:
    """How a learner differs from others: how strong memories begin, how much they grow, how fast they fade."""

    start: float
    growth: float
    fading: float

    @classmethod
    def drawn(cls, rng: random.Random) -> Traits:
        return cls(rng.lognormvariate(0, 0.5), rng.lognormvariate(0, 0.25), rng.lognormvariate(0, 0.15))


@dataclass(slots=True)
class Stability:
    """FSRS's model with other parameters: weaker starts, a steeper curve, each cue of its own difficulty.

    R = (1 + f·t/S)^-d with f such that R(S) = 0.9; after a success S grows with (1 - R), after a lapse it falls.
    """

    traits: Traits
    hard: float
    stability: float = 0.0
    seen: float = -1.0

    def recall(self, day: float) -> float:
        if self.seen < 0:
            return 0.0
        decay = 0.3 * self.traits.fading
        factor = 0.9 ** (-1 / decay) - 1
        return float((1 + factor * (day - self.seen) / self.stability) ** -decay)

    def practise(self, day: float, knew: bool) -> None:
        known = self.recall(day)
        if self.seen < 0:
            self.stability = max(0.3, 1.6 * self.traits.start * (1.4 - self.hard))
        elif knew:
            gain = (
                4.5
                * self.traits.growth
                * (1.15 - self.hard)
                * self.stability**-0.18
                * (exp(1.2 * (1 - known)) - 1)
            )
            self.stability *= 1 + gain
        else:
            self.stability = max(
                0.3, min(self.stability, 1.2 * (self.stability + 1) ** 0.25 * exp(0.9 * (1 - known)))
            )
        self.seen = day


@dataclass(slots=True)
class Traces:
    """Power-law forgetting without stability: every practice leaves a trace that fades by itself (ACT-R).

    Activation is ln Σ t^-d over the traces, t in days; recall its logistic.
    """

    traits: Traits
    hard: float
    days: list[float] = field(default_factory=list)

    def recall(self, day: float) -> float:
        if not self.days:
            return 0.0
        decay = 0.5 * self.traits.fading
        activation = log(sum((day - seen + 0.02) ** -decay for seen in self.days[-12:]))
        threshold = -1.1 - 0.5 * log(self.traits.start) + 0.8 * (self.hard - 0.5)
        return 1 / (1 + exp(-(activation - threshold) / 0.35))

    def practise(self, day: float, knew: bool) -> None:
        self.days.append(day)


FAMILIES = {"stability": Stability, "traces": Traces}
