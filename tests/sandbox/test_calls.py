"""Every call is checked against the Bot API's description and limits, and refused in Telegram's words."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller

FACE = "😀"


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"txt": "x"}, 'unknown parameter "txt" in sendMessage'),
        (
            {"text": "x", "disable_web_page_preview": True},
            'unknown parameter "disable_web_page_preview" in sendMessage',
        ),
        ({}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": 5}, "can't parse text: expected a String"),
        ({"text": "x", "chat_id": "nobody"}, "chat not found"),
        ({"text": "x", "chat_id": None}, "chat_id is empty"),
        (
            {"text": "x", "disable_notification": "perhaps"},
            "can't parse disable_notification: expected a Boolean",
        ),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": FACE * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "Fancy"}, "unsupported parse_mode"),
        ({"text": "x", "message_thread_id": 77}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, None),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        (
            {"text": "x", "reply_markup": button(calback_data="x")},
            'can\'t parse reply_markup: inline_keyboard[0][0]: unknown field "calback_data" in InlineKeyboardButton',
        ),
        (
            {"text": "x", "reply_markup": button()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": button(callback_data="x", url="https://t.me/x")},
            "can't parse inline keyboard button: exactly one action is allowed, not callback_data, url",
        ),
        ({"text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": button(copy_text={"text": "1" * 257})},
            "can't parse inline keyboard button: COPY_TEXT_INVALID",
        ),
        ({"text": "x", "reply_markup": button(callback_data="诈" * 22)}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": button(url="no address")},
            "inline keyboard button URL 'no address' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text",
        ),
    ],
)
async def test_send_message_refuses(
    call: Caller, person: int, params: dict[str, Any], complaint: str | None
) -> None:
    refusal = await call.refusal("sendMessage", **{"chat_id": person, **params})
    assert complaint is None or refusal == f"Bad Request: {complaint}"


@pytest.mark.parametrize(
    "params",
    [
        {"text": FACE * 2048},
        {"text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "HTML"},
        {"text": "x", "reply_markup": button(callback_data="诈" * 21 + "x")},
        {"text": "x", "reply_markup": button(copy_text={"text": "1" * 256})},
        {"text": "x", "reply_markup": {"inline_keyboard": []}},
        {"text": "x", "reply_markup": {"remove_keyboard": True}},
        {"text": "x", "link_preview_options": {"is_disabled": True}},
        {"text": "x", "reply_parameters": {"message_id": 77, "allow_sending_without_reply": True}},
    ],
)
async def test_send_message_takes_what_just_fits(call: Caller, person: int, params: dict[str, Any]) -> None:
    message = await call.result("sendMessage", chat_id=person, **params)
    assert message["chat"]["id"] == person


async def test_method_names_are_read_in_any_case(call: Caller) -> None:
    assert (await call.result("GETME"))["id"] == 4815162342


async def test_an_unknown_method_is_not_found(call: Caller) -> None:
    assert await call("sendMesage") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_every_method_answers_and_none_crashes(sandbox: Sandbox, call: Caller) -> None:
    waits = {"getUpdates"}
    for method in sandbox.api.schema.methods.values():
        answer = await call(method.name)
        assert answer["ok"] or answer["error_code"] == 400, (method.name, answer)
        if method.required:
            assert not answer["ok"] or method.name in waits


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    for path in ("/bot1:wrong/getMe", "/file/bot1:wrong/photos/file_1.png"):
        async with session.get(sandbox.url + path) as response:
            assert (await response.json())["description"] == "Unauthorized"
            assert response.status == 401


async def test_forms_queries_and_json_are_read_alike(
    sandbox: Sandbox, session: aiohttp.ClientSession, person: int
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    markup = '{"inline_keyboard":[[{"text":"好 & 坏","callback_data":"a+b"}]]}'
    params = {
        "chat_id": str(person),
        "text": "1 + 1 = 2 & 好",
        "reply_markup": markup,
        "disable_notification": "true",
    }
    multipart = aiohttp.FormData(params, default_to_multipart=True)
    seen = []
    for request in (
        session.post(url, data=params),
        session.post(url, data=multipart),
        session.post(url, json=params),
        session.get(url, params=params),
    ):
        async with request as response:
            message = (await response.json())["result"]
        seen.append((message["text"], message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]))
    assert seen == [("1 + 1 = 2 & 好", "a+b")] * 4
    assert [message.silent for message in sandbox.messages(person)] == [True] * 4


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff\xfe"])
async def test_a_body_that_cannot_be_read_is_a_bad_request(
    sandbox: Sandbox, session: aiohttp.ClientSession, body: bytes
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        async with session.post(url, data=body, headers={"Content-Type": kind}) as response:
            assert response.status == 400


async def test_only_loopback_and_our_own_page_may_ask(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    for path, headers in (
        ("/page/api/state", {"Host": "evil.example"}),
        (f"/bot{sandbox.token}/getMe", {"Host": "evil.example:80"}),
        ("/sandbox/say", {"Origin": "http://evil.example"}),
        ("/page/api/say", {"Origin": "null"}),
    ):
        async with session.post(sandbox.url + path, json={}, headers=headers) as response:
            assert response.status == 403
    async with session.get(sandbox.url + "/sandbox/state", headers={"Origin": sandbox.url}) as response:
        assert response.status == 200


async def test_log_tells_every_call_and_how_it_ended(sandbox: Sandbox, call: Caller, person: int) -> None:
    sent = await call.result("sendMessage", chat_id=person, text="一")
    await call.refusal("sendMessage", chat_id=person, text="")
    first, second = sandbox.log.calls("sendMessage")
    assert (first.outcome, first.chat_id, first.message_id) == ("ok", person, sent["message_id"])
    assert (second.outcome, second.code, second.description) == (
        "refused",
        400,
        "Bad Request: message text is empty",
    )
    assert sandbox.log.after(first.n) == [second]
    assert first.at == sandbox.clock()


@pytest.mark.parametrize("name", ["ephemeral_message_parameters", "suggested_post_parameters"])
async def test_what_would_change_who_sees_a_message_is_refused(call: Caller, person: int, name: str) -> None:
    value = {"receiver_user_id": person} if name.startswith("ephemeral") else {}
    refusal = await call.refusal("sendMessage", chat_id=person, text="x", **{name: value})
    assert refusal == f"Bad Request: the sandbox does not play {name}"


async def test_a_bot_that_dies_in_the_middle_of_a_call_does_nothing(
    sandbox: Sandbox, call: Caller, person: int, caplog: pytest.LogCaptureFixture
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", sandbox.port)
    head = f"POST /bot{sandbox.token}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n"
    writer.write(f"{head}Content-Type: application/json\r\n\r\n".encode() + b'{"chat_id":')
    await writer.drain()
    await call.result("getMe")
    writer.close()
    await writer.wait_closed()
    await call.result("getMe")
    assert sandbox.log.calls("sendMessage") == []
    assert sandbox.messages(person) == []
    assert caplog.records == []
