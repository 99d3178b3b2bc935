"""What becomes of sent messages: edits, deletions, taps and their answers, files, command menus."""

from __future__ import annotations

import asyncio
import struct
from typing import Any

import aiohttp
import pytest

from bot.sandbox.errors import Refused
from bot.sandbox.files import picture_size
from bot.sandbox.queries import Toast
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller
from tests.sandbox.samples import PNG, send_file

JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08" + struct.pack(">HH", 360, 640) + b"\x03"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def keyboard(*texts: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": f"d:{text}"}] for text in texts]}


async def test_ids_grow_in_each_chat_by_itself(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    first = await call.result("sendMessage", chat_id=person, text="x")
    second = await call.result("sendMessage", chat_id=person, text="x")
    other = await call.result("sendMessage", chat_id=group, text="x")
    assert second["message_id"] == first["message_id"] + 1
    assert other["message_id"] == sandbox.chat(group).last_message_id


async def test_an_edit_replaces_text_marks_and_buttons(sandbox: Sandbox, call: Caller, person: int) -> None:
    sent = await call.result("sendMessage", chat_id=person, text="前", reply_markup=keyboard("甲", "乙"))
    edited = await call.result(
        "editMessageText", chat_id=person, message_id=sent["message_id"], text="<b>后</b>", parse_mode="HTML"
    )
    assert (edited["text"], edited["entities"][0]["type"]) == ("后", "bold")
    assert "reply_markup" not in edited
    message = sandbox.last_message(person)
    assert message is not None
    assert (message.html, message.edited, message.buttons) == ("<b>后</b>", True, [])


async def test_the_same_content_again_is_not_modified(call: Caller, person: int) -> None:
    markup = keyboard("甲")
    sent = await call.result(
        "sendMessage", chat_id=person, text="<b>x</b>", parse_mode="HTML", reply_markup=markup
    )
    target = {"chat_id": person, "message_id": sent["message_id"]}
    same = {"text": " <b>x</b>\n", "parse_mode": "HTML", "reply_markup": markup}
    assert await call.refusal("editMessageText", **target, **same) == NOT_MODIFIED
    assert await call.refusal("editMessageReplyMarkup", **target, reply_markup=markup) == NOT_MODIFIED
    await call.result("editMessageReplyMarkup", **target)
    assert await call.refusal("editMessageReplyMarkup", **target) == NOT_MODIFIED


async def test_what_cannot_be_edited_or_deleted_is_refused(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    theirs = sandbox.say(person, None, "我的").message_id
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("editMessageText", {"message_id": 999, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": theirs, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("deleteMessage", {"message_id": 999}, "message to delete not found"),
    ]
    for method, params, complaint in cases:
        assert await call.refusal(method, chat_id=person, **params) == f"Bad Request: {complaint}"


async def test_a_deleted_message_is_gone(sandbox: Sandbox, call: Caller, person: int) -> None:
    sent = await call.result("sendMessage", chat_id=person, text="x")
    await call.result("deleteMessages", chat_id=person, message_ids=[sent["message_id"], 999])
    assert sandbox.last_message(person) is None
    refusal = await call.refusal("deleteMessage", chat_id=person, message_id=sent["message_id"])
    assert refusal == "Bad Request: message to delete not found"


async def test_after_two_days_a_message_stays(sandbox: Sandbox, call: Caller, group: int) -> None:
    sent = await call.result("sendMessage", chat_id=group, text="x")
    await sandbox.advance(49 * 3_600_000)
    params = {"chat_id": group, "message_id": sent["message_id"]}
    assert await call.refusal("deleteMessage", **params) == "Bad Request: message can't be deleted"
    sandbox.promote_bot(group)
    await call.result("deleteMessage", **params)


# taps


async def test_a_tap_is_answered_once_with_a_toast(sandbox: Sandbox, call: Caller, person: int) -> None:
    await call.result("sendMessage", chat_id=person, text="?", reply_markup=keyboard("对", "错"))
    tap = asyncio.create_task(sandbox.tap(person, sandbox.messages(person)[-1], "对"))
    [update] = await call.updates(timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("d:对", "?", person)
    await call.result("answerCallbackQuery", callback_query_id=query["id"], text="好", show_alert=True)
    assert await tap == Toast("好", alert=True)
    refusal = await call.refusal("answerCallbackQuery", callback_query_id=query["id"])
    assert refusal.startswith("Bad Request: query is too old and response timeout expired")


async def test_an_answer_without_text_is_no_toast(sandbox: Sandbox, call: Caller, person: int) -> None:
    await call.result("sendMessage", chat_id=person, text="?", reply_markup=keyboard("对"))
    query = sandbox.press(person, sandbox.messages(person)[-1], (0, 0))
    await call.result("answerCallbackQuery", callback_query_id=query.id)
    assert await query.wait() is None


async def test_a_tap_dies_after_fifteen_seconds(sandbox: Sandbox, call: Caller, person: int) -> None:
    await call.result("sendMessage", chat_id=person, text="?", reply_markup=keyboard("对"))
    query = sandbox.press(person, sandbox.messages(person)[-1], "对")
    await sandbox.advance(15_001)
    refusal = await call.refusal("answerCallbackQuery", callback_query_id=query.id, text="晚了")
    assert refusal.startswith("Bad Request: query is too old")
    with pytest.raises(TimeoutError, match="did not answer"):
        await query.wait(0.01)


async def test_a_toast_has_at_most_200_units(sandbox: Sandbox, call: Caller, person: int) -> None:
    await call.result("sendMessage", chat_id=person, text="?", reply_markup=keyboard("对"))
    query = sandbox.press(person, sandbox.messages(person)[-1], "对")
    answer = {"callback_query_id": query.id}
    assert (
        await call.refusal("answerCallbackQuery", **answer, text="😀" * 101)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    await call.result("answerCallbackQuery", **answer, text="😀" * 100)


async def test_a_missing_button_cannot_be_tapped_but_forged(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    await call.result("sendMessage", chat_id=person, text="?", reply_markup=keyboard("对"))
    message = sandbox.messages(person)[-1]
    for button in ("没有", (0, 1), (1, 0)):
        with pytest.raises(Refused):
            sandbox.press(person, message, button)
    sandbox.delete(message)
    sandbox.forge_tap(person, message, "\x00garbage")
    [update] = await call.updates()
    assert update["callback_query"]["data"] == "\x00garbage"
    assert update["callback_query"]["message"] == {
        "chat": sandbox.chat(person).wire,
        "message_id": message.message_id,
        "date": 0,
    }


# files


async def test_a_picture_is_kept_sized_and_given_back(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int
) -> None:
    answer = await send_file(
        sandbox, session, "sendPhoto", chat_id=str(person), photo=PNG, caption="<i>图</i>", parse_mode="HTML"
    )
    [size] = answer["result"]["photo"]
    assert (size["width"], size["height"]) == (640, 360)
    file = await call.result("getFile", file_id=size["file_id"])
    async with session.get(f"{sandbox.url}/file/bot{sandbox.token}/{file['file_path']}") as response:
        assert await response.read() == PNG
    again = await call.result("sendPhoto", chat_id=person, photo=size["file_id"])
    assert again["photo"] == [size]
    message = sandbox.messages(person)[0]
    assert message.photo_id == size["file_id"]
    assert message.html == "<i>图</i>"
    assert sandbox.log.calls("sendPhoto")[0].params["photo"] == {"file": "photo.bin", "size": len(PNG)}


async def test_a_text_is_edited_into_a_picture_by_attachment(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int
) -> None:
    sent = await call.result("sendMessage", chat_id=person, text="x")
    params = {"chat_id": str(person), "message_id": str(sent["message_id"])}
    media = '{"type":"photo","media":"attach://%s","caption":"后"}'
    answer = await send_file(sandbox, session, "editMessageMedia", **params, media=media % "pic", pic=JPEG)
    assert answer["result"]["caption"] == "后"
    assert "text" not in answer["result"]
    answer = await send_file(
        sandbox, session, "editMessageMedia", **params, media=media % "nothing", pic=JPEG
    )
    assert answer["description"] == "Bad Request: there is no file attached as 'nothing'"
    edited = await call.result(
        "editMessageCaption", chat_id=person, message_id=sent["message_id"], caption="再"
    )
    assert edited["caption"] == "再"


@pytest.mark.parametrize(
    ("method", "field", "content", "complaint"),
    [
        ("sendPhoto", "photo", b"no picture", "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", "photo", PNG[:16] + struct.pack(">II", 9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", "photo", PNG[:16] + struct.pack(">II", 2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        ("sendDocument", "document", b"", "file must be non-empty"),
    ],
)
async def test_a_bad_file_is_refused(
    sandbox: Sandbox,
    session: aiohttp.ClientSession,
    person: int,
    method: str,
    field: str,
    content: bytes,
    complaint: str,
) -> None:
    answer = await send_file(sandbox, session, method, chat_id=str(person), **{field: content})
    assert answer["description"] == f"Bad Request: {complaint}"


def test_picture_sizes_are_read_from_the_first_bytes() -> None:
    assert picture_size(PNG) == (640, 360)
    assert picture_size(JPEG) == (640, 360)
    assert picture_size(b"GIF89a" + struct.pack("<HH", 3, 4)) == (3, 4)
    assert picture_size(b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x02\0\0\x03\0\0") == (3, 4)
    assert picture_size(b"%PDF") is None


# menus


async def test_the_narrowest_menu_in_ones_language_is_seen(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    async def set_menu(name: str, kind: str, language: str = "", **scope: Any) -> None:
        commands = [{"command": name, "description": "x"}]
        fields = {"language_code": language} if language else {}
        await call.result("setMyCommands", commands=commands, scope={"type": kind, **scope}, **fields)

    await set_menu("all", "default")
    await set_menu("private", "all_private_chats")
    await set_menu("private_en", "all_private_chats", "en")
    await set_menu("group", "all_group_chats")
    await set_menu("admins", "all_chat_administrators")
    seen = sandbox.commands.seen_by
    assert seen(person, person, "zh-hans")[0]["command"] == "private"
    assert seen(person, person, "en-GB")[0]["command"] == "private_en"
    assert seen(person, group, "en")[0]["command"] == "group"
    assert seen(person, group, "en", admin=True)[0]["command"] == "admins"
    await set_menu("only_here", "chat", chat_id=group)
    assert seen(person, group, "en", admin=True)[0]["command"] == "only_here"


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"commands": [{"command": "Quiz", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "quiz", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "quiz", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
    ],
)
async def test_a_bad_menu_is_refused(call: Caller, params: dict[str, Any], complaint: str) -> None:
    assert await call.refusal("setMyCommands", **params) == f"Bad Request: {complaint}"


async def test_descriptions_are_kept_by_language(sandbox: Sandbox, call: Caller) -> None:
    await call.result("setMyDescription", description="默认")
    await call.result("setMyDescription", description="English", language_code="en")
    texts = sandbox.world.profile.texts
    assert texts == {("description", ""): "默认", ("description", "en"): "English"}
    assert await call.refusal("setMyShortDescription", short_description="x" * 121)
