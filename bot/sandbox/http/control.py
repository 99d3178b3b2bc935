"""`/sandbox/…`: everything that a test can do in-process, over HTTP for tests in another process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import fields
from typing import Any

from aiohttp import web

from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import ApiError, Refused
from bot.sandbox.faults import Fault
from bot.sandbox.http.requests import answer, field, number, read_json, refusal
from bot.sandbox.http.views import show_chat, show_person, show_state
from bot.sandbox.json_object import Json
from bot.sandbox.people import Person
from bot.sandbox.world import World

_FAULT_FIELDS = {item.name for item in fields(Fault) if item.init and not item.name.startswith("_")} - {
    "hits",
    "seen",
    "id",
}


class Control:
    """Answers the control requests: GET to look, POST with a JSON object to act."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._person_actions: dict[str, Callable[[Person], None]] = {
            "block": world.accounts.block,
            "unblock": world.accounts.unblock,
            "deactivate": world.accounts.deactivate,
        }
        self._group_actions = _group_actions(world)
        self._gets: dict[str, Callable[[web.BaseRequest], Awaitable[Any]]] = {
            "/sandbox/state": self._state,
            "/sandbox/clock": self._time,
            "/sandbox/pending": self._pending,
            "/sandbox/messages": self._messages,
            "/sandbox/log": self._log,
            "/sandbox/faults": self._list_faults,
        }
        self._posts: dict[str, Callable[[Json], Awaitable[Any]]] = {
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

    async def _state(self, request: web.BaseRequest) -> Json:
        return show_state(self._world)

    async def _time(self, request: web.BaseRequest) -> Json:
        return {"clock": self._world.timeline.now()}

    async def _pending(self, request: web.BaseRequest) -> Json:
        return {"pending": len(self._world.timeline.updates.pending)}

    async def _messages(self, request: web.BaseRequest) -> Json:
        chat, after = self._world.directory.chat(number(request, "chat")), number(request, "after", 0)
        found = [message for message in chat.history() if message.message_id > after]
        return {"messages": [_message(message) for message in found]}

    async def _log(self, request: web.BaseRequest) -> Json:
        """Return the entries after `after`; with `wait` seconds, as soon as there is one."""
        log, after, wait = self._world.timeline.log, number(request, "after", 0), number(request, "wait", 0)
        if wait and log.count <= after:
            try:
                await self._world.timeline.changes.wait_for(lambda: log.count > after, wait)
            except TimeoutError:
                return {"entries": []}
        return {"entries": log.after(after)}

    async def _list_faults(self, request: web.BaseRequest) -> Json:
        return {"faults": [fault.to_json() for fault in self._world.faults.active]}

    # acting

    async def _person(self, body: Json) -> Json:
        action = body.pop("action", "create")
        if action == "create":
            return show_person(
                self._world.directory.add_person(field(body, "name", str), **_without(body, "name"))
            )
        person = self._world.directory.person(body.pop("person"))
        if action == "update":
            self._world.directory.change_person(person, **body)
        elif action in self._person_actions:
            self._person_actions[action](person)
        else:
            raise Refused(f"unknown action {action}")
        return show_person(person)

    async def _group(self, body: Json) -> Json:
        """Make a group, or do one of the group operations: `{"action": "promote", "chat": …, "person":
        …}`.
        """
        action = body.pop("action", "create")
        if action == "create":
            return show_chat(
                self._world.groups.add_group(field(body, "title", str), **_without(body, "title"))
            )
        if action not in self._group_actions:
            raise Refused(f"unknown action {action}")
        return {"result": _shown(self._group_actions[action](**body))}

    async def _say(self, body: Json) -> Json:
        return _message(self._world.writing.say(**body))

    async def _post(self, body: Json) -> Json:
        return _message(self._world.writing.post_as(**body))

    async def _tap(self, body: Json) -> Json:
        """Tap a button (text, data, or [row, column]); wait up to `wait` seconds for the answer."""
        message = self._world.messages.find(body["chat"], field(body, "message_id", int))
        button = body["button"]
        query = self._world.taps.press(
            body["person"], message, tuple(button) if isinstance(button, list) else button
        )
        with suppress(TimeoutError):
            await query.wait(float(body.get("wait", 10)))
        toast = {"text": query.toast.text, "alert": query.toast.alert} if query.toast else None
        return {"query": query.id, "update_id": query.update_id, "answered": query.answered, "toast": toast}

    async def _vote(self, body: Json) -> Json:
        update_id = self._world.votes.vote(
            body["person"], field(body, "poll_id", str), *field(body, "options", list)
        )
        return {"update_id": update_id}

    async def _clock(self, body: Json) -> Json:
        await self._world.advance(field(body, "forward_ms", int))
        return {"clock": self._world.timeline.now()}

    async def _update(self, body: Json) -> Json:
        return {"update_id": self._world.timeline.push_update(body)}

    async def _fault(self, body: Json) -> Json:
        unknown = set(body) - _FAULT_FIELDS
        if unknown:
            raise Refused(f"a fault has no {unknown.pop()}, only {', '.join(sorted(_FAULT_FIELDS))}")
        return self._world.faults.add(Fault(**body)).to_json()

    async def _release(self, body: Json) -> Json:
        self._world.faults.find(field(body, "id", int)).release()
        return {"ok": True}

    async def _clear_faults(self, body: Json) -> Json:
        self._world.faults.clear()
        return {"ok": True}


def _without(body: Json, name: str) -> Json:
    return {key: value for key, value in body.items() if key != name}


def _message(message: Message) -> Json:
    """Return a message as Telegram's object, with what only the sandbox knows of it."""
    return {
        **message.wire,
        "sandbox": {"by_bot": message.by_bot, "edits": message.edits, "silent": message.silent},
    }


def _group_actions(world: World) -> dict[str, Callable[..., object]]:
    members, groups, topics = world.memberships, world.groups, world.topics
    return {
        "join": members.join,
        "leave": members.leave,
        "promote": members.promote,
        "demote": members.demote,
        "add_bot": members.add_bot,
        "kick_bot": members.kick_bot,
        "promote_bot": members.promote_bot,
        "demote_bot": members.demote_bot,
        "permit": groups.permit,
        "upgrade": groups.upgrade,
        "rename_group": groups.rename_group,
        "add_topic": topics.add_topic,
        "close_topic": topics.close_topic,
        "delete_topic": topics.delete_topic,
    }


def _shown(done: object) -> object:
    """Return what an operation gave back as JSON."""
    if isinstance(done, Chat):
        return show_chat(done)
    if isinstance(done, Message):
        return _message(done)
    return show_person(done) if isinstance(done, Person) else done
