"""`/sandbox/…`: everything that a test can do in-process, over HTTP for tests in another process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import fields
from typing import Any

from aiohttp import web

from bot.sandbox.chats import Chat, Message, Person
from bot.sandbox.errors import ApiError, Refused
from bot.sandbox.faults import Fault
from bot.sandbox.people import People
from bot.sandbox.requests import answer, field, number, read_json, refusal
from bot.sandbox.views import show_chat, show_person, show_state

Wire = dict[str, Any]

_FAULT_FIELDS = {item.name for item in fields(Fault) if item.init and not item.name.startswith("_")} - {
    "hits",
    "seen",
    "id",
}
_PERSON_ACTIONS = ("block", "unblock", "deactivate")
_GROUP_ACTIONS = frozenset(
    {
        "join",
        "leave",
        "promote",
        "demote",
        "add_bot",
        "kick_bot",
        "promote_bot",
        "demote_bot",
        "permit",
        "add_topic",
        "close_topic",
        "delete_topic",
        "upgrade",
        "rename_group",
    }
)


class Control:
    """Answers the control requests: GET to look, POST with a JSON object to act."""

    def __init__(self, world: People) -> None:
        self.world = world
        self._gets: dict[str, Callable[[web.BaseRequest], Awaitable[Any]]] = {
            "/sandbox/state": self._state,
            "/sandbox/clock": self._time,
            "/sandbox/pending": self._pending,
            "/sandbox/messages": self._messages,
            "/sandbox/log": self._log,
            "/sandbox/faults": self._list_faults,
        }
        self._posts: dict[str, Callable[[Wire], Awaitable[Any]]] = {
            "/sandbox/person": self._person,
            "/sandbox/group": self._group,
            "/sandbox/say": self._say,
            "/sandbox/post": self._post,
            "/sandbox/tap": self._tap,
            "/sandbox/vote": self._vote,
            "/sandbox/clock": self._clock,
            "/sandbox/update": self._update,
            "/sandbox/faults": self._fault,
            "/sandbox/faults/release": self._release,
            "/sandbox/faults/clear": self._clear_faults,
        }

    async def handle(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Answer a control request."""
        try:
            if request.method == "GET" and path in self._gets:
                return answer(await self._gets[path](request))
            if request.method == "POST" and path in self._posts:
                return answer(await self._posts[path](await read_json(request)))
        except (Refused, ApiError, KeyError, ValueError, TypeError) as error:
            return refusal(error)
        return answer({"error": "not found"}, 404)

    # looking

    async def _state(self, request: web.BaseRequest) -> Wire:
        return show_state(self.world)

    async def _time(self, request: web.BaseRequest) -> Wire:
        return {"clock": self.world.clock()}

    async def _pending(self, request: web.BaseRequest) -> Wire:
        return {"pending": self.world.pending}

    async def _messages(self, request: web.BaseRequest) -> Wire:
        chat, after = self.world.chat(number(request, "chat")), number(request, "after", 0)
        found = [message for message in chat.history() if message.message_id > after]
        return {"messages": [_message(message) for message in found]}

    async def _log(self, request: web.BaseRequest) -> Wire:
        """Return the entries after `after`; with `wait` seconds, as soon as there is one."""
        log, after, wait = self.world.log, number(request, "after", 0), number(request, "wait", 0)
        if wait and log.count <= after:
            try:
                await self.world.changes.wait_for(lambda: log.count > after, wait)
            except TimeoutError:
                return {"entries": []}
        return {"entries": log.after(after)}

    async def _list_faults(self, request: web.BaseRequest) -> Wire:
        return {"faults": [fault.to_wire() for fault in self.world.faults.active]}

    # acting

    async def _person(self, body: Wire) -> Wire:
        action = body.pop("action", "create")
        if action == "create":
            return show_person(self.world.add_person(field(body, "name", str), **_without(body, "name")))
        person = self.world.person(body.pop("person"))
        if action == "update":
            self.world.change_person(person, **body)
        elif action in _PERSON_ACTIONS:
            getattr(self.world, action)(person)
        else:
            raise Refused(f"unknown action {action}")
        return show_person(person)

    async def _group(self, body: Wire) -> Wire:
        """Make a group, or do one of the group operations: `{"action": "promote", "chat": …, "person":
        …}`.
        """
        action = body.pop("action", "create")
        if action == "create":
            return show_chat(self.world.add_group(field(body, "title", str), **_without(body, "title")))
        if action not in _GROUP_ACTIONS:
            raise Refused(f"unknown action {action}")
        done = getattr(self.world, action)(**body)
        return {"result": _value(done)}

    async def _say(self, body: Wire) -> Wire:
        return _message(self.world.say(**body))

    async def _post(self, body: Wire) -> Wire:
        return _message(self.world.post_as(**body))

    async def _tap(self, body: Wire) -> Wire:
        """Tap a button (text, data, or [row, column]); wait up to `wait` seconds for the answer."""
        message = self.world.message(body["chat"], field(body, "message_id", int))
        button = body["button"]
        query = self.world.press(
            body["person"], message, tuple(button) if isinstance(button, list) else button
        )
        with suppress(TimeoutError):
            await query.wait(float(body.get("wait", 10)))
        toast = {"text": query.toast.text, "alert": query.toast.alert} if query.toast else None
        return {"query": query.id, "update_id": query.update_id, "answered": query.answered, "toast": toast}

    async def _vote(self, body: Wire) -> Wire:
        update_id = self.world.vote(
            body["person"], field(body, "poll_id", str), *field(body, "options", list)
        )
        return {"update_id": update_id}

    async def _clock(self, body: Wire) -> Wire:
        await self.world.advance(field(body, "forward_ms", int))
        return {"clock": self.world.clock()}

    async def _update(self, body: Wire) -> Wire:
        return {"update_id": self.world.push_update(body)}

    async def _fault(self, body: Wire) -> Wire:
        unknown = set(body) - _FAULT_FIELDS
        if unknown:
            raise Refused(f"a fault has no {unknown.pop()}, only {', '.join(sorted(_FAULT_FIELDS))}")
        return self.world.faults.add(Fault(**body)).to_wire()

    async def _release(self, body: Wire) -> Wire:
        self.world.faults.find(field(body, "id", int)).release()
        return {"ok": True}

    async def _clear_faults(self, body: Wire) -> Wire:
        self.world.faults.clear()
        return {"ok": True}


def _without(body: Wire, name: str) -> Wire:
    return {key: value for key, value in body.items() if key != name}


def _message(message: Message) -> Wire:
    """Return a message as Telegram's object, with what only the sandbox knows of it."""
    return {
        **message.wire,
        "sandbox": {"by_bot": message.by_bot, "edits": message.edits, "silent": message.silent},
    }


def _value(done: object) -> object:
    if isinstance(done, Chat):
        return show_chat(done)
    if isinstance(done, Message):
        return _message(done)
    return show_person(done) if isinstance(done, Person) else done
