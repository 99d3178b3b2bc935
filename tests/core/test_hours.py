"""Hours by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.push import hours
from bot.core.push.hours import LONGEST, hour_and_place, parse_time
from bot.telegram.handlers.incoming import LONGEST_LINE


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("20:00", "20:00"), ("8:05", "08:05"), ("20：30", "20:30"), ("7", "07:00"), ("20点", "20:00"), ("8点半", "08:30"),
        ("8點30分", "08:30"), ("20点整", "20:00"), ("晚上八点", "20:00"), ("晚上8点半", "20:30"), ("下午3点", "15:00"),
        ("早上七点半", "07:30"), ("十二点", "12:00"), ("二十一点三十", "21:30"), ("中午十一点半", "11:30"), ("中午1点", "13:00"),
        ("凌晨两点", "02:00"), ("夜里两点", "02:00"), ("晚上12点", "00:00"), ("零点", "00:00"), ("23:59", "23:59"), ("午夜", "00:00"), ("midnight", "00:00"), ("正午", "12:00"), ("noon", "12:00"), ("晚上11点59", "23:59"), ("8pm", "20:00"),
        ("8:30 PM", "20:30"), ("12am", "00:00"), ("12 pm", "12:00"), (" 6:45 ", "06:45"),
        ("晚8点", "20:00"), ("早8点", "08:00"), ("晚八点半", "20:30"), ("早7:30", "07:30"), ("8点钟", "08:00"), ("8点一刻", "08:15"),
        ("今晚8点", "20:00"), ("每天晚上8点", "20:00"), ("２０：００", "20:00"), ("2030", "20:30"), ("20.30", "20:30"),
        ("8點鐘", "08:00"), ("晚九点三刻", "21:45"), ("每天早上7点", "07:00"), ("下午三点一刻", "15:15"), ("每晚10点", "22:00"),
        ("半夜1点", "01:00"), ("0730", "07:30"), ("午后2点", "14:00"), ("早上6.30", "06:30"), ("8时30分", "08:30"),
        ("中午", "12:00"), ("每天正午", "12:00"), ("半夜", "00:00"), ("明早七点", "07:00"), ("明晚8点", "20:00"), ("每早7点", "07:00"),
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
        "2460",
        "99999",
        "-1:00",
        "²:00",
        "二十五点",
        "晚上",
        "点",
        "半",
        "十十",
        "一百",
        "8.99",
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


@pytest.mark.parametrize(
    ("text", "clock", "place"),
    [
        ("20:00东京", "20:00", "东京"), ("20:00 东京", "20:00", "东京"), ("东京 20:00", "20:00", "东京"),
        ("晚8点东京", "20:00", "东京"), ("每天晚上8点半 New York", "20:30", "New York"), ("东京20:30", "20:30", "东京"),
        ("晚上八点半新加坡", "20:30", "新加坡"), ("8点，伦敦", "08:00", "伦敦"), ("20:00 UTC+8", "20:00", "UTC+8"),
        ("20:00UTC+5:30", "20:00", "UTC+5:30"), ("UTC+5:30 晚8点", "20:00", "UTC+5:30"),
    ],
)  # fmt: skip
def test_an_hour_and_a_place_stand_in_one_line(text, clock, place):
    hours, minutes = clock.split(":")
    assert hour_and_place(text) == (int(hours) * 60 + int(minutes), place)


@given(st.text(max_size=60))
def test_a_line_without_an_hour_is_a_place_as_it_stands(text):
    minute, place = hour_and_place(text)
    assert minute is not None or place == text.strip()


def test_the_worst_line_is_looked_at_a_few_hundred_times_at_most(monkeypatch):
    """Each split of a line is tried; what is too long to be an hour costs nothing."""
    looked: list[int] = []
    real = hours._part_of_day
    monkeypatch.setattr(hours, "_part_of_day", lambda text: looked.append(len(text)) or real(text))
    hour_and_place(("一a " * 1360)[:LONGEST_LINE])
    assert sum(looked) < 20 * LONGEST_LINE


@pytest.mark.parametrize("text", ["UTC+5:30", "utc-03:30", "UTC+8"])
def test_an_offset_alone_is_a_place_and_no_hour(text):
    assert hour_and_place(text) == (None, text)


def test_a_line_that_is_too_long_is_no_hour():
    assert parse_time("8:00".ljust(LONGEST)) == 8 * 60
    assert parse_time("8:00".ljust(LONGEST + 1)) is None
