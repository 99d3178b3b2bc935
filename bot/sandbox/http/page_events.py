"""The stream of events that an open page lives on."""

from __future__ import annotations

import asyncio

import msgspec
from aiohttp import web

from bot.sandbox.changes import Change
from bot.sandbox.http.requests import NO_STORE, number
from bot.sandbox.http.views import sees, show_message
from bot.sandbox.json_object import Json
from bot.sandbox.world import World

_PULSE = 15.0


class PageEvents:
    """Tells open pages what happens, each for the person whom it shows."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def stream(self, request: web.BaseRequest) -> web.StreamResponse:
        """Send what happens around a person, as it happens, until the page or the server goes."""
        person_id = self._world.directory.person(number(request, "person")).id
        response = web.StreamResponse(headers={**NO_STORE, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = self._world.timeline.changes.listen()
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
            self._world.timeline.changes.stop_listening(queue)
        return response

    async def _send(self, response: web.StreamResponse, change: Change, person_id: int) -> None:
        event = self._event(change, person_id)
        if event is not None:
            await response.write(b"data: " + msgspec.json.encode(event) + b"\n\n")

    def _event(self, change: Change, person_id: int) -> Json | None:
        """Return what the page hears of a change, None for what the person does not see."""
        chat, message = change.chat, change.message
        if chat is None:
            return {"type": change.kind, "clock": self._world.timeline.now()}
        if not sees(person_id, chat):
            return None
        event: Json = {"type": change.kind, "chat": chat.id}
        if message is not None:
            event["message_id"] = message.message_id
            if not message.deleted:
                event["message"] = show_message(message, person_id)
        return event
