"""Who may write to whom: private chats, blocks, groups, privacy mode, topics, migration."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.sandbox.errors import Refused
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller, kinds


async def test_the_bot_cannot_begin_a_private_chat(sandbox: Sandbox, call: Caller) -> None:
    other = sandbox.person("乙")
    refusal = await call.refusal("sendMessage", chat_id=other.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    sandbox.say(other, None, "/start")
    await call.result("sendMessage", chat_id=other.id, text="x")


async def test_a_block_is_told_and_refuses_until_the_person_writes_again(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    sandbox.block(person)
    for method, params in (
        ("sendMessage", {"text": "x"}),
        ("editMessageText", {"message_id": 1, "text": "x"}),
    ):
        refusal = await call.refusal(method, chat_id=person, **params)
        assert refusal == "Forbidden: bot was blocked by the user"
    sandbox.say(person, None, "/start")
    updates = await call.updates()
    assert kinds(updates) == ["my_chat_member", "my_chat_member", "message"]
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates[:2]]
    assert statuses == ["kicked", "member"]
    await call.result("sendMessage", chat_id=person, text="x")


async def test_a_deactivated_account_is_told_by_a_refusal_only(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    sandbox.deactivate(person)
    assert await call.refusal("sendMessage", chat_id=person, text="x") == "Forbidden: user is deactivated"
    assert await call.updates() == []
    with pytest.raises(Refused):
        sandbox.say(person, None, "x")


async def test_a_new_name_shows_from_then_on(sandbox: Sandbox, call: Caller, person: int) -> None:
    sandbox.say(person, None, "前")
    sandbox.change_person(person, name="<b>改</b>", language_code="en")
    sandbox.say(person, None, "后")
    before, after = (update["message"]["from"] for update in await call.updates())
    assert (before["first_name"], before["language_code"]) == ("甲", "zh-hans")
    assert (after["first_name"], after["language_code"]) == ("<b>改</b>", "en")
    assert (await call.result("getChat", chat_id=person))["first_name"] == "<b>改</b>"


# groups


async def test_privacy_mode_lets_commands_and_replies_through_only(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    sent = await call.result("sendMessage", chat_id=group, text="谁来？")
    sandbox.say("甲", group, "大家好")
    sandbox.say("甲", group, "看 /contest 吧")
    sandbox.say("甲", group, "/contest")
    sandbox.say("甲", group, "/stop@fanzha_sandbox_bot")
    sandbox.say("甲", group, "/stop@other_bot")
    sandbox.say("甲", group, "我来", reply_to=sent["message_id"])
    texts = [update["message"]["text"] for update in await call.updates()]
    assert texts == ["/contest", "/stop@fanzha_sandbox_bot", "我来"]


async def test_an_administrator_bot_gets_everything(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.promote_bot(group)
    sandbox.say("甲", group, "大家好")
    assert kinds(await call.updates()) == ["my_chat_member", "message"]


async def test_without_privacy_mode_the_bot_gets_everything(session: aiohttp.ClientSession) -> None:
    async with Sandbox(privacy=False) as sandbox:
        group = sandbox.add_group("组", [sandbox.add_person("甲")])
        sandbox.updates.drop()
        sandbox.say("甲", group, "大家好")
        call = Caller(sandbox, session)
        assert kinds(await call.updates()) == ["message"]
        assert (await call.result("getMe"))["can_read_all_group_messages"] is True


async def test_adding_and_removing_the_bot_is_told(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.kick_bot(group, by="甲")
    refusal = await call.refusal("sendMessage", chat_id=group, text="x")
    assert refusal == "Forbidden: bot was kicked from the group chat"
    sandbox.say("甲", group, "/contest")
    sandbox.add_bot(group, by="甲")
    updates = await call.updates()
    assert kinds(updates) == ["my_chat_member", "my_chat_member", "message"]
    assert updates[2]["message"]["new_chat_members"][0]["id"] == sandbox.bot["id"]
    await call.result("leaveChat", chat_id=group)
    refusal = await call.refusal("sendMessage", chat_id=group, text="x")
    assert refusal == "Forbidden: bot is not a member of the group chat"


async def test_people_come_and_go_with_service_messages(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.add_person("丙")
    sandbox.join(group, "丙")
    sandbox.leave(group, "丙")
    sandbox.join(group, "丙", by="甲")
    sandbox.leave(group, "丙", by="甲")
    services = [update["message"] for update in await call.updates()]
    assert [next(key for key in message if key.endswith(("members", "member"))) for message in services] == [
        "new_chat_members",
        "left_chat_member",
    ] * 2
    with pytest.raises(Refused):
        sandbox.say("丙", group, "还在吗")


async def test_chat_member_updates_need_an_admin_bot_that_asked(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    await call.result("getUpdates", allowed_updates=["chat_member"])
    sandbox.promote(group, "乙")
    sandbox.promote_bot(group)
    sandbox.demote(group, "乙")
    [update] = await call.updates()
    change = update["chat_member"]
    assert change["old_chat_member"]["status"] == "administrator"
    assert change["new_chat_member"]["status"] == "member"


async def test_administrators_are_known_to_anybody_members_only_to_admins(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    owner, other = sandbox.person("甲"), sandbox.person("乙")
    sandbox.chat(group).members[owner.id].status = "creator"
    admins = await call.result("getChatAdministrators", chat_id=group)
    assert [(admin["user"]["id"], admin["status"]) for admin in admins] == [(owner.id, "creator")]
    refusal = await call.refusal("getChatMember", chat_id=group, user_id=other.id)
    assert refusal == "Bad Request: CHAT_ADMIN_REQUIRED"
    sandbox.promote_bot(group)
    assert (await call.result("getChatMember", chat_id=group, user_id=other.id))["status"] == "member"


async def test_an_anonymous_admin_writes_as_the_group_but_taps_as_himself(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    with pytest.raises(Refused, match="only supergroups"):
        sandbox.promote(group, "甲", anonymous=True)
    chat = sandbox.upgrade(group)
    sandbox.promote(chat, "甲", anonymous=True)
    await call.updates()
    sandbox.say("甲", chat, "/contest")
    button = {"inline_keyboard": [[{"text": "参加", "callback_data": "j"}]]}
    await call.result("sendMessage", chat_id=chat.id, text="x", reply_markup=button)
    sandbox.press("甲", sandbox.messages(chat)[-1], "参加")
    said, tapped = await call.updates()
    assert said["message"]["from"]["id"] == 1087968824
    assert said["message"]["sender_chat"]["id"] == chat.id
    assert tapped["callback_query"]["from"]["id"] == sandbox.person("甲").id


async def test_an_upgraded_group_has_a_new_id_and_the_old_one_points_there(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    new = sandbox.upgrade(group)
    old_side, new_side = (update["message"] for update in await call.updates())
    assert (old_side["chat"]["id"], old_side["migrate_to_chat_id"]) == (group, new.id)
    assert (new_side["chat"]["id"], new_side["migrate_from_chat_id"]) == (new.id, group)
    answer = await call("sendMessage", chat_id=group, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    await call.result("sendMessage", chat_id=new.id, text="x")
    sandbox.say("甲", new, "/contest")
    with pytest.raises(Refused):
        sandbox.say("甲", group, "/contest")


async def test_without_the_right_to_write_nothing_is_sent(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.permit(group, can_send_messages=False)
    refusal = await call.refusal("sendMessage", chat_id=group, text="x")
    assert refusal == "Bad Request: not enough rights to send text messages to the chat"


# topics


@pytest.fixture
def forum(sandbox: Sandbox) -> int:
    chat = sandbox.add_group("论坛", ["甲", "乙"], creator="甲", forum=True)
    sandbox.updates.drop()
    return chat.id


async def test_a_topic_is_told_and_stays_with_its_messages(
    sandbox: Sandbox, call: Caller, forum: int
) -> None:
    thread = sandbox.add_topic(forum, "比赛")
    sandbox.say("甲", forum, "/contest", thread_id=thread)
    created, said = (update["message"] for update in await call.updates())
    assert created["forum_topic_created"]["name"] == "比赛"
    for message in (created, said):
        assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)
    sent = await call.result("sendMessage", chat_id=forum, message_thread_id=thread, text="x")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)


async def test_general_has_no_thread_and_its_replies_a_false_one(
    sandbox: Sandbox, call: Caller, forum: int
) -> None:
    sent = await call.result("sendMessage", chat_id=forum, text="x")
    assert "message_thread_id" not in sent
    refusal = await call.refusal("sendMessage", chat_id=forum, text="x", message_thread_id=1)
    assert refusal == "Bad Request: message thread not found"
    sandbox.say("甲", forum, "好", reply_to=sent["message_id"])
    [update] = await call.updates()
    assert update["message"]["message_thread_id"] == sent["message_id"]
    assert "is_topic_message" not in update["message"]


async def test_closed_and_deleted_topics_refuse(sandbox: Sandbox, call: Caller, forum: int) -> None:
    thread = sandbox.add_topic(forum, "比赛")
    sent = await call.result("sendMessage", chat_id=forum, message_thread_id=thread, text="x")
    sandbox.close_topic(forum, thread)
    params: dict[str, Any] = {"chat_id": forum, "message_thread_id": thread, "text": "x"}
    assert await call.refusal("sendMessage", **params) == "Bad Request: TOPIC_CLOSED"
    with pytest.raises(Refused):
        sandbox.say("甲", forum, "x", thread_id=thread)
    sandbox.delete_topic(forum, thread)
    assert await call.refusal("sendMessage", **params) == "Bad Request: message thread not found"
    refusal = await call.refusal("editMessageText", chat_id=forum, message_id=sent["message_id"], text="y")
    assert refusal == "Bad Request: message to edit not found"
