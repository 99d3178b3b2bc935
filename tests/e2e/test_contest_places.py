"""Where a contest is: one at a time in a group, in its topic, through a migration, and out when it must."""

from __future__ import annotations

import pytest

from tests.e2e.contest_group import Room


@pytest.fixture
def room(bot):
    return Room(bot)


async def test_two_contests_at_once_in_one_group_the_second_caller_is_told_where_it_is(room):
    room.sandbox.promote(room.chat, room.people[1])
    room.sandbox.say(room.host, room.chat, "/contest")
    room.sandbox.say(room.people[1], room.chat, "/contest")
    await room.bot.settled()
    lobby, told = room.sandbox.messages(room.chat, by_bot=True)[-2:]
    assert "报名中" in lobby.text
    assert told.text == "这个群里已经有一局在进行，往上翻就能看到。"


async def test_two_contests_at_once_in_two_topics_of_a_forum(bot):
    room = Room(bot, forum=True, supergroup=True)
    first, second = room.sandbox.add_topic(room.chat, "比赛"), room.sandbox.add_topic(room.chat, "闲聊")
    await room.says(room.host, "/contest", thread_id=first)
    lobby = room.newest
    assert lobby.thread_id == first
    told = await room.says(room.host, "/contest", thread_id=second)
    assert told.thread_id == second
    inside = -room.chat.id - 10**12
    assert told.text == (
        f"这个群里已经有一局在进行，在这里：https://t.me/c/{inside}/{first}/{lobby.message_id}"
    )


