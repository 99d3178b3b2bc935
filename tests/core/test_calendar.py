"""Instants, local days and zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from bot.core.calendar import at, end_of_day, instant, local_day, zone_info

NOON = instant(datetime(2026, 11, 30, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("UTC", 0), ("UTC+08:00", 480), ("UTC+8", 480), ("UTC-03:30", -210), ("Asia/Shanghai", 480)],
)
def test_a_zone_is_a_name_or_an_offset(zone: str, minutes: int) -> None:
    assert at(NOON).astimezone(zone_info(zone)).utcoffset() == timedelta(minutes=minutes)


@pytest.mark.parametrize("zone", ["Mars/Base", "UTC+hour"])
def test_what_is_no_zone_is_an_error(zone: str) -> None:
    with pytest.raises((ZoneInfoNotFoundError, ValueError)):
        zone_info(zone)


def test_an_instant_is_milliseconds_of_utc() -> None:
    assert at(NOON + 1) == datetime(2026, 11, 30, 12, 0, 0, 1_000, tzinfo=UTC)
    assert instant(at(NOON + 1)) == NOON + 1


def test_a_day_ends_at_local_midnight() -> None:
    assert local_day(NOON, "UTC+14:00").isoformat() == "2026-12-01"
    assert local_day(NOON, "UTC-12:00").isoformat() == "2026-11-30"
    assert at(end_of_day(NOON, "Asia/Shanghai")) == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert at(end_of_day(NOON, "UTC")) == datetime(2026, 12, 1, tzinfo=UTC)
