"""Local days and weeks: which date it is for a person at an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@lru_cache(maxsize=1024)
def zone_info(zone: str) -> tzinfo:
    """Return the time zone of an IANA name, or of an offset written `UTC+08:00`.

    Raises `zoneinfo.ZoneInfoNotFoundError` or `ValueError` for what is neither.
    """
    if zone.startswith("UTC") and len(zone) > 3:
        sign = -1 if zone[3] == "-" else 1
        hours, _, minutes = zone[4:].partition(":")
        return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    return ZoneInfo(zone)


def at(now: int) -> datetime:
    """Return the instant (milliseconds) as an aware UTC datetime."""
    return datetime.fromtimestamp(now / 1000, UTC)


def instant(moment: datetime) -> int:
    """Return an aware datetime as milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def instant_on(day: date, minute: int, zone: tzinfo) -> int | None:
    """Return the one instant of a local date and minute, or None for a date that the zone skipped."""
    for candidate in (*range(minute, 24 * 60), *range(minute - 1, -1, -1)):
        local = datetime(day.year, day.month, day.day, candidate // 60, candidate % 60, tzinfo=zone)
        # What does not exist comes back from UTC as another time.
        if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
            return instant(local)
    return None


def local_day(now: int, zone: str) -> date:
    """Return the local date at `now` in `zone`."""
    return datetime.fromtimestamp(now / 1000, zone_info(zone)).date()


def end_of_day(now: int, zone: str) -> int:
    """Return the instant at which the local day of `now` ends."""
    tomorrow = local_day(now, zone) + timedelta(days=1)
    return instant(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone_info(zone)))


def week_of(now: int, zone: str) -> str:
    """Return the ISO week of the local date, written `2026-W47`."""
    year, week, _ = local_day(now, zone).isocalendar()
    return f"{year}-W{week:02d}"


def clock_of(at_ms: int, zone: str) -> str:
    """Return the local hour and minute of an instant, 20:00."""
    return f"{at(at_ms).astimezone(zone_info(zone)):%H:%M}"
