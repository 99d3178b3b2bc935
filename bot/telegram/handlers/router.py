"""Hands an update to its handler: the guard first, then one synchronous step in one transaction.

Everything that waits comes before the step, and writes nothing: so an update is either done whole, or not at all
and tried again by the intake, to which exceptions rise.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from bot.core.effects import Toast
from bot.services.players import Players
from bot.storage.database import AlreadyHandled
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.commands import Handlers, commands
from bot.telegram.handlers.cries import URGENT, calls_for_help
from bot.telegram.handlers.door import Door
from bot.telegram.handlers.incoming import Incoming, Line, Tap, addressee, line_of, tap_of
from bot.telegram.handlers.routes import Command, Cost, Guard, LineHandler, TapRoute, Where
from bot.telegram.http.api import BotApi
from bot.telegram.http.updates import CallbackQuery, Message, Update, User
from bot.telegram.views.buttons import Button, Open, decode
from bot.telegram.views.render import Render

TOLD = 256
"""So many updates are remembered of which somebody was told that they failed: once is enough."""

REFUSALS = frozenset({"tap-old", "tap-foreign"})
"""What is told to whoever taps what is not theirs, or not there: not even their name is written down then."""


class Reply(Struct, frozen=True):
    """A toast in somebody's words."""

    text: str
    alert: bool


