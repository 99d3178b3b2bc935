"""getUpdates and webhooks: what is kept, what is confirmed, who may ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Answer, Caller, kinds

DAY = 86_400_000


def say(sandbox: Sandbox, *texts: str) -> None:
    for text in texts:
        sandbox.say("甲", None, text)


def texts(updates: list[Answer]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_a_higher_offset_confirms_them(sandbox: Sandbox, call: Caller) -> None:
    say(sandbox, "一", "二", "三")
    first = await call.result("getUpdates")
    assert texts(first) == ["一", "二", "三"]
    assert texts(await call.result("getUpdates", offset=first[0]["update_id"])) == ["一", "二", "三"]
    assert texts(await call.result("getUpdates", offset=first[1]["update_id"])) == ["二", "三"]
    assert texts(await call.result("getUpdates")) == ["二", "三"]
    assert sandbox.pending == 2


async def test_a_batch_holds_at_most_the_limit(sandbox: Sandbox, call: Caller) -> None:
    say(sandbox, *map(str, range(120)))
    assert texts(await call.result("getUpdates", limit=2)) == ["0", "1"]
    assert len(await call.result("getUpdates")) == 100
    assert len(await call.result("getUpdates", limit=1000)) == 100


async def test_a_negative_offset_keeps_only_the_last(sandbox: Sandbox, call: Caller) -> None:
    say(sandbox, "一", "二", "三")
    assert texts(await call.result("getUpdates", offset=-1)) == ["三"]
    assert sandbox.pending == 1


async def test_a_long_poll_ends_with_the_first_update(sandbox: Sandbox, call: Caller) -> None:
    poll = asyncio.create_task(call.result("getUpdates", timeout=30))
    await asyncio.wait([poll], timeout=0.05)
    assert not poll.done()
    say(sandbox, "来了")
    assert texts(await poll) == ["来了"]


async def test_an_update_shows_how_things_were_when_it_happened(sandbox: Sandbox, call: Caller) -> None:
    message = sandbox.say("甲", None, "前")
    sandbox.edit(message, "后")
    before, after = await call.result("getUpdates")
    assert before["message"]["text"] == "前"
    assert after["edited_message"]["text"] == "后"


async def test_a_second_poller_ends_the_first_by_conflict(sandbox: Sandbox, call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await asyncio.wait([first], timeout=0.05)
    second = asyncio.create_task(call("getUpdates", timeout=30))
    answer = await first
    assert answer["error_code"] == 409
    assert answer["description"].startswith("Conflict: terminated by other getUpdates request")
    say(sandbox, "给第二个")
    assert texts((await second)["result"]) == ["给第二个"]


async def test_updates_are_kept_for_a_day(sandbox: Sandbox, call: Caller) -> None:
    say(sandbox, "旧")
    await sandbox.advance(DAY - 1000)
    say(sandbox, "新")
    assert texts(await call.result("getUpdates")) == ["旧", "新"]
    await sandbox.advance(2000)
    assert texts(await call.result("getUpdates")) == ["新"]


async def test_only_the_kinds_asked_for_come_and_the_choice_is_remembered(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    await call.result("getUpdates", allowed_updates=["message_reaction"])
    say(sandbox, "不要")
    sandbox.react("甲", sandbox.messages(person)[0], "👍")
    assert kinds(await call.updates()) == ["message_reaction"]
    await call.result("getUpdates", allowed_updates=[])
    say(sandbox, "要")
    sandbox.react("甲", sandbox.messages(person)[0], "👍")
    assert kinds(await call.updates()) == ["message"]


async def test_an_unknown_kind_in_allowed_updates_is_refused(call: Caller) -> None:
    refusal = await call.refusal("getUpdates", allowed_updates=["mesage"])
    assert refusal == 'Bad Request: unknown update type "mesage" in allowed_updates'


async def test_any_object_can_be_pushed_as_an_update(sandbox: Sandbox, call: Caller) -> None:
    update_id = sandbox.push_update({"from_the_future": {"x": 1}})
    assert await call.result("getUpdates") == [{"update_id": update_id, "from_the_future": {"x": 1}}]


class Receiver:
    """A bot's web server; fails as often as it is told."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.seen: list[Answer] = []
        self.secrets: set[str | None] = set()
        self.answer: Answer | None = None

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.failures > 0:
            self.failures -= 1
            return web.Response(status=500)
        self.seen.append(await request.json())
        return web.json_response(self.answer) if self.answer else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield receiver, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_until_it_says_200(
    sandbox: Sandbox, call: Caller, receiver: tuple[Receiver, str]
) -> None:
    server, url = receiver
    server.failures = 1
    say(sandbox, "一", "二")
    await call.result("setWebhook", url=url, secret_token="s3cret")
    await sandbox.wait_for(lambda: sandbox.pending == 0)
    assert texts(server.seen) == ["一", "二"]
    assert server.secrets == {"s3cret"}
    answer = await call("getUpdates")
    assert answer["error_code"] == 409
    info = await call.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (url, 0)
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_a_webhooks_answer_may_be_a_call(
    sandbox: Sandbox, call: Caller, receiver: tuple[Receiver, str], person: int
) -> None:
    server, url = receiver
    server.answer = {"method": "sendMessage", "chat_id": person, "text": "收到"}
    await call.result("setWebhook", url=url)
    say(sandbox, "在吗")
    message = await sandbox.wait_for(lambda: sandbox.last_message(person))
    assert message.text == "收到"


async def test_deleting_the_webhook_can_drop_what_waits(
    sandbox: Sandbox, call: Caller, receiver: tuple[Receiver, str]
) -> None:
    server, url = receiver
    server.failures = 1000
    await call.result("setWebhook", url=url)
    say(sandbox, "一")
    await call.result("deleteWebhook")
    assert texts(await call.result("getUpdates")) == ["一"]
    await call.result("deleteWebhook", drop_pending_updates=True)
    assert await call.result("getUpdates") == []


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"url": "https://example.com/hook"}, "bad webhook: the sandbox calls loopback addresses only"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_bad_webhook_is_refused(call: Caller, params: Answer, complaint: str) -> None:
    assert await call.refusal("setWebhook", **params) == f"Bad Request: {complaint}"


async def test_the_sandbox_stops_while_somebody_polls(session: aiohttp.ClientSession) -> None:
    async with Sandbox() as sandbox:
        poll = asyncio.create_task(Caller(sandbox, session)("getUpdates", timeout=50))
        await asyncio.wait([poll], timeout=0.05)
    assert (await poll)["result"] == []
