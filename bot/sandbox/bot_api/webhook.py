"""Updates brought to the bot's own server, one after the other, again and again until it says 200."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import msgspec

from bot.sandbox.json_object import Json
from bot.sandbox.updates import Update, Updates

_PAUSE = 0.1
_LONGEST_PAUSE = 2.0


class Webhook:
    """Posts pending updates to a URL while it is set. An answer may hold one call of the bot, as in
    Telegram.
    """

    def __init__(
        self,
        updates: Updates,
        call: Callable[[str, Json], Awaitable[object]],
        on_confirm: Callable[[], None],
    ) -> None:
        self.url = ""
        self.max_connections = 40
        self.last_error = ""
        self._secret = ""
        self._updates = updates
        self._call = call
        self._on_confirm = on_confirm
        self._task: asyncio.Task[None] | None = None

    def start(self, url: str, secret: str, max_connections: int) -> None:
        self.stop()
        self.url, self._secret, self.max_connections = url, secret, max_connections
        self._updates.webhook_active = True
        self._updates.end_wait()
        self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        self.url = self.last_error = ""
        self._updates.webhook_active = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop and wait until the task is gone."""
        task = self._task
        self.stop()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                update = await self._updates.first()
                await self._bring(session, update)
                self._updates.confirm(update.id + 1)
                self._on_confirm()

    async def _bring(self, session: aiohttp.ClientSession, update: Update) -> None:
        pause = _PAUSE
        while not await self._post(session, update):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        try:
            async with session.post(self.url, data=update.raw, headers=headers) as response:
                body = await response.read()
                if response.status != 200:
                    self.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
                    return False
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
            return False
        await self._answered(body)
        return True

    async def _answered(self, body: bytes) -> None:
        try:
            call = msgspec.json.decode(body) if body else None
        except msgspec.DecodeError:
            return
        if isinstance(call, dict) and isinstance(call.get("method"), str):
            await self._call(call.pop("method"), call)
