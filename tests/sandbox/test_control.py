"""The control requests: a test in another process can do what one inside can."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller
from tests.sandbox.samples import QUIZ


async def test_a_whole_chat_is_played_over_http(session: aiohttp.ClientSession) -> None:
    async with Sandbox(frozen=True) as sandbox:
        call = Caller(sandbox, session)
        person = await call.post("/sandbox/person", name="甲", language_code="en")
        group = await call.post(
            "/sandbox/group", title="组", members=[person["id"]], creator="甲", forum=True
        )
        chat = group["id"]
        thread = (await call.post("/sandbox/group", action="add_topic", chat=chat, name="比赛"))["result"]
        await call.post("/sandbox/say", person="甲", chat=chat, text="/contest", thread_id=thread)
        markup = {"inline_keyboard": [[{"text": "参加", "callback_data": "j"}]]}
        await call.result(
            "sendMessage", chat_id=chat, message_thread_id=thread, text="大厅", reply_markup=markup
        )
        lobby = (await call.get("/sandbox/messages", chat=chat))["messages"][-1]
        target = {"person": "甲", "chat": chat, "message_id": lobby["message_id"]}
        tapped = asyncio.create_task(call.post("/sandbox/tap", **target, button="参加"))
        query = await sandbox.wait_for(lambda: sandbox.log.acts("tap"))
        await call.result("answerCallbackQuery", callback_query_id=query[0].params["query"], text="已参加")
        assert (await tapped)["toast"] == {"text": "已参加", "alert": False}
        poll = (
            await call.result("sendPoll", chat_id=chat, message_thread_id=thread, open_period=30, **QUIZ)
        )["poll"]
        voted = await call.post("/sandbox/vote", person="甲", poll_id=poll["id"], options=["挂断"])
        assert voted["update_id"] is not None
        before = (await call.get("/sandbox/clock"))["clock"]
        assert (await call.post("/sandbox/clock", forward_ms=30_000))["clock"] == before + 30_000
        assert (await call.get("/sandbox/pending"))["pending"] == sandbox.pending > 0
        assert sandbox.find_poll(poll["id"]).is_closed
        new = await call.post("/sandbox/group", title="小组", members=["甲"])
        upgraded = await call.post("/sandbox/group", action="upgrade", chat=new["id"])
        assert upgraded["result"]["type"] == "supergroup"
        await call.post("/sandbox/person", action="block", person="甲")
        assert sandbox.person("甲").blocked


async def test_the_log_is_read_on_and_can_be_waited_for(sandbox: Sandbox, call: Caller, person: int) -> None:
    await call.result("sendMessage", chat_id=person, text="一")
    first = (await call.get("/sandbox/log"))["entries"]
    assert (first[-1]["name"], first[-1]["params"]["text"]) == ("sendMessage", "一")
    rest = asyncio.create_task(call.get("/sandbox/log", after=first[-1]["n"], wait=10))
    await call.result("sendMessage", chat_id=person, text="二")
    assert [entry["params"]["text"] for entry in (await rest)["entries"]] == ["二"]


async def test_faults_are_made_released_and_cleared_over_http(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    held = await call.post("/sandbox/faults", kind="hold", method="sendMessage", count=None)
    sending = asyncio.create_task(call("sendMessage", chat_id=person, text="x"))
    await sandbox.wait_for(lambda: sandbox.messages(person))
    await call.post("/sandbox/faults/release", id=held["id"])
    assert (await sending)["ok"]
    await call.post("/sandbox/faults", kind="flood", retry_after=3, count=None)
    assert (await call("sendMessage", chat_id=person, text="x"))["parameters"] == {"retry_after": 3}
    assert [fault["kind"] for fault in (await call.get("/sandbox/faults"))["faults"]] == ["flood"]
    await call.post("/sandbox/faults/clear")
    assert (await call("sendMessage", chat_id=person, text="x"))["ok"]


async def test_raw_updates_and_messages_are_sent_over_http(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
    content = {"sticker": {**sticker, "is_animated": False, "is_video": False}}
    await call.post("/sandbox/post", person="甲", chat=None, content=content)
    await call.post("/sandbox/update", from_the_future={})
    assert ["sticker" in str(update) or "future" in str(update) for update in await call.updates()] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sandbox/say", {"person": "甲", "chat": None, "text": "x", "extra": 1}),
        ("/sandbox/say", {"person": "无名", "chat": None, "text": "x"}),
        ("/sandbox/group", {"action": "rng", "chat": 1}),
        ("/sandbox/faults", {"kind": "flood", "hits": 3}),
        ("/sandbox/faults", {"kind": "nothing"}),
        ("/sandbox/person", {"action": "fly", "person": "甲"}),
        ("/sandbox/nothing", {}),
    ],
)
async def test_a_wrong_request_is_refused_in_words(call: Caller, path: str, body: dict[str, Any]) -> None:
    assert (await call.post(path, **body))["error"]
