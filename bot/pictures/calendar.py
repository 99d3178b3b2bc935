"""Twelve weeks of practice, a column a week and a square a day: what was done shows, nothing that was not scolds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.pictures.canvas import Canvas
from bot.pictures.lettering import Style
from bot.pictures.palette import INK, MIST, PINE, PINE_DEEP, PINE_MID, PINE_SOFT, Colour, mix

WEEKS = 12
PITCH = 36
SQUARE = 31
CALENDAR_WIDTH = (WEEKS - 1) * PITCH + SQUARE
LEVELS = ((1, mix(PINE_SOFT, PINE_MID, 0.45)), (4, PINE_MID), (8, PINE), (15, PINE_DEEP))


def draw_calendar(canvas: Canvas, days: Sequence[int], today: date, title: str, at: tuple[int, int]) -> None:
    """Answers a day up to today, oldest first, under a title; weeks begin on Monday, days to come are left out."""
    left, top = at
    canvas.text(title, (left, top + 32), Style(36, INK), "left", CALENDAR_WIDTH + 30)
    last = (WEEKS - 1) * 7 + today.weekday()
    for back in range(last + 1):
        week, weekday = divmod(last - back, 7)
        count = days[-1 - back] if back < len(days) else 0
        x, y = left + week * PITCH, top + 56 + weekday * PITCH
        canvas.panel((x, y, x + SQUARE, y + SQUARE), 8, shade(count))


def shade(count: int) -> Colour:
    """The more answers, the deeper."""
    return next((colour for least, colour in reversed(LEVELS) if count >= least), MIST)
