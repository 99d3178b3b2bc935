"""The running bot: start, run, stop, and the tick between them. `build` makes the one that production and tests run."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
import zoneinfo
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot import proxies
from bot.ahead import read_ahead
from bot.authorization import UNKNOWN_TOKEN, Authorization
from bot.bank.bank import Bank
from bot.clockwork import Clockwork
from bot.config import Config
from bot.errors import OperatorError
from bot.logs import quiet_libraries
from bot.maintenance import Maintenance
from bot.scheduler import Scheduler
from bot.services.record_reader import RecordReader
from bot.steady_clock import SteadyClock, monotonic, wall_clock
from bot.storage.personal import export_beside
from bot.systemd import keep_watch, notify
from bot.telegram.handlers.door import Door
from bot.telegram.handlers.menu import publish_menus
from bot.telegram.handlers.router import Router
from bot.telegram.handlers.routes import Command
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi, TokenRefused
from bot.telegram.http.request import CurlRequest
from bot.telegram.receiving.commits import Commits
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.set_files import SetFileReader
from bot.telegram.receiving.update_queue import UpdateQueue
from bot.telegram.sending.sender import Sender
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts
from bot.version import VERSION
from bot.watch import Watch, observed
from bot.wiring.services import Clock, Context, Services
from bot.wiring.services import build as build_services
from bot.wiring.telegram import make_handlers, make_router, make_sender

if TYPE_CHECKING:
    from bot.telegram.receiving.webhook import WebhookServer

log = logging.getLogger(__name__)
CHECKPOINT_SECONDS = 5
LOOK_SECONDS = 60
HOUR_SECONDS = 3600
FIRST_ANSWERS_S = 1.0
GRACE_S = 1.2
HEARING_ENDS_S = 2.5


class App:
    """The bot with all its rooms: `start`, then `run_until` somebody says so, then `stop`."""

    def __init__(
        self, config: Config, context: Context, services: Services, watch: Watch, token: str, clock: Clock
    ) -> None:
        self.config = config
        self.store = context.store
        self.bank = context.bank
        self.services = services
        self.maintenance: Maintenance = watch.maintenance
        self.clock = clock
        self.texts = Texts()
        self._context = context
        self._watch = watch
        self._request = CurlRequest(proxy=proxies.chosen(config.telegram.proxy, config.telegram.api_url))
        self.api = BotApi(self._request, token, config.telegram.api_url, watch.pulse)
        self._authorization = Authorization(self.api)
        self.clockwork = Clockwork(services, clock, self._unheard, self._wake_files)
        self.scheduler = Scheduler(
            self.clockwork.tick, self.clockwork.next_deadline, clock, config.app.timezone, watch.pulse
        )
        self._set_jobs()
        self._sender: Sender | None = None
        self._intake: Intake | None = None
        self._draining = True
        self._webhook: WebhookServer | None = None
        self._set_files: SetFileReader | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def _set_jobs(self) -> None:
        jobs, scheduler = self.maintenance, self.scheduler
        scheduler.daily(jobs.back_up, hour=self.config.storage.backup_hour)
        scheduler.every(HOUR_SECONDS, jobs.purge_expired)
        scheduler.every(CHECKPOINT_SECONDS, jobs.checkpoint)
        scheduler.every(LOOK_SECONDS, jobs.look_after)

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

    @property
    def set_files(self) -> SetFileReader:
        """What reads the files that hosts send; there is none before `start`."""
        assert self._set_files is not None
        return self._set_files

    # --- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Meet Telegram, send what still waits, hear what was missed; then the first tick.

        Raises OperatorError when Telegram does not know the token.
        """
        self.maintenance.start(VERSION)
        await self._open_metrics()
        # Also while Telegram is out of reach: the bot lives, and waits.
        self._tasks += [
            asyncio.create_task(keep_watch()),
            asyncio.create_task(self.maintenance.keep_beating()),
        ]
        await self._request.initialize()
        router = self._connect(await self._authorization.meet())
        self._set_files = SetFileReader(self.api, self.services.own_sets, self.clock)
        self.sender.start()
        await self.intake.drain()
        self._draining = False
        await self._open_webhook()
        self.scheduler.start()
        notify("READY=1")
        self._tasks.append(asyncio.create_task(self._follow_up(router.commands)))

    def _connect(self, username: str) -> Router:
        """Make what speaks and what listens, now that the bot's own name is known."""
        store, clock, pulse = self.store, self.clock, self._watch.pulse
        export = partial(export_beside, store.db.path)
        records = RecordReader(store.db.path)
        render = Render(self.texts, self.bank, username, store.question_sets, export, records)
        self._sender = make_sender(
            self.config, self._context, self.services, api=self.api, render=render, clock=clock, pulse=pulse
        )
        handlers = make_handlers(self.services, username, self._context.owner.chat_id, self._is_late)
        router = make_router(
            handlers,
            self.services.players,
            self.api,
            render,
            steps=Commits(store.db),
            clock=clock,
            door=Door(self.config.limits.person, time.monotonic_ns),
        )
        handle, updates = observed(router, pulse), store.updates
        self._intake = Intake(
            self.api,
            updates,
            UpdateQueue(store.db, updates, handle, store.polls.chat_of, clock),
            clock=clock,
            poll_seconds=self.config.telegram.poll_seconds,
            monotonic=monotonic,
        )
        return router

    async def _follow_up(self, commands: Sequence[Command]) -> None:
        """Do what can wait until the first people are answered, and must be done before the first one needs it."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.sender.drained(), FIRST_ANSWERS_S)
        await read_ahead(self.config, self.bank, self.texts)
        self.scheduler.start_daily()
        try:
            # The forms of the check-up: drawn for a new file, in some milliseconds; later starts find them.
            self.services.reports.benched()
        except Exception:
            log.exception("the forms of the check-up cannot be drawn; whoever needs them first tries again")
        await publish_menus(self.api, self.texts, commands)

    async def _open_metrics(self) -> None:
        if self._watch.server is None:
            return
        try:
            await self._watch.server.start()
        except OSError as error:
            raise OperatorError(
                f"[metrics] port {self.config.metrics.port} cannot be used: {error}"
            ) from error

    async def _open_webhook(self) -> None:
        """Listen for Telegram's calls when the settings name an address; else the bot asks."""
        telegram = self.config.telegram
        if not telegram.webhook_url:
            return
        # Only who is called pays for a server.
        from bot.telegram.receiving.webhook import Webhook, WebhookServer

        secret = secrets.token_urlsafe(32)
        webhook = Webhook(self.intake, self.store.updates, secret)
        self._webhook = WebhookServer(
            self.api, self.intake, webhook, telegram.webhook_url, telegram.webhook_port, secret
        )
        try:
            await self._webhook.start()
        except (OSError, errors.TelegramError) as error:
            raise OperatorError(f"the webhook cannot be opened: {error}") from error

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
        """Finish what is in flight within five seconds, leave the rest in the file, close everything."""
        notify("STOPPING=1")
        self.scheduler.stop()
        if self._set_files is not None:
            self._set_files.stop()
        self.clockwork.stop()
        for task in self._tasks:
            task.cancel()
        if self._webhook is not None:
            await _within(GRACE_S, self._webhook.stop())
        if self._intake is not None:
            await _within(HEARING_ENDS_S, self._intake.stop())
        if self._sender is not None:
            await self._sender.stop(GRACE_S)
            await _within(GRACE_S / 5, self.api.settled())
        if self._watch.server is not None:
            await _within(GRACE_S / 5, self._watch.server.stop())
        await self._request.shutdown()
        self.maintenance.stop()
        self.store.db.close()

    # --- time -------------------------------------------------------------------------------------

    def _unheard(self, chat_id: int, until: int) -> bool:
        """Whether votes cast in a chat before an instant are still at Telegram's, or wait for their turn here."""
        return self.intake.listening.misses(until) or self.intake.update_queue.holds_vote(chat_id)

    def _wake_files(self) -> None:
        if self._set_files is not None:
            self._set_files.wake()

    async def advanced(self) -> None:
        """The sandbox's clock was moved: look at once at what is due."""
        self.scheduler.wake()

    async def caught_up(self) -> None:
        """The sandbox's clock was moved by hand: do what is due and let it be said, so that it bears its own time."""
        await self.advanced()
        await self.clockwork.claimed()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.sender.drained(), timeout=1.0)


async def _within(seconds: float, ending: Awaitable[object]) -> None:
    """Let something end, but not for ever: what is cut off here is in the file, or Telegram will repeat it."""
    with suppress(TimeoutError):
        await asyncio.wait_for(ending, seconds)


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
    ticking = clock or SteadyClock(wall_clock, monotonic)
    context, services, watch = build_services(config, rng or secrets.SystemRandom(), ticking, monotonic, bank)
    return App(config, context, services, watch, token, ticking)
