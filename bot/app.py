"""The composition root: the only file that knows every room. `build` makes the bot that production and tests run."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from telegram.error import InvalidToken, NetworkError

from bot.bank.bank import Bank
from bot.bank.faults import BankFaults
from bot.bank.loader import load as load_bank
from bot.config import Config
from bot.core.calendar import DAY, week_of
from bot.core.limits import Limits
from bot.errors import OperatorError
from bot.scheduler import Scheduler
from bot.services.exams import Exams
from bot.services.groups import Groups
from bot.services.pages import Pages
from bot.services.people import People
from bot.services.quizzes import Quizzes
from bot.services.reports import ReportDesk
from bot.storage import upkeep
from bot.storage.database import Database
from bot.storage.store import Store
from bot.telegram import application as rooms
from bot.telegram.api import BotApi
from bot.telegram.group import GroupRoom
from bot.telegram.heard import App as Handlers
from bot.telegram.hooks import Hooks
from bot.telegram.intake import Intake
from bot.telegram.menu import PRIVATE_COMMANDS, publish_menus
from bot.telegram.play import Play
from bot.telegram.profile import Profile
from bot.telegram.render import Render
from bot.telegram.request import AiohttpRequest
from bot.telegram.sender import Sender
from bot.texts.catalogue import Texts
from bot.texts.traditional import to_traditional

log = logging.getLogger(__name__)
Clock = Callable[[], int]


def wall_clock() -> int:
    """Return the milliseconds since 1970: the one place where the bot reads the time."""
    return time.time_ns() // 1_000_000


def monotonic() -> int:
    """Return milliseconds that never go back, for rates and waits."""
    return time.monotonic_ns() // 1_000_000


def open_bank(config: Config) -> Bank:
    """Read the question bank. Raises OperatorError that names the first faults."""
    try:
        return load_bank(config.bank.path, to_traditional)
    except BankFaults as error:
        shown = "\n".join(str(fault) for fault in error.faults[:20])
        raise OperatorError(f"the question bank has {len(error.faults)} faults:\n{shown}") from error


def open_store(config: Config) -> Store:
    """Open the one file, brought to the newest schema. Raises OperatorError when it cannot be written."""
    path = config.storage.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        applied = upkeep.migrate(path)
        if applied:
            log.info("migrated: %s", ", ".join(applied))
        database = Database.open(path)
        with database.atomic():
            database.execute("UPDATE meta SET value = value WHERE name = 'durable'")
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: the database cannot be opened for writing: {error}") from error
    return Store(database)


def restore(config: Config, backup: Path) -> str:
    """Put a backup in the database's place and repeat the deletions that came after it; returns what was done."""
    forgotten = upkeep.put_back(backup, config.storage.path)
    store = open_store(config)
    again = People(store).forget_again(forgotten)
    store.db.close()
    return f"restored {backup}; {again} deletions were applied again"


def status(store: Store) -> str:
    """Return what an operator wants to see: people, what waits, what was lost."""
    waiting, heard = store.outbox.counts(), store.updates.counts()
    rows = {
        "people": store.players.count(),
        "messages waiting": waiting.waiting,
        "messages of unknown fate (48 h)": waiting.unknown,
        "messages refused (48 h)": waiting.failed,
        "updates parked": heard.parked,
        "updates set aside": heard.set_aside,
        "questions with open reports": len(store.reports.open_counts()),
        "questions out of play": len(store.reports.benched()),
    }
    return "\n".join(f"{count:8}  {name}" for name, count in rows.items())


class App:
    """The bot with all its rooms. `start`, then `run` until `stop`; a test may call `tick` itself."""

    def __init__(self, config: Config, token: str, clock: Clock, rng: random.Random) -> None:
        self.config = config
        self.clock = clock
        self.texts = Texts.load()
        self.bank = open_bank(config)
        self.store = open_store(config)
        self._request = AiohttpRequest()
        self.api = BotApi(self._request, token, config.telegram.api_url)
        self._handlers: Handlers = rooms.build_application(token, config.telegram.api_url, self._request)
        self._make_services(rng)
        self.scheduler = Scheduler(self.tick, self.next_deadline, clock, config.app.timezone)
        self.scheduler.daily(self.back_up, hour=config.storage.backup_hour)
        self.scheduler.hourly(self.tidy)

    def _make_services(self, rng: random.Random) -> None:
        app, store, bank = self.config.app, self.store, self.bank
        self.people = People(store)
        self.groups = Groups(store)
        self.desk = ReportDesk(store, app.owner or None, app.owner_language)
        self.exams = Exams(store, bank, rng, app.timezone)
        self.quizzes = Quizzes(store, bank, self.desk, self.exams, rng, app.timezone)
        self.pages = Pages(store, bank, self.people, rng, app.timezone)

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
        )
        self.intake = Intake(
            self.api,
            handlers.bot,
            self.store.db,
            self.store.updates,
            rooms.Dispatch(handlers),
            self._chat_of_poll,
            self.clock,
        )
        self.sender.start()
        await self.intake.drain()
        self.scheduler.start()
        # Menus can wait: people are answered first.
        self._menus = asyncio.create_task(publish_menus(self.api, self.texts))

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
        play = Play(self.people, self.quizzes, self.desk)
        profile = Profile(self.people, self.pages, self.exams, play)
        taps = rooms.TapDesk(self.api, self.texts, self.people)
        taps.add(play.taps())
        taps.add(profile.taps())
        rooms.add_taps(handlers, taps)
        rooms.add_private_chat(handlers, play, profile)
        rooms.add_groups(handlers, GroupRoom(self.people, self.groups, username), PRIVATE_COMMANDS)
        rooms.add_pointers(handlers, profile)

    def _hooks(self) -> Hooks:
        return Hooks(refused=self._refused, migrated=self.groups.migrated)

    def _refused(self, chat_id: int, reason: str) -> None:
        if chat_id > 0:
            self.people.reached(chat_id, reachable=False, now=self.clock())
        else:
            self.groups.removed(chat_id, self.clock())

    def _chat_of_poll(self, poll_id: str) -> int | None:
        return None

    async def run_until(self, stop: asyncio.Event) -> None:
        """Hear updates until `stop` is set. Raises what ended the hearing before that."""
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
        self._menus.cancel()
        if hasattr(self, "intake"):
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

    def next_deadline(self) -> int | None:
        """Return the next instant at which something is due, or None."""
        return None

    async def advanced(self) -> None:
        """The sandbox's clock was moved: look at once at what is due."""
        self.scheduler.wake()

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
            self.store.sessions.purge(now - 90 * DAY)
            self.store.boards.purge_weeks(week_of(now - 60 * DAY, self.config.app.timezone))
            self.store.players.purge_forgotten(now - (self.config.storage.backup_days + 1) * DAY)


def build(config: Config, token: str, clock: Clock = wall_clock, rng: random.Random | None = None) -> App:
    """Make the bot out of its settings; the clock and chance are the caller's."""
    return App(config, token, clock, rng or secrets.SystemRandom())
