"""The daily poll of a group as its members see it, with the sandbox's clock moved forward."""

from __future__ import annotations

import pytest

from tests.e2e.push_chat import forward, heard, polls, shown, until


@pytest.fixture
def host(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-CN")


@pytest.fixture
def member(bot):
    return bot.sandbox.add_person("用户乙", language_code="zh-CN")


@pytest.fixture
def group(bot, host, member):
    return bot.sandbox.add_group("学习小组", [host, member], admins=[host])


async def tapped(bot, someone, message, button):
    toast = await bot.sandbox.tap(someone, message, button)
    await bot.settled()
    return toast.text if toast else None


async def test_a_group_gets_one_poll_a_day_and_hears_of_yesterdays(bot, host, member, group):
    assert "管理员" in (await heard(bot, member, group, "/daily 20:00")).text
    assert "下一次：" in (await heard(bot, host, group, "/daily 20:00")).text
    await until(bot, "20:00")
    (poll,) = polls(bot, group)
    bot.sandbox.vote(host, poll, poll.correct[0])
    bot.sandbox.vote(member, poll, (poll.correct[0] + 1) % len(poll.options))
    await bot.settled()
    await until(bot, "20:00")
    first, second = polls(bot, group)
    told = second.wire["description"]
    assert "上一题 2 人答，1 人答对。要点：" in told
    assert "用户" not in told
    assert first.is_closed


async def test_hour_place_and_topic_are_set_on_one_card(bot, host, group):
    card = await heard(bot, host, group, "/daily")
    assert "现在没有开" in card.text
    await tapped(bot, host, card, "21:30")
    await tapped(bot, host, card, "换地方")
    await tapped(bot, host, shown(bot, group, card), "东京")
    assert "下一次：2026年10月26日 21:30，东京时间" in shown(bot, group, card).text
    await tapped(bot, host, card, "选类型")
    topic = next(row[0] for row in shown(bot, group, card).buttons)
    await tapped(bot, host, shown(bot, group, card), topic)
    name = topic.split(" ", 1)[1]
    assert f"类型：{name}" in shown(bot, group, card).text
    for _ in range(5):
        await until(bot, "21:30", "Asia/Tokyo")
    assert [name in poll.question for poll in polls(bot, group)] == [True] * 5
    asked = {(poll.question, poll.wire.get("description")) for poll in polls(bot, group)}
    assert len(asked) == 5


async def test_a_member_who_taps_the_card_changes_nothing(bot, host, member, group):
    card = await heard(bot, host, group, "/daily")
    assert "管理员" in await tapped(bot, member, card, "20:00")
    assert "现在没有开" in shown(bot, group, card).text


async def test_an_ambiguous_place_offers_its_candidates_in_the_group(bot, host, group):
    card = await heard(bot, host, group, "/daily 20:00 美国")
    await tapped(bot, host, card, "洛杉矶")
    assert "20:00，洛杉矶时间" in shown(bot, group, card).text


async def test_off_ends_it(bot, host, group):
    await heard(bot, host, group, "/daily 20:00")
    assert "现在没有开" in (await heard(bot, host, group, "/daily off")).text
    await until(bot, "20:00")
    assert polls(bot, group) == []


async def test_the_first_vote_of_a_person_counts_once(bot, host, group):
    await heard(bot, host, group, "/daily 20:00")
    await until(bot, "20:00")
    (poll,) = polls(bot, group)
    bot.sandbox.vote(host, poll, poll.correct[0])
    await bot.settled()
    await until(bot, "20:00")
    assert "上一题 1 人答，1 人答对" in polls(bot, group)[-1].wire["description"]


async def test_a_poll_that_nobody_answered_is_not_spoken_of(bot, host, group):
    await heard(bot, host, group, "/daily 20:00")
    await until(bot, "20:00")
    await until(bot, "20:00")
    assert "上一题" not in polls(bot, group)[-1].wire.get("description", "")


async def test_a_group_that_removed_the_bot_is_left_alone_and_goes_on_when_it_is_back(bot, host, group):
    await heard(bot, host, group, "/daily 20:00")
    bot.sandbox.kick_bot(group)
    await bot.settled()
    calls = len(bot.sandbox.log.calls(chat_id=group.id))
    await until(bot, "20:00")
    assert len(bot.sandbox.log.calls(chat_id=group.id)) == calls
    bot.sandbox.add_bot(group)
    await bot.settled()
    await until(bot, "20:00")
    assert len(polls(bot, group)) == 1


async def test_a_group_that_says_kicked_is_not_tried_again(bot, host, group):
    from bot.sandbox.faults import Fault

    await heard(bot, host, group, "/daily 20:00")
    kicked = bot.sandbox.faults.add(Fault("kicked", "sendPoll", chat_id=group.id, count=None))
    for _ in range(3):
        await until(bot, "20:00")
    assert kicked.hits == 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_poll(bot, host, member, group):
    await heard(bot, host, group, "/daily 20:00")
    await until(bot, "20:00")
    larger = bot.sandbox.upgrade(group)
    await bot.settled()
    await until(bot, "20:00")
    assert len(polls(bot, larger)) == 1
    assert "20:00" in (await heard(bot, host, larger, "/daily")).text


async def test_a_move_that_is_only_told_by_the_refusal_takes_the_poll_along(bot, host, group):
    from bot.sandbox.faults import Fault

    await heard(bot, host, group, "/daily 20:00")
    larger = bot.sandbox.add_group("学习小组", [host], admins=[host], supergroup=True)
    await bot.settled()
    moved = Fault("migrated", "sendPoll", chat_id=group.id, migrate_to=larger.id, count=None)
    bot.sandbox.faults.add(moved)
    await until(bot, "20:00")
    await until(bot, "20:00")
    assert len(polls(bot, larger)) == 2
    assert moved.hits == 1


async def test_the_poll_comes_in_the_topic_where_it_was_set_and_ends_with_it(bot, host):
    forum = bot.sandbox.add_group("论坛", [host], admins=[host], forum=True, supergroup=True)
    thread = bot.sandbox.add_topic(forum, "每日一题")
    await heard(bot, host, forum, "/daily 20:00", thread_id=thread)
    await until(bot, "20:00")
    (poll,) = polls(bot, forum)
    assert bot.sandbox.message_of_poll(poll).thread_id == thread
    bot.sandbox.delete_topic(forum, thread)
    await until(bot, "20:00")
    assert "现在没有开" in (await heard(bot, host, forum, "/daily")).text


async def test_an_anonymous_admin_may_set_it(bot, host):
    larger = bot.sandbox.add_group("小组", [host], admins=[host], supergroup=True)
    bot.sandbox.promote(larger, host, anonymous=True)
    assert "下一次：" in (await heard(bot, host, larger, "/daily 20:00")).text


async def test_an_english_group_is_asked_in_english_where_there_is_english(bot):
    someone = bot.sandbox.add_person("Someone", language_code="en")
    group = bot.sandbox.add_group("Learners", [someone], admins=[someone])
    card = await heard(bot, someone, group, "/daily 8 pm Toronto")
    assert "20:00, Toronto time" in card.text
    await until(bot, "20:00", "America/Toronto")
    assert len(polls(bot, group)) == 1


async def test_nonsense_changes_nothing(bot, host, group):
    assert "没看懂这个时间" in (await heard(bot, host, group, "/daily 25:00")).text
    assert "没找到这个地方" in (await heard(bot, host, group, "/daily 火星")).text
    assert "现在没有开" in (await heard(bot, host, group, "/daily")).text
    await forward(bot, 1_000)
