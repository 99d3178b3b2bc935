"""Time zones by what people type."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import zone_info
from bot.core.push.cities import ALSO, CITIES
from bot.core.push.zones import find_zone, is_zone, place_name


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


def test_every_city_is_a_zone_and_is_said_back_by_its_name():
    for zone, chinese, english in CITIES:
        assert find_zone(chinese).zone == zone
        assert find_zone(english).zone == zone
        assert place_name(zone, "zh-Hans") == chinese
        assert place_name(zone, "en") == english
    assert place_name("UTC+08:00", "en") == "UTC+08:00"
    assert place_name("America/Port_of_Spain", "zh-Hans") == "Port of Spain"


def test_every_name_is_that_of_a_real_zone():
    zones = available_timezones()
    assert [zone for zone in (*ALSO, *(zone for zone, _, _ in CITIES)) if zone not in zones] == []


def test_only_what_is_stored_is_a_zone():
    assert all(map(is_zone, ("Asia/Shanghai", "America/Indiana/Knox", "UTC+08:00", "UTC-03:30")))
    assert not any(map(is_zone, ("", "上海", "asia/shanghai", "UTC+8", "+8", "UTC+25:00", "Mars/Olympus")))


@given(st.text(max_size=40))
def test_whatever_is_typed_only_real_zones_come_out(text):
    for zone in find_zone(text).zones:
        zone_info(zone)