class _Refused(Exception):
    """Undoes the step of a tap that was refused."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply


T = TypeVar("T")


class Steps(Protocol):
    """How a step becomes part of the file."""

    def step(self) -> AbstractContextManager[object]:
        """Open the one transaction of a handler."""
        ...

    def saved(self) -> Awaitable[None]:
        """Return, within a step, what waits for its commit; it raises what the file says against it."""
        ...


class Router:
    """`steps` opens the one transaction of a handler; `door` is where whoever floods waits."""

    def __init__(
        self,
        *,
        api: BotApi,
        render: Render,
        players: Players,
        admins: Admins,
        door: Door,
        steps: Steps,
        handlers: Handlers,
    ) -> None:
        self._api = api
        self._render = render
        self._players = players
        self._admins = admins
        self._door = door
        self._steps = steps
        self._username = render.username.lower()
        self.commands = commands(handlers)
        self._commands = {command.name: command for command in self.commands}
        self.taps = tuple(handlers.taps())
        self._taps: dict[type[Button], TapRoute[Any]] = {}
        for route in self.taps:
            if route.button in self._taps:
                raise ValueError(f"two routes take {route.button.__name__}")
            self._taps[route.button] = route
        self._text = handlers.text
        self._group = handlers.group
        self._votes = handlers.votes
        self._told: deque[int] = deque(maxlen=TOLD)

    async def __call__(self, update: Update, at: int) -> None:
        """See one update through. Raises what its handler raises."""
        if update.callback_query is not None:
            await self._on_tap(update.callback_query, at)
        elif update.message is not None:
            await self._on_message(update.message, update.update_id, at)
        else:
            await self._do(lambda: self._on_event(update, at))

    async def _do(self, act: Callable[[], T]) -> T:
        """Take one step; return what came of it once that is in the file."""
        with self._steps.step():
            found = act()
            saved = self._steps.saved()
        await saved
        return found

    def _on_event(self, update: Update, at: int) -> None:
        """Take what nobody waits for an answer to."""
        if update.poll_answer is not None:
            self._votes.on_vote(update.poll_answer, update.update_id, at)
        elif update.poll is not None:
            self._votes.on_poll(update.poll, at)
        elif update.my_chat_member is not None:
            self._group.on_my_member(update.my_chat_member, at)
        elif update.chat_member is not None:
            self._group.on_member(update.chat_member, at)

    # --- messages ---------------------------------------------------------------------------------

    async def _on_message(self, message: Message, update_id: int, at: int) -> None:
        line = line_of(message, update_id, at)
        if message.chat.private:
            if line is not None:
                await self._in_private(line)
            return
        if not message.chat.group:
            return
        command = self._commands.get(line.command) if line is not None else None
        if line is None or command is None or not self._is_ours(line):
            await self._do(lambda: self._group.on_service_message(message, at))
            return
        await self._in_group(line, command)

    async def _in_private(self, line: Line) -> None:
        handler = self._private_handler(line)
        if handler is None:
            return
        if not self._door.lets_in(line.person_id, self._cost(line)):
            if self._door.speaks(line.person_id):
                self._say(line, Toast("too-fast-line"))
            return
        try:
            if not line.command:
                line = await self._text.read_ahead(line, self._admins.may)
            await self._do(lambda: self._handle_in_private(line, handler))
        except AlreadyHandled:
            raise
        except Exception:
            self._apologise(line)
            raise

    def _handle_in_private(self, line: Line, handler: LineHandler) -> None:
        if line.command and line.command != "cancel":
            # A command ends the waiting for a typed name, hour or place; only /cancel speaks of it.
            self._players.stop_typing(line.person_id)
        handler(line)

    def _private_handler(self, line: Line) -> LineHandler | None:
        """Return what takes a line in private; None for what Telegram itself says there."""
        if line.command:
            command = self._commands.get(line.command)
            known = command is not None and self._is_ours(line)
            return command.private if command is not None and known else self._text.on_unknown_command
        if line.content:
            return self._text.on_content
        return self._text.on_text if line.text else None

    def _cost(self, line: Line) -> Cost:
        if calls_for_help(line):
            return Cost.FREE
        command = self._commands.get(line.command)
        return command.costs if command is not None else Cost.MESSAGE

    async def _in_group(self, line: Line, command: Command) -> None:
        if not self._door.lets_in(line.person_id, command.costs):
            # A group is not told about one of its people.
            return
        refusal = await self._refusal(command.guard, line, None)
        handler = command.group or self._group.on_private_command
        await self._do(lambda: handler(line) if refusal is None else self._group.refuse(line, refusal))

    def _is_ours(self, line: Line) -> bool:
        named = addressee(line.text)
        return named is None or named.lower() == self._username

    def _apologise(self, line: Line) -> None:
        """Say once, in private, that something of ours failed; a tap has its own words."""
        if line.update_id not in self._told:
            self._told.append(line.update_id)
            self._say(line, Toast("fault"))

    def _say(self, line: Line, toast: Toast) -> None:
        """Say a sentence in private that is worth nothing later, past the outbox."""
        text = self._render.toast(toast, self._players.language(line.person_id, line.language_code))
        self._api.fire("sendMessage", {"chat_id": line.chat_id, "text": text})

    # --- taps -------------------------------------------------------------------------------------

    async def _on_tap(self, query: CallbackQuery, at: int) -> None:
        tap, button = tap_of(query, at), decode(query.data)
        route = self._taps.get(type(button)) if button is not None else None
        if not self._door.lets_in(query.sender.id, _cost_of(route, button)):
            if self._door.toasts(query.sender.id):
                self._answer(query, self._words(query.sender, Toast("too-fast")))
            return
        try:
            if tap is None or button is None or route is None or not _at_home(route, tap):
                reply: Reply | None = self._words(query.sender, Toast("tap-old"))
            else:
                reply = await self._take(query.sender, tap, button, route)
        except AlreadyHandled:
            raise
        except Exception:
            self._answer(query, self._words(query.sender, Toast("fault")))
            raise
        self._answer(query, reply)

    async def _take(self, person: User, tap: Tap, button: Button, route: TapRoute[Any]) -> Reply | None:
        refusal = await self._refusal(route.guard, tap, button)
        if refusal is not None:
            return self._words(person, Toast(refusal, alert=True))
        try:
            return await self._do(lambda: self._handle(person, tap, button, route))
        except _Refused as refused:
            return refused.reply

    def _handle(self, person: User, tap: Tap, button: Button, route: TapRoute[Any]) -> Reply | None:
        """Take the step of a tap. Its words are found within it too: a look into the file outside would end it."""
        toast = route.handler(tap, button)
        if toast is None:
            return None
        reply = self._words(person, toast)
        if toast.key in REFUSALS:
            raise _Refused(reply)
        return reply

    def _words(self, person: User, toast: Toast) -> Reply:
        language = self._players.language(person.id, person.language_code)
        return Reply(self._render.toast(toast, language), toast.alert)

    def _answer(self, query: CallbackQuery, reply: Reply | None) -> None:
        params: dict[str, object] = {"callback_query_id": query.id}
        if reply is not None:
            params["text"] = reply.text
            params["show_alert"] = reply.alert
        self._api.fire("answerCallbackQuery", params)

    # --- who may ----------------------------------------------------------------------------------

    async def _refusal(self, guard: Guard | None, who: Incoming, button: Button | None) -> str | None:
        """Return why somebody may not do this, None when they may. Telegram is asked only if it must be."""
        if guard is None or guard.freely(who, button):
            return None
        allowed = await self._admins.may(who.chat_id, who.person_id)
        if allowed is None:
            return "contest-cannot-check"
        return None if allowed else guard.refusal


def _cost_of(route: TapRoute[Any] | None, button: Button | None) -> Cost:
    """What a tap costs; the button to first aid is free wherever it stands."""
    if isinstance(button, Open) and button.page == URGENT:
        return Cost.FREE
    return route.costs if route is not None else Cost.TAP


def _at_home(route: TapRoute[Any], tap: Tap) -> bool:
    """Whether a button was tapped in a chat in which it lives."""
    return tap.private == (route.where is Where.PRIVATE)
