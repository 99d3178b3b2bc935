"""The composition root: the only file that knows every room. `build` makes the bot that production and tests run."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
import zoneinfo
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import DAY, week_of
from bot.core.contest.effects import AskRound, ShowFinal, ShowLobby, ShowPodium, ShowReveal
from bot.core.effects import Post
from bot.core.limits import Limits
from bot.core.push.effects import AskGroupPush
from bot.errors import OperatorError
from bot.house import House
from bot.logs import quiet_libraries
from bot.operations import open_bank, open_store
from bot.scheduler import Scheduler
from bot.storage import upkeep
from bot.telegram.handlers import dispatch as rooms
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.group_settings import GroupSettingsHandlers
from bot.telegram.handlers.menu import PRIVATE_COMMANDS, publish_menus
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.update_context import App as Handlers
from bot.telegram.handlers.votes import VoteHandlers
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import AiohttpRequest
from bot.telegram.receiving.intake import Intake, Webhook
from bot.telegram.receiving.webhook import WebhookServer
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.sender import Sender
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts

log = logging.getLogger(__name__)
FOLD_SECONDS = 5
FEW = 100
"""Rows that are dropped at once, so that nobody's tap waits for it."""
Clock = Callable[[], int]


def wall_clock() -> int:
    """Return the milliseconds since 1970: the one place where the bot reads the time."""
    return time.time_ns() // 1_000_000


def monotonic() -> int:
    """Return milliseconds that never go back, for rates and waits."""
    return time.monotonic_ns() // 1_000_000


