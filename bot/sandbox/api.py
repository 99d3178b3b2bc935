"""The Bot API itself: every call is read by the schema, struck by a fault perhaps, done, and logged."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from bot.sandbox.errors import ApiError, bad
from bot.sandbox.faults import Fault
from bot.sandbox.log import Entry, counts_as_message
from bot.sandbox.methods import chats, edits, messages, polls, profile
from bot.sandbox.people import People
from bot.sandbox.readers import Upload
from bot.sandbox.schema import Method, Schema
from bot.sandbox.webhook import Webhook

Wire = dict[str, Any]
Handler = Callable[[People, Wire], Any]

_log = logging.getLogger(__name__)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")
_OK = b'{"ok":true,"result":'


class ConnectionCut(Exception):
    """The fault of this call is a connection that ends without an answer."""


@dataclass(slots=True)
class Answer:
    """An HTTP answer: status and JSON body."""

    status: int
    body: bytes


class Api:
    """Answers calls for one world."""

    def __init__(self, world: People) -> None:
        self.world = world
        self.schema = Schema(Path(__file__).with_name("botapi.json"))
        self.webhook = Webhook(world.updates, self.call, world.changes.wake)
        self._handlers: dict[str, Handler] = {}
        for table in (messages.METHODS, edits.METHODS, polls.METHODS, chats.METHODS, profile.METHODS):
            self._handlers.update({name.lower(): handler for name, handler in table.items()})
        self._handlers["setwebhook"] = self._set_webhook
        self._handlers["deletewebhook"] = self._delete_webhook
        self._handlers["getwebhookinfo"] = self._webhook_info
        self._counted = {name: counts_as_message(name) for name in self.schema.methods}

    @property
    def played(self) -> frozenset[str]:
        """The methods (lower case) that the sandbox plays; the others are checked and answered with yes or
        a refusal.
        """
        return frozenset(self._handlers) | {"getupdates"}

    async def call(self, name: str, raw: Wire, uploads: dict[str, Upload] | None = None) -> Answer:
        """Answer one call; raise ConnectionCut where a fault cuts the line."""
        key = name.lower()
        method = self.schema.methods.get(key)
        if method is None:
            return self._unknown(name, raw)
        if key == "getupdates":
            return await self._get_updates(method, raw)
        entry = self.world.log.add("call", method.name, _shown(raw, uploads), self.world.clock())
        try:
            params = method.read({**raw, **_files(method, uploads)} if uploads else raw)
            if uploads:
                params["attachments"] = uploads
        except ApiError as error:
            return self._refuse(entry, error)
        entry.chat_id = chat_id = params.get("chat_id")
        if self.world.faults.active:
            fault = self.world.faults.strike(key, chat_id)
            if fault is not None:
                return await self._struck(fault, key, method, params, entry)
        return self._do(key, method, params, entry)

    def _do(self, key: str, method: Method, params: Wire, entry: Entry) -> Answer:
        """Do what the call says and log it."""
        world = self.world
        try:
            if world.pace is not None and self._counted[key] and isinstance(entry.chat_id, int):
                world.pace.check(entry.chat_id, paid=params.get("allow_paid_broadcast", False))
            handler = self._handlers.get(key)
            result = handler(world, params) if handler else _not_played(method)
            body = _OK + msgspec.json.encode(result) + b"}"
        except ApiError as error:
            return self._refuse(entry, error)
        except Exception as error:
            _log.exception("the sandbox failed in %s", method.name)
            return self._refuse(
                entry, ApiError(500, f"Internal Server Error: {type(error).__name__} in the sandbox")
            )
        if type(result) is dict:
            _note(entry, result)
        world.log.write(entry)
        return Answer(200, body)

    def _refuse(self, entry: Entry, error: ApiError) -> Answer:
        entry.outcome, entry.code, entry.description = "refused", error.code, error.description
        self.world.log.write(entry)
        return Answer(error.code, msgspec.json.encode(error.body()))

    def _unknown(self, name: str, raw: Wire) -> Answer:
        entry = self.world.log.add("call", name, raw, self.world.clock())
        return self._refuse(entry, ApiError(404, "Not Found"))

    async def _struck(self, fault: Fault, key: str, method: Method, params: Wire, entry: Entry) -> Answer:
        """Answer a call as its fault wants."""
        entry.fault = fault.kind
        if fault.kind == "reset_before":
            entry.outcome = "reset_before"
            self.world.log.write(entry)
            raise ConnectionCut
        chat = self.world.chats.get(params.get("chat_id", 0))
        error = fault.error(chat.type if chat else "group")
        if error is not None:
            return self._refuse(entry, error)
        if fault.kind == "reset_after":
            entry.outcome = "reset_after"
        answer = self._do(key, method, params, entry)
        if fault.kind == "reset_after":
            raise ConnectionCut
        await fault.wait()
        return answer

    # updates

    async def _get_updates(self, method: Method, raw: Wire) -> Answer:
        world = self.world
        entry = world.log.add("call", method.name, raw, world.clock())
        try:
            params = method.read(raw)
            fault = world.faults.strike("getupdates", None) if world.faults.active else None
            error = fault.error("") if fault else None
            if fault is not None:
                entry.fault = fault.kind
            if error is not None:
                return self._refuse(entry, error)
            if fault is not None and fault.kind == "reset_before":
                entry.outcome = "reset_before"
                world.log.write(entry)
                raise ConnectionCut
            self._confirm(method, params)
            found = await world.updates.fetch(params.get("limit", 100), params.get("timeout", 0))
        except ApiError as error:
            return self._refuse(entry, error)
        if found or fault is not None:
            if fault is not None and fault.kind == "reset_after":
                entry.outcome = "reset_after"
            entry.params = {**raw, "update_ids": [update.id for update in found]}
            world.log.write(entry)
        if fault is not None:
            if fault.kind == "reset_after":
                raise ConnectionCut
            await fault.wait()
        return Answer(200, _OK + b"[" + b",".join([update.raw for update in found]) + b"]}")

    def _confirm(self, method: Method, params: Wire) -> None:
        """Forget what is confirmed, and log it at once: who waits for that must not wait for the long poll
        too.
        """
        updates, now = self.world.updates, self.world.clock()
        updates.allow(params.get("allowed_updates"))
        updates.forget_old(now)
        confirmed = updates.confirm(params.get("offset", 0))
        if confirmed:
            entry = {"offset": params["offset"], "confirmed": confirmed}
            self.world.log.write(self.world.log.add("call", method.name, entry, now))

    def _set_webhook(self, world: People, params: Wire) -> bool:
        url = params["url"]
        if not url:
            return self._delete_webhook(world, params)
        if urlsplit(url).hostname not in ("localhost", "127.0.0.1"):
            raise bad("bad webhook: the sandbox calls loopback addresses only")
        if "secret_token" in params and not _SECRET.match(params["secret_token"]):
            raise bad("secret token contains unallowed characters")
        world.updates.allow(params.get("allowed_updates"))
        if params.get("drop_pending_updates"):
            world.updates.drop()
        self.webhook.start(url, params.get("secret_token", ""), params.get("max_connections", 40))
        return True

    def _delete_webhook(self, world: People, params: Wire) -> bool:
        self.webhook.stop()
        if params.get("drop_pending_updates"):
            world.updates.drop()
        return True

    def _webhook_info(self, world: People, params: Wire) -> Wire:
        info: Wire = {
            "url": self.webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(world.updates.pending),
            "allowed_updates": sorted(world.updates.allowed),
        }
        if self.webhook.url:
            info.update(ip_address="127.0.0.1", max_connections=self.webhook.max_connections)
        if self.webhook.last_error:
            info.update(last_error_date=world.date(), last_error_message=self.webhook.last_error)
        return info


def _files(method: Method, uploads: dict[str, Upload] | None) -> dict[str, Upload]:
    """Return the uploads that are parameters themselves; the others are meant by attach://."""
    return {name: upload for name, upload in (uploads or {}).items() if name in method.readers}


def _shown(raw: Wire, uploads: dict[str, Upload] | None) -> Wire:
    """Return the parameters as the log shows them: files by name and size."""
    if not uploads:
        return raw
    return {
        **raw,
        **{key: {"file": upload.name, "size": len(upload.content)} for key, upload in uploads.items()},
    }


def _note(entry: Entry, result: Wire) -> None:
    """Write down what a result is about."""
    entry.message_id = result.get("message_id")
    poll = result.get("poll")
    if poll is not None:
        entry.poll_id = poll["id"]


def _not_played(method: Method) -> bool:
    """Answer what the sandbox does not play: yes, where a yes says nothing, else a refusal in words."""
    if method.name.startswith(
        ("get", "send", "edit", "copy", "forward", "create", "export", "upload", "save")
    ):
        raise bad(f"the sandbox does not play {method.name}")
    return True
