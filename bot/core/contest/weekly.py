"""Hours that come once a week: the end of a season, the start of a regular contest."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.calendar import instant, local_day, zone_info

WEEK_DAYS = 7
MONDAY = 0
HOURS = (9, 12, 15, 18, 19, 20, 21, 22)
"""At which a regular contest may start."""


def next_weekly(weekday: int, hour: int, zone: str, after: int) -> int:
    """The first instant later than `after` at which it is `hour` o'clock on `weekday` (0 is Monday) in the zone.

    An hour that the clocks skip that day is the first minute after the gap; of one that comes twice, the first.
    """
    today = local_day(after, zone)
    ahead = (weekday - today.weekday()) % WEEK_DAYS
    candidates = (today + timedelta(days=ahead + weeks * WEEK_DAYS) for weeks in range(3))
    hours = (
        instant(datetime(day.year, day.month, day.day, hour, tzinfo=zone_info(zone))) for day in candidates
    )
    return next(found for found in hours if found > after)
