"""Hours that come once a week, through clocks that change."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import DAY, instant, local_day, zone_info
from bot.core.contest.weekly import next_weekly

SHANGHAI = "Asia/Shanghai"
ZONES = [SHANGHAI, "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC+05:30"]


def at(year: int, month: int, day: int, hour: int, zone: str = SHANGHAI) -> int:
    return instant(datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)))


def test_a_season_ends_on_the_next_monday_at_midnight() -> None:
    # 2026-11-22 is a Sunday.
    assert next_weekly(0, 0, SHANGHAI, at(2026, 11, 22, 13)) == at(2026, 11, 23, 0)
    assert next_weekly(0, 0, SHANGHAI, at(2026, 11, 23, 0)) == at(2026, 11, 30, 0)


def test_an_hour_later_today_is_today() -> None:
    assert next_weekly(6, 20, SHANGHAI, at(2026, 11, 22, 13)) == at(2026, 11, 22, 20)
    assert next_weekly(6, 12, SHANGHAI, at(2026, 11, 22, 13)) == at(2026, 11, 29, 12)


def test_an_hour_that_the_clocks_skip_is_the_first_minute_after_the_gap() -> None:
    # In London the clocks go from 01:00 to 02:00 on Sunday, 2027-03-28.
    found = next_weekly(6, 1, "Europe/London", at(2027, 3, 27, 12, "Europe/London"))
    assert found == at(2027, 3, 28, 2, "Europe/London")


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    # In New York it is twice one o'clock on Sunday, 2026-11-01.
    found = next_weekly(6, 1, "America/New_York", at(2026, 10, 31, 12, "America/New_York"))
    assert found == instant(datetime(2026, 11, 1, 5, tzinfo=ZoneInfo("UTC")))


@given(
    st.integers(0, 6),
    st.integers(0, 23),
    st.sampled_from(ZONES),
    st.integers(at(2026, 1, 1, 0), at(2030, 1, 1, 0)),
)
def test_it_is_always_ahead_within_eight_days_on_that_weekday(
    weekday: int, hour: int, zone: str, after: int
) -> None:
    found = next_weekly(weekday, hour, zone, after)
    assert after < found <= after + 8 * DAY
    assert local_day(found, zone).weekday() == weekday
    local = datetime.fromtimestamp(found / 1000, zone_info(zone))
    assert local.hour == hour or (local.hour, local.minute) in ((hour + 1, 0), (hour, 30), (hour + 1, 30))
