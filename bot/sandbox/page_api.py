"""The chat page: its files, and the JSON and events that it lives on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import web

from bot.sandbox.changes import Change
from bot.sandbox.errors import ApiError, Refused
from bot.sandbox.people import People
from bot.sandbox.requests import answer, field, number, read_json, refusal
from bot.sandbox.views import sees, show_message, show_person, show_state

Wire = dict[str, Any]

_FOLDER = Path(__file__).with_name("page")
_STATIC = re.compile(r"/page/([A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)+)\Z")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_PULSE = 15.0
HALF_HOUR = 1_800_000
MOST_STEPS = 1_500


class PageApi:
    """Answers the page. Whoever has the page open may act for every person: it is a sandbox."""

    def __init__(self, world: People) -> None:
        self.world = world
        self._gets: dict[str, Callable[[web.BaseRequest], Wire]] = {
            "/page/api/state": lambda _: show_state(world),
            "/page/api/messages": self._messages,
            "/page/api/commands": self._commands,
        }
        self._posts: dict[str, Callable[[Wire], Awaitable[Wire]]] = {
            "/page/api/say": self._say,
            "/page/api/tap": self._tap,
            "/page/api/vote": self._vote,
            "/page/api/clock": self._clock,
            "/page/api/person": self._person,
            "/page/api/group": self._group,
            "/page/api/membership": self._membership,
        }

    async def handle(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Answer any request for the page."""
        try:
            if request.method == "POST" and path in self._posts:
                return answer(await self._posts[path](await read_json(request)))
            if request.method in ("GET", "HEAD"):
                return await self._get(request, path)
        except (Refused, ApiError, KeyError, ValueError) as error:
            return refusal(error)
        return answer({"error": "not found"}, 404)

    async def _get(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        if path in self._gets:
            return answer(self._gets[path](request))
        if path == "/page/api/events":
            return await self._events(request)
        if path.startswith("/page/api/file/"):
            return self._file(path.removeprefix("/page/api/file/"))
        return self._static(path)

    # files

    def _static(self, path: str) -> web.Response:
        path = {"/": "/page/index.html", "/favicon.ico": "/page/favicon.svg"}.get(path, path)
        found = _STATIC.match(path)
        file = _FOLDER / found.group(1) if found else None
        if file is None or file.suffix not in _TYPES or not file.is_file():
            return answer({"error": "not found"}, 404)
        return web.Response(body=file.read_bytes(), headers={**_HEADERS, "Content-Type": _TYPES[file.suffix]})

    def _file(self, file_id: str) -> web.Response:
        stored = self.world.files.find(file_id)
        if stored is None:
            return answer({"error": "not found"}, 404)
        headers = {**_HEADERS, "Content-Type": stored.mime}
        if not (stored.width and stored.mime in _PICTURES):
            headers["Content-Type"] = "application/octet-stream"
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, headers=headers)

    # questions

    def _messages(self, request: web.BaseRequest) -> Wire:
        person_id, chat = number(request, "person"), self.world.chat(number(request, "chat"))
        if not sees(self.world.person(person_id).id, chat):
            return {"messages": []}
        return {"messages": [show_message(message, person_id) for message in chat.history()]}

    def _commands(self, request: web.BaseRequest) -> Wire:
        person, chat = self.world.person(number(request, "person")), self.world.chat(number(request, "chat"))
        member = chat.members.get(person.id)
        admin = member is not None and member.is_admin
        return {
            "commands": self.world.commands.seen_by(person.id, chat.id, person.language_code, admin=admin)
        }

    # actions

    async def _say(self, body: Wire) -> Wire:
        message = self.world.say(
            field(body, "person", int),
            field(body, "chat", int),
            field(body, "text", str),
            thread_id=_thread(body),
            reply_to=body.get("reply_to"),
        )
        return {"message_id": message.message_id}

    async def _tap(self, body: Wire) -> Wire:
        message = self.world.message(field(body, "chat", int), field(body, "message_id", int))
        button = (field(body, "row", int), field(body, "column", int))
        query = self.world.press(field(body, "person", int), message, button)
        try:
            toast = await query.wait(10.0)
        except TimeoutError:
            toast = None
        if toast is None:
            return {"toast": None}
        return {"toast": {"text": toast.text, "alert": toast.alert, "url": toast.url}}

    async def _vote(self, body: Wire) -> Wire:
        options = field(body, "option_ids", list)
        self.world.vote(field(body, "person", int), field(body, "poll_id", str), *options)
        return {"ok": True}

    async def _clock(self, body: Wire) -> Wire:
        """Let time pass from one half hour to the next, so that what a day brings comes at its own hour."""
        left = field(body, "forward_ms", int)
        longest = max(HALF_HOUR, left // MOST_STEPS)
        while True:
            step = min(left, longest - self.world.clock() % longest)
            await self.world.advance(step)
            left -= step
            if left <= 0:
                return {"clock": self.world.clock()}

    async def _person(self, body: Wire) -> Wire:
        name = field(body, "name", str).strip()
        if not 1 <= len(name) <= 64:
            raise Refused("a name has 1 to 64 characters", "名字要有 1 到 64 个字")
        return show_person(self.world.add_person(name, language_code=field(body, "language_code", str)))

    async def _group(self, body: Wire) -> Wire:
        title = field(body, "title", str).strip()
        if not 1 <= len(title) <= 128:
            raise Refused("a title has 1 to 128 characters", "群名要有 1 到 128 个字")
        forum = bool(body.get("forum"))
        people = list(self.world.people.values())
        chat = self.world.add_group(title, people, creator=people[0] if people else None, forum=forum)
        if forum:
            self.world.add_topic(chat, "比赛")
        return {"id": chat.id}

    async def _membership(self, body: Wire) -> Wire:
        actions: dict[str, Callable[..., object]] = {
            "join": self.world.join,
            "leave": self.world.leave,
            "promote": self.world.promote,
            "demote": self.world.demote,
        }
        action = field(body, "action", str)
        if action not in actions:
            raise Refused(f"unknown action {action}")
        actions[action](field(body, "chat", int), field(body, "person", int))
        return {"ok": True}

    # events

    async def _events(self, request: web.BaseRequest) -> web.StreamResponse:
        """Send what happens around a person, as it happens, until the page or the server goes."""
        person_id = self.world.person(number(request, "person")).id
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = self.world.changes.listen()
        try:
            await response.write(b": hello\n\n")
            while True:
                try:
                    async with asyncio.timeout(_PULSE):
                        change = await queue.get()
                except TimeoutError:
                    await response.write(b": pulse\n\n")
                    continue
                if change is None:
                    break
                await self._send(response, change, person_id)
        except ConnectionError:
            pass
        finally:
            self.world.changes.stop_listening(queue)
        return response

    async def _send(self, response: web.StreamResponse, change: Change, person_id: int) -> None:
        event = self._event(change, person_id)
        if event is not None:
            await response.write(b"data: " + msgspec.json.encode(event) + b"\n\n")

    def _event(self, change: Change, person_id: int) -> Wire | None:
        """Return what the page hears of a change, None for what the person does not see."""
        chat, message = change.chat, change.message
        if chat is None:
            return {"type": change.kind, "clock": self.world.clock()}
        if not sees(person_id, chat):
            return None
        event: Wire = {"type": change.kind, "chat": chat.id}
        if message is not None:
            event["message_id"] = message.message_id
            if not message.deleted:
                event["message"] = show_message(message, person_id)
        return event


def _thread(body: Wire) -> int | None:
    """Return the topic to write in; General has no thread."""
    thread_id = body.get("thread_id")
    return thread_id if isinstance(thread_id, int) and thread_id > 1 else None
