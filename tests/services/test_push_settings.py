"""One dialogue of a daily push, two subjects: what holds for a person holds for a group."""

from __future__ import annotations

import pytest

from bot.core.effects import Say, Toast
from tests.services.push_subjects import Group, Person, kept, shown


@pytest.fixture(params=[Person, Group])
def subject(request, world):
    return request.param(world)


def test_nothing_typed_shows_a_card_that_is_off_and_keeps_nothing(subject):
    subject.type("")
    card = shown(subject)
    assert (card.on, card.clock, card.zone, card.next_day) == (False, "20:00", "Asia/Shanghai", None)
    assert kept(subject) is None


def test_an_hour_that_is_typed_switches_on(subject):
    subject.type("8点半")
    card = shown(subject)
    # It is 15:33 there: today's half past eight is over.
    assert (card.on, card.clock, card.next_day, card.next_clock) == (True, "08:30", "2026-10-27", "08:30")
    assert kept(subject).on


@pytest.mark.parametrize("text", ["21:15 东京", "东京 21:15"])
def test_hour_and_place_stand_in_any_order(subject, text):
    subject.type(text)
    card = shown(subject)
    assert (card.on, card.clock, card.zone) == (True, "21:15", "Asia/Tokyo")


def test_a_place_alone_switches_on_at_the_hour_that_stands(subject):
    subject.type("东京")
    assert (kept(subject).on, kept(subject).minute, kept(subject).zone) == (True, 20 * 60, "Asia/Tokyo")


@pytest.mark.parametrize("word", ["关", "off", "停", " OFF "])
def test_a_word_that_ends_it_switches_off_and_keeps_the_hour(subject, word):
    subject.type("7:45")
    subject.world.take(subject.chat_id)
    subject.type(word)
    card = shown(subject)
    assert (card.on, card.clock, card.next_day) == (False, "07:45", None)
    assert kept(subject).next_due_at is None


def test_what_is_no_place_changes_nothing_and_is_said(subject):
    subject.type("火星")
    assert subject.world.hear(subject.chat_id, Say).key == "push-bad-zone"
    assert kept(subject) is None


def test_what_was_meant_as_an_hour_is_said_to_be_one(subject):
    subject.type("25:99")
    assert subject.world.hear(subject.chat_id, Say).key == "push-bad-time"


def test_an_hour_beside_an_unreadable_place_is_kept(subject):
    subject.type("9:10 火星")
    assert subject.world.hear(subject.chat_id, Say).key == "push-bad-zone"
    assert (kept(subject).minute, kept(subject).on) == (9 * 60 + 10, True)


def test_a_place_that_may_mean_several_is_offered(subject):
    subject.type("美国")
    card = shown(subject)
    assert "America/New_York" in card.zones
    assert len(card.zones) > 1
    assert kept(subject) is None


def test_a_tapped_hour_switches_on(subject):
    assert subject.tap("hour", "450") == Toast("settings-saved")
    assert (shown(subject).clock, kept(subject).on) == ("07:30", True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hour", "1440"),
        ("hour", "-1"),
        ("hour", "x"),
        ("hour", "00600"),
        ("zone", "Mars/Base"),
        ("nothing", ""),
    ],
)
def test_a_forged_button_changes_nothing(subject, field, value):
    assert subject.tap(field, value) == Toast("tap-old")
    assert kept(subject) is None
    assert subject.world.take(subject.chat_id) == []


def test_the_last_minute_of_the_day_can_be_chosen(subject):
    assert subject.tap("hour", "1439") == Toast("settings-saved")
    assert shown(subject).clock == "23:59"


def test_a_tapped_place_keeps_the_switch_as_it_is(subject):
    subject.tap("zone", "Europe/London")
    assert (kept(subject).zone, kept(subject).on) == ("Europe/London", False)


def test_off_and_on_by_a_tap(subject):
    subject.tap("on")
    assert kept(subject).on
    subject.tap("off")
    assert not kept(subject).on


def test_the_menu_of_places_begins_with_the_present_one_and_changes_nothing(subject):
    assert subject.tap("menu", "zone") is None
    assert shown(subject).zones[0] == "Asia/Shanghai"
    assert kept(subject) is None


def test_who_was_out_of_reach_gets_it_again_when_they_are_back(subject):
    subject.type("8:00")
    subject.world.store.subscriptions.refuse(subject.chat_id)
    assert not kept(subject).on
    subject.come_back()
    assert kept(subject).on
    assert kept(subject).next_due_at is not None


def test_what_was_switched_off_by_hand_stays_off_when_they_are_back(subject):
    subject.type("8:00")
    subject.type("off")
    subject.come_back()
    assert not kept(subject).on


def test_the_tapped_card_is_the_one_that_changes(subject):
    subject.tap("on")
    (post,) = subject.world.take(subject.chat_id)
    assert post.message_id == 7