class App(House):
    """The bot with all its rooms: `start`, then `run_until` somebody says so, then `stop`."""

    def __init__(self, config: Config, token: str, clock: Clock, rng: random.Random, bank: Bank) -> None:
        super().__init__(config, open_store(config), bank, rng)
        self.clock = clock
        self.texts = Texts()
        self._request = AiohttpRequest()
        self.api = BotApi(self._request, token, config.telegram.api_url)
        self._handlers: Handlers = rooms.build_application(token, config.telegram.api_url, self._request)
        self.scheduler = Scheduler(self.tick, self.next_deadline, clock, config.app.timezone)
        self.scheduler.daily(self.back_up, hour=config.storage.backup_hour)
        self.scheduler.hourly(self.tidy)
        self.scheduler.often(self.fold, seconds=FOLD_SECONDS)
        self._draining = True
        self._webhook: WebhookServer | None = None
        self._menus: asyncio.Task[None] | None = None
        self._claiming: asyncio.Task[None] | None = None
        self._started = False

    # --- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Meet Telegram, send what still waits, hear what was missed; then the first tick.

        Raises OperatorError when Telegram does not know the token.
        """
        handlers, limits = self._handlers, self.config.limits
        await self._meet_telegram()
        username = handlers.bot.username
        self._add_handlers(username)
        self.sender = Sender(
            self.store.db,
            self.store.outbox,
            self.store.messages,
            self.api,
            Render(self.texts, username),
            self._hooks(),
            Limits(limits.overall, limits.private, limits.group),
            self.clock,
            monotonic,
            paid=limits.paid,
        )
        self.intake = Intake(
            self.api,
            handlers.bot,
            self.store.db,
            self.store.updates,
            rooms.Dispatch(handlers, self.api, self.texts, self.people, self.store.db.atomic),
            self.store.polls.chat_of,
            self.clock,
            poll_seconds=self.config.telegram.poll_seconds,
        )
        self.sender.start()
        self._started = True
        await self.intake.drain()
        self._draining = False
        await self._open_webhook()
        self.scheduler.start()
        # Menus can wait: people are answered first.
        self._menus = asyncio.create_task(publish_menus(self.api, self.texts))

    async def _open_webhook(self) -> None:
        """Listen for Telegram's calls when the settings name an address; else the bot asks."""
        telegram = self.config.telegram
        if not telegram.webhook_url:
            return
        secret = secrets.token_urlsafe(32)
        webhook = Webhook(self.intake, self.store.updates, secret)
        self._webhook = WebhookServer(self.api, webhook, telegram.webhook_url, telegram.webhook_port, secret)
        try:
            await self._webhook.start()
        except (OSError, TelegramError) as error:
            raise OperatorError(f"the webhook cannot be opened: {error}") from error

    async def _meet_telegram(self) -> None:
        while True:
            try:
                await self._handlers.initialize()
                await self.api.call("deleteWebhook", {"drop_pending_updates": False})
            except InvalidToken as error:
                raise OperatorError("Telegram does not know this token: check TELEGRAM_BOT_TOKEN") from error
            except NetworkError as error:
                log.warning("Telegram cannot be reached yet: %s", type(error).__name__)
                await asyncio.sleep(2)
            else:
                return

    def _add_handlers(self, username: str) -> None:
        handlers = self._handlers
        play = QuizHandlers(self.people, self.quizzes, self.reports)
        profile = PlayerHandlers(self.people, self.pages, self.exams, self.push_settings, play)
        taps = rooms.CallbackRouter(self.api, self.texts, self.people)
        taps.add(play.taps())
        taps.add(profile.taps())
        rooms.add_taps(handlers, taps)
        rooms.add_private_chat(handlers, play, profile)
        admins = Admins(self.api, self.clock)
        self._add_contests(taps, profile, admins)
        push = PushHandlers(self.people, self.groups, self.push_settings, self.group_push, admins)
        taps.add(push.taps())
        rooms.add_pushes(handlers, push)
        room = GroupHandlers(self.people, self.groups, self.contests, self.group_push, username)
        rooms.add_groups(handlers, room, PRIVATE_COMMANDS)
        rooms.add_pointers(handlers, profile)

    def _add_contests(self, taps: rooms.CallbackRouter, profile: PlayerHandlers, admins: Admins) -> None:
        contest = ContestHandlers(self.groups, self.contests, self.results, self.leagues, admins)
        taps.add(contest.taps())
        taps.add(GroupSettingsHandlers(self.groups, self.weekly, self.group_settings, admins).taps())
        votes = VoteHandlers(self.votes, lambda: self._draining or self.intake.late)
        rooms.add_contests(self._handlers, contest, votes, profile)

    def _hooks(self) -> Hooks:
        shown = (AskRound, ShowLobby, ShowReveal, ShowPodium, ShowFinal)
        return Hooks(
            shown={AskRound: self.votes.shown, AskGroupPush: self.group_push.shown},
            undeliverable={
                **dict.fromkeys(shown, self._not_shown),
                AskGroupPush: self.group_push.undeliverable,
            },
            refused=self._refused,
            migrated=self.groups.migrated,
        )

    def _not_shown(self, effect: Any, post: Post, reason: str) -> None:
        """A contest cannot show something."""
        self.contests.undeliverable(effect.contest, effect, reason, self.clock())

    def _refused(self, chat_id: int, reason: str) -> None:
        if chat_id > 0:
            self.people.reached(chat_id, reachable=False, now=self.clock())
        else:
            self.groups.removed(chat_id, self.clock())
            self.contests.closed_out(chat_id, reason, self.clock())

    async def run_until(self, stop: asyncio.Event) -> None:
        """Hear updates until `stop` is set. Raises what ended the hearing before that."""
        if self._webhook is not None:
            await stop.wait()
            return
        hearing = asyncio.create_task(self.intake.run())
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait({hearing, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if hearing.done():
            hearing.result()
        hearing.cancel()

    async def stop(self) -> None:
        """Finish what is in flight, leave the rest in the file, close everything."""
        self.scheduler.stop()
        for task in (self._menus, self._claiming):
            if task is not None:
                task.cancel()
        if self._webhook is not None:
            await self._webhook.stop()
        if self._started:
            await self.intake.stop()
            await self.sender.stop()
            await self.api.settled()
        with suppress(RuntimeError):
            await self._handlers.shutdown()
        await self._request.shutdown()
        self.store.db.close()

    # --- time -------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Do what is due now."""
        now = self.clock()
        self.contests.tick(now, self._unheard, self.votes.collect)
        for room in (self.weekly, self.leagues):
            room.tick(now)
        if self._claiming is None or self._claiming.done():
            self._claiming = asyncio.create_task(self._claim_pushes())

    def _unheard(self, chat_id: int, until: int) -> bool:
        """Whether votes cast in a chat before an instant are still at Telegram's, or wait for their turn here."""
        fetched = self._webhook is not None or self.intake.heard_until() >= until
        return not fetched or self.intake.update_queue.holds_vote(chat_id)

    async def _claim_pushes(self) -> None:
        """Claim what is due, a few at a time, so that a tap in between is answered at once."""
        try:
            while self.pushes.claim(self.clock()):
                await asyncio.sleep(0)
        except Exception:
            log.exception("pushes cannot be claimed now; the next tick tries again")

    def next_deadline(self) -> int | None:
        """Return the next instant at which something is due, or None."""
        rooms_due = (room.next_deadline() for room in (self.contests, self.weekly, self.leagues))
        dues = [*rooms_due, self.pushes.next_after(self.clock())]
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

    async def fold(self) -> None:
        """Fold the write-ahead log in, in a thread: the disk may take its time."""
        await asyncio.to_thread(upkeep.fold, self.config.storage.path)

    async def back_up(self) -> None:
        """Copy the file beside the bot, and drop copies that are too old."""
        storage = self.config.storage
        await asyncio.to_thread(
            upkeep.keep_backup, storage.path, storage.backups, self.clock(), storage.backup_days
        )

    async def tidy(self) -> None:
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
    clock: Clock = wall_clock,
    rng: random.Random | None = None,
    bank: Bank | None = None,
) -> App:
    """Make the bot out of its settings; clock and chance are the caller's, and so is a bank that was read before."""
    quiet_libraries()
    # Time zones come from the pinned package, not from whatever the machine has: a push must not move with it.
    zoneinfo.reset_tzpath(to=())
    return App(config, token, clock, rng or secrets.SystemRandom(), bank or open_bank(config))
