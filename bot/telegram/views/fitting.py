"""How many buttons stand beside each other before a phone cuts their labels: Telegram shows one line, then …."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

from bot.telegram.views.message import Key

NARROWEST = 280
"""The width of a keyboard on a small phone, in points: that of the bubble above it, which may hold few words."""
GAP, PADDING, FONT = 6, 10, 14.5
_NARROW = frozenset("fijlrtI'’.,:;!|()[] ")
_BROAD = frozenset("mwMW%@")
_UNSEEN = frozenset("\u200d\u2060\ufe0e\ufe0f")


# A few labels stand under every card.
@lru_cache(maxsize=1024)
def _ems(label: str) -> float:
    """About how wide a label is, in widths of a Chinese character."""
    return sum(_em(letter) for letter in label)


def _em(letter: str) -> float:
    if letter in _UNSEEN or combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1
    return 0.32 if letter in _NARROW else 0.86 if letter in _BROAD else 0.58


def _room(columns: int) -> float:
    """How wide a label may be when so many buttons share a row."""
    return ((NARROWEST - GAP * (columns - 1)) / columns - PADDING) / FONT


def widest(keys: Sequence[Key], most: int) -> int:
    """Return how many of the buttons can share each row, `most` at most, so that no label is cut; one always can."""
    longest = max((_ems(key.text) for key in keys), default=0)
    return next((columns for columns in range(most, 1, -1) if longest <= _room(columns)), 1)


def fitted(row: Sequence[Key]) -> list[Sequence[Key]]:
    """Return a row as it is, or parted into as few as it takes, of nearly equal length."""
    columns = widest(row, len(row))
    rows = -(-len(row) // columns)
    size = -(-len(row) // rows)
    return [row[start : start + size] for start in range(0, len(row), size)]
