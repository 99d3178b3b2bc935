"""The Bot API itself: every call is read by the schema, struck by a fault perhaps, done, and logged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from bot.sandbox.bot_api.methods import chats, edits, messages, polls, profile
from bot.sandbox.bot_api.schema import Method, Schema
from bot.sandbox.bot_api.update_methods import UpdateMethods
from bot.sandbox.bot_api.webhook import Webhook
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.faults import Fault
from bot.sandbox.files import Upload
from bot.sandbox.http_answer import Answer
from bot.sandbox.json_object import Json
from bot.sandbox.log import Entry, counts_as_message
from bot.sandbox.world import World

Handler = Callable[[World, Json], Any]
Uploads = dict[str, Upload]

_log = logging.getLogger(__name__)
_GET_UPDATES = "getupdates"
_OK = b'{"ok":true,"result":'


class ConnectionCut(Exception):
    """The fault of this call is a connection that ends without an answer."""


class Api:
    """Answers calls for one world.

    Played are the methods that our bot calls, and those that it would reach for next in private chats and
    groups. All others are checked against the description and answered with yes, or refused in words.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._timeline = world.timeline
        self._log = world.timeline.log
        self.schema = Schema(Path(__file__).with_name("botapi.json"))
        self.webhook = Webhook(world.timeline.updates, self.call, world.timeline.changes.wake)
        self._updates = UpdateMethods(world.timeline, self.webhook)
        self._handlers: dict[str, Handler] = {
            "setwebhook": lambda _, params: self._updates.set_webhook(params),
            "deletewebhook": lambda _, params: self._updates.delete_webhook(params),
            "getwebhookinfo": lambda _, params: self._updates.webhook_info(params),
        }
        for table in (messages.METHODS, edits.METHODS, polls.METHODS, chats.METHODS, profile.METHODS):
            self._handlers.update({name.lower(): handler for name, handler in table.items()})
        self._counted = {name: counts_as_message(name) for name in self.schema.methods}

    @property
    def played(self) -> frozenset[str]:
        """The methods (lower case) that the sandbox plays."""
        return frozenset(self._handlers) | {_GET_UPDATES}

    async def call(self, name: str, raw: Json, uploads: Uploads | None = None) -> Answer:
        """Answer one call; raise ConnectionCut where a fault cuts the line."""
        key = name.lower()
        method = self.schema.methods.get(key)
        shown = _shown(raw, uploads)
        entry = self._log.add("call", method.name if method else name, shown, self._timeline.now())
        if method is None:
            return self._refuse(entry, ApiError(404, "Not Found"))
        try:
            params = method.read({**raw, **_files(method, uploads)} if uploads else raw)
        except ApiError as error:
            return self._refuse(entry, error)
        if uploads:
            params["attachments"] = uploads
        entry.chat_id = params.get("chat_id")
        faults = self._world.faults
        fault = faults.strike(key, entry.chat_id) if faults.active else None
        if fault is not None:
            return await self._strike(fault, key, params, entry)
        return await self._do(key, params, entry)

    async def _do(self, key: str, params: Json, entry: Entry) -> Answer:
        """Do what the call says and log it."""
        try:
            if key == _GET_UPDATES:
                found = await self._updates.get_updates(params, entry)
                return Answer(200, _OK + b"[" + b",".join([update.raw for update in found]) + b"]}")
            self._keep_pace(key, params, entry)
            handler = self._handlers.get(key)
            result = handler(self._world, params) if handler else _not_played(entry.name)
            body = _OK + msgspec.json.encode(result) + b"}"
        except ApiError as error:
            return self._refuse(entry, error)
        except Exception as error:
            _log.exception("the sandbox failed in %s", entry.name)
            text = f"Internal Server Error: {type(error).__name__} in the sandbox"
            return self._refuse(entry, ApiError(500, text))
        if type(result) is dict:
            _note_result(entry, result)
        self._log.write(entry)
        return Answer(200, body)

    def _keep_pace(self, key: str, params: Json, entry: Entry) -> None:
        pace = self._world.pace
        if pace is not None and self._counted[key] and isinstance(entry.chat_id, int):
            pace.check(entry.chat_id, paid=params.get("allow_paid_broadcast", False))

    def _refuse(self, entry: Entry, error: ApiError) -> Answer:
        entry.outcome, entry.code, entry.description = "refused", error.code, error.description
        self._log.write(entry)
        return Answer(error.code, msgspec.json.encode(error.body()))

    async def _strike(self, fault: Fault, key: str, params: Json, entry: Entry) -> Answer:
        """Answer a call as its fault wants; a slow one comes late."""
        entry.fault = fault.kind
        answer = self._in_its_place(fault, entry)
        if answer is None:
            answer = await self._do_and_spoil(fault, key, params, entry)
        await fault.wait()
        return answer

    def _in_its_place(self, fault: Fault, entry: Entry) -> Answer | None:
        """Return the answer of a fault that lets nothing happen; None when the call is to be done."""
        if fault.kind == "reset_before":
            entry.outcome = "reset_before"
            self._log.write(entry)
            raise ConnectionCut
        chat = self._world.directory.chats.get(entry.chat_id or 0)
        error = fault.error(chat.type if chat else "group")
        if error is not None:
            return self._refuse(entry, error)
        answer = fault.answer()
        if answer is None or fault.after:
            return None
        entry.outcome = "replaced"
        self._log.write(entry)
        return answer

    async def _do_and_spoil(self, fault: Fault, key: str, params: Json, entry: Entry) -> Answer:
        """Do what the call says, and lose or replace its answer if the fault says so."""
        strange = fault.answer()
        if fault.kind == "reset_after":
            entry.outcome = "reset_after"
        elif strange is not None:
            entry.outcome = "replaced_after"
        answer = await self._do(key, params, entry)
        if fault.kind == "reset_after":
            raise ConnectionCut
        return strange or answer


def _files(method: Method, uploads: Uploads | None) -> Uploads:
    """Return the uploads that are parameters themselves; the others are meant by attach://."""
    return {name: upload for name, upload in (uploads or {}).items() if name in method.readers}


def _shown(raw: Json, uploads: Uploads | None) -> Json:
    """Return the parameters as the log shows them: files by name and size."""
    if not uploads:
        return raw
    files = {key: {"file": upload.name, "size": len(upload.content)} for key, upload in uploads.items()}
    return {**raw, **files}


def _note_result(entry: Entry, result: Json) -> None:
    """Write down what a result is about."""
    entry.message_id = result.get("message_id")
    poll = result.get("poll")
    if poll is not None:
        entry.poll_id = poll["id"]


def _not_played(method: str) -> bool:
    """Answer what the sandbox does not play: yes, where a yes says nothing, else a refusal in words."""
    if method.startswith(("get", "send", "edit", "copy", "forward", "create", "export", "upload", "save")):
        raise bad(f"the sandbox does not play {method}")
    return True
