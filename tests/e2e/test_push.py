"""The daily push as people see it, with the sandbox's clock moved forward."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.test_private_chat import answer_right, said, tapped

MINUTE, HOUR = 60_000, 3_600_000
DAY = 24 * HOUR


@pytest.fixture
def person(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-CN")


def pushes(bot, chat) -> list:
    return [m for m in bot.sandbox.messages(chat, by_bot=True) if "今天的一点点" in m.text]


async def forward(bot, milliseconds: int) -> None:
    await bot.sandbox.advance(milliseconds)
    await bot.settled()


async def until(bot, clock: str, zone: str = "Asia/Shanghai") -> None:
    """Move the clock to the next time that local clocks show an hour."""
    now = datetime.fromtimestamp(bot.sandbox.clock() / 1000, ZoneInfo(zone))
    hours, minutes = map(int, clock.split(":"))
    wait = ((hours * 60 + minutes) - (now.hour * 60 + now.minute)) % (24 * 60) * MINUTE
    await forward(bot, wait or DAY)


async def test_tapping_an_hour_switches_the_push_on_and_says_back_the_next_time(bot, person):
    card = await said(bot, person, "/remind")
    assert "现在没有开" in card.text
    await tapped(bot, person, card, "20:00")
    text = bot.sandbox.message(person, card.message_id).text
    assert "下一次：2026年10月26日 20:00，北京时间" in text


async def test_one_line_sets_hour_and_place(bot, person):
    card = await said(bot, person, "/remind 20:00 东京")
    assert "下一次：2026年10月26日 20:00，东京时间" in card.text
    card = await said(bot, person, "/remind 07:15 Toronto")
    assert "多伦多时间" in card.text
    assert "07:15" in card.text


async def test_the_push_is_one_message_with_a_tip_and_a_question_answered_in_place(bot, person):
    await said(bot, person, "/remind 20:00")
    await until(bot, "20:00")
    (push,) = pushes(bot, person)
    assert "今日一题" in push.text
    await answer_right(bot, person, push)
    shown = bot.sandbox.message(person, push.message_id)
    assert "来源：" in shown.text
    assert ["下一题"] not in shown.buttons
    assert len(pushes(bot, person)) <= 1


async def test_there_is_one_a_day_for_a_week_and_no_tip_comes_twice(bot, person):
    await said(bot, person, "/remind 08:00")
    tips = []
    for _ in range(7):
        await until(bot, "08:00")
        tips.append(pushes(bot, person)[-1].text.split("\n\n")[2])
    assert len(pushes(bot, person)) == 7
    assert len(set(tips)) == 7


async def test_who_has_practised_today_is_left_in_peace(bot, person):
    await said(bot, person, "/remind 20:00")
    await answer_right(bot, person, await said(bot, person, "/quiz"))
    await until(bot, "20:00")
    assert pushes(bot, person) == []
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 1


async def test_a_pause_of_a_week_and_one_tap_to_stop(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "停 7 天")
    for _ in range(6):
        await until(bot, "20:00")
    assert pushes(bot, person) == []
    for _ in range(3):
        await until(bot, "20:00")
    assert pushes(bot, person)
    count = len(pushes(bot, person))
    await tapped(bot, person, pushes(bot, person)[-1], "不用每天推了")
    await until(bot, "20:00")
    assert len(pushes(bot, person)) <= count


async def test_a_typed_hour_is_awaited_and_asked_for_again_when_it_makes_no_sense(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "别的钟点")
    assert "没看懂这个钟点" in (await said(bot, person, "二十五点")).text
    assert "06:45" in (await said(bot, person, "6:45")).text


async def test_an_ambiguous_place_offers_its_candidates(bot, person):
    card = await said(bot, person, "/remind 20:00 美国")
    labels = [label for row in card.buttons for label in row]
    assert {"纽约", "洛杉矶"} <= set(labels)
    await tapped(bot, person, card, "洛杉矶")
    assert "洛杉矶时间" in bot.sandbox.message(person, card.message_id).text


async def test_blocked_is_switched_off_and_start_switches_it_on_again(bot, person):
    await said(bot, person, "/remind 20:00")
    bot.sandbox.block(person)
    await until(bot, "20:00")
    calls = len(bot.sandbox.log.calls(chat_id=person.id))
    await until(bot, "20:00")
    assert len(bot.sandbox.log.calls(chat_id=person.id)) == calls
    bot.sandbox.unblock(person)
    await said(bot, person, "/start")
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 1


async def test_an_outage_brings_one_late_push_or_none(running, tmp_path):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", start=1_793_000_000_000, frozen=True) as sandbox:
        people = [sandbox.add_person(f"用户{i}", language_code="zh-CN") for i in range(2)]
        async with running(sandbox) as bot:
            await said(bot, people[0], "/remind 16:00")
            await said(bot, people[1], "/remind 23:00")
        # Half past eleven: one is seven hours late, the other half an hour.
        await sandbox.advance(8 * HOUR)
        async with running(sandbox) as bot:
            await forward(bot, 2_000)
            assert [len(pushes(bot, person)) for person in people] == [0, 1]


async def test_a_group_gets_one_poll_a_day_and_hears_of_yesterdays(bot, person):
    other = bot.sandbox.add_person("用户乙")
    group = bot.sandbox.add_group("学习小组", [person, other], admins=[person])
    bot.sandbox.say(other, group, "/daily 20:00")
    await bot.settled()
    assert "管理员" in bot.sandbox.last_message(group).text
    bot.sandbox.say(person, group, "/daily 20:00")
    await bot.settled()
    assert "下一次：" in bot.sandbox.last_message(group).text
    await until(bot, "20:00")
    polls = [m.poll for m in bot.sandbox.messages(group, by_bot=True) if m.poll]
    (poll,) = polls
    bot.sandbox.vote(person, poll, poll.correct[0])
    bot.sandbox.vote(
        other, poll, 1 - poll.correct[0] if len(poll.options) == 2 else (poll.correct[0] + 1) % 3
    )
    await bot.settled()
    await until(bot, "20:00")
    polls = [m.poll for m in bot.sandbox.messages(group, by_bot=True) if m.poll]
    assert len(polls) == 2
    assert "上一题 2 人答，1 人答对" in polls[-1].wire["description"]
    assert "用户" not in polls[-1].wire["description"]
    assert poll.is_closed


async def test_a_streak_of_seven_days_is_kept_in_a_picture(bot, person):
    await said(bot, person, "/remind 20:00")
    for _ in range(7):
        await until(bot, "20:00")
        await answer_right(bot, person, pushes(bot, person)[-1])
    photos = [m for m in bot.sandbox.messages(person, by_bot=True) if m.photo_id]
    assert len(photos) == 1
    assert "连续 7 天" in photos[0].text
