"""Time zones by what people type."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import zone_info
from bot.core.push.cities import ALSO, CALLED, OFFERED
from bot.core.push.zones import is_zone
from bot.texts.place import find_zone, place_in, time_in


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("东京", "Asia/Tokyo"),
        ("东京时间", "Asia/Tokyo"),
        (" 纽 约 ", "America/New_York"),
        ("Toronto", "America/Toronto"),
        ("toronto", "America/Toronto"),
        ("new york", "America/New_York"),
        ("Tokio", "Asia/Tokyo"),
        ("Asia/Kathmandu", "Asia/Kathmandu"),
        ("UTC+8", "UTC+08:00"),
        ("+5:30", "UTC+05:30"),
        ("GMT-3", "UTC-03:00"),
        ("utc", "UTC+00:00"),
        ("东八区", "UTC+08:00"),
        ("西11区", "UTC-11:00"),
        ("加州", "America/Los_Angeles"),
        ("San Francisco", "America/Los_Angeles"),
        ("Paris, France", "Europe/Paris"),
        ("London time", "Europe/London"),
        ("India", "Asia/Kolkata"),
        ("缅北", "Asia/Yangon"),
        ("西班牙港", "America/Port_of_Spain"),
        ("雪梨", "Australia/Sydney"),
        ("倫敦時間", "Europe/London"),
        ("聖地牙哥", "America/Santiago"),
    ],
)
def test_a_city_a_zone_or_an_offset_is_found(typed, zone):
    assert find_zone(typed).zone == zone
    zone_info(zone)


@pytest.mark.parametrize(
    "typed", ["美国", "澳大利亚", "Kentucky", "华盛顿", "Indiana", "新疆", "圣地亚哥", "俄罗斯"]
)
def test_an_ambiguous_name_offers_its_candidates(typed):
    found = find_zone(typed)
    assert found.zone is None
    assert 2 <= len(found.zones) <= 6


@pytest.mark.parametrize(
    "typed", ["", "   ", "20:00", "8", "UTC+25", "没有这个地方", "%$#", "x" * 500, "Asia", "东13区", "time"]
)
def test_what_is_no_place_finds_nothing(typed):
    assert find_zone(typed).zones == ()


def test_every_zone_of_a_place_can_be_typed_in_full():
    zones = [zone for zone in sorted(available_timezones()) if "/" in zone]
    assert [zone for zone in zones if zone not in find_zone(zone).zones] == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"])
def test_every_offered_place_is_found_by_the_name_that_it_is_said_back_by(language):
    for zone in (*OFFERED, *CALLED):
        assert find_zone(place_in(zone, language)).zones == (zone,)


@pytest.mark.parametrize(
    ("zone", "names"),
    [
        ("Asia/Shanghai", ("北京", "北京", "北京", "Beijing")),
        ("America/Port_of_Spain", ("西班牙港", "西班牙港", "西班牙港", "Port of Spain")),
        ("Australia/Sydney", ("悉尼", "雪梨", "悉尼", "Sydney")),
        ("Asia/Dubai", ("迪拜", "杜拜", "杜拜", "Dubai")),
        ("UTC+08:00", ("UTC+08:00", "UTC+08:00", "UTC+08:00", "UTC+08:00")),
    ],
)
def test_a_place_is_called_as_its_readers_call_it(zone, names):
    languages = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en")
    assert tuple(place_in(zone, language) for language in languages) == names


def test_the_time_of_a_place_is_named_after_it():
    assert time_in("Asia/Tokyo", "zh-Hant-HK") == "東京時間"
    assert time_in("Asia/Tokyo", "en") == "Tokyo time"
    assert time_in("UTC-03:00", "zh-Hans") == "UTC-03:00"


def test_every_name_is_that_of_a_real_zone():
    assert [zone for zone in (*ALSO, *OFFERED, *CALLED) if not is_zone(zone)] == []


def test_only_what_is_stored_is_a_zone():
    assert all(map(is_zone, ("Asia/Shanghai", "America/Indiana/Knox", "UTC+08:00", "UTC-03:30")))
    assert not any(map(is_zone, ("", "上海", "asia/shanghai", "UTC+8", "+8", "UTC+25:00", "Mars/Olympus")))


@given(st.text(max_size=40))
def test_whatever_is_typed_only_real_zones_come_out(text):
    for zone in find_zone(text).zones:
        zone_info(zone)
