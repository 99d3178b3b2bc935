"""Groups, what the operator broadcasts, and whether what has waited is still wanted."""

from __future__ import annotations

import pytest

from bot.core.contest.effects import AskRound, ShowReveal
from bot.core.effects import Post, Priority, Say
from bot.core.push.effects import AskGroupPush, ShowBroadcast, ShowPush
from bot.core.push.push import Subscription
from bot.errors import OperatorError
from bot.services.broadcasts import Broadcasts
from bot.services.wanted import Wanted
from tests.services.contest_game import HOST, play_on, start
from tests.services.world import DAY, GROUP, MINUTE, SECOND, ZONE


@pytest.fixture
def groups(world):
    return world.services.groups


def test_a_group_is_greeted_once_however_often_the_bot_is_added(world, groups):
    groups.joined(GROUP, "群", "en", world.now)
    groups.removed(GROUP, world.now)
    groups.joined(GROUP, "群", "zh-hans", world.now)
    (post,) = world.take(GROUP)
    assert (post.effect.key, post.language) == ("group-greeting", "en")
    assert world.store.groups.find(GROUP).member


def test_a_new_title_is_kept_and_the_language_stays(world, groups):
    groups.meet(GROUP, "旧", "en", world.now)
    groups.meet(GROUP, "新", "zh-hans", world.now)
    kept = world.store.groups.find(GROUP)
    assert (kept.title, kept.language) == ("新", "en")


def test_not_everybody_may_start_before_an_admin_says_so(world, groups):
    assert not groups.anyone_starts(GROUP)
    world.group(anyone_starts=True)
    assert groups.anyone_starts(GROUP)


def test_a_group_that_becomes_a_supergroup_keeps_game_push_and_what_waits(world, groups):
    start(world)
    world.store.subscriptions.save(Subscription(GROUP, 480, ZONE, next_due_at=world.now))
    waiting = len(world.waiting(GROUP))
    groups.migrated(GROUP, -77)
    assert len(world.waiting(-77)) == waiting > 0
    assert world.waiting(GROUP) == []
    assert world.services.contests.running(-77) is not None
    assert world.store.subscriptions.find(-77) is not None


def test_the_same_word_comes_every_ten_seconds_at_most(world, groups):
    group = world.group()
    for wait in (0, 10 * SECOND - 1, 1):
        world.pass_time(wait)
        groups.say(group, Say("help-group"), None, world.now)
    assert world.said(GROUP) == ["help-group"] * 2


def test_four_words_a_minute_and_no_more(world, groups):
    group = world.group()
    for number in range(6):
        groups.say(group, Say(f"word-{number}"), None, world.now)
    assert world.said(GROUP) == [f"word-{number}" for number in range(4)]
    world.pass_time(MINUTE)
    groups.say(group, Say("word-6"), None, world.now)
    assert world.said(GROUP) == ["word-6"]


def test_words_go_behind_a_game_that_is_open(world, groups):
    groups.say(world.group(), Say("before"), None, world.now)
    assert [post.priority for post in world.take(GROUP)] == [Priority.ANSWER]
    start(world)
    world.take(GROUP)
    groups.say(world.group(), Say("during"), None, world.now)
    assert [post.priority for post in world.take(GROUP)] == [Priority.PUSH]


# --- broadcasts -----------------------------------------------------------------------------------


def broadcast(world, text, audience):
    """Send a text to an audience to its end; the chats that got it."""
    one = Broadcasts(world.store, text, audience)
    while not one.step(world.now).finished:
        pass
    return one


def receivers(world, *chats):
    return [chat for chat in chats if any(isinstance(p.effect, ShowBroadcast) for p in world.take(chat))]


@pytest.mark.parametrize(
    ("audience", "got"), [("all", [1, 2, 3, GROUP]), ("groups", [GROUP]), ("en", [2]), ("hk", [3])]
)
def test_a_broadcast_reaches_its_audience(world, audience, got):
    world.player(1)
    world.player(2, "en")
    world.player(3, "zh-hk")
    world.group()
    broadcast(world, "停一小时", audience)
    assert receivers(world, 1, 2, 3, GROUP) == got


def test_who_got_it_as_part_of_another_audience_does_not_get_it_again(world):
    world.player(1)
    world.player(2, "en")
    broadcast(world, "停一小时", "en")
    world.take(2)
    broadcast(world, "停一小时", "all")
    assert receivers(world, 1, 2) == [1]


def test_one_that_was_cut_off_goes_on_where_it_was_and_one_that_is_done_stays_done(world):
    for number in range(1, 151):
        world.player(number)
    first = Broadcasts(world.store, "停一小时", "all").step(world.now)
    assert (first.posted, first.total, first.finished) == (100, 150, False)
    again = broadcast(world, "停一小时", "all")
    assert again.found().posted == 150
    assert sum(len(world.take(number)) for number in range(1, 151)) == 150
    broadcast(world, "停一小时", "all")
    assert world.take(1) == []


def test_it_goes_behind_everything_else_and_is_old_after_a_day(world):
    world.player()
    broadcast(world, "停一小时", "all")
    (post,) = world.take(1)
    assert (post.priority, post.not_after) == (Priority.BROADCAST, world.now + DAY)


def test_a_text_that_telegram_would_refuse_is_refused_here(world):
    with pytest.raises(OperatorError, match="cannot be sent"):
        Broadcasts(world.store, "<script>", "all")


# --- what has waited ------------------------------------------------------------------------------


def wanted(world, chat_id, effect) -> bool:
    return Wanted(world.store, lambda: world.now)(Post(chat_id, effect, "zh-Hans"))


def test_a_poll_is_wanted_while_its_round_is_on_the_table(world):
    start(world)
    ask = next(post.effect for post in world.take(GROUP) if isinstance(post.effect, AskRound))
    assert wanted(world, GROUP, ask)
    play_on(world, {1: True, 2: True})
    assert not wanted(world, GROUP, ask)


def test_a_reveal_is_wanted_until_the_game_is_over(world):
    start(world)
    play_on(world, {1: True, 2: True})
    reveal = next(post.effect for post in world.take(GROUP) if isinstance(post.effect, ShowReveal))
    assert wanted(world, GROUP, reveal)
    world.services.contests.stop(GROUP, world.now)
    assert not wanted(world, GROUP, reveal)


def test_a_question_is_wanted_while_its_session_stands_at_it(world):
    player = world.player()
    shown = world.begin(player)
    assert wanted(world, 1, shown)
    world.answer(player, shown)
    world.next(player, shown)
    assert not wanted(world, 1, shown)


def test_a_push_is_wanted_while_it_is_on_and_not_paused(world):
    world.player(HOST)
    push = ShowPush("tip", None)
    assert not wanted(world, HOST, push)
    for paused, still in ((None, True), (world.now, True), (world.now + 1, False)):
        world.store.subscriptions.save(
            Subscription(HOST, 480, ZONE, paused_until=paused, next_due_at=world.now)
        )
        assert wanted(world, HOST, push) is still


def test_the_poll_of_a_group_is_wanted_while_the_bot_is_in_it(world):
    world.group()
    poll = AskGroupPush(1, "kefu-c0-0", (0, 1, 2))
    world.store.subscriptions.save(Subscription(GROUP, 480, ZONE, next_due_at=world.now))
    assert wanted(world, GROUP, poll)
    world.group(member=False)
    assert not wanted(world, GROUP, poll)


def test_what_is_not_known_is_wanted(world):
    assert wanted(world, 1, Say("anything"))
