"""Hears Telegram by long polling or by webhook; it confirms only what is committed or parked, and durable."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aiohttp import web
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.storage.database import Database, FileError
from bot.storage.updates import Updates
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import AiohttpRequest
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from bot.telegram.receiving.update_queue import Handle, UpdateQueue
from bot.telegram.sending.retry_state import is_worth_saying

log = logging.getLogger(__name__)

BATCH = 100
ANSWER_S = 10.0
CONFLICT_S = 5.0
CONFIRM_S = 2.0
SLOW_S = 0.5
FIRST_BACKOFF_S = 0.5
LONGEST_BACKOFF_S = 30.0
# Telegram numbers updates in a row; ids so far behind will not be repeated to a webhook.
OUT_OF_SIGHT = 100_000


class Intake:
    """Fetches updates and sees them through, batch by batch.

    `patience` is seconds (see `UpdateQueue`); a fetch waits at most `poll_seconds` for something to hear.
    """

    def __init__(
        self,
        api: BotApi,
        db: Database,
        updates: Updates,
        handle: Handle,
        chat_of_poll: Callable[[str], int | None],
        clock: Callable[[], int],
        patience: float = 2.0,
        poll_seconds: int = 50,
    ) -> None:
        self._api = api
        self._poll_seconds = poll_seconds
        self._updates = updates
        self._clock = clock
        self._patience = patience
        self.update_queue = UpdateQueue(db, updates, handle, chat_of_poll, clock, patience)
        self._offset: int | None = None
        self._stopping = asyncio.Event()
        self._poll: asyncio.Future[Any] | None = None
        self._failures = 0
        self._full = False
        self._slow = False
        self._listening = False
        self._heard_until = 0
        self._late = False

    @property
    def late(self) -> bool:
        """Whether what was fetched last may have waited at Telegram: behind a failure, a full batch, or slow work."""
        return self._late

    def heard_until(self) -> int:
        """Return the instant up to which all that was said is fetched: now, while nothing hinders the fetch."""
        return self._clock() if self._listening else self._heard_until

    async def drain(self) -> None:
        """Handle what is queued already, parked updates first; return when Telegram has no more."""
        await self.update_queue.start()
        while not self._stopping.is_set():
            if await self._guarded(0) == 0:
                return

    async def run(self) -> None:
        """Hear for ever, until `stop`. Raises `InvalidToken` when Telegram does not know the token."""
        await self.update_queue.start()
        while not self._stopping.is_set():
            await self._guarded(self._poll_seconds)

    async def stop(self) -> None:
        """Stop hearing; let what is being handled end; confirm what is done."""
        self._stopping.set()
        if self._poll is not None:
            self._poll.cancel()
        await self.update_queue.stop(self._patience)
        await self._confirm()

    async def _guarded(self, timeout: int) -> int | None:
        """One round; None if it failed, after the pause that the failure asks for."""
        try:
            heard = await self._round(timeout)
        except InvalidToken:
            log.error("Telegram does not know this token: check TELEGRAM_BOT_TOKEN")
            raise
        except (TelegramError, FileError) as fault:
            await self._back_off(fault)
            return None
        if self._failures:
            log.info("updates are fetched again after %d failures", self._failures)
            self._failures = 0
        return heard

    async def _round(self, timeout: int) -> int:
        """Fetch, see through, and let the next round confirm; return how many updates came."""
        raws = await self._fetch(timeout)
        if not raws:
            return 0
        if self._offset is not None:
            # Telegram has heard this offset, so it will not repeat what is below.
            self._updates.drop_below(self._offset)
        await self._see_through(raws)
        self._offset = max(raw["update_id"] for raw in raws) + 1
        return len(raws)

    async def _see_through(self, raws: list[dict[str, Any]]) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self.update_queue.receive(raws)
        self._slow = loop.time() - began > SLOW_S

    async def _fetch(self, timeout: int) -> list[dict[str, Any]]:
        params: dict[str, Any] = {"limit": BATCH, "timeout": timeout, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            params["offset"] = self._offset
        self._poll = asyncio.ensure_future(
            self._api.call("getUpdates", params, read_timeout=timeout + ANSWER_S)
        )
        self._begin_listening()
        try:
            raws: list[dict[str, Any]] = await self._poll
        except asyncio.CancelledError:
            if not self._stopping.is_set():
                raise
            return []
        finally:
            self._listening = False
        self._note_fetched(len(raws))
        return raws

    def _begin_listening(self) -> None:
        self._listening = not (self._failures or self._full)
        self._late = not self._listening or self._slow
        if self._listening:
            # Should this fetch fail, then what is said from now on may be unheard.
            self._heard_until = self._clock()

    def _note_fetched(self, count: int) -> None:
        self._full = count >= BATCH
        self._slow = False
        if not self._full:
            self._heard_until = self._clock()

    async def _back_off(self, fault: Exception) -> None:
        wait = min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2 ** min(self._failures, 10))
        if isinstance(fault, Conflict):
            wait = CONFLICT_S
        if is_worth_saying(self._failures):
            log.warning("updates cannot be fetched, trying again: %s", fault)
        self._failures += 1
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), wait)

    async def _confirm(self) -> None:
        """Tell Telegram what was done last; what comes again would be known, this saves it the repetition."""
        if self._offset is None:
            return
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(CONFIRM_S):
                await self._api.ask("getUpdates", {"offset": self._offset, "limit": 1, "timeout": 0})


class Webhook:
    """The same by webhook: Telegram's request is answered 200 after the commit, so that it repeats what was lost."""

    def __init__(self, intake: Intake, updates: Updates, secret: str) -> None:
        self._update_queue = intake.update_queue
        self._updates = updates
        self._secret = secret.encode()

    async def on_webhook(self, request: web.Request) -> web.Response:
        """Take one update in. 403 for a wrong secret, 400 for what is no update."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return web.Response(status=403)
        try:
            raw = AiohttpRequest.parse_json_payload(await request.read())
            update_id = int(raw["update_id"])
        except (TelegramError, KeyError, TypeError, ValueError):
            return web.Response(status=400)
        await self._update_queue.receive([raw])
        if update_id % 1000 == 0:
            self._updates.drop_below(update_id - OUT_OF_SIGHT)
        return web.Response()
