"""Hours by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.push.hours import parse_time


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("20:00", "20:00"), ("8:05", "08:05"), ("20：30", "20:30"), ("7", "07:00"), ("20点", "20:00"), ("8点半", "08:30"),
        ("8點30分", "08:30"), ("20点整", "20:00"), ("晚上八点", "20:00"), ("晚上8点半", "20:30"), ("下午3点", "15:00"),
        ("早上七点半", "07:30"), ("十二点", "12:00"), ("二十一点三十", "21:30"), ("中午十一点半", "11:30"), ("中午1点", "13:00"),
        ("凌晨两点", "02:00"), ("夜里两点", "02:00"), ("晚上12点", "00:00"), ("零点", "00:00"), ("8pm", "20:00"),
        ("8:30 PM", "20:30"), ("12am", "00:00"), ("12 pm", "12:00"), (" 6:45 ", "06:45"),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(text, clock):
    hours, minutes = clock.split(":")
    assert parse_time(text) == int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    "text",
    [
        "24:00",
        "8:60",
        "",
        "x",
        "123",
        "-1:00",
        "²:00",
        "二十五点",
        "晚上",
        "点",
        "半",
        "十十",
        "一百",
        "8.5",
        "+8",
        "北京",
    ],
)
def test_what_is_no_hour_is_not_taken_for_one(text):
    assert parse_time(text) is None


@given(st.text(max_size=30))
def test_whatever_is_typed_only_minutes_of_a_day_come_out(text):
    minute = parse_time(text)
    assert minute is None or 0 <= minute < 24 * 60


@given(st.integers(0, 24 * 60 - 1))
def test_every_minute_can_be_typed(minute):
    assert parse_time(f"{minute // 60:02d}:{minute % 60:02d}") == minute
