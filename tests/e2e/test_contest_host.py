"""Who may do what in a contest: starters, admins, anonymous admins, outsiders; and what the host can set."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from tests.e2e.contest_group import Room

OUTSIDER = "只有开局的人和群管理员能点这个。"


@pytest.fixture
def room(bot):
    return Room(bot)


async def test_a_member_cannot_open_a_game_and_is_told_why(room):
    said = await room.says(room.people[1], "/contest")
    assert said.text.startswith("只有群管理员能开局。")
    assert room.bot.app.services.contests.running(room.chat.id) is None


async def test_a_refusal_is_said_once_in_ten_seconds_so_that_nobody_floods_the_group(room):
    await room.bot.settled()
    before = len(room.sandbox.messages(room.chat, by_bot=True))
    for _ in range(5):
        await room.says(room.people[1], "/contest")
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before + 1
    await room.passes(10_000)
    await room.says(room.people[1], "/contest")
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before + 2


async def test_a_setting_of_the_group_lets_everybody_open_a_game(room):
    await room.says(room.host, "/contest")
    assert await room.taps(room.people[1], "群设置") == "这个由群管理员来定。"
    await room.taps(room.host, "群设置")
    await room.taps(room.host, "谁能开局")
    await room.taps(room.host, "所有人")
    assert "谁能开局：所有人" in room.newest.text
    await room.says(room.host, "/stop")
    await room.says(room.people[1], "/contest")
    assert room.bot.app.services.contests.running(room.chat.id).starter == room.people[1].id


async def test_an_outsider_tries_to_set_start_pause_and_stop(room):
    outsider = room.people[2]
    await room.lobby()
    for button in ("10 题", "30 秒", "分队", "开始"):
        assert await room.taps(outsider, button) == OUTSIDER
    await room.taps(room.host, "开始")
    await room.all_vote()
    for button in ("暂停", "结束"):
        assert await room.taps(outsider, button) == OUTSIDER
    await room.says(outsider, "/stop")
    assert room.newest.text == OUTSIDER
    assert room.bot.app.services.contests.running(room.chat.id) is not None


async def test_an_admin_stops_a_game_that_somebody_else_started(room):
    admin = room.people[1]
    room.sandbox.promote(room.chat, admin)
    await room.game()
    await room.all_vote()
    await room.says(admin, "/stop")
    assert room.newest.text.startswith("主持人结束了这一局。\n\n到这一题为止\n1. 用户甲 1000 分")
    assert room.bot.app.services.contests.running(room.chat.id) is None


async def test_an_admin_stops_a_game_by_the_button_in_the_middle_of_a_round(room):
    await room.game()
    await room.all_vote()
    await room.passes(4_000)
    running = room.poll()
    assert await room.ends(room.host) == "这一局结束了。"
    assert running.is_closed
    assert await room.taps(room.host, "暂停") == "这一局已经结束了。"


async def test_stop_without_a_game_says_so(room):
    assert (await room.says(room.host, "/stop")).text == "群里现在没有比赛。"


async def test_a_starter_who_is_no_admin_any_more_still_leads_the_game(room):
    await room.game()
    await room.all_vote()
    room.sandbox.demote(room.chat, room.host)
    await room.passes(6 * 60_000)
    assert await room.ends(room.host) == "这一局结束了。"


async def test_who_cannot_be_checked_is_refused_in_words(room):
    room.sandbox.faults.add(Fault("error", "getChatAdministrators", count=None, code=500))
    said = await room.says(room.host, "/contest")
    assert said.text == "现在查不到谁是群管理员，过一会儿再试。"
    room.sandbox.faults.clear()
    await room.passes(10_000)
    assert "报名中" in (await room.says(room.host, "/contest")).text


async def test_the_administrators_are_remembered_for_a_minute_and_no_longer(room):
    await room.says(room.host, "/contest")
    await room.says(room.people[1], "/contest")
    await room.taps(room.people[1], "5 题")
    assert len(room.sandbox.log.calls("getChatAdministrators")) == 1
    room.sandbox.promote(room.chat, room.people[1])
    await room.passes(50_000)
    assert await room.taps(room.people[1], "5 题") == OUTSIDER
    assert len(room.sandbox.log.calls("getChatAdministrators")) == 1
    await room.passes(10_000)
    assert await room.taps(room.people[1], "5 题") is None
    room.sandbox.demote(room.chat, room.people[1])
    await room.passes(61_000)
    assert await room.taps(room.people[1], "10 题") == OUTSIDER
    assert len(room.sandbox.log.calls("getChatAdministrators")) == 3


@pytest.mark.parametrize("strange", ["no_result", "null_result", "junk_result", "page", "cut_body"])
async def test_an_answer_without_administrators_is_no_answer(room, strange):
    room.sandbox.faults.add(Fault(strange, "getChatAdministrators", count=None))
    said = await room.says(room.host, "/contest")
    assert said.text == "现在查不到谁是群管理员，过一会儿再试。"
    room.sandbox.faults.clear()
    await room.passes(10_000)
    assert "报名中" in (await room.says(room.host, "/contest")).text


async def test_an_anonymous_admin_opens_leads_and_stops_a_game_as_the_group_itself(bot):
    room = Room(bot, supergroup=True)
    hidden = room.people[1]
    room.sandbox.promote(room.chat, hidden, anonymous=True)
    await room.says(hidden, "/contest")
    assert room.bot.app.services.contests.running(room.chat.id).starter == room.chat.id
    await room.taps(hidden, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    assert await room.taps(room.people[2], "开始") == OUTSIDER
    await room.taps(hidden, "开始")
    assert len(room.polls()) == 1
    await room.says(hidden, "/stop")
    assert room.newest.text == "主持人结束了这一局。"


async def test_an_anonymous_admin_votes_as_the_group_and_counts_as_one_player(bot):
    room = Room(bot, supergroup=True)
    hidden = room.people[1]
    room.sandbox.promote(room.chat, hidden, anonymous=True)
    await room.game(room.people[0], room.people[2])
    await room.votes(hidden)
    await room.votes(room.people[0], right=False)
    await room.votes(room.people[2], right=False)
    assert "1. 反诈学习小组 1000 分" in room.newest.text


async def test_pause_and_resume(room):
    await room.game()
    await room.all_vote()
    assert await room.taps(room.host, "暂停") == "暂停了"
    assert room.newest.buttons == [["继续"], ["我的成绩", "结束"]]
    assert "先歇一会儿" in room.newest.text
    await room.passes(30 * 60_000)
    assert len(room.polls()) == 1
    assert await room.taps(room.people[1], "继续") == OUTSIDER
    assert await room.taps(room.host, "继续") == "接着比"
    assert len(room.polls()) == 2
    assert "先歇一会儿" not in room.with_button("暂停").text


async def test_a_pause_in_the_middle_of_a_round_waits_for_its_end(room):
    await room.game()
    await room.all_vote()
    await room.passes(4_000)
    assert await room.taps(room.host, "暂停") == "好，这一题答完就暂停。"
    assert not room.poll().is_closed
    await room.all_vote()
    assert room.newest.buttons[0] == ["继续"]
    await room.passes(60_000)
    assert len(room.polls()) == 2


async def test_a_pause_of_the_host_ends_the_game_after_an_hour(room):
    await room.game()
    await room.all_vote()
    await room.taps(room.host, "暂停")
    await room.passes(60 * 60_000)
    assert room.newest.text.startswith("等了很久没有人继续，这一局就到这里。\n\n最终排名")


async def test_the_pause_after_a_reveal_is_a_setting_of_the_group(room):
    await room.says(room.host, "/contest")
    await room.taps(room.host, "群设置")
    await room.taps(room.host, "停多久")
    await room.taps(room.host, "10 秒")
    await room.says(room.host, "/stop")
    await room.game()
    await room.all_vote()
    await room.passes(9_000)
    assert len(room.polls()) == 1
    await room.passes(1_000)
    assert len(room.polls()) == 2


async def test_a_forged_button_of_another_group_changes_nothing(bot):
    room, other = Room(bot, "甲乙丙"), Room(bot, "丁戊己", title="别的群")
    await room.lobby()
    await other.lobby()
    mine = other.with_button("参加")
    data = room.with_button("开始").find_button("开始")["callback_data"]
    query = bot.sandbox.forge_tap(other.host, mine, data)
    toast = await query.wait(5)
    assert toast.text == "这张卡片已经过去了，用最新的一张吧。"
    assert room.polls() == []
