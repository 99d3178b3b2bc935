"""A sandbox stopped and started again, and one in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.log import read_log
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Answer, Caller
from tests.sandbox.test_messages import PNG, send_file
from tests.sandbox.test_polls import QUIZ


async def test_a_stopped_sandbox_goes_on_from_its_file(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    file = tmp_path / "state.json"
    async with Sandbox(defaults=True, state_file=file) as sandbox:
        call = Caller(sandbox, session)
        group = sandbox.chat("反诈学习小组").id
        person = sandbox.say("用户甲", None, "/start").chat_id
        await sandbox.advance(3_600_000)
        sent = await call.result("sendPoll", chat_id=group, shuffle_options=True, open_period=600, **QUIZ)
        await send_file(sandbox, session, "sendPhoto", chat_id=str(person), photo=PNG)
        await call.result("setMyCommands", commands=[{"command": "quiz", "description": "x"}])
        sandbox.vote("用户乙", sent["poll"]["id"], 1)
        await call.updates()
        sandbox.say("用户甲", None, "等着")
        left_at, update_id = sandbox.clock(), sandbox.updates.next_id
        photo_id = sandbox.messages(person, by_bot=True)[-1].photo_id
    async with Sandbox(defaults=True, state_file=file) as again:
        call = Caller(again, session)
        assert again.clock() >= left_at
        assert [person.name for person in again.people.values()] == ["用户甲", "用户乙", "用户丙", "用户丁"]
        assert [update["message"]["text"] for update in await call.updates()] == ["等着"]
        poll = again.find_poll(sent["poll"]["id"])
        assert poll.votes == {again.person("用户乙").id: [1]}
        again.vote("用户甲", poll, 1)
        assert (await call.updates())[0]["update_id"] == update_id
        message = again.message(group, sent["message_id"])
        assert message.poll is poll
        assert message.wire["poll"]["total_voter_count"] == 2
        await again.advance(600_000)
        assert poll.is_closed
        assert again.files.find(str(photo_id)).content == PNG  # type: ignore[union-attr]
        assert again.commands.get({}) == [{"command": "quiz", "description": "x"}]
        assert again.say("用户甲", None, "继续").message_id == 4
        assert again.add_person("戊").id not in (0, *[p.id for p in again.people.values() if p.name != "戊"])


async def test_a_port_in_use_is_an_error_and_nothing_is_left_open(sandbox: Sandbox) -> None:
    with pytest.raises(OSError, match="address already in use"):
        await Sandbox(port=sandbox.port).start()


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Start `python -m bot.sandbox` and yield it with its address."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-m", "bot.sandbox", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout is not None
    try:
        yield running, (await running.stdout.readline()).decode().strip()
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


@pytest.mark.kill
async def test_a_process_of_its_own_keeps_updates_and_log(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    log = tmp_path / "log.jsonl"

    async def ask(path: str, body: Answer | None = None) -> Answer:
        method = "GET" if body is None else "POST"
        async with session.request(method, url + path, json=body) as response:
            answer: Answer = await response.json()
        return answer

    async with process("--token", "1:x", "--log", str(log), "--state", str(tmp_path / "s")) as (running, url):
        await ask("/sandbox/say", {"person": "用户甲", "chat": None, "text": "一"})
        # A poller that dies in the middle of its long poll confirms nothing.
        updates = (await ask("/bot1:x/getUpdates", {}))["result"]
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(
                ask("/bot1:x/getUpdates", {"timeout": 30, "offset": updates[-1]["update_id"] + 1}), 0.2
            )
        await ask("/sandbox/say", {"person": "用户甲", "chat": None, "text": "二"})
        [update] = (await ask("/bot1:x/getUpdates", {}))["result"]
        assert update["message"]["text"] == "二"
        chat = {"chat_id": update["message"]["chat"]["id"]}
        assert (await ask("/bot1:x/sendMessage", {**chat, "text": "好"}))["ok"]
        running.send_signal(signal.SIGTERM)
        assert await running.wait() == 0
    entries = read_log(log)
    assert [entry.name for entry in entries if entry.kind == "act"][-2:] == ["say", "say"]
    assert [entry.name for entry in entries if entry.kind == "call"][-1] == "sendMessage"
    assert (tmp_path / "s").exists()
