"""The intake where the file is locked, the network fails, another one polls, or the answer is nonsense; and the webhook."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.telegram.http.api import TokenRefused
from bot.telegram.http.updates import Update
from bot.telegram.receiving.webhook import Webhook
from tests.telegram.ear import Ear, listening, running, text_of, until
from tests.transport import TOKEN


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN) as opened:
        yield opened


class SlowDisk(Database):
    """A file whose disk takes its time: until `written`."""

    written: threading.Event

    def make_durable(self) -> None:
        assert self.written.wait(20)
        super().make_durable()


async def test_nothing_is_confirmed_before_the_disk_has_it_and_the_loop_goes_on_meanwhile(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox, kind=SlowDisk) as ear:
        assert isinstance(ear.db, SlowDisk)
        ear.db.written = threading.Event()
        async with running(ear):
            sandbox.say(someone, None, "hello")
            await until(ear.noted)
            # This runs on the loop while the disk is waited for.
            assert ear.pending == 1
            ear.db.written.set()
            await until(lambda: ear.pending == 0)


async def test_a_locked_file_confirms_nothing_and_loses_nothing(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.update_queue.LOCKED_S", 0.02)
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox, patience=0.1) as ear, running(ear):
        ear.db.execute("PRAGMA busy_timeout = 0")
        await until(lambda: ear.intake.update_queue._started)
        other = sqlite3.connect(tmp_path / "transport.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        sandbox.say(someone, None, "one")
        sandbox.say(someone, None, "two")
        await until(lambda: ear.tries.count("one") >= 5)
        assert ear.pending == 2
        other.execute("COMMIT")
        other.close()
        await until(lambda: ear.pending == 0)
        await until(lambda: ear.updates.counts().deferred == 0)
        assert sorted(ear.noted()) == ["one", "two"]


async def test_network_faults_are_survived(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.01)
    caplog.set_level(logging.INFO)
    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    for kind in ("reset_before", "error", "reset_after", "flood"):
        sandbox.faults.add(Fault(kind, "getUpdates"))
    async with listening(tmp_path, sandbox) as ear:
        await ear.intake.drain()
        assert ear.noted() == ["hello"]
    assert caplog.text.count("updates cannot be fetched") == 1
    assert caplog.text.count("updates are fetched again after 4 failures") == 1
    assert TOKEN not in caplog.text


async def test_a_second_poller_is_named_once_and_waited_for(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.CONFLICT_S", 0.01)
    someone = sandbox.add_person("用户甲")

    async def reply(request: web.Request) -> web.Response:
        conflicts.append(1)
        if len(conflicts) > 3:
            return web.json_response({"ok": True, "result": []})
        text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        return web.json_response({"ok": False, "error_code": 409, "description": text}, status=409)

    conflicts: list[int] = []
    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
        assert someone
    assert len(conflicts) == 4
    assert caplog.text.count("terminated by other getUpdates request") == 1


async def test_a_token_that_getme_refuses_over_a_minute_ends_the_hearing(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.001)
    seconds = 0.0

    def monotonic() -> int:
        nonlocal seconds
        seconds += 1.4
        return int(seconds * 1000)

    async with listening(tmp_path, sandbox, token="2:another_token_of_nobody", monotonic=monotonic) as ear:
        with pytest.raises(TokenRefused):
            await ear.intake.run()
    assert seconds >= 60
    assert "another_token" not in caplog.text


ODD_ANSWERS: list[tuple[int, str]] = [
    (404, "<html><h1>404 Not Found</h1></html>"),
    (401, '{"ok":false,"error_code":401,"description":"Unauthorized"}'),
    (403, "<html>blocked by the proxy</html>"),
    (200, "<html>sign in to this network</html>"),
    (200, '{"ok":true}'),
    (200, '{"ok":true,"result":null}'),
    (200, '{"ok":true,"result":[1,"x",null,[]]}'),
    (200, '{"ok":true,"result":{"update_id":1}}'),
    (200, '{"ok":true,"result":[{"update_id":"7"},{"update_id":null},{"update_id":1' + "0" * 30 + "}]}"),
    (200, '{"ok":"perhaps"}'),
    (200, ""),
    (200, '{"ok":true,"result":['),
    (200, "[]"),
]


async def test_no_odd_answer_ends_the_hearing(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.001)
    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    answers = iter(ODD_ANSWERS)

    async def reply(request: web.Request) -> web.Response:
        status, text = next(answers, (0, ""))
        if "getMe" in request.path:
            return web.json_response({"ok": True, "result": {"id": 1}})
        if status:
            return web.Response(status=status, text=text, content_type="text/html")
        ear.intake._api._base = real
        return web.json_response({"ok": True, "result": []})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        real, ear.intake._api._base = ear.intake._api._base, f"{url}/bot{TOKEN}/"
        async with running(ear):
            await until(ear.noted)
        assert ear.noted() == ["hello"]
    assert "updates cannot be fetched, trying again" in caplog.text


async def test_junk_beside_updates_is_passed_over(tmp_path: Path, sandbox: Sandbox) -> None:
    async def reply(request: web.Request) -> web.Response:
        asked = await request.json()
        fresh = [3, {"update_id": "x"}, said(7, "hello"), {"update_id": True}]
        return web.json_response({"ok": True, "result": [] if asked.get("offset") else fresh})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
        assert ear.noted() == ["hello"]


async def test_it_asks_for_the_updates_that_it_needs(tmp_path: Path, sandbox: Sandbox) -> None:
    asked: list[dict[str, Any]] = []

    async def reply(request: web.Request) -> web.Response:
        asked.append(await request.json())
        return web.json_response({"ok": True, "result": []})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
    kinds = ["message", "callback_query", "poll", "poll_answer", "my_chat_member", "chat_member"]
    assert asked[0] == {"limit": 100, "timeout": 0, "allowed_updates": kinds}


@asynccontextmanager
async def standing_in(reply: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def said(update_id: int, text: str) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "甲"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": chat, "text": text}}


async def test_the_webhook_answers_200_after_the_commit_only(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = asyncio.Event()

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update) == "waits":
            await gate.wait()
        ear.note(update)

    secret = {"X-Telegram-Bot-Api-Secret-Token": "word"}
    async with listening(tmp_path, sandbox) as ear:
        ear.behave = behave
        await ear.intake.update_queue.start()
        webhook = Webhook(ear.intake, ear.updates, "word")
        async with standing_in(webhook.on_webhook) as url, aiohttp.ClientSession() as client:

            async def post(body: Any, headers: dict[str, str] = secret) -> int:
                async with client.post(url, data=json.dumps(body), headers=headers) as response:
                    return response.status

            assert await post(said(1, "hello")) == 200
            assert ear.noted() == ["hello"]
            assert await post(said(1, "hello")) == 200
            assert await post(said(2, "no"), {}) == 403
            assert await post(said(2, "no"), {"X-Telegram-Bot-Api-Secret-Token": "wörd"}) == 403
            assert [await post(body) for body in ([], {}, {"update_id": "x"}, 3)] == [400] * 4
            assert await post(said(4, "half \ud83d")) == 200
            assert ear.noted() == ["hello", "half ?"]
            waiting = [asyncio.create_task(post(said(3, "waits"))) for _ in range(2)]
            await until(lambda: "waits" in ear.tries)
            assert not any(task.done() for task in waiting)
            gate.set()
            assert await asyncio.gather(*waiting) == [200, 200]
            assert ear.noted() == ["hello", "half ?", "waits"]
            assert ear.tries == ["hello", "half ?", "waits"]
