"""A game of one topic is as long as the host wants, as far as the topic goes."""

from __future__ import annotations

from itertools import pairwise

from tests.e2e.contest_group import Room


async def chosen(room: Room, rounds: str) -> str:
    await room.says(room.host, "/contest")
    await room.taps(room.host, rounds)
    await room.taps(room.host, "类型：全部类型")
    await room.passes(2_000)
    await room.taps(room.host, room.bot.app.bank.topic("kefu", "zh-Hans").title)
    for person in room.people:
        await room.taps(person, "参加")
    await room.passes(2_000)
    return room.with_button("参加").text


async def test_a_topic_with_fewer_cues_than_rounds_still_gives_the_wanted_number(bot):
    room = Room(bot)
    assert "道适合比赛的题" not in await chosen(room, "15 题")
    await room.taps(room.host, "开始")
    plan = bot.app.services.contests.running(room.chat.id).plan
    assert len({one.question_id for one in plan}) == len(plan) == 15
    assert all(one.question_id.startswith("kefu-") for one in plan)
    assert all(a.cue != b.cue for a, b in pairwise(plan))


async def test_a_topic_that_has_too_few_questions_says_so_before_the_game(bot):
    room = Room(bot)
    assert "这个类型现在有 18 道适合比赛的题，这一局就比 18 题。" in await chosen(room, "20 题")
    await room.taps(room.host, "开始")
    assert len(bot.app.services.contests.running(room.chat.id).plan) == 18
