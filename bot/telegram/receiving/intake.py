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

from bot.storage.updates import Updates
from bot.telegram.http.api import BotApi, NotTelegram
from bot.telegram.http.fault_log import FaultLog, loop_seconds
from bot.telegram.http.request import CurlRequest
from bot.telegram.receiving.listening import BEAT_S, Listening
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES, is_id, readable
from bot.telegram.receiving.token_check import TokenCheck
from bot.telegram.receiving.update_queue import UpdateQueue

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


def loop_ms() -> int:
    """The event loop's clock, which is never set."""
    return int(loop_seconds() * 1_000)


class Intake:
    """Fetches updates and sees them through, batch by batch.

    A fetch waits at most `poll_seconds` for something to hear.
    `monotonic` is milliseconds of a clock that is never set.
    """

    def __init__(
        self,
        api: BotApi,
        updates: Updates,
        update_queue: UpdateQueue,
        *,
        clock: Callable[[], int],
        poll_seconds: int = 50,
        monotonic: Callable[[], int] = loop_ms,
    ) -> None:
        self._api = api
        self._poll_seconds = poll_seconds
        self._updates = updates
        self.listening = Listening(clock, monotonic)
        self.token_check = TokenCheck(api, lambda: monotonic() / 1_000)
        self.update_queue = update_queue
        self._offset: int | None = None
        self._seen_through: int | None = None
        self._stopping = asyncio.Event()
        self._poll: asyncio.Future[Any] | None = None
        self._failures = 0
        self._slow = False
        self._faults = FaultLog(log)

    @property
    def late(self) -> bool:
        """Whether what is heard now may have waited at Telegram: behind a failure, a full batch, slow work, a sleep."""
        return self.listening.late

    async def drain(self) -> None:
        """Handle what is queued already, parked updates first; return when Telegram has no more."""
        await self.update_queue.start()
        while not self._stopping.is_set():
            if await self._guarded(0) == 0:
                return

    async def run(self) -> None:
        """Hear for ever, until `stop`. Raises `TokenRefused` when Telegram does not know the token any more."""
        await self.update_queue.start()
        while not self._stopping.is_set():
            # Behind a failure or a sleep something may wait: that is fetched before anything is waited for.
            await self._guarded(self._poll_seconds if self.listening.caught_up else 0)

    async def stop(self) -> None:
        """Stop hearing; let what is being handled end; confirm what is done."""
        self._stopping.set()
        if self._poll is not None:
            self._poll.cancel()
        await self.update_queue.stop()
        with suppress(OSError):
            await self._make_durable()
        await self._confirm()

    async def _guarded(self, timeout: int) -> int | None:
        """One round; None if it failed, after the pause that the failure asks for. No odd answer ends the hearing."""
        try:
            heard = await self._round(timeout)
            if self._failures and heard is not None:
                log.info("updates are fetched again after %d failures", self._failures)
                self._failures = 0
                self._faults.over("fetch")
        except Exception as fault:
            self.listening.fell_behind()
            if isinstance(fault, InvalidToken):
                await self.token_check.ask()
            await self._back_off(fault)
            return None
        return heard

    async def _round(self, timeout: int) -> int | None:
        """Fetch, see through, and let the next round confirm; return how many updates came, None for no answer."""
        raws = await self._fetch(timeout)
        if not raws:
            return None if raws is None else 0
        if self._offset is not None:
            # Telegram has heard this offset, so it will not repeat what is below.
            self._updates.drop_below(self._offset)
        await self._see_through(raws)
        self._seen_through = max(raw["update_id"] for raw in raws) + 1
        await self._make_durable()
        return len(raws)

    async def _make_durable(self) -> None:
        """Let what is seen through be confirmed, once it would survive power loss."""
        seen_through = self._seen_through
        await self.update_queue.durable()
        self._offset = seen_through

    async def _see_through(self, raws: list[dict[str, Any]]) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self.update_queue.receive(raws)
        self._slow = loop.time() - began > SLOW_S

    async def _fetch(self, timeout: int) -> list[dict[str, Any]] | None:
        """Ask Telegram; None when the process slept meanwhile, or is to stop: what comes then is asked for again."""
        params: dict[str, Any] = {"limit": BATCH, "timeout": timeout, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            params["offset"] = self._offset
        self._poll = asyncio.ensure_future(
            self._api.call("getUpdates", params, read_timeout=timeout + ANSWER_S)
        )
        self.listening.begin(waited=self._slow)
        self._slow = False
        beat = self._beat(self._poll)
        try:
            result = await self._poll
        except asyncio.CancelledError:
            if not (self._stopping.is_set() or self.listening.slept):
                raise
            return None
        finally:
            beat.cancel()
        return self._read(result)

    def _beat(self, poll: asyncio.Future[Any]) -> asyncio.Task[None]:
        """Watch for a sleep of the whole process: the connection that was open may be dead, so another one asks."""

        async def watch() -> None:
            while not self.listening.slept:
                await asyncio.sleep(BEAT_S)
            poll.cancel()

        return asyncio.get_running_loop().create_task(watch())

    def _read(self, result: object) -> list[dict[str, Any]]:
        """Take what can be read out of an answer; an answer of which nothing can be read is a failure."""
        try:
            raws = readable(result)
        except TypeError:
            raise NotTelegram("the answer to getUpdates holds no list") from None
        assert isinstance(result, list)
        if len(raws) < len(result):
            self._faults.warn("junk", "getUpdates: %d entries are no updates", len(result) - len(raws))
            if not raws:
                raise NotTelegram("the answer to getUpdates holds no update that can be read")
        self.listening.fetched(all_of_it=len(result) < BATCH)
        return raws

    async def _back_off(self, fault: Exception) -> None:
        wait = min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2 ** min(self._failures, 10))
        if isinstance(fault, Conflict):
            wait = CONFLICT_S
        if isinstance(fault, TelegramError):
            self._faults.warn("fetch", "updates cannot be fetched, trying again: %s", fault)
        else:
            self._faults.fault("updates cannot be fetched, trying again", fault)
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
        self._listening = intake.listening
        self._updates = updates
        self._secret = secret.encode()

    async def on_webhook(self, request: web.Request) -> web.Response:
        """Take one update in. 403 for a wrong secret, 400 for what is no update."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return web.Response(status=403)
        try:
            raw = CurlRequest.parse_json_payload(await request.read())
            update_id: int = raw["update_id"]
        except (TelegramError, KeyError, TypeError, ValueError):
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
