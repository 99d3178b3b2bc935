"""The running bot: start, run, stop, and the tick between them. `build` makes the one that production and tests run."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import sys
import time
import zoneinfo
from contextlib import suppress

from telegram.error import InvalidToken, TelegramError

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import DAY, week_of
from bot.errors import OperatorError
from bot.logs import quiet_libraries
from bot.scheduler import Scheduler
from bot.steady_clock import SteadyClock
from bot.storage import backups, checkpoint
from bot.telegram.handlers.menu import publish_menus
from bot.telegram.http.api import BotApi, TokenRefused
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.http.request import AiohttpRequest
from bot.telegram.receiving.intake import Intake, Webhook
from bot.telegram.receiving.webhook import WebhookServer
from bot.telegram.sending.sender import Sender
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts
from bot.wiring import Clock, Context, Services, make_router, make_sender
from bot.wiring import build as build_services

log = logging.getLogger(__name__)
CHECKPOINT_SECONDS = 5
LONGEST_WAIT_AT_START = 30
REFUSALS_AT_START = 3
"""A token that was mistyped is said soon; one odd answer is not enough for it."""
UNKNOWN_TOKEN = "Telegram does not know this token: check TELEGRAM_BOT_TOKEN"
FEW = 100
"""Rows that are dropped at once, so that nobody's tap waits for it."""


_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def wall_clock() -> int:
    """Return the milliseconds since 1970: the one place where the bot reads the time."""
    return time.time_ns() // 1_000_000


def monotonic() -> int:
    """Return milliseconds that never go back, for rates and waits; they count while the machine sleeps too."""
    return time.clock_gettime_ns(_COUNTS_SLEEP) // 1_000_000


