"""What one person may have on one day of the things that cost more than an answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.core.calendar import DAY

BUDGETS: Mapping[str, int] = MappingProxyType(
    {"report": 10, "remind": 40, "export": 3, "certificate": 10, "picture": 30, "points": 1000}
)
"""`certificate` counts numbers that do not exist, so that nobody walks through them; `points` are those of answers:
a hundred right ones, which a person may reach and a script goes far beyond."""


def day_of(now: int) -> int:
    """Return the day that a budget belongs to: days since 1970."""
    return now // DAY


def granted(what: str, spent: int, wanted: int) -> int:
    """Return how much of what is wanted the budget of the day still gives."""
    return max(0, min(wanted, BUDGETS[what] - spent))
