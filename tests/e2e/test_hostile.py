"""Whatever arrives, the bot gives one calm answer or none, and goes on."""

from __future__ import annotations

import logging

import pytest

from bot.wiring.telegram import link_table
from tests.e2e.private_chat import said

USER = {"id": 42, "is_bot": False, "first_name": "\u202e<b>&amp;", "language_code": "zh-hans"}
CHAT = {"id": 42, "type": "private", "first_name": "x"}
GROUP = {"id": -5, "type": "group", "title": "<b>"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT}
POLL = {
    "id": "9", "question": "第 1/5 题 №99", "options": [], "total_voter_count": 0, "is_closed": True, "is_anonymous": False,
    "type": "quiz", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip

STRANGE = {
    "a message without a user": {"message": {**MESSAGE, "text": "/start"}},
    "a channel's post": {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel"}, "text": "/start"}},
    "an edited message": {"edited_message": {**MESSAGE, "from": USER, "text": "/start"}},
    "a tap without a message": {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "a:1:0:0"}},
    "a tap on an inline message": {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "inline_message_id": "x", "data": "a:1:0:0"}},
    "a tap without data": {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "message": MESSAGE, "game_short_name": "x"}},
    "a vote on an unknown poll": {"poll_answer": {"poll_id": "9", "user": USER, "option_ids": [0], "option_persistent_ids": ["0"]}},
    "a vote by nobody": {"poll_answer": {"poll_id": "9", "option_ids": [], "option_persistent_ids": []}},
    "a poll of somebody's": {"poll": POLL},
    "a kind that nobody knows": {"wormhole": {"x": 1}},
    "a message that cannot be read": {"message": {"message_id": "x", "date": None, "chat": 7}},
    "a service message": {"message": {**MESSAGE, "from": USER, "pinned_message": {**MESSAGE, "text": "x"}}},
    "a command by a group": {"message": {**MESSAGE, "chat": GROUP, "sender_chat": GROUP, "text": "/quiz", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}},
    "numbers beyond reason": {"callback_query": {"id": "1", "from": {**USER, "id": 2**52}, "chat_instance": "1", "message": MESSAGE, "data": "a:9007199254740992:9:9"}},
}  # fmt: skip


@pytest.mark.parametrize("update", STRANGE.values(), ids=STRANGE.keys())
async def test_a_strange_update_stops_nobody(bot, update):
    person = bot.sandbox.add_person("用户甲")
    bot.sandbox.push_update(update)
    await bot.settled()
    assert (await said(bot, person, "/help")).buttons == [["开始答题", "我被骗了"], ["一起看看"]]


async def test_a_name_with_markup_and_marks_is_shown_as_it_is(bot):
    person = bot.sandbox.add_person("<b>甲</b>\u202e\u200f&", language_code="zh-hans")
    settings = await said(bot, person, "/settings")
    await bot.sandbox.tap(person, settings, "榜上名字")
    await bot.settled()
    await bot.sandbox.tap(person, bot.sandbox.message(person, settings.message_id), "用我的 Telegram 名字")
    await bot.settled()
    text = bot.sandbox.message(person, settings.message_id).text
    assert "榜上名字：<b>甲</b>" in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "text",
    ["/start quiz-nirgends", "/start \u202e", "/start " + "x" * 64, "/quiz x", "/remind 99:99 nirgends", "/start cert-' OR 1=1",
     "/cancel", "/exam now", "/export all", "/top 0", "/", "//", "/quiz@another_bot"],
)  # fmt: skip
async def test_a_command_that_makes_no_sense_gets_one_message(bot, text):
    person = bot.sandbox.add_person("用户甲")
    await said(bot, person, "/start")
    await said(bot, person, text)
    assert len(bot.sandbox.messages(person, by_bot=True)) == 2


async def test_the_token_never_stands_in_a_log_line(running, caplog):
    from bot.sandbox.faults import Fault
    from bot.sandbox.server import Sandbox

    caplog.set_level(logging.DEBUG)
    async with Sandbox(token="123456:very-secret-token") as sandbox, running(sandbox) as bot:
        person = sandbox.add_person("用户甲")
        await said(bot, person, "/start")
        for kind in ("reset_before", "error", "reset_after"):
            sandbox.faults.add(Fault(kind, method="sendMessage"))
            await said(bot, person, "/help")
    assert "very-secret-token" not in caplog.text


async def test_a_fault_of_ours_is_answered_with_one_calm_sentence_and_the_next_message_works(bot, caplog):
    person = bot.sandbox.add_person("用户甲")
    await said(bot, person, "/start")
    bot.app.store.db.execute("ALTER TABLE tips_seen RENAME TO tips_hidden")
    bot.sandbox.say(person, None, "/tip")
    await bot.sandbox.wait_for(lambda: "不是你的问题" in bot.sandbox.last_message(person).text)
    bot.app.store.db.execute("ALTER TABLE tips_hidden RENAME TO tips_seen")
    assert "来源" in (await said(bot, person, "/tip")).text
    told = [m for m in bot.sandbox.messages(person, by_bot=True) if "不是你的问题" in m.text]
    assert len(told) == 1
    assert "用户甲" not in caplog.text


async def test_the_numbers_of_sessions_never_come_twice(bot):
    person = bot.sandbox.add_person("用户甲")
    old = await said(bot, person, "/quiz")
    ask = await said(bot, person, "/forget")
    await bot.sandbox.tap(person, ask, "全部删掉")
    await bot.settled()
    await said(bot, person, "/quiz")
    toast = await bot.sandbox.tap(person, old, (0, 0))
    assert toast.text == "这张卡片已经过去了，用最新的一张吧。"


NAMES = (
    "99999999999999999999", "9" * 300, "-1", "²", "٣", "①", "1e9", "0x1", "\x00", "a\x00b", "'; DROP TABLE players;--", "\u202eabc", "%",
    "own:1", "own:99999999999999", "mix:1", "9223372036854775808", "../x", "{0}", "🏴" * 30, "K\u0130", "ß" * 16, "=cmd|' /C calc'!A0",
)  # fmt: skip
KINDS = ("quiz", "exam", "review", "ta", "test", "home", "scammed", "forget", "", "x")
COMMANDS = (
    "paper",
    "poster",
    "remind",
    "quiz",
    "test",
    "top",
    "myset",
    "settings",
    "season",
    "contest",
    "look",
)


async def one_calm_message(bot, person, text: str) -> None:
    """Say something odd and expect one answer that is no apology."""
    before = len(bot.sandbox.messages(person, by_bot=True))
    await said(bot, person, text)
    answers = bot.sandbox.messages(person, by_bot=True)[before:]
    assert len(answers) >= 1, text
    assert not [one for one in answers if "不是你的问题" in one.text], text
    await bot.sandbox.advance(20_000)


async def test_a_link_with_a_forged_name_is_no_fault(bot, caplog):
    for number, name in enumerate(NAMES):
        person = bot.sandbox.add_person(f"用户{number}")
        for kind in (*KINDS, *link_table(bot.app.services)):
            await one_calm_message(bot, person, f"/start {kind}-{name}")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_command_with_forged_words_is_no_fault(bot, caplog):
    for command in COMMANDS:
        person = bot.sandbox.add_person(command)
        for words in (*NAMES[::6], "20 own:1", "٣٠ 刷单", "0", "51", "24:00", "8点半 " + "\u0301" * 50):
            await one_calm_message(bot, person, f"/{command} {words}")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
