"""What becomes of a push that is due: once a local day, never late by hours, never over a person who practised."""

from __future__ import annotations

import pytest

from bot.config import Config
from bot.core.effects import Priority
from bot.core.push.effects import AskGroupPush, ShowPush
from bot.core.push.push import Subscription
from bot.core.quiz.effects import ShowReasons
from bot.wiring.services import SECONDS_AHEAD
from tests.services.world import DAY, GROUP, HOUR, MINUTE, ZONE

LATE = 6 * HOUR
ROOM = Config().limits.overall * SECONDS_AHEAD


def subscribe(world, chat_id=1, **changes):
    """Somebody whose push is due in an hour: at 16:33 there."""
    settings = {"content": "both", "quiet": True} | changes
    due = settings.pop("next_due_at", world.now + HOUR)
    world.store.subscriptions.save(
        Subscription(chat_id, 16 * 60 + 33, ZONE, on=True, next_due_at=due, **settings)
    )


@pytest.fixture
def due(world):
    """A person whose push is due now."""
    player = world.player()
    subscribe(world)
    world.pass_time(HOUR)
    return world, player


def claim(world) -> bool:
    return world.services.push_sending.claim(world.now)


def verdicts(world) -> list[str]:
    rows = world.store.db.execute("SELECT verdict FROM pushes ORDER BY at").fetchall()
    return [verdict for (verdict,) in rows]


def test_before_its_hour_nothing_comes(world):
    world.player()
    subscribe(world)
    assert not claim(world)
    assert world.take(1) == []


def test_what_is_due_comes_with_tip_and_question_behind_all_answers(due):
    world, player = due
    assert claim(world)
    (post,) = world.take(player.id)
    assert isinstance(post.effect, ShowPush)
    assert post.effect.tip in world.bank.tips
    assert post.effect.question.kind == "push"
    assert (post.priority, post.fresh, post.slot) == (Priority.PUSH, True, f"s{post.effect.question.session}")


def test_it_comes_once_a_local_day_and_again_on_the_next(due):
    world, player = due
    claim(world)
    assert not claim(world)
    world.take(player.id)
    world.pass_time(DAY - MINUTE)
    assert not claim(world)
    world.pass_time(MINUTE)
    assert claim(world)
    assert len(world.take(player.id)) == 1
    assert verdicts(world) == ["push", "push"]


def test_an_hour_changed_back_does_not_bring_a_second_one_on_the_day(due):
    world, player = due
    claim(world)
    world.take(player.id)
    world.services.push_settings.choose(player, "hour", str(20 * 60), world.now, None)
    world.take(player.id)
    world.pass_time(6 * HOUR)
    assert not claim(world)


def test_who_has_practised_today_is_left_in_peace(due):
    world, player = due
    world.answer(player, world.begin(player))
    world.take(player.id)
    assert claim(world)
    assert world.take(player.id) == []
    assert verdicts(world) == ["quiet"]


def test_who_wants_it_all_the_same_gets_it_after_practice(world):
    player = world.player()
    subscribe(world, quiet=False)
    world.pass_time(HOUR)
    world.answer(player, world.begin(player))
    world.take(player.id)
    claim(world)
    world.hear(player.id, ShowPush)


def test_answering_a_push_is_no_practice(due):
    world, player = due
    claim(world)
    pushed = world.hear(player.id, ShowPush).question
    world.answer(player, pushed)
    assert world.hear(player.id, ShowReasons).tip in world.bank.tips
    world.pass_time(DAY)
    claim(world)
    assert len(world.take(player.id)) == 1


def test_what_is_late_by_hours_is_left_out_and_the_next_one_comes(due):
    world, player = due
    world.pass_time(LATE + MINUTE)
    assert claim(world)
    assert world.take(player.id) == []
    assert verdicts(world) == ["late"]
    world.pass_time(DAY - LATE - MINUTE)
    claim(world)
    assert len(world.take(player.id)) == 1


def test_it_must_be_out_while_it_is_still_wanted(due):
    world, player = due
    claim(world)
    (post,) = world.take(player.id)
    assert post.not_after == world.now + LATE


def test_yesterdays_question_is_closed_by_todays(due):
    world, player = due
    claim(world)
    first = world.hear(player.id, ShowPush).question
    world.pass_time(DAY)
    claim(world)
    second = world.hear(player.id, ShowPush).question
    assert world.store.sessions.find(first.session) is None
    assert world.store.sessions.find_open(player.id, "push").id == second.session


@pytest.mark.parametrize(("content", "tip", "question"), [("tip", True, False), ("question", False, True)])
def test_it_carries_what_was_chosen(world, content, tip, question):
    world.player()
    subscribe(world, content=content)
    world.pass_time(HOUR)
    claim(world)
    push = world.hear(1, ShowPush)
    assert (push.tip is not None, push.question is not None) == (tip, question)


def test_who_has_seen_every_tip_gets_a_question_instead(world):
    player = world.player()
    for tip in world.bank.tips:
        world.store.tips.add(player.id, tip, world.now)
    subscribe(world, content="tip")
    world.pass_time(HOUR)
    claim(world)
    push = world.hear(player.id, ShowPush)
    assert (push.tip, push.question is not None) == (None, True)


def test_what_is_due_in_memory_is_asked_first(world):
    player = world.player(session_length=3)
    world.play(player)
    cues = world.store.cards.known(player.id)
    world.pass_time(40 * DAY)
    subscribe(world, content="question", next_due_at=world.now)
    claim(world)
    asked = world.question(world.hear(player.id, ShowPush).question)
    assert asked.group in cues


def test_else_the_weakest_topic_brings_a_new_cue(world):
    player = world.player(session_length=3)
    for topic in ("duanxin", "telegram", "shuadan", "kefu"):
        world.play(player, topic=topic, rights=0 if topic == "kefu" else 3)
    known = world.store.cards.known(player.id)
    world.store.db.execute("UPDATE cards SET due = ?", (world.now + 50 * DAY,))
    subscribe(world, content="question", quiet=False, next_due_at=world.now)
    claim(world)
    asked = world.question(world.hear(player.id, ShowPush).question)
    assert asked.topic == "kefu"
    assert asked.group not in known


def test_a_few_are_dealt_with_at_once_until_none_is_due(world):
    for number in range(1, 8):
        world.player(number)
        subscribe(world, number)
    world.pass_time(HOUR)
    assert [claim(world) for _ in range(3)] == [True, True, False]
    assert [len(world.take(number)) for number in range(1, 8)] == [1] * 7


def test_while_the_outbox_is_full_nothing_is_claimed(world):
    world.player()
    subscribe(world)
    world.pass_time(HOUR)
    for _ in range(ROOM):
        world.store.db.execute(
            "INSERT INTO outbox (chat_id, priority, language, silent, fresh, effect, payload, created_at)"
            " VALUES (5, 1, 'zh-Hans', 0, 0, 'say', '', 0)"
        )
    assert not claim(world)
    assert world.services.push_sending.next_after(world.now) is None


def test_a_group_gets_its_poll(world):
    world.group()
    subscribe(world, GROUP, content="question", quiet=False)
    world.pass_time(HOUR)
    claim(world)
    assert world.hear(GROUP, AskGroupPush).question_id in world.bank.questions


def test_the_next_instant_is_known(world):
    world.player()
    subscribe(world)
    assert world.services.push_sending.next_after(world.now) == world.now + HOUR