class App:
    """The bot with all its rooms: `start`, then `run_until` somebody says so, then `stop`."""

    def __init__(
        self, config: Config, context: Context, services: Services, token: str, clock: Clock
    ) -> None:
        self.config = config
        self.store = context.store
        self.bank = context.bank
        self.services = services
        self.clock = clock
        self.texts = Texts()
        self._context = context
        self._request = AiohttpRequest()
        self.api = BotApi(self._request, token, config.telegram.api_url)
        self.scheduler = Scheduler(self.tick, self.next_deadline, clock, config.app.timezone)
        self.scheduler.daily(self.back_up, hour=config.storage.backup_hour)
        self.scheduler.hourly(self.purge_expired)
        self.scheduler.often(self.checkpoint, seconds=CHECKPOINT_SECONDS)
        self._sender: Sender | None = None
        self._intake: Intake | None = None
        self._draining = True
        self._webhook: WebhookServer | None = None
        self._menus: asyncio.Task[None] | None = None
        self._claiming: asyncio.Task[None] | None = None

    @property
    def sender(self) -> Sender:
        """What speaks; there is none before `start`."""
        assert self._sender is not None
        return self._sender

    @property
    def intake(self) -> Intake:
        """What listens; there is none before `start`."""
        assert self._intake is not None
        return self._intake

    # --- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Meet Telegram, send what still waits, hear what was missed; then the first tick.

        Raises OperatorError when Telegram does not know the token.
        """
        await self._request.initialize()
        username = await self._meet_telegram()
        store, clock = self.store, self.clock
        render = Render(self.texts, self.bank, username)
        self._sender = make_sender(
            self.config, self._context, self.services, self.api, render, clock, monotonic
        )
        router = make_router(self.services, self.api, render, store.db.atomic, clock, self._is_late)
        self._intake = Intake(
            self.api,
            store.db,
            store.updates,
            router,
            store.polls.chat_of,
            clock,
            poll_seconds=self.config.telegram.poll_seconds,
            monotonic=monotonic,
        )
        self.sender.start()
        await self.intake.drain()
        self._draining = False
        await self._open_webhook()
        self.scheduler.start()
        # Menus can wait: people are answered first.
        self._menus = asyncio.create_task(publish_menus(self.api, self.texts, router.commands))

    async def _open_webhook(self) -> None:
        """Listen for Telegram's calls when the settings name an address; else the bot asks."""
        telegram = self.config.telegram
        if not telegram.webhook_url:
            return
        secret = secrets.token_urlsafe(32)
        webhook = Webhook(self.intake, self.store.updates, secret)
        self._webhook = WebhookServer(
            self.api, self.intake, webhook, telegram.webhook_url, telegram.webhook_port, secret
        )
        try:
            await self._webhook.start()
        except (OSError, TelegramError) as error:
            raise OperatorError(f"the webhook cannot be opened: {error}") from error

    async def _meet_telegram(self) -> str:
        """Return the bot's own name, once Telegram has given it; only a token that is refused again ends the start."""
        faults, wait, refusals = FaultLog(log), 1, 0
        while True:
            try:
                me = await self.api.call("getMe", {})
                await self.api.call("deleteWebhook", {"drop_pending_updates": False})
                return str(me["username"])
            except InvalidToken as error:
                refusals += 1
                if refusals >= REFUSALS_AT_START:
                    raise OperatorError(UNKNOWN_TOKEN) from error
                log.debug("Telegram says that it does not know this token; asking again")
            except TelegramError as error:
                faults.warn("start", "Telegram cannot be reached yet: %s", error)
                wait = min(2 * wait, LONGEST_WAIT_AT_START)
            except (TypeError, KeyError) as error:
                faults.warn("start", "Telegram's answer is not understood yet: %s", type(error).__name__)
                wait = min(2 * wait, LONGEST_WAIT_AT_START)
            await asyncio.sleep(wait)

    def _is_late(self) -> bool:
        """Whether what is heard now may have been said while nobody listened."""
        return self._draining or self.intake.late

    async def run_until(self, stop: asyncio.Event) -> None:
        """Hear updates until `stop` is set. Raises OperatorError when Telegram takes the token for unknown for good."""
        hear = self.intake.run() if self._webhook is None else self._webhook.watch()
        hearing = asyncio.create_task(hear)
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait({hearing, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if hearing.done():
            try:
                hearing.result()
            except TokenRefused as error:
                raise OperatorError(UNKNOWN_TOKEN) from error
        hearing.cancel()

    async def stop(self) -> None:
        """Finish what is in flight, leave the rest in the file, close everything."""
        self.scheduler.stop()
        for task in (self._menus, self._claiming):
            if task is not None:
                task.cancel()
        if self._webhook is not None:
            await self._webhook.stop()
        if self._intake is not None:
            await self._intake.stop()
        if self._sender is not None:
            await self._sender.stop()
            await self.api.settled()
        await self._request.shutdown()
        self.store.db.close()

    # --- time -------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Do what is due now."""
        services = self.services
        if isinstance(self.clock, SteadyClock):
            self.clock.follow(free=services.contests.next_deadline() is None)
        now = self.clock()
        services.contests.tick(now, self._unheard, services.votes.collect)
        for service in (services.weekly, services.leagues):
            service.tick(now)
        if self._claiming is None or self._claiming.done():
            self._claiming = asyncio.create_task(self._claim_pushes())

    def _unheard(self, chat_id: int, until: int) -> bool:
        """Whether votes cast in a chat before an instant are still at Telegram's, or wait for their turn here."""
        return self.intake.listening.misses(until) or self.intake.update_queue.holds_vote(chat_id)

    async def _claim_pushes(self) -> None:
        """Claim what is due, a few at a time, so that a tap in between is answered at once."""
        try:
            while self.services.push_sending.claim(self.clock()):
                await asyncio.sleep(0)
        except Exception:
            log.exception("pushes cannot be claimed now; the next tick tries again")

    def next_deadline(self) -> int | None:
        """Return the next instant at which something is due, or None."""
        services = self.services
        rooms_due = (one.next_deadline() for one in (services.contests, services.weekly, services.leagues))
        dues = [*rooms_due, services.push_sending.next_after(self.clock())]
        return min((due for due in dues if due is not None), default=None)

    async def advanced(self) -> None:
        """The sandbox's clock was moved: look at once at what is due."""
        self.scheduler.wake()

    async def caught_up(self) -> None:
        """The sandbox's clock was moved by hand: do what is due and let it be said, so that it bears its own time."""
        await self.advanced()
        if self._claiming is not None:
            await self._claiming
        with suppress(TimeoutError):
            await asyncio.wait_for(self.sender.drained(), timeout=1.0)

    # --- maintenance, beside the loop or a few rows at a time ----------------------------------------

    async def checkpoint(self) -> None:
        """Fold the write-ahead log in, in a thread: the disk may take its time."""
        await asyncio.to_thread(checkpoint.checkpoint, self.config.storage.path)

    async def back_up(self) -> None:
        """Copy the file in a process of its own, prove the copy, and drop copies that are too old."""
        storage = self.config.storage
        arguments = (storage.path, storage.backups, self.clock(), storage.backup_days)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.storage.backups", *map(str, arguments)),
            cwd=backups.ROOT,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await process.communicate()
        if process.returncode:
            log.error("the backup failed: %s", said.decode("utf-8", "replace").strip())

    async def purge_expired(self) -> None:
        """Drop what nobody needs any more: old sessions, old weeks, old deletions."""
        now = self.clock()
        with self.store.db.atomic():
            self.store.boards.purge_weeks(week_of(now - 60 * DAY, self.config.app.timezone))
            self.store.contests.purge(now - 60 * DAY)
            self.store.leagues.purge(now - 60 * DAY)
            self.store.polls.purge(now - 7 * DAY)
            self.store.group_push.purge(now - 150 * DAY)
            self.store.players.purge_forgotten(now - (self.config.storage.backup_days + 1) * DAY)
        # There is one of each for every push: so many that they go a few at a time.
        for purge, age in ((self.store.sessions.purge, 90 * DAY), (self.store.subscriptions.purge, 30 * DAY)):
            while purge(now - age, FEW):
                await asyncio.sleep(0)


def build(
    config: Config,
    token: str,
    clock: Clock | None = None,
    rng: random.Random | None = None,
    bank: Bank | None = None,
) -> App:
    """Make the bot out of its settings; clock and chance are the caller's, and so is a bank that was read before."""
    quiet_libraries()
    # Time zones come from the pinned package, not from whatever the machine has: a push must not move with it.
    zoneinfo.reset_tzpath(to=())
    context, services = build_services(config, rng or secrets.SystemRandom(), bank)
    return App(config, context, services, token, clock or SteadyClock(wall_clock, monotonic))
