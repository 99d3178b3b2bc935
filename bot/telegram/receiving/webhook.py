"""The webhook's server: Telegram calls it, behind a proxy that speaks https."""

from __future__ import annotations

import asyncio
import hmac
import logging
from urllib.parse import urlsplit

from aiohttp import web

from bot.storage.updates import Updates
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.http.payloads import read_payload
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.listening import BEAT_S
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES, is_id

log = logging.getLogger(__name__)
# Telegram numbers updates in a row; ids so far behind will not be repeated to a webhook.
OUT_OF_SIGHT = 100_000
LARGEST_UPDATE = 1024 * 1024
LOOK_S = 60.0
LONGEST_BACKLOG_S = 30.0
"""A busy bot's queue at Telegram is never quite empty; after so long what comes counts as new."""


class Webhook:
    """What the intake is for polling: Telegram's request is answered 200 after the commit, so that it repeats what was lost."""

    def __init__(self, intake: Intake, updates: Updates, secret: str) -> None:
        self._update_queue = intake.update_queue
        self._listening = intake.listening
        self._updates = updates
        self._secret = secret.encode()

    async def on_webhook(self, request: web.Request) -> web.Response:
        """Take one update in. 403 for a wrong secret, 400 for what is no update."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return web.Response(status=403)
        try:
            raw = read_payload(await request.read())
            update_id: int = raw["update_id"]
        except (errors.TelegramError, KeyError, TypeError, ValueError):
            return web.Response(status=400)
        if not is_id(update_id):
            return web.Response(status=400)
        try:
            await self._update_queue.receive([raw])
            await self._update_queue.durable()
        except Exception:
            # Telegram brings it again: what comes after it may have waited behind it.
            self._listening.fell_behind()
            raise
        if update_id % 1000 == 0:
            self._updates.drop_below(update_id - OUT_OF_SIGHT)
        return web.Response()


class WebhookServer:
    """`url` is what Telegram calls, `port` where this machine listens for it; `secret` proves that it is Telegram."""

    def __init__(
        self, api: BotApi, intake: Intake, webhook: Webhook, url: str, port: int, secret: str
    ) -> None:
        self._api = api
        self._intake = intake
        self._url = url
        self._port = port
        self._secret = secret
        self._faults = FaultLog(log)
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(urlsplit(url).path or "/", webhook.on_webhook)
        self._runner = web.AppRunner(application, access_log=None)

    async def start(self) -> None:
        """Listen, then tell Telegram where. Raises OSError when the port is taken, TelegramError when refused."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        params = {"url": self._url, "secret_token": self._secret, "allowed_updates": list(ALLOWED_UPDATES)}
        await self._api.call("setWebhook", params)

    async def stop(self) -> None:
        """Stop listening; Telegram keeps what comes meanwhile."""
        await self._runner.cleanup()

    async def watch(self) -> None:
        """Know when something waits at Telegram's: after the start, a sleep or a failure. Runs until it is cancelled.

        Until Telegram says that nothing waits, a vote that comes may have been cast earlier, and counts as such.
        Raises `TokenRefused` when Telegram does not know the token any more.
        """
        loop, listening = asyncio.get_running_loop(), self._intake.listening
        listening.fell_behind()
        looked_at, behind_since = 0.0, loop.time()
        while True:
            if listening.slept or not listening.caught_up:
                if await self._nothing_waits() or loop.time() - behind_since > LONGEST_BACKLOG_S:
                    listening.begin()
                    listening.fetched(all_of_it=True)
                    listening.begin()
                looked_at = loop.time()
            elif loop.time() - looked_at > LOOK_S:
                await self._nothing_waits()
                looked_at = behind_since = loop.time()
            else:
                behind_since = loop.time()
            await asyncio.sleep(BEAT_S)

    async def _nothing_waits(self) -> bool:
        try:
            info = await self._api.call("getWebhookInfo", {})
        except errors.InvalidToken:
            await self._intake.token_check.ask()
        except errors.TelegramError as fault:
            self._faults.warn("info", "Telegram does not say what waits for the webhook: %s", fault)
        else:
            self._faults.over("info")
            return isinstance(info, dict) and info.get("pending_update_count") == 0
        return False
