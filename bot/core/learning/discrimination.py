"""Signal detection: telling scam from genuine (d′) apart from calling everything a scam (c)."""

from __future__ import annotations

from statistics import NormalDist
from typing import Literal

from msgspec import Struct

ENOUGH = 20

Sensitivity = Literal["none", "low", "middle", "high"]
Bias = Literal["none", "suspicious", "balanced", "trusting"]


class Judgements(Struct, frozen=True):
    """What a person said of the messages they judged: scams seen and caught, genuine ones seen and doubted."""

    scams: int = 0
    hits: int = 0
    genuine: int = 0
    false_alarms: int = 0

    @property
    def count(self) -> int:
        """How many messages they judged."""
        return self.scams + self.genuine

    @property
    def enough(self) -> bool:
        """Whether there are 20 of each; before, a figure and even a word for it would be a guess."""
        return self.scams >= ENOUGH and self.genuine >= ENOUGH


def _rates(seen: Judgements) -> tuple[float, float]:
    """Return z of the hit rate and of the false-alarm rate, both with the log-linear correction.

    H = (hits + 0.5) / (scams + 1), F = (false alarms + 0.5) / (genuine + 1) (Hautus 1995).
    """
    z = NormalDist().inv_cdf
    return z((seen.hits + 0.5) / (seen.scams + 1)), z((seen.false_alarms + 0.5) / (seen.genuine + 1))


def sensitivity(seen: Judgements) -> float:
    """Return d′ = z(H) - z(F): 0 is guessing, above 2 is sharp."""
    hit, false_alarm = _rates(seen)
    return hit - false_alarm


def bias(seen: Judgements) -> float:
    """Return c = -½ (z(H) + z(F)): below 0 leans to suspicion, above 0 to trust."""
    hit, false_alarm = _rates(seen)
    return -(hit + false_alarm) / 2


def sensitivity_band(seen: Judgements) -> Sensitivity:
    """Return d′ in words: low under 1, middle under 2, else high; none under 20 of either kind."""
    if not seen.enough:
        return "none"
    value = sensitivity(seen)
    return "low" if value < 1 else "middle" if value < 2 else "high"


def bias_band(seen: Judgements) -> Bias:
    """Return c in words, balanced within ±0.3; none under 20 of either kind."""
    if not seen.enough:
        return "none"
    value = bias(seen)
    return "suspicious" if value < -0.3 else "trusting" if value > 0.3 else "balanced"
