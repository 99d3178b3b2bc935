"""The webhook: Telegram calls, and an update is answered with 200 after its commit."""

from __future__ import annotations

import asyncio
import io

import aiohttp
from msgspec.structs import replace

from bot.config import Telegram
from bot.sandbox.server import Sandbox
from bot.telegram.receiving.webhook import LARGEST_UPDATE
from tests.conftest import START
from tests.e2e.contest_group import Room
from tests.e2e.private_chat import said
from tests.ports import free_port


def by_webhook(sandbox: Sandbox) -> Telegram:
    port = free_port()
    return replace(
        Telegram(api_url=sandbox.url), webhook_url=f"http://127.0.0.1:{port}/hook", webhook_port=port
    )


async def test_a_person_chats_over_a_webhook(running):
    async with Sandbox(token="1:test") as sandbox:
        person = sandbox.add_person("用户甲")
        sandbox.say(person, None, "/help")
        telegram = by_webhook(sandbox)
        async with running(sandbox, telegram=telegram) as bot:
            await bot.settled()
            assert "/quiz" in sandbox.last_message(person).text
            assert (await said(bot, person, "/start")).buttons[0] == ["自己", "爸妈"]
            assert sandbox.log.calls("setWebhook", ok=True)


async def test_a_vote_cast_while_the_bot_was_down_counts_with_the_whole_time(running):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        telegram = by_webhook(sandbox)
        async with running(sandbox, telegram=telegram) as bot:
            room = Room(bot)
            await room.game()
            await room.votes(room.host)
        poll = room.poll()
        await sandbox.advance(5_000)
        sandbox.vote(room.people[1], poll, poll.correct[0])
        await sandbox.advance(60_000)
        async with running(sandbox, telegram=telegram) as again:
            await again.settled()
            assert "用户甲 1000 分" in room.newest.text
            assert "用户乙 500 分" in room.newest.text


async def test_until_telegram_says_that_nothing_waits_a_vote_may_be_an_old_one(running):
    async with (
        Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox,
        running(sandbox, telegram=by_webhook(sandbox)) as bot,
    ):
        assert bot.app.intake.late
        await sandbox.wait_for(lambda: sandbox.log.calls("getWebhookInfo", ok=True))
        async with asyncio.timeout(5):
            while bot.app.intake.late:
                await asyncio.sleep(0)


async def test_only_telegram_itself_is_heard_and_nothing_huge_is_read(running):
    async with Sandbox(token="1:test") as sandbox:
        telegram = by_webhook(sandbox)
        async with running(sandbox, telegram=telegram) as bot, aiohttp.ClientSession() as client:
            secret = bot.app._webhook._secret

            async def post(body: bytes, given: str) -> int:
                headers = {"X-Telegram-Bot-Api-Secret-Token": given}
                async with client.post(
                    telegram.webhook_url, data=io.BytesIO(body), headers=headers
                ) as response:
                    return response.status

            assert await post(b"{}", "") == 403
            assert await post(b"{}", secret[:-1]) == 403
            assert await post(b"{}", secret) == 400
            assert await post(b'{"update_id": "seven"}', secret) == 400
            assert await post(b'{"update_id": 7, "message": "%s"}' % (b"x" * LARGEST_UPDATE), secret) == 413
            assert await post(b'{"update_id": 7}', secret) == 200
