"""The webhook's server: Telegram calls it, behind a proxy that speaks https."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.telegram.http.api import BotApi
from bot.telegram.receiving.intake import Webhook
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES

LARGEST_UPDATE = 1024 * 1024


class WebhookServer:
    """`url` is what Telegram calls, `port` where this machine listens for it; `secret` proves that it is Telegram."""

    def __init__(self, api: BotApi, webhook: Webhook, url: str, port: int, secret: str) -> None:
        self._api = api
        self._url = url
        self._port = port
        self._secret = secret
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
