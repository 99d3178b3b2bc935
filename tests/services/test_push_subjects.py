"""What a daily push has for a person only, and for a group only."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.effects import Say, Toast
from bot.core.push.effects import ShowPush
from bot.core.push.push import PAUSE
from tests.services.push_subjects import TOPIC_OF_FORUM, Group, Person, kept, shown
from tests.services.world import DAY, GROUP, MINUTE

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
