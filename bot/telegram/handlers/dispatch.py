"""The rooms of the bot joined to python-telegram-bot's handlers, and the dispatch of one update to one of them."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from inspect import isawaitable, iscoroutinefunction
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    PollAnswerHandler,
    PollHandler,
    filters,
)

from bot.core.effects import Toast
from bot.core.quiz.quiz import SessionKind
from bot.services.players import Players
from bot.storage.database import AlreadyHandled
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.update_context import App, Tap, Tapped, UpdateContext, tap_of
from bot.telegram.handlers.votes import VoteHandlers
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import AiohttpRequest
from bot.telegram.views.buttons import Button, decode
from bot.texts.catalogue import Texts

log = logging.getLogger(__name__)

Heeded = Callable[[Update, UpdateContext], Any]


class _Sent(filters.MessageFilter):
    """Messages that somebody sent: what has no sender is nobody's to answer."""

    def filter(self, message: Message) -> bool:
        return message.from_user is not None


PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & _Sent()
GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
PAGES = ("help", "settings", "stats", "top", "tip", "privacy", "forget", "cancel")
TOLD = 256
SESSIONS: tuple[SessionKind, ...] = ("quiz", "spot", "review", "exam")


def build_application(token: str, api_url: str, request: AiohttpRequest) -> App:
    """Return python-telegram-bot's application on our own HTTP client, without its updater."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request)
        .get_updates_request(request)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=UpdateContext))
        .build()
    )


class CallbackRouter:
    """Takes every button tap: decodes it, hands it to its room, answers with a toast after the commit."""

    def __init__(self, api: BotApi, texts: Texts, players: Players) -> None:
        self._api = api
        self._texts = texts
        self._players = players
        self._rooms: dict[type[Button], Tapped] = {}

    def add(self, taps: Mapping[type[Button], Tapped]) -> None:
        """Let a room take its buttons. Raises ValueError for a button that another room takes."""
        taken = self._rooms.keys() & taps.keys()
        if taken:
            raise ValueError(f"taken twice: {taken}")
        self._rooms.update(taps)

    async def on_tap(self, update: Update, context: UpdateContext) -> None:
        query = update.callback_query
        assert query is not None
        button = decode(query.data or "")
        tap = tap_of(query, button, context.at) if button else None
        person = query.from_user
        try:
            toast = await self._take(tap, context) if tap else Toast("tap-old")
        except Exception:
            self._answer(query.id, person.id, person.language_code, Toast("fault"))
            raise
        self._answer(query.id, person.id, person.language_code, toast)

    async def _take(self, tap: Tap, context: UpdateContext) -> Toast | None:
        room = self._rooms.get(type(tap.button))
        if room is None:
            return Toast("tap-old")
        # A room that does not wait is a single transaction; one that does opens its own after the waiting.
        with context.step() if not iscoroutinefunction(room) else nullcontext():
            toast = room(tap)
        return await toast if isawaitable(toast) else toast

    def _answer(self, query_id: str, person_id: int, language_code: str | None, toast: Toast | None) -> None:
        params: dict[str, object] = {"callback_query_id": query_id}
        if toast is not None:
            language = self._players.language(person_id, language_code)
            params["text"] = self._texts.of(language, toast.key, **toast.args)[:200]
            params["show_alert"] = toast.alert
        self._api.fire("answerCallbackQuery", params)


def add_private_chat(application: App, play: QuizHandlers, profile: PlayerHandlers) -> None:
    """Add what a person can say in private; `add_pointers` must come last."""
    handlers: list[BaseHandler[Update, UpdateContext, None]] = [
        *(_command(kind, play.starts(kind), PRIVATE) for kind in SESSIONS),
        *(_command(page, profile.page(page), PRIVATE) for page in PAGES),
        _command("start", profile.on_start, PRIVATE),
        _command("export", profile.on_export, PRIVATE),
    ]
    application.add_handlers(handlers)


def add_groups(application: App, room: GroupHandlers, private_commands: Iterable[str]) -> None:
    """Add what concerns groups: coming, going, moving, and private commands that stray there."""
    moved = filters.StatusUpdate.MIGRATE
    application.add_handlers(
        [
            ChatMemberHandler(heed(room.on_my_member), ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(moved, heed(room.on_migrated)),
            MessageHandler(filters.StatusUpdate.NEW_CHAT_TITLE, heed(room.on_renamed)),
            _command("help", room.on_help, GROUPS),
            _command("start", room.on_help, GROUPS),
            *(_command(name, room.on_private_command, GROUPS) for name in private_commands),
        ]
    )


def add_contests(
    application: App, room: ContestHandlers, votes: VoteHandlers, profile: PlayerHandlers
) -> None:
    """Add what concerns contests; before the groups, since /top is another thing there than in private."""
    application.add_handlers(
        [
            PollAnswerHandler(heed(votes.on_vote)),
            PollHandler(heed(votes.on_poll)),
            _command("contest", room.on_contest, GROUPS),
            _command("stop", room.on_stop, GROUPS),
            _command("top", room.on_top, GROUPS),
            _command("contest", profile.page("contest"), PRIVATE),
            _command("stop", profile.page("contest"), PRIVATE),
            MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, heed(room.on_left)),
            ChatMemberHandler(heed(room.on_member), ChatMemberHandler.CHAT_MEMBER),
        ]
    )


def add_pushes(application: App, room: PushHandlers) -> None:
    """Add /remind for a person and /daily for a group."""
    application.add_handlers(
        [_command("remind", room.on_remind, PRIVATE), _command("daily", room.on_daily, GROUPS)]
    )


def add_pointers(application: App, profile: PlayerHandlers) -> None:
    """Add the answers to what nothing else took; to be called last."""
    application.add_handlers(
        [
            MessageHandler(PRIVATE & filters.COMMAND, heed(profile.on_unknown_command)),
            MessageHandler(PRIVATE & filters.TEXT, heed(profile.on_text)),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, heed(profile.on_other)),
        ]
    )


def add_taps(application: App, reports: CallbackRouter) -> None:
    """Add the one handler of all buttons, first in line since it is heard most."""
    application.add_handler(CallbackQueryHandler(reports.on_tap))


def heed(handler: Heeded) -> Callable[[Update, UpdateContext], Coroutine[Any, Any, None]]:
    """Return a handler as python-telegram-bot wants it; one that does not wait is a single transaction."""
    if iscoroutinefunction(handler):
        return handler

    async def heeded(update: Update, context: UpdateContext) -> None:
        with context.step():
            if context.before is not None:
                context.before()
            handler(update, context)

    return heeded


def _command(name: str, handler: Heeded, where: filters.BaseFilter) -> CommandHandler[UpdateContext, None]:
    return CommandHandler(name, heed(handler), where)


class Dispatch:
    """Hands an update to the first handler that wants it; exceptions rise to the intake, which tries again."""

    def __init__(
        self,
        application: App,
        api: BotApi,
        texts: Texts,
        players: Players,
        step: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._application = application
        self._step = step
        self._api = api
        self._texts = texts
        self._players = players
        self._told: deque[int] = deque(maxlen=TOLD)

    async def __call__(self, update: Update, at: int) -> None:
        try:
            await self._hand_on(update, at)
        except AlreadyHandled:
            raise
        except Exception:
            self._apologise(update)
            raise

    def _apologise(self, update: Update) -> None:
        """Say once, in private, that something of ours failed; a tap has its own words."""
        chat, user = update.effective_chat, update.effective_user
        if update.message is None or chat is None or user is None or chat.type != chat.PRIVATE:
            return
        if update.update_id not in self._told:
            self._told.append(update.update_id)
            text = self._texts.of(self._players.language(user.id, user.language_code), "fault")
            self._api.fire("sendMessage", {"chat_id": chat.id, "text": text})

    def _before(self, update: Update) -> Callable[[], None] | None:
        """A command in private ends the waiting for a typed name, hour or place; only /cancel speaks of it."""
        message, user = update.message, update.effective_user
        if message is None or user is None or message.chat.type != message.chat.PRIVATE:
            return None
        text = message.text or ""
        if not text.startswith("/") or text.startswith("/cancel"):
            return None
        return lambda: self._players.stop_typing(user.id)

    async def _hand_on(self, update: Update, at: int) -> None:
        application = self._application
        for handler in application.handlers.get(0, ()):
            check = handler.check_update(update)
            if check is None or check is False:
                continue
            context = application.context_types.context.from_update(update, application)
            context.at = at
            context.step = self._step
            context.before = self._before(update)
            await handler.handle_update(update, application, check, context)
            return
