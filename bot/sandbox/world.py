"""The state of the sandbox and the few steps that everything else is made of: find a chat, post, edit,
tell the bot.
"""

from __future__ import annotations

import asyncio
import heapq
import inspect
import random
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

from bot.sandbox.changes import Changes
from bot.sandbox.chats import Chat, Member, Message, Person
from bot.sandbox.clock import Clock
from bot.sandbox.commands import Commands
from bot.sandbox.errors import ApiError, Refused, bad, forbidden
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.log import Entry, Log
from bot.sandbox.options import Options
from bot.sandbox.pace import Pace
from bot.sandbox.polls import Poll
from bot.sandbox.queries import Queries
from bot.sandbox.updates import Updates

T = TypeVar("T")
Wire = dict[str, Any]
_FIRST_PERSON = 7_000_000_001
_FIRST_GROUP = -4_000_000_001
_FIRST_SUPERGROUP = -1_002_000_000_001


class World:
    """People, chats, polls and what is under way between them and the bot."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.token = options.token
        self.rng = random.Random(options.seed)
        self.time = Clock(options.start, frozen=options.frozen)
        self.faults = Faults()
        self.pace = Pace() if options.enforce_limits else None
        self.changes = Changes()
        self.log = Log(options.log_file, options.log_limit, self.changes.wake)
        self.updates = Updates(self.rng.randrange(100_000_000, 900_000_000))
        self.queries = Queries()
        self.files = Files()
        self.commands = Commands()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.menu_buttons: dict[int | None, Wire] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.on_advance: list[Callable[[], Awaitable[object] | object]] = []
        self.bot: Wire = {
            "id": int(options.token.partition(":")[0]),
            "is_bot": True,
            "first_name": options.first_name,
            "username": options.username,
        }
        self.last_ids = (_FIRST_PERSON - 1, _FIRST_GROUP + 1, _FIRST_SUPERGROUP + 1)
        self._deadlines: list[tuple[int, str]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # time

    def clock(self) -> int:
        """Return the sandbox's time in milliseconds."""
        return self.time.now()

    def date(self) -> int:
        """Return the sandbox's time in whole seconds, as messages carry it."""
        return self.time.now() // 1000

    async def advance(self, ms: int) -> None:
        """Move the clock forward: polls close in the order of their deadlines, then `on_advance` is
        called.
        """
        if ms < 0:
            raise Refused("the clock only goes forward", "时钟只能往前拨")
        target = self.clock() + ms
        while self._deadlines and self._deadlines[0][0] <= target:
            self.time.move(max(0, self._deadlines[0][0] - self.clock()))
            self.close_due_polls()
        self.time.move(max(0, target - self.clock()))
        self.updates.forget_old(self.clock())
        self._arm()
        self.changes.tell("clock")
        for callback in self.on_advance:
            result = callback()
            if inspect.isawaitable(result):
                await result

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:
        """Return the first true value of the predicate, asked after every change (no polling).

        Raises TimeoutError, naming the last lines of the log, after `timeout` real seconds.
        """
        try:
            return await self.changes.wait_for(predicate, timeout)
        except TimeoutError:
            last = [f"{entry.name} {entry.outcome} {entry.description or ''}" for entry in self.log.entries][
                -5:
            ]
            raise TimeoutError(f"waited {timeout} s in vain; last in the log: {last}") from None

    # finding

    def person(self, person: Person | int | str) -> Person:
        """Return a person by id or name; raise KeyError."""
        if isinstance(person, Person):
            return person
        if isinstance(person, int):
            return self.people[person]
        for candidate in self.people.values():
            if candidate.name == person:
                return candidate
        raise KeyError(person)

    def chat(self, chat: Chat | Person | int | str) -> Chat:
        """Return a chat by id or title, or a person's private chat; raise KeyError."""
        if isinstance(chat, Chat):
            return chat
        if isinstance(chat, Person):
            return self.chats[chat.id]
        if isinstance(chat, int):
            return self.chats[chat]
        for candidate in self.chats.values():
            if chat in (candidate.title, candidate.person and candidate.person.name):
                return candidate
        raise KeyError(chat)

    def reach(self, chat_id: int | str) -> Chat:
        """Return the chat that the bot wants to act in, or raise why it cannot."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad("chat not found")
        person = chat.person
        if person is None:
            if chat.bot.inside and chat.migrated_to is None:
                return chat
            raise self._shut_out(chat)
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def _shut_out(self, chat: Chat) -> ApiError:
        if chat.migrated_to is not None:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            return ApiError(400, text, migrate_to_chat_id=chat.migrated_to)
        if chat.bot.status == "kicked":
            return forbidden(f"bot was kicked from the {chat.type} chat")
        return forbidden(f"bot is not a member of the {chat.type} chat")

    # posting

    def post(
        self, chat: Chat, content: Wire, *, sender: Person | None = None, silent: bool = False
    ) -> Message:
        """Put a message into a chat, by a person or by the bot, and show it to the pages. Updates are not
        its task.
        """
        chat.last_message_id += 1
        user = self.bot if sender is None else sender.wire
        wire: Wire = {
            "message_id": chat.last_message_id,
            "from": user,
            "chat": chat.wire,
            "date": self.time.now() // 1000,
        }
        wire.update(content)
        message = Message(wire, chat, user["id"], by_bot=sender is None, silent=silent)
        chat.messages[chat.last_message_id] = message
        if self.options.history is not None and len(chat.messages) > self.options.history:
            del chat.messages[next(iter(chat.messages))]
        self.changes.tell("message", chat, message)
        return message

    def tell_bot(self, kind: str, payload: Any) -> int | None:
        """Queue an update for the bot; None when it did not ask for that kind."""
        return self.updates.add(kind, payload, self.clock())

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self.updates.pending)

    def act(self, name: str, params: Wire, update_id: int | None = None, **ids: Any) -> Entry:
        """Write into the log what a person did."""
        entry = self.log.add("act", name, params, self.clock())
        entry.update_id = update_id
        for key, value in ids.items():
            setattr(entry, key, value)
        self.log.write(entry)
        return entry

    # polls

    def add_poll(self, poll: Poll) -> None:
        """Keep a poll and watch its deadline."""
        self.polls[poll.id] = poll
        if poll.deadline is not None:
            heapq.heappush(self._deadlines, (poll.deadline, poll.id))
            self._arm()

    def find_poll(self, poll: Poll | Message | str) -> Poll:
        """Return a poll by its id or its message; raise Refused."""
        found = (
            poll
            if isinstance(poll, Poll)
            else poll.poll
            if isinstance(poll, Message)
            else self.polls.get(poll)
        )
        if found is None:
            raise Refused("there is no poll")
        return found

    def close_poll(self, poll: Poll, why: Literal["stop", "close"]) -> None:
        """Close a poll and say so to the bot, if `poll_updates` wants it."""
        if poll.is_closed:
            return
        poll.close()
        wanted = self.options.poll_updates
        if wanted in ("close", "all") or wanted == why:
            self.tell_bot("poll", poll.outside())
        self.show_poll(poll)

    def show_poll(self, poll: Poll) -> None:
        """Tell the pages that a poll changed."""
        message = poll.message
        self.changes.tell("poll", message.chat if message else None, message)

    def close_due_polls(self) -> None:
        """Close the polls whose time has come, in order."""
        now = self.clock()
        while self._deadlines and self._deadlines[0][0] <= now:
            _, poll_id = heapq.heappop(self._deadlines)
            self.close_poll(self.polls[poll_id], "close")

    def watch(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Begin (or, with None, stop) to close polls as real time goes by."""
        self._loop = loop
        self._arm()

    def _arm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._loop is None or self.time.frozen or not self._deadlines:
            return
        delay = max(0, self._deadlines[0][0] - self.clock()) / 1000
        self._timer = self._loop.call_later(delay, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        self.close_due_polls()
        self._arm()

    # making

    def make_private_chat(self, person: Person) -> Chat:
        chat = Chat(person.id, "private", "", Member(self.bot), person=person, instance=self.new_id())
        self.chats[chat.id] = chat
        return chat

    def new_id(self) -> str:
        """Return a long number in writing, as Telegram gives to polls, queries and chat instances."""
        return str(self.rng.randrange(10**17, 9 * 10**18))

    def next_person_id(self) -> int:
        person, group, supergroup = self.last_ids
        self.last_ids = (person + 1, group, supergroup)
        return person + 1

    def next_group_id(self, supergroup: bool) -> int:
        person, group, super_id = self.last_ids
        if supergroup:
            self.last_ids = (person, group, super_id - 1)
            return super_id - 1
        self.last_ids = (person, group - 1, super_id)
        return group - 1
