"""Time zones by what people type: offsets, numbered zones, names, beginnings and near misses."""

from __future__ import annotations

import pytest

from bot.core.push.zones import ZoneBook, is_zone

BOOK = ZoneBook([("东京", "Asia/Tokyo")])


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("+8", "UTC+08:00"),
        ("UTC+8", "UTC+08:00"),
        ("utc 8", "UTC+08:00"),
        ("gmt-3:30", "UTC-03:30"),
        ("GMT＋05：45", "UTC+05:45"),
        ("−7", "UTC-07:00"),
        ("－7", "UTC-07:00"),
        ("utc", "UTC+00:00"),
        ("+14", "UTC+14:00"),
        ("-14:00", "UTC-14:00"),
        ("+0559", "UTC+05:59"),
    ],
)
def test_an_offset_is_read_however_it_is_written(text, zone):
    assert BOOK.find(text).zone == zone


@pytest.mark.parametrize("text", ["+15", "+14:01", "+5:60", "8", "+123456"])
def test_what_is_no_offset_on_this_planet_is_none(text):
    assert BOOK.find(text).zones == ()


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("东八区", "UTC+08:00"),
        ("东8区", "UTC+08:00"),
        ("西五区", "UTC-05:00"),
        ("东十区", "UTC+10:00"),
        ("东十一区", "UTC+11:00"),
        ("西十二时区", "UTC-12:00"),
        ("东12区", "UTC+12:00"),
        ("东一区", "UTC+01:00"),
        ("东九区", "UTC+09:00"),
    ],
)
def test_a_numbered_zone_is_read(text, zone):
    assert BOOK.find(text).zone == zone


def test_there_is_no_thirteenth_zone():
    assert BOOK.find("东13区").zones == ()


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("tokyo", "Asia/Tokyo"),
        ("东京", "Asia/Tokyo"),
        ("东京时间", "Asia/Tokyo"),
        ("Paris, France", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("Tokio", "Asia/Tokyo"),
        ("toky", "Asia/Tokyo"),
    ],
)
def test_a_name_its_beginning_and_a_near_miss_find_the_place(text, zone):
    assert BOOK.find(text).zone == zone


def test_a_country_with_several_zones_offers_them_and_six_at_most():
    found = BOOK.find("america")
    assert found.zone is None
    assert BOOK.find("us").zones == (
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    )  # fmt: skip
    assert len(BOOK.find("s" + "an").zones) == 6


@pytest.mark.parametrize("text", ["", "asia", "europe", "火星", "t"])
def test_what_names_no_place_finds_none(text):
    assert BOOK.find(text).zones == ()


@pytest.mark.parametrize(
    ("zone", "stored"),
    [
        ("Asia/Tokyo", True),
        ("UTC+08:00", True),
        ("UTC+8", False),
        ("tokyo", False),
        ("", False),
        ("UTC+15:00", False),
    ],
)
def test_only_what_we_store_is_a_zone(zone, stored):
    assert is_zone(zone) is stored
