"""Everything that the sandbox emits is read by python-telegram-bot without a word, and is as the Bot API
describes it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, Update

from bot.sandbox.chats import Message
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Answer, Caller
from tests.sandbox.samples import OPTIONS, PNG, QUIZ

ALL_KINDS = [
    "message",
    "edited_message",
    "callback_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
]


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(
        sandbox.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot"
    ) as bot:
        yield bot


def check_update(sandbox: Sandbox, raw: Answer, bot: telegram.Bot) -> str:
    """Read one update both ways and return its kind."""
    assert sandbox.api.schema.fault("Update", raw) is None
    [kind] = [key for key in raw if key != "update_id"]
    update = Update.de_json(raw, bot)
    assert update is not None
    found = getattr(update, kind)
    assert found is not None
    assert not update.api_kwargs
    assert not found.api_kwargs
    return kind


async def test_every_kind_of_update_is_read(
    sandbox: Sandbox, call: Caller, bot: telegram.Bot, person: int, group: int
) -> None:
    await call.result("getUpdates", allowed_updates=[*ALL_KINDS, "message_reaction"])
    chat = await play_everything(sandbox, call, person, group)
    raw = await call.updates()
    seen = {check_update(sandbox, update, bot) for update in raw}
    assert seen == {*ALL_KINDS, "message_reaction"}
    services = {key for update in raw for key in update.get("message", {})}
    assert services >= {
        "new_chat_members",
        "left_chat_member",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "forum_topic_created",
        "forum_topic_closed",
        "new_chat_title",
        "sticker",
        "forward_origin",
        "photo",
        "sender_chat",
        "reply_to_message",
    }
    assert any("voter_chat" in update.get("poll_answer", {}) for update in raw)
    assert chat.migrated_from == group


async def play_everything(sandbox: Sandbox, call: Caller, person: int, group: int) -> Any:
    """Let all happen that can happen."""
    owner = sandbox.person("甲")
    sandbox.say(person, None, "/start contest-7 你好 @abcd https://example.com")
    said = sandbox.post_as(person, None, {"caption": "#图", "photo": photo()})
    sandbox.post_as(person, None, {"sticker": sticker()})
    sandbox.post_as(person, None, {"text": "转发", "forward_origin": origin(owner.wire)})
    sandbox.edit(sandbox.say(person, None, "前"), "后")
    sandbox.react(person, said, "👍")
    sandbox.block(person)
    sandbox.say(person, None, "/start", reply_to=said)
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    await call.result("sendMessage", chat_id=person, text="x", reply_markup=markup)
    message = sandbox.last_message(person)
    assert message is not None
    sandbox.press(person, message, "好")
    sandbox.delete(message)
    sandbox.forge_tap(person, message, "旧")
    sandbox.promote_bot(group)
    sandbox.add_person("丙", last_name="丁", username="bing")
    sandbox.join(group, "丙")
    sandbox.promote(group, "丙")
    sandbox.demote(group, "丙")
    sandbox.leave(group, "丙", by="甲")
    sandbox.rename_group(group, "新名")
    chat = sandbox.upgrade(group)
    sandbox.promote(chat, "甲", anonymous=True)
    sandbox.say("甲", chat, "/contest")
    await vote_and_stop(sandbox, call, chat.id)
    forum = sandbox.add_group("论坛", [owner], forum=True)
    thread = sandbox.add_topic(forum, "比赛")
    sandbox.say(owner, forum, "/contest", thread_id=thread)
    sandbox.close_topic(forum, thread)
    sandbox.kick_bot(forum)
    sandbox.add_bot(forum)
    return chat


async def vote_and_stop(sandbox: Sandbox, call: Caller, chat_id: int) -> None:
    for _ in range(2):
        await call.result("sendPoll", chat_id=chat_id, description="短信", open_period=30, **QUIZ)
        poll = sandbox.messages(chat_id)[-1]
        sandbox.vote("甲", poll, 1)
        sandbox.vote("乙", poll, 0)
    await call.result("stopPoll", chat_id=chat_id, message_id=poll.message_id)
    await sandbox.advance(30_000)


def photo() -> list[Answer]:
    return [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9, "file_size": 1}]


def sticker() -> Answer:
    size = {"file_id": "s", "file_unique_id": "s", "width": 9, "height": 9}
    return {**size, "type": "regular", "is_animated": False, "is_video": False}


def origin(user: Answer) -> Answer:
    return {"type": "user", "sender_user": user, "date": 1}


async def test_every_result_is_as_described(
    sandbox: Sandbox, call: Caller, bot: telegram.Bot, person: int, group: int
) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
    sent = await bot.send_message(person, "<b>x</b>", parse_mode="HTML", reply_markup=markup)
    await bot.send_message(person, "y", reply_to_message_id=sent.message_id, disable_notification=True)
    await bot.send_photo(person, InputFile(PNG, "x.png"), caption="x")
    await bot.send_document(person, b"{}", filename="export.json")
    poll = await bot.send_poll(
        group,
        QUIZ["question"],
        [option["text"] for option in OPTIONS],
        type="quiz",
        is_anonymous=False,
        correct_option_ids=[1],
        shuffle_options=True,
        hide_results_until_closes=True,
        allows_revoting=False,
        description="短信",
        open_period=30,
    )
    assert (await bot.stop_poll(group, poll.message_id)).is_closed
    edited = await bot.edit_message_text("y", person, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.text == "y"
    forwarded = await bot.forward_message(person, person, sent.message_id)
    assert isinstance(forwarded.forward_origin, telegram.MessageOriginUser)
    assert (await bot.get_chat(group)).permissions
    assert [type(admin) for admin in await bot.get_chat_administrators(group)] == []
    sandbox.promote_bot(group)
    for user_id, kind in ((bot.id, telegram.ChatMemberAdministrator), (person, telegram.ChatMemberMember)):
        assert type(await bot.get_chat_member(group, user_id)) is kind
    await bot.set_my_commands([("quiz", "答题")], telegram.BotCommandScopeAllPrivateChats(), "zh")
    assert [
        c.command for c in await bot.get_my_commands(telegram.BotCommandScopeAllPrivateChats(), "zh")
    ] == ["quiz"]
    assert (await bot.get_webhook_info()).pending_update_count == sandbox.pending
    for chat in sandbox.chats.values():
        for message in chat.messages.values():
            check_message(sandbox, message)


def check_message(sandbox: Sandbox, message: Message) -> None:
    assert sandbox.api.schema.fault("Message", message.wire) is None
    read = telegram.Message.de_json(dict(message.wire), None)
    assert not read.api_kwargs


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("getMe", "User"),
        ("getWebhookInfo", "WebhookInfo"),
        ("getChat", "ChatFullInfo"),
        ("getChatMember", "ChatMember"),
    ],
)
async def test_plain_results_are_as_described(
    sandbox: Sandbox, call: Caller, group: int, method: str, kind: str
) -> None:
    params: Answer = {"chat_id": group} if "Chat" in method else {}
    if method == "getChatMember":
        params["user_id"] = sandbox.bot["id"]
    assert sandbox.api.schema.fault(kind, await call.result(method, **params)) is None


async def test_telegrams_refusals_become_the_librarys_errors(
    sandbox: Sandbox, bot: telegram.Bot, person: int, group: int
) -> None:
    with pytest.raises(telegram.error.BadRequest, match="Message text is empty"):
        await bot.send_message(person, "")
    new = sandbox.upgrade(group)
    with pytest.raises(telegram.error.ChatMigrated) as migrated:
        await bot.send_message(group, "x")
    assert migrated.value.new_chat_id == new.id
    sandbox.block(person)
    with pytest.raises(telegram.error.Forbidden):
        await bot.send_message(person, "x")


async def test_the_wrong_token_is_the_librarys_invalid_token(sandbox: Sandbox) -> None:
    bot = telegram.Bot("1:wrong", base_url=f"{sandbox.url}/bot")
    with pytest.raises(telegram.error.InvalidToken):
        await bot.initialize()
    await bot.shutdown()
