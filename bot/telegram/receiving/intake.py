"""Hears Telegram by long polling; it confirms only what is committed or parked, and durable."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.storage.updates import Updates
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi
from bot.telegram.http.fault_log import FaultLog, loop_seconds
from bot.telegram.receiving.listening import BEAT_S, Listening
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES, readable
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
            if isinstance(fault, errors.InvalidToken):
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
            raise errors.NotTelegram("the answer to getUpdates holds no list") from None
        assert isinstance(result, list)
        if len(raws) < len(result):
            self._faults.warn("junk", "getUpdates: %d entries are no updates", len(result) - len(raws))
            if not raws:
                raise errors.NotTelegram("the answer to getUpdates holds no update that can be read")
        self.listening.fetched(all_of_it=len(result) < BATCH)
        return raws

    async def _back_off(self, fault: Exception) -> None:
        wait = min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2 ** min(self._failures, 10))
        if isinstance(fault, errors.Conflict):
            wait = CONFLICT_S
        if isinstance(fault, errors.TelegramError):
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
        try:
            async with asyncio.timeout(CONFIRM_S):
                await self._api.ask("getUpdates", {"offset": self._offset, "limit": 1, "timeout": 0})
        except (errors.TelegramError, TimeoutError) as fault:
            log.debug("what was done last is not confirmed: %s", fault)
