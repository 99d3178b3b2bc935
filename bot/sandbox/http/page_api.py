"""The chat page: its files, and the JSON and events that it lives on."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.sandbox.errors import ApiError, Refused
from bot.sandbox.http.call_reading import read_form
from bot.sandbox.http.page_events import PageEvents
from bot.sandbox.http.requests import NO_STORE, answer, field, number, read_json, refusal, whole_number
from bot.sandbox.http.views import sees, show_message, show_person, show_state
from bot.sandbox.json_object import Json
from bot.sandbox.world import World

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
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_PLACES = ("person", "chat", "thread_id", "reply_to")
HALF_HOUR = 1_800_000
MOST_STEPS = 1_500


class PageApi:
    """Answers the page. Whoever has the page open may act for every person: it is a sandbox."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._events = PageEvents(world)
        self._gets: dict[str, Callable[[web.BaseRequest], Json]] = {
            "/page/api/state": lambda _: show_state(world),
            "/page/api/messages": self._messages,
            "/page/api/commands": self._commands,
        }
        self._posts: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "/page/api/say": self._say,
            "/page/api/forward": self._forward,
            "/page/api/forward_text": self._forward_text,
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
            if request.method == "POST" and path == "/page/api/file":
                return answer(await self._send_file(request))
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
            return await self._events.stream(request)
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
        return web.Response(body=file.read_bytes(), headers={**NO_STORE, "Content-Type": _TYPES[file.suffix]})

    def _file(self, file_id: str) -> web.Response:
        stored = self._world.files.find(file_id)
        if stored is None:
            return answer({"error": "not found"}, 404)
        headers = {**NO_STORE, "Content-Type": stored.mime}
        if not (stored.width and stored.mime in _PICTURES):
            headers["Content-Type"] = "application/octet-stream"
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, headers=headers)

    # questions

    def _messages(self, request: web.BaseRequest) -> Json:
        person_id, chat = number(request, "person"), self._world.directory.chat(number(request, "chat"))
        if not sees(self._world.directory.person(person_id).id, chat):
            return {"messages": []}
        return {"messages": [show_message(message, person_id) for message in chat.history()]}

    def _commands(self, request: web.BaseRequest) -> Json:
        person, chat = (
            self._world.directory.person(number(request, "person")),
            self._world.directory.chat(number(request, "chat")),
        )
        member = chat.members.get(person.id)
        admin = member is not None and member.is_admin
        return {
            "commands": self._world.commands.seen_by(person.id, chat.id, person.language_code, admin=admin)
        }

    # actions

    async def _say(self, body: Json) -> Json:
        message = self._world.writing.say(
            field(body, "person", int),
            field(body, "chat", int),
            field(body, "text", str),
            thread_id=_thread(body),
            reply_to=body.get("reply_to"),
        )
        return {"message_id": message.message_id}

    async def _send_file(self, request: web.BaseRequest) -> Json:
        """Send a file of a form: a picture as one if `as` says photo, anything else as a document."""
        form, files = await read_form(request)
        if "file" not in files:
            raise Refused("there is no file", "没有选文件")
        writing = self._world.writing
        send = writing.send_photo if form.get("as") == "photo" else writing.send_document
        places = {name: whole_number(form[name], name) for name in _PLACES if form.get(name)}
        message = send(
            places["person"],
            places["chat"],
            files["file"],
            caption=form.get("caption", ""),
            thread_id=_thread(places),
            reply_to=places.get("reply_to"),
        )
        return {"message_id": message.message_id}

    async def _forward(self, body: Json) -> Json:
        original = self._world.messages.find(field(body, "from_chat", int), field(body, "message_id", int))
        person, chat = field(body, "person", int), field(body, "chat", int)
        message = self._world.writing.forward(person, chat, original, thread_id=_thread(body))
        return {"message_id": message.message_id}

    async def _forward_text(self, body: Json) -> Json:
        """Forward what somebody outside wrote: nobody here has to play the stranger first."""
        author, text = field(body, "author", str).strip(), field(body, "text", str).strip()
        if not author or not text:
            raise Refused("a forwarded text has an author and words", "写上是谁发的、发了什么")
        person, chat = field(body, "person", int), field(body, "chat", int)
        message = self._world.writing.forward_text(person, chat, text, author=author, thread_id=_thread(body))
        return {"message_id": message.message_id}

    async def _tap(self, body: Json) -> Json:
        message = self._world.messages.find(field(body, "chat", int), field(body, "message_id", int))
        button = (field(body, "row", int), field(body, "column", int))
        query = self._world.taps.press(field(body, "person", int), message, button)
        try:
            toast = await query.wait(10.0)
        except TimeoutError:
            toast = None
        if toast is None:
            return {"toast": None}
        return {"toast": {"text": toast.text, "alert": toast.alert, "url": toast.url}}

    async def _vote(self, body: Json) -> Json:
        options = field(body, "option_ids", list)
        self._world.votes.vote(field(body, "person", int), field(body, "poll_id", str), *options)
        return {"ok": True}

    async def _clock(self, body: Json) -> Json:
        """Let time pass from one half hour to the next, so that what a day brings comes at its own hour."""
        left = field(body, "forward_ms", int)
        longest = max(HALF_HOUR, left // MOST_STEPS)
        while True:
            step = min(left, longest - self._world.timeline.now() % longest)
            await self._world.advance(step)
            left -= step
            if left <= 0:
                return {"clock": self._world.timeline.now()}

    async def _person(self, body: Json) -> Json:
        name = field(body, "name", str).strip()
        if not 1 <= len(name) <= 64:
            raise Refused("a name has 1 to 64 characters", "名字要有 1 到 64 个字")
        return show_person(
            self._world.directory.add_person(name, language_code=field(body, "language_code", str))
        )

    async def _group(self, body: Json) -> Json:
        title = field(body, "title", str).strip()
        if not 1 <= len(title) <= 128:
            raise Refused("a title has 1 to 128 characters", "群名要有 1 到 128 个字")
        forum = bool(body.get("forum"))
        people = list(self._world.directory.people.values())
        chat = self._world.groups.add_group(title, people, creator=people[0] if people else None, forum=forum)
        if forum:
            self._world.topics.add_topic(chat, "比赛")
        return {"id": chat.id}

    async def _membership(self, body: Json) -> Json:
        actions: dict[str, Callable[..., object]] = {
            "join": self._world.memberships.join,
            "leave": self._world.memberships.leave,
            "promote": self._world.memberships.promote,
            "demote": self._world.memberships.demote,
        }
        action = field(body, "action", str)
        if action not in actions:
            raise Refused(f"unknown action {action}")
        actions[action](field(body, "chat", int), field(body, "person", int))
        return {"ok": True}


def _thread(body: Json) -> int | None:
    """Return the topic to write in; General has no thread."""
    thread_id = body.get("thread_id")
    return thread_id if isinstance(thread_id, int) and thread_id > 1 else None
