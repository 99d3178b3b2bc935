"""What one person may have on one day of the things that cost more than an answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.core.calendar import DAY

BUDGETS: Mapping[str, int] = MappingProxyType(
    {
        "report": 10,
        "remind": 40,
        "export": 3,
        "certificate": 10,
        "link": 20,
        "picture": 30,
        "set": 30,
        "paper": 20,
        "points": 1000,
    }
)
"""`certificate` and `link` count numbers and codes that do not exist, so that nobody walks through them. `set` counts
the files and texts with questions that are read, `paper` the files that are made to be printed or filled in. `points`
are those of answers: a hundred right ones, which a person may reach and a script goes far beyond."""


def day_of(now: int) -> int:
    """Return the day that a budget belongs to: days since 1970."""
    return now // DAY


def granted(what: str, spent: int, wanted: int) -> int:
    """Return how much of what is wanted the budget of the day still gives."""
    return max(0, min(wanted, BUDGETS[what] - spent))
