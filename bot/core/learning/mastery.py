"""How well a type of fraud is known, from how often it was answered and how often rightly."""

from __future__ import annotations

FULL = 5
"""So many right answers fill a bar: one lucky answer is no mastery."""
STEADY = 0.8


def filled(rights: int, total: int) -> float:
    """Return how much of a bar is full, 0 to 1; under five answers it cannot be."""
    return rights / max(total, FULL)


def is_steady(rights: int, total: int) -> bool:
    """Whether a topic is known well: five answers or more, four of five right."""
    return filled(rights, total) >= STEADY and total >= FULL


def expected(rights: int, total: int) -> float:
    """Return the chance of a right answer as far as is known (Laplace's rule), to put the weakest first."""
    return (rights + 1) / (total + 2)
