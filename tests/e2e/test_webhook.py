"""The webhook: Telegram calls, and an update is answered with 200 after its commit."""

from __future__ import annotations

import socket
from dataclasses import replace

from bot.config import Telegram
from bot.sandbox.server import Sandbox
from tests.e2e.test_private_chat import said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def test_a_person_chats_over_a_webhook(running):
    async with Sandbox(token="1:test") as sandbox:
        port = free_port()
        person = sandbox.add_person("用户甲")
        sandbox.say(person, None, "/help")
        telegram = replace(
            Telegram(api_url=sandbox.url), webhook_url=f"http://127.0.0.1:{port}/hook", webhook_port=port
        )
        async with running(sandbox, telegram=telegram) as bot:
            await bot.settled()
            assert "/quiz" in sandbox.last_message(person).text
            assert (await said(bot, person, "/start")).buttons[0] == ["开始答题", "真假辨别"]
            assert sandbox.log.calls("setWebhook", ok=True)
