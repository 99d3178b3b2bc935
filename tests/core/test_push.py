"""When a push is due: in the future, once a local date, whatever the clocks of the world do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import DAY, HOUR, at, instant, instant_on, local_day, zone_info
from bot.core.push.push import Subscription, after_due, judge_due, last_hour, next_due, scheduled

ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
OFFSETS = ["UTC+08:00", "UTC-03:30", "UTC+05:45", "UTC+14:00"]
zones = st.sampled_from(ZONES + OFFSETS)
minutes = st.integers(0, 24 * 60 - 1)
instants = st.integers(instant(datetime(2005, 1, 1, tzinfo=UTC)), instant(datetime(2037, 1, 1, tzinfo=UTC)))


def local(due: int, zone: str) -> datetime:
    return at(due).astimezone(zone_info(zone)).replace(tzinfo=None)


@given(minutes, zones, st.booleans(), instants)
def test_it_is_always_in_the_future_and_at_the_hour_where_that_exists(minute, zone, weekdays, after):
    due = next_due(minute, zone, weekdays, after)
    assert due > after
    assert due - after <= 5 * DAY
    shown = local(due, zone)
    assert not weekdays or shown.weekday() < 5
    wanted = shown.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)
    exists = (
        wanted.replace(tzinfo=zone_info(zone))
        .astimezone(UTC)
        .astimezone(zone_info(zone))
        .replace(tzinfo=None)
        == wanted
    )
    assert not exists or shown.replace(second=0, microsecond=0) == wanted


@given(minutes, zones, instants)
def test_each_local_date_has_exactly_one_in_an_unchanged_zone(minute, zone, after):
    days, now = [], after
    for _ in range(12):
        now = next_due(minute, zone, False, now)
        days.append(local_day(now, zone))
    assert len(set(days)) == len(days)
    between = {days[0] + timedelta(days=i) for i in range((days[-1] - days[0]).days + 1)}
    missed = between - set(days)
    # Only a date that the zone left out altogether (Samoa, 30 December 2011) has none.
    assert all(instant_on(day, minute, zone_info(zone)) is None for day in missed)


@given(minutes, zones, zones, instants, st.integers(0, 3 * DAY))
def test_a_change_of_zone_never_brings_a_second_one_on_a_date(minute, old, new, start, wait):
    subscription = scheduled(Subscription(1, minute, old), start)
    first = subscription.next_due_at
    pushed = after_due(subscription, "push", first)
    moved = scheduled(Subscription(1, minute, new, pushed_on=pushed.pushed_on), first + wait)
    assert local_day(moved.next_due_at, new) > local_day(first, old)


def test_a_missing_hour_becomes_the_first_minute_after_it():
    due = next_due(2 * 60 + 30, "America/New_York", False, instant(datetime(2026, 3, 8, 5, tzinfo=UTC)))
    assert local(due, "America/New_York") == datetime(2026, 3, 8, 3, 0)


def test_a_doubled_hour_is_the_first_of_the_two():
    due = next_due(90, "America/New_York", False, instant(datetime(2026, 11, 1, 4, tzinfo=UTC)))
    assert at(due) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    again = next_due(90, "America/New_York", False, due)
    assert local(again, "America/New_York").date() == date(2026, 11, 2)


def test_a_date_that_a_zone_skipped_has_none():
    assert instant_on(date(2011, 12, 30), 600, zone_info("Pacific/Apia")) is None


def test_zones_with_half_and_quarter_hours():
    for zone in ("Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"):
        due = next_due(20 * 60, zone, False, instant(datetime(2026, 5, 1, tzinfo=UTC)))
        assert (local(due, zone).hour, local(due, zone).minute) == (20, 0)


def test_the_29th_of_february_has_its_push():
    due = next_due(480, "Asia/Shanghai", False, instant(datetime(2028, 2, 28, 1, tzinfo=UTC)))
    assert local_day(due, "Asia/Shanghai") == date(2028, 2, 29)


NOW = instant(datetime(2026, 5, 4, 12, tzinfo=UTC))


def due_at(hours_ago: float, **changes) -> Subscription:
    return Subscription(1, 600, "Asia/Shanghai", next_due_at=NOW - int(hours_ago * HOUR), **changes)


def test_a_push_that_is_hours_late_still_goes_and_one_that_is_too_late_does_not():
    assert judge_due(due_at(5.9), NOW, practised=False, late_hours=6) == "push"
    assert judge_due(due_at(6.1), NOW, practised=False, late_hours=6) == "late"


def test_after_days_without_the_bot_the_hour_of_today_counts():
    due = NOW - 2 * DAY - 5 * HOUR
    afternoon = Subscription(1, 15 * 60, "Asia/Shanghai", next_due_at=due)
    assert judge_due(afternoon, NOW, practised=False, late_hours=6) == "push"
    assert judge_due(afternoon, NOW, practised=False, late_hours=4) == "late"


@given(minutes, zones, st.booleans(), instants, st.integers(0, 10 * DAY), st.integers(1, 23))
def test_a_push_goes_out_late_only_if_its_latest_hour_is_not_long_ago(
    minute, zone, weekdays, start, out, hours
):
    subscription = scheduled(Subscription(1, minute, zone, weekdays_only=weekdays), start)
    now = subscription.next_due_at + out
    missed = [subscription.next_due_at]
    while (due := next_due(minute, zone, weekdays, missed[-1])) <= now:
        missed.append(due)
    verdict = judge_due(subscription, now, practised=False, late_hours=hours)
    assert (verdict == "push") is (now - missed[-1] <= hours * HOUR)
    after = after_due(subscription, verdict, now)
    assert after.next_due_at > now
    assert verdict == "late" or local_day(after.next_due_at, zone) > local_day(now, zone)


@given(minutes, zones, st.integers(0, 10 * DAY), instants, st.integers(1, 23))
def test_a_push_that_goes_out_in_time_goes_out_on_its_own_date(minute, zone, out, start, hours):
    subscription = scheduled(Subscription(1, minute, zone), start)
    now = subscription.next_due_at + out
    if judge_due(subscription, now, practised=False, late_hours=hours) == "push":
        last = last_hour(subscription, now, hours)
        assert now <= last <= now + hours * HOUR
        assert local_day(last, zone) == local_day(now, zone)
        assert after_due(subscription, "push", now).next_due_at > last


def test_a_late_push_past_midnight_is_the_push_of_the_new_date():
    late = Subscription(1, 23 * 60, "UTC+00:00", next_due_at=instant(datetime(2026, 5, 4, 23, tzinfo=UTC)))
    now = instant(datetime(2026, 5, 5, 1, tzinfo=UTC))
    assert judge_due(late, now, practised=False, late_hours=6) == "push"
    assert local_day(after_due(late, "push", now).next_due_at, "UTC+00:00") == date(2026, 5, 6)


def test_it_is_quiet_when_the_person_has_practised_unless_they_want_it_all_the_same():
    assert judge_due(due_at(0), NOW, practised=True, late_hours=6) == "quiet"
    assert judge_due(due_at(0, quiet=False), NOW, practised=True, late_hours=6) == "push"


def test_a_date_that_had_its_push_has_no_second_one():
    assert judge_due(due_at(0, pushed_on=date(2026, 5, 4)), NOW, practised=False, late_hours=6) == "again"


def test_a_late_one_that_was_dropped_leaves_today_open():
    after = after_due(due_at(30), "late", NOW)
    assert after.pushed_on is None
    assert after.next_due_at > NOW


def test_a_pause_ends_by_itself():
    paused = scheduled(Subscription(1, 600, "Asia/Shanghai", paused_until=NOW + 7 * DAY), NOW)
    assert NOW + 7 * DAY < paused.next_due_at <= NOW + 8 * DAY


def test_what_is_off_is_never_due():
    assert scheduled(Subscription(1, 600, "Asia/Shanghai", on=False), NOW).next_due_at is None
