"""One gate: what was measured against which limit, and how much luck a limit allows.

p₀ is what blind luck pays (the mean of 1/k over the items), τ = max(0.05, 1.645·√(p₀(1−p₀)/N)) the noise that
N items allow (one-sided 95 %). Below 100 items the fixed limits give way to that noise, from 100 on they stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from bot.core.question.question import Question

ENOUGH = 100


class GateResult(Struct, frozen=True):
    """One gate: the figure, the limit in words, and the ids of the items that feed the guess most, worst first."""

    name: str
    measured: float
    limit: str
    passed: bool
    offenders: tuple[str, ...] = ()
    note: str = ""


def tolerance(chance: float, count: int) -> float:
    """τ: what luck alone may add, one-sided 95 %, at least 5 points."""
    return max(0.05, noise(chance, count))


def noise(chance: float, count: int) -> float:
    return 1.645 * math.sqrt(chance * (1 - chance) / count) if count else 1.0


def allowance(stated: float, chance: float, count: int) -> float:
    """A fixed margin, widened to the noise while there are fewer than 100 items."""
    return stated if count >= ENOUGH else max(stated, noise(chance, count))


def at_most(
    name: str, measured: float, limit: float, offenders: Sequence[str] = (), note: str = ""
) -> GateResult:
    """A gate that a figure passes when it is no larger than the limit."""
    return GateResult(name, measured, f"≤ {limit:.3f}", measured <= limit, tuple(offenders), note)


def between(
    name: str, measured: float, middle: float, margin: float, offenders: Sequence[str] = (), note: str = ""
) -> GateResult:
    """A gate that a figure passes when it is no further from the middle than the margin."""
    limit = f"{middle - margin:.3f} … {middle + margin:.3f}"
    return GateResult(name, measured, limit, abs(measured - middle) <= margin + 1e-9, tuple(offenders), note)


def scams(judges: Sequence[Question]) -> list[Question]:
    return [question for question in judges if question.verdict == "scam"]
