"""Manners in a group: nobody makes the bot flood it, and whoever taps learns what comes of it."""

from __future__ import annotations

from bot.core.effects import Priority
from bot.sandbox.faults import Fault
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
    priority = "SELECT priority FROM outbox WHERE effect = 'say' AND chat_id = ? ORDER BY id DESC LIMIT 1"
    for text, expected in (("/help", Priority.ANSWER), ("/contest", None), ("/quiz", Priority.PUSH)):
        await room.says(room.host, text)
        if expected is not None:
            assert bot.app.store.db.execute(priority, (room.chat.id,)).fetchone() == (expected,)


async def test_the_groups_settings_open_beside_each_lobby_and_in_its_topic(bot):
    room = Room(bot, forum=True, supergroup=True)
    threads = [room.sandbox.add_topic(room.chat, name) for name in ("比赛", "闲聊")]
    cards = []
    for thread in threads:
        await room.says(room.host, "/contest", thread_id=thread)
        await room.taps(room.host, "群设置")
        cards.append(room.newest)
        await room.says(room.host, "/stop", thread_id=thread)
        await room.passes(60_000)
    assert [card.thread_id for card in cards] == threads
    assert all(card.text.startswith("群设置") for card in cards)
    await room.taps(room.host, "谁能开局", cards[0])
    await room.taps(room.host, "所有人", cards[0])
    assert "谁能开局：所有人" in cards[0].text
    assert "谁能开局：群管理员" in cards[1].text


async def busy_lobby(room: Room) -> list[str | None]:
    """A lobby whose host changes its mind every two seconds; the toasts come back."""
    await room.lobby()
    await room.taps(room.host, (1, 1))
    await room.passes(2_000)
    card, toasts = room.with_button("返回"), []
    for turn in range(16):
        await room.passes(2_000)
        toasts.append(await room.taps(room.host, (0, turn % 2), card))
    return toasts


async def test_whoever_changes_a_lobby_that_must_wait_learns_that_the_card_follows(bot):
    room = Room(bot)
    toasts = await busy_lobby(room)
    assert toasts[1] is None
    assert toasts[-1] == "收到。群里这一分钟的消息有点多，卡片稍后更新。"
    await room.passes(60_000)
    assert await room.taps(room.people[1], "退出") is not None
    await room.passes(60_000)
    assert "已报名 2 人" in room.with_button("参加").text


async def test_another_game_after_a_full_minute_says_that_its_card_follows(bot):
    room = Room(bot)
    await room.lobby()
    for turn in range(14):
        await room.passes(2_000)
        await room.taps(room.people[2], "参加" if turn % 2 else "退出")
    await room.taps(room.host, "开始")
    await room.all_vote()
    for button in ("暂停", "继续", "暂停", "结束", "结束"):
        await room.taps(room.host, button)
    assert await room.taps(room.host, "再来一局") == "收到。群里这一分钟的消息有点多，卡片稍后更新。"
    await room.says(room.host, "/stop")
    await room.passes(60_000)
    assert await room.taps(room.host, "再来一局") is None


async def test_a_member_who_calls_a_second_game_is_told_where_the_first_one_is(bot):
    room = Room(bot)
    await room.lobby()
    said = await room.says(room.people[1], "/contest")
    assert said.text == "这个群里已经有一局在进行，往上翻就能看到。"


async def test_a_game_that_was_stopped_offers_its_table_once_however_often_it_is_tapped(bot):
    room = Room(bot)
    room.sandbox.say(room.host, None, "/start")
    await room.game()
    await room.all_vote()
    await room.says(room.host, "/stop")
    held = Fault("hold", "sendDocument")
    room.sandbox.faults.add(held)
    card = room.with_button("📄 成绩单")
    for _ in range(4):
        toast = await room.sandbox.tap(room.host, card, "📄 成绩单")
        assert toast.text == "成绩单马上发到你的私聊"
    held.release()
    await bot.settled()
    files = [message for message in room.sandbox.messages(room.host, by_bot=True) if message.document_id]
    assert len(files) == 2  # the workbook and the page
    assert await room.taps(room.host, "📄 成绩单", card) == "成绩单已经发到你的私聊了，往上翻就能看到。"


async def test_a_closed_topic_is_named_to_the_starter(bot):
    room = Room(bot, forum=True, supergroup=True)
    room.sandbox.say(room.host, None, "/start")
    topic = room.sandbox.add_topic(room.chat, "比赛")
    await room.says(room.host, "/contest", thread_id=topic)
    for person in room.people:
        await room.taps(person, "参加")
    room.sandbox.faults.add(Fault("refused", "sendPoll", text="Bad Request: TOPIC_CLOSED"))
    await room.taps(room.host, "开始")
    assert "开局的话题关上了" in room.sandbox.last_message(room.host).text


async def test_a_pause_in_the_last_round_says_that_the_game_ends_with_it(bot):
    room = Room(bot)
    await room.game()
    for _ in range(4):
        await room.all_vote()
        await room.passes(12_000)
    assert await room.taps(room.host, "暂停") == "这是最后一题，答完就出结果。"
    assert not room.poll().is_closed
    await room.all_vote()
    assert "最终排名" in room.newest.text
    assert "一题也没有人答错" in room.newest.text


async def test_a_game_that_hardly_anybody_answered_is_not_praised(bot):
    room = Room(bot, "甲乙丙丁戊")
    await room.game()
    await room.all_vote(right=True)
    for _ in range(4):
        await room.passes(12_000)
        await room.votes(room.host)
        await room.passes(21_000)
    assert "最终排名" in room.newest.text
    assert "一题也没有人答错" not in room.newest.text


async def test_whoever_opened_a_lobby_gets_its_card_again_where_it_was_deleted(bot):
    room = Room(bot)
    lobby = await room.lobby()
    await room.passes(10_000)
    lobby.deleted = True
    again = await room.says(room.host, "/contest")
    assert "已报名 3 人" in again.text
    await room.taps(room.people[2], "退出", again)
    await room.passes(2_000)
    assert "已报名 2 人" in again.text
    assert "往上翻就能看到" in (await room.says(room.host, "/contest")).text
