"""One dialogue of a daily push, two subjects: what holds for a person holds for a group, and what differs is said here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.effects import Say, Toast
from bot.core.push.effects import ShowGroupPush, ShowPush, ShowPushSettings
from bot.core.push.push import PAUSE
from tests.services.world import DAY, GROUP, MINUTE, World

TOPIC_OF_FORUM = 5


class Person:
    """/remind of a person."""

    chat_id = 1
    card = ShowPushSettings

    def __init__(self, world: World) -> None:
        self.world = world
        world.player(self.chat_id)

    @property
    def player(self):
        return self.world.store.players.find(self.chat_id)

    def type(self, text: str) -> None:
        self.world.services.push_settings.type_line(self.player, text, self.world.now)

    def tap(self, field: str, value: str = "") -> Toast | None:
        return self.world.services.push_settings.choose(self.player, field, value, self.world.now, 7)

    def come_back(self) -> None:
        self.world.services.push_settings.reached_again(self.chat_id, self.world.now)


class Group:
    """/daily of a group."""

    chat_id = GROUP
    card = ShowGroupPush

    def __init__(self, world: World) -> None:
        self.world = world
        world.group()

    @property
    def group(self):
        return self.world.store.groups.find(self.chat_id)

    def type(self, text: str) -> None:
        self.world.services.group_push_settings.type_line(self.group, text, TOPIC_OF_FORUM, self.world.now)

    def tap(self, field: str, value: str = "") -> Toast | None:
        settings = self.world.services.group_push_settings
        return settings.choose(self.group, field, value, TOPIC_OF_FORUM, 7, self.world.now)

    def come_back(self) -> None:
        self.world.services.group_push_settings.back_again(self.chat_id, self.world.now)


@pytest.fixture(params=[Person, Group])
def subject(request, world):
    return request.param(world)


def kept(subject):
    return subject.world.store.subscriptions.find(subject.chat_id)


def shown(subject):
    return subject.world.hear(subject.chat_id, subject.card)


# --- the same for both ----------------------------------------------------------------------------


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


# --- a person only --------------------------------------------------------------------------------


@pytest.fixture
def person(world):
    return Person(world)


def test_a_place_typed_for_the_push_is_the_persons_own_from_then_on(person):
    person.type("东京")
    assert person.player.zone == "Asia/Tokyo"


def test_what_could_not_be_read_is_waited_for(person):
    person.type("火星")
    assert person.world.services.players.expected(1, person.world.now) == "remind-zone"


def test_the_waiting_ends_after_ten_minutes(person):
    person.type("25:99")
    person.world.pass_time(10 * MINUTE + 1)
    assert person.world.services.players.expected(1, person.world.now) is None


def test_a_typed_hour_that_was_asked_for_is_taken_and_one_that_is_none_asked_again(person):
    settings, now = person.world.services.push_settings, person.world.now
    settings.take(person.player, "remind-time", "后天", now)
    assert person.world.hear(1, Say).key == "push-bad-time"
    assert person.world.services.players.expected(1, now) == "remind-time"
    settings.take(person.player, "remind-time", "6:40", now)
    assert (kept(person).minute, kept(person).on) == (400, True)


def test_a_pause_lasts_a_week_and_ends_by_a_tap(person):
    person.tap("on")
    person.world.take(1)
    person.tap("pause")
    assert kept(person).paused_until == person.world.now + PAUSE == person.world.now + 7 * DAY
    assert shown(person).paused
    assert kept(person).next_due_at > person.world.now + PAUSE
    person.tap("resume")
    assert (kept(person).paused_until, shown(person).paused) == (None, False)
    assert kept(person).next_due_at < person.world.now + DAY


def test_what_is_off_cannot_be_paused(person):
    assert person.tap("pause") == Toast("tap-old")
    assert kept(person) is None


def test_weekdays_and_quiet_are_switches(person):
    person.tap("weekdays")
    person.tap("quiet")
    assert (kept(person).weekdays_only, kept(person).quiet) == (True, False)
    person.tap("weekdays")
    assert not kept(person).weekdays_only


@pytest.mark.parametrize("content", ["both", "question", "tip"])
def test_the_content_is_one_of_three(person, content):
    person.tap("content", content)
    assert kept(person).content == content
    assert person.tap("content", "jokes") == Toast("tap-old")


def test_forty_changes_a_day_and_no_more(person):
    changes = [
        person.world.services.push_settings.may_change(person.player, person.world.now) for _ in range(41)
    ]
    assert changes == [True] * 40 + [False]


def test_stopped_under_a_push_it_says_so_on_the_card_that_keeps_its_question(person):
    world = person.world
    person.tap("on")
    asked = world.services.quizzes.open_push(person.player, world.bank.get("kefu-c0-0"), "", world.now)
    world.take(1)
    assert person.tap("stop", str(asked.session)) == Toast("push-stopped")
    card = world.hear(1, ShowPush)
    assert (card.off, card.question.question_id, kept(person).on) == (True, "kefu-c0-0", False)
    assert person.tap("restart", str(asked.session)) == Toast("push-started")
    assert not world.hear(1, ShowPush).off
    assert kept(person).on


def test_under_the_push_of_another_the_settings_are_shown_instead(person):
    world = person.world
    other = world.player(2)
    asked = world.services.quizzes.open_push(other, world.bank.get("kefu-c0-0"), "", world.now)
    person.tap("stop", str(asked.session))
    assert not shown(person).on


# --- a group only ---------------------------------------------------------------------------------


@pytest.fixture
def group(world):
    return Group(world)


def test_the_poll_of_a_group_comes_where_its_card_was_called(group):
    group.type("8:00")
    assert kept(group).thread_id == TOPIC_OF_FORUM
    (post,) = group.world.take(GROUP)
    assert (post.thread_id, post.silent, post.slot) == (TOPIC_OF_FORUM, True, "daily")


def test_a_group_chooses_a_topic_that_has_polls_or_all_of_them(group):
    assert group.tap("topic", "kefu") == Toast("settings-saved")
    assert kept(group).topic == "kefu"
    assert group.tap("topic", "liangka") == Toast("tap-old")
    group.tap("topic", "")
    assert kept(group).topic is None


def test_a_group_gets_questions_only_and_is_never_quiet(group):
    group.tap("on")
    assert (kept(group).content, kept(group).quiet) == ("question", False)
    assert group.tap("quiet") == group.tap("content", "tip") == Toast("tap-old")


def test_the_groups_own_zone_is_where_it_begins(group):
    group.world.store.groups.save(replace(group.group, zone="Asia/Tokyo"), group.world.now)
    group.type("")
    assert shown(group).zone == "Asia/Tokyo"


def test_nothing_is_waited_for_in_a_group(group):
    group.type("火星")
    assert group.world.services.players.expected(GROUP, group.world.now) is None
