"""The page's JSON and events: what a person sees, and what he can do."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import msgspec
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller
from tests.sandbox.samples import PNG, QUIZ, send_file


async def page_messages(call: Caller, person: int, chat: int) -> list[dict[str, Any]]:
    answer = await call.get("/page/api/messages", person=person, chat=chat)
    found: list[dict[str, Any]] = answer["messages"]
    return found


async def test_state_tells_who_and_what_there_is(session: aiohttp.ClientSession) -> None:
    async with Sandbox(defaults=True) as sandbox:
        state = await Caller(sandbox, session).get("/page/api/state")
    people = [(person["name"], person["language_code"]) for person in state["people"]]
    assert people == [("用户甲", "zh-hans"), ("用户乙", "zh-hans"), ("用户丙", "zh-hant"), ("用户丁", "en")]
    [group] = [chat for chat in state["chats"] if chat["type"] != "private"]
    assert group["title"] == "反诈学习小组"
    assert group["members"] == [person["id"] for person in state["people"]]
    assert group["admins"] == [state["people"][0]["id"]]
    assert state["bot"]["username"] == "fanzha_sandbox_bot"


async def test_a_person_sees_his_chats_only(sandbox: Sandbox, call: Caller, person: int, group: int) -> None:
    sandbox.say(person, None, "私")
    other = sandbox.person("乙").id
    assert [message["text"] for message in await page_messages(call, person, person)] == ["私"]
    assert await page_messages(call, other, person) == []
    sandbox.leave(group, other)
    assert await page_messages(call, other, group) == []


async def test_a_message_shows_as_the_bot_meant_it(sandbox: Sandbox, call: Caller, person: int) -> None:
    markup = {
        "inline_keyboard": [
            [{"text": "好", "callback_data": "ok"}, {"text": "网页", "url": "https://t.me/x"}]
        ]
    }
    said = sandbox.say(person, None, "/quiz")
    await call.result(
        "sendMessage",
        chat_id=person,
        text="<b>第 1 题</b> &lt;x&gt;",
        parse_mode="HTML",
        reply_markup=markup,
        reply_parameters={"message_id": said.message_id},
        disable_notification=True,
    )
    shown = (await page_messages(call, person, person))[-1]
    assert shown["html"] == "<b>第 1 题</b> &lt;x&gt;"
    assert shown["from"] == {"id": sandbox.bot["id"], "name": "反诈答题机器人", "is_bot": True}
    assert [button.get("data") for button in shown["keyboard"][0]] == ["ok", None]
    assert (shown["reply_to"], shown["silent"]) == (said.message_id, True)


async def test_results_and_key_show_only_when_it_is_time(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    other = sandbox.person("乙").id
    sent = await call.result(
        "sendPoll",
        chat_id=group,
        shuffle_options=True,
        hide_results_until_closes=True,
        open_period=30,
        explanation="因为",
        **QUIZ,
    )
    poll_id = sent["poll"]["id"]

    async def seen(who: int) -> dict[str, Any]:
        poll: dict[str, Any] = (await page_messages(call, who, group))[-1]["poll"]
        return poll

    fresh = await seen(person)
    assert [option["id"] for option in fresh["options"]] == sandbox.find_poll(poll_id).order(person)
    assert "correct_option_ids" not in fresh
    assert fresh["open_until"] == sandbox.clock() + 30_000
    answer = await call.post("/page/api/vote", person=person, poll_id=poll_id, option_ids=[0])
    assert answer == {"ok": True}
    voted = await seen(person)
    assert (voted["my_vote"], voted["correct_option_ids"], voted["explanation"]) == ([0], [1], "因为")
    assert not any("votes" in option for option in voted["options"])
    assert "correct_option_ids" not in await seen(other)
    await call.result("stopPoll", chat_id=group, message_id=sent["message_id"])
    closed = await seen(other)
    assert {option["id"]: option["votes"] for option in closed["options"]} == {0: 1, 1: 0, 2: 0}
    assert closed["total"] == 1
    refused = await call.post("/page/api/vote", person=other, poll_id=poll_id, option_ids=[1])
    assert refused["error"] == "投票已经结束了"


async def test_a_tap_waits_for_the_answer(sandbox: Sandbox, call: Caller, person: int) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    sent = await call.result("sendMessage", chat_id=person, text="?", reply_markup=markup)
    body = {"person": person, "chat": person, "message_id": sent["message_id"], "row": 0, "column": 0}
    tap = asyncio.create_task(call.post("/page/api/tap", **body))
    [update] = await call.updates(timeout=5)
    await call.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="对了")
    assert await tap == {"toast": {"text": "对了", "alert": False, "url": None}}
    gone = await call.post("/page/api/tap", **{**body, "row": 5})
    assert gone["error"] == "这个按钮已经换掉了"


async def test_files_are_served_to_the_page(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int
) -> None:
    await send_file(sandbox, session, "sendPhoto", chat_id=str(person), photo=PNG)
    await send_file(sandbox, session, "sendDocument", chat_id=str(person), document=b"<script>")
    photo, document = await page_messages(call, person, person)
    async with session.get(sandbox.url + photo["photo"]) as response:
        assert (response.headers["Content-Type"], await response.read()) == ("image/png", PNG)
    async with session.get(sandbox.url + document["document"]["url"]) as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


async def test_the_page_itself_is_served_and_nothing_beside_it(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    for path, kind in (
        ("/", "text/html"),
        ("/page/app.js", "text/javascript"),
        ("/favicon.ico", "image/svg+xml"),
    ):
        async with session.get(sandbox.url + path) as response:
            assert response.status == 200
            assert response.headers["Content-Type"].startswith(kind)
            assert response.headers["Cache-Control"] == "no-store"
    for path in (
        "/page/..%2fserver.py",
        "/page/%2e%2e/server.py",
        "/page/server.py",
        "/page/",
        "/etc/passwd",
    ):
        async with session.get(sandbox.url + path) as response:
            assert response.status == 404


async def test_people_groups_and_memberships_are_made_from_the_page(sandbox: Sandbox, call: Caller) -> None:
    person = await call.post("/page/api/person", name="丙", language_code="zh-hant")
    group = await call.post("/page/api/group", title="论坛", forum=True)
    chat = sandbox.chat(group["id"])
    assert chat.is_forum
    assert person["id"] in chat.member_ids()
    for action, status in (
        ("promote", "administrator"),
        ("demote", "member"),
        ("leave", "left"),
        ("join", "member"),
    ):
        await call.post("/page/api/membership", person=person["id"], chat=chat.id, action=action)
        assert chat.members[person["id"]].status == status
    refused = await call.post("/page/api/membership", person=person["id"], chat=chat.id, action="join")
    assert refused["error"] == "丙已经在群里了"


async def test_the_page_says_forwards_and_reads_menus(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    await call.result("setMyCommands", commands=[{"command": "quiz", "description": "答题"}])
    menu = await call.get("/page/api/commands", person=person, chat=group)
    assert menu == {"commands": [{"command": "quiz", "description": "答题"}]}
    said = await call.post(
        "/page/api/say", person=person, chat=person, text="/start quiz-kefu", thread_id=None
    )
    assert sandbox.message(person, said["message_id"]).text == "/start quiz-kefu"
    before = sandbox.clock()
    assert await call.post("/page/api/clock", forward_ms=60_000) == {"clock": before + 60_000}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/page/api/say", {}),
        ("/page/api/say", {"person": 1, "chat": 1, "text": "x"}),
        ("/page/api/say", {"person": True, "chat": 1, "text": "x"}),
        ("/page/api/vote", {"person": 7_000_000_001, "poll_id": "1", "option_ids": [0]}),
        ("/page/api/clock", {"forward_ms": -1}),
        ("/page/api/person", {"name": " ", "language_code": "en"}),
        ("/page/api/nothing", {}),
    ],
)
async def test_nonsense_from_the_page_is_refused_in_words(
    call: Caller, path: str, body: dict[str, Any]
) -> None:
    assert (await call.post(path, **body))["error"]


async def test_events_tell_a_person_what_happens_around_him(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int, group: int
) -> None:
    other = sandbox.person("乙").id
    url = f"{sandbox.url}/page/api/events?person={other}"
    async with session.get(url) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        await stream.content.readuntil(b"\n\n")
        await call.result("sendMessage", chat_id=person, text="只给甲")
        sent = await call.result("sendMessage", chat_id=group, text="给大家")
        target = {"chat_id": group, "message_id": sent["message_id"]}
        await call.result("editMessageText", **target, text="改")
        await call.result("deleteMessage", **target)
        await call.result("sendPoll", chat_id=group, **QUIZ)
        sandbox.vote("甲", sandbox.messages(group)[-1], 1)
        await sandbox.advance(1000)
        sandbox.add_person("丙")
        lines = [await stream.content.readuntil(b"\n\n") for _ in range(7)]
    events = [msgspec.json.decode(line.removeprefix(b"data: ")) for line in lines]
    assert [event["type"] for event in events] == [
        "message",
        "edit",
        "delete",
        "message",
        "poll",
        "clock",
        "chats",
    ]
    assert [event["message"]["text"] for event in events[:2]] == ["给大家", "改"]
    assert events[2]["message_id"] == sent["message_id"]
    assert events[4]["message"]["poll"]["total"] == 1
    assert events[5]["clock"] == sandbox.clock()


async def test_the_sandbox_stops_while_a_page_is_open(session: aiohttp.ClientSession) -> None:
    async with Sandbox(defaults=True) as sandbox:
        person = sandbox.person("用户甲").id
        stream = await session.get(f"{sandbox.url}/page/api/events?person={person}")
        await stream.content.readuntil(b"\n\n")
    assert await stream.content.read() == b""
