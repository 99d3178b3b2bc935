"""The poll of a group's day: chosen, asked, its votes counted once, yesterday's result in a line."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.core.effects import Receipt
from bot.core.push.effects import AskGroupPush
from bot.core.push.push import Subscription
from bot.storage.polls import PollRow, StrayVote
from tests.services.world import DAY, GROUP, HOUR, ZONE


@pytest.fixture
def group(world):
    return world.group()


def ask(world, topic=None, thread_id=None) -> AskGroupPush:
    subscription = Subscription(GROUP, 480, ZONE, "question", topic=topic, thread_id=thread_id)
    world.services.group_push.ask(subscription, world.now, world.now + HOUR)
    return world.hear(GROUP, AskGroupPush)


def vote(world, daily: int, player: int, option: int | None) -> None:
    world.services.group_push.vote(
        PollRow("daily", daily, 0, GROUP), StrayVote("p", player, "某人", option, False, world.now, player)
    )


def test_a_question_does_not_come_again_while_others_are_left(world, group):
    asked = []
    for _ in range(30):
        asked.append(ask(world).question_id)
        world.pass_time(DAY)
    assert len(set(asked)) == 30


def test_topics_take_turns(world, group):
    topics = Counter()
    for _ in range(8):
        topics[world.bank.get(ask(world).question_id).topic] += 1
        world.pass_time(DAY)
    assert set(topics.values()) == {2}
    assert len(topics) == 4


def test_where_every_question_was_asked_the_oldest_comes_again(world, group):
    every = len([q for q in world.bank.polls_in("zh-Hans") if q.topic == "kefu"])
    asked = []
    for _ in range(every):
        asked.append(ask(world, "kefu").question_id)
        world.pass_time(HOUR)
    assert ask(world, "kefu").question_id == asked[0]


def test_a_topic_is_kept_to(world, group):
    for _ in range(10):
        assert world.bank.get(ask(world, "telegram").question_id).topic == "telegram"


def test_what_was_withdrawn_is_not_asked(world, group):
    left, *gone = [q.id for q in world.bank.polls_in("zh-Hans") if q.topic == "kefu"]
    for question in gone:
        world.services.admin.withdraw(question, world.now)
    assert ask(world, "kefu").question_id == left


def test_a_group_that_the_bot_left_is_asked_nothing(world, group):
    world.services.groups.removed(GROUP, world.now)
    world.services.group_push.ask(Subscription(GROUP, 480, ZONE, "question"), world.now, world.now + HOUR)
    assert world.take(GROUP) == []


def test_the_result_of_the_last_poll_stands_under_the_next(world, group):
    first = ask(world)
    daily = world.store.group_push.find(first.daily)
    vote(world, first.daily, 1, daily.correct)
    vote(world, first.daily, 2, daily.correct)
    vote(world, first.daily, 3, (daily.correct + 1) % 2)
    world.pass_time(DAY)
    second = ask(world)
    assert (second.voters, second.rights, second.previous) == (3, 2, first.question_id)


def test_the_first_vote_of_a_person_stays(world, group):
    first = ask(world)
    right = world.store.group_push.find(first.daily).correct
    vote(world, first.daily, 1, right + 1)
    vote(world, first.daily, 1, right)
    assert world.store.group_push.result(first.daily) == (0, 1)


def test_a_vote_that_is_taken_back_counts_for_nothing(world, group):
    first = ask(world)
    vote(world, first.daily, 1, None)
    assert world.store.group_push.result(first.daily) == (0, 0)


@pytest.mark.parametrize(("days", "told"), [(4, True), (5, False)])
def test_a_result_of_more_than_four_days_ago_is_no_news(world, group, days, told):
    first = ask(world)
    vote(world, first.daily, 1, 0)
    world.pass_time(days * DAY)
    assert (ask(world).previous == first.question_id) is told


def test_a_vote_before_the_poll_was_known_is_counted_when_it_is(world, group):
    subscription = Subscription(GROUP, 480, ZONE, "question")
    world.services.group_push.ask(subscription, world.now, world.now + HOUR)
    (post,) = world.take(GROUP)
    right = world.store.group_push.find(post.effect.daily).correct
    world.services.votes.vote("poll", 5, "某人", right, at=world.now, update_id=1, queued=False)
    assert world.store.group_push.result(post.effect.daily) == (0, 0)
    world.services.group_push.shown(post.effect, post, Receipt(70, "poll", world.now))
    assert world.store.group_push.result(post.effect.daily) == (1, 1)
    world.services.votes.vote("poll", 6, "他人", right + 1, at=world.now, update_id=2, queued=False)
    assert world.store.group_push.result(post.effect.daily) == (1, 2)


@pytest.mark.parametrize(
    ("reason", "thread", "on"), [("topic-gone", 5, False), ("topic-gone", 6, True), ("flood", 5, True)]
)
def test_a_forum_topic_that_is_gone_ends_the_push_that_stood_there(world, group, reason, thread, on):
    world.store.subscriptions.save(
        Subscription(GROUP, 480, ZONE, "question", thread_id=5, next_due_at=world.now)
    )
    subscription = Subscription(GROUP, 480, ZONE, "question", thread_id=thread)
    world.services.group_push.ask(subscription, world.now, world.now + HOUR)
    (post,) = world.take(GROUP)
    world.services.group_push.undeliverable(post.effect, post, reason)
    assert world.store.subscriptions.find(GROUP).on is on
