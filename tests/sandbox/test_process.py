"""A sandbox that cannot start, and one in a process of its own."""

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
from tests.sandbox.caller import Answer


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

    async with process("--token", "1:x", "--log", str(log)) as (running, url):
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