async def test_everything_of_a_game_stays_in_its_topic(bot):
    room = Room(bot, forum=True, supergroup=True)
    topic = room.sandbox.add_topic(room.chat, "比赛")
    await room.says(room.host, "/contest", thread_id=topic)
    await room.taps(room.host, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    await room.taps(room.host, "开始")
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    await room.taps(room.host, "再来一局")
    game = [
        message for message in room.sandbox.messages(room.chat, by_bot=True) if "大家好" not in message.text
    ]
    assert len(game) == 14
    assert {message.thread_id for message in game} == {topic}


async def test_general_has_no_thread(bot):
    room = Room(bot, forum=True, supergroup=True)
    await room.lobby()
    await room.taps(room.host, "开始")
    (poll,) = room.sandbox.log.calls("sendPoll")
    assert "message_thread_id" not in poll.params


async def test_a_group_that_becomes_a_supergroup_in_the_middle_keeps_its_game(room):
    await room.game()
    await room.votes(room.people[0])
    new = room.sandbox.upgrade(room.chat)
    room.chat = new
    await room.bot.settled()
    await room.passes(21_000)
    assert room.newest.text.endswith("排名\n1. 用户甲 1000 分\n2. 用户乙 0 分\n2. 用户丙 0 分")
    await room.passes(4_000)
    await room.all_vote()
    assert "1. 用户甲 2100 分 🔥2" in room.newest.text
    assert await room.ends(room.host) == "这一局结束了。"


async def test_a_group_that_became_a_supergroup_unheard_is_found_by_sending(room):
    await room.game()
    # Nobody tells of the change: what is sent next is refused with the new number.
    room.sandbox.updates.pending.clear()
    await room.all_vote()
    new = room.sandbox.upgrade(room.chat)
    room.sandbox.updates.pending.clear()
    room.chat = new
    await room.passes(4_000)
    assert room.newest.poll is not None
    await room.all_vote()
    assert room.bot.app.services.contests.running(new.id).number == 2


async def test_settings_and_league_move_with_the_group(room):
    await room.game()
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    await room.says(room.host, "/contest")
    await room.taps(room.host, "群设置")
    await room.taps(room.host, "谁能开局")
    await room.taps(room.host, "所有人")
    room.chat = room.sandbox.upgrade(room.chat)
    await room.bot.settled()
    group = room.bot.app.store.groups.find(room.chat.id)
    assert group.anyone_starts
    table = room.bot.app.services.leagues.show(group, room.sandbox.clock())
    assert (table.players, table.rank) == (3, 1)


async def test_a_bot_that_is_removed_ends_the_game_with_a_word_to_its_starter(room):
    room.sandbox.say(room.host, None, "/start")
    await room.game()
    room.sandbox.kick_bot(room.chat)
    await room.bot.settled()
    assert room.bot.app.services.contests.running(room.chat.id) is None
    word = room.sandbox.last_message(room.host)
    assert word.text == "「反诈学习小组」里的比赛停下了：我已经不在那个群里。"


async def test_without_the_right_to_send_polls_the_game_ends_with_a_word_to_its_starter(room):
    room.sandbox.say(room.host, None, "/start")
    await room.lobby()
    room.sandbox.permit(room.chat, can_send_polls=False)
    await room.taps(room.host, "开始")
    assert room.bot.app.services.contests.running(room.chat.id) is None
    assert "请群管理员允许我发送投票" in room.sandbox.last_message(room.host).text


async def test_a_starter_whom_the_bot_may_not_write_to_costs_nothing(room):
    await room.lobby()
    room.sandbox.permit(room.chat, can_send_polls=False)
    await room.taps(room.host, "开始")
    assert room.bot.app.services.contests.running(room.chat.id) is None
    assert room.bot.app.store.outbox.counts().waiting == 0


async def test_a_topic_that_is_deleted_ends_the_game(bot):
    room = Room(bot, forum=True, supergroup=True)
    topic = room.sandbox.add_topic(room.chat, "比赛")
    await room.says(room.host, "/contest", thread_id=topic)
    for person in room.people:
        await room.taps(person, "参加")
    await room.taps(room.host, "开始")
    room.sandbox.delete_topic(room.chat, topic)
    await room.passes(31_000)
    assert bot.app.services.contests.running(room.chat.id) is None


async def test_contest_in_private_says_where_it_is_played(bot):
    person = bot.sandbox.add_person("用户甲")
    bot.sandbox.say(person, None, "/contest")
    await bot.settled()
    assert "把我拉进群" in bot.sandbox.last_message(person).text


async def test_without_the_right_to_send_polls_the_group_reads_why_and_no_button_is_dead(room):
    await room.game()
    await room.all_vote()
    reveal = room.newest
    assert reveal.buttons == [["我的成绩"], ["下一题", "暂停", "结束"]]
    room.sandbox.permit(room.chat, can_send_polls=False)
    await room.passes(4_000)
    assert room.bot.app.services.contests.running(room.chat.id) is None
    assert room.newest.text.startswith(
        "我在这里不能发投票，这一局停下了。请群管理员允许我发送投票，再点「再来一局」。\n\n到这一题为止\n"
    )
    assert room.newest.find_button("再来一局")
    assert reveal.buttons == [["我的成绩"]]
    room.sandbox.permit(room.chat, can_send_polls=True)
    await room.passes(60_000)
    await room.taps(room.host, "再来一局")
    assert "报名中" in room.newest.text


async def test_an_anonymous_starter_learns_in_the_group_that_polls_are_not_allowed(bot):
    room = Room(bot, supergroup=True)
    hidden = room.people[1]
    room.sandbox.promote(room.chat, hidden, anonymous=True)
    await room.says(hidden, "/contest")
    for person in room.people:
        await room.taps(person, "参加")
    room.sandbox.permit(room.chat, can_send_polls=False)
    await room.taps(hidden, "开始")
    assert room.newest.text.startswith("我在这里不能发投票")


async def test_a_group_that_takes_no_text_either_costs_nothing(room):
    await room.lobby()
    room.sandbox.permit(room.chat, can_send_polls=False, can_send_messages=False)
    await room.taps(room.host, "开始")
    assert room.bot.app.services.contests.running(room.chat.id) is None
    assert room.bot.app.store.outbox.counts().waiting == 0
