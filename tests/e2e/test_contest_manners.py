"""Manners in a group: nobody makes the bot flood it, and whoever taps learns what comes of it."""

from __future__ import annotations

from tests.e2e.contest_group import Room


async def test_forty_commands_of_a_member_cost_a_game_no_more_than_four_words_a_minute(bot):
    room = Room(bot)
    await room.game()
    before = len(room.sandbox.messages(room.chat, by_bot=True))
    for text in ("/help", "/quiz", "/remind", "/daily", "/top", "/contest", "/stop") * 6:
        room.sandbox.say(room.people[2], room.chat, text)
    await bot.settled()
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before + 4
    await room.passes(21_000)
    assert "第 1/5 题 · 答案" in room.newest.text
    await room.says(room.people[2], "/help")
    assert "第 1/5 题 · 答案" in room.newest.text
    await room.passes(60_000)
    assert "第 1/5 题" not in (await room.says(room.people[2], "/help")).text


async def test_the_same_help_is_said_once_in_ten_seconds_and_in_another_topic_at_once(bot):
    room = Room(bot, forum=True, supergroup=True)
    first, second = room.sandbox.add_topic(room.chat, "比赛"), room.sandbox.add_topic(room.chat, "闲聊")
    await bot.settled()
    before = len(room.sandbox.messages(room.chat, by_bot=True))
    for thread in (first, first, second, second):
        await room.says(room.people[1], "/help", thread_id=thread)
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before + 2
    await room.passes(10_000)
    await room.says(room.people[1], "/help", thread_id=first)
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before + 3


async def test_words_go_behind_the_game_that_is_open(bot):
    room = Room(bot)
    lanes = "SELECT lane FROM outbox WHERE effect = 'Say' AND payload LIKE '%help-group%'"
    bot.app.sender.wake = lambda: None
    await room.lobby()
    said: list[tuple[int]] = []
    post = bot.app.store.outbox.post
    bot.app.store.outbox.post = lambda row, now: (said.append((int(row.lane),)), post(row, now))[1]
    await room.says(room.people[1], "/help")
    assert said == [(1,)], lanes
