"""The streak: local days with at least one answer, one missed day in seven forgiven."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

MILESTONES = (7, 30, 100)
FORGIVEN_EVERY = timedelta(days=7)


class Streak(Struct, frozen=True):
    """`days` counts the days with an answer, up to `last`; `forgiven` is the last missed day that did not break it."""

    days: int = 0
    last: date | None = None
    forgiven: date | None = None


def practise(streak: Streak, today: date) -> Streak:
    """Return the streak after an answer on `today`; a day before the last one (a zone change) alters nothing."""
    if streak.last is None:
        return Streak(1, today)
    gap = (today - streak.last).days
    if gap <= 0:
        return streak
    if gap == 1:
        return Streak(streak.days + 1, today, streak.forgiven)
    missed = today - timedelta(days=1)
    if gap == 2 and may_forgive(streak, missed):
        return Streak(streak.days + 1, today, missed)
    return Streak(1, today)


def may_forgive(streak: Streak, missed: date) -> bool:
    """Whether a missed day is forgiven: none was in the seven days that end with it."""
    return streak.forgiven is None or missed - streak.forgiven >= FORGIVEN_EVERY


def forgave_yesterday(streak: Streak, today: date) -> bool:
    """Whether yesterday was missed and forgiven, by an answer today."""
    return streak.last == today and streak.forgiven == today - timedelta(days=1)


def standing(streak: Streak, today: date) -> int:
    """Return the days to show on `today`: 0 once the streak can no longer be kept."""
    if streak.last is None:
        return 0
    gap = (today - streak.last).days
    if gap <= 1:
        return streak.days
    return streak.days if gap == 2 and may_forgive(streak, today - timedelta(days=1)) else 0


def milestone(before: Streak, after: Streak) -> int | None:
    """Return the milestone that the latest day reached, or None."""
    return after.days if after.days != before.days and after.days in MILESTONES else None
