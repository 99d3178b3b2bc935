"""Forwarded messages: what of a message goes along, and what is said of where it came from."""

from __future__ import annotations

from bot.sandbox.chats import Message
from bot.sandbox.errors import Refused
from bot.sandbox.json_object import Json

CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "has_media_spoiler")


def forwarded_content(message: Message) -> Json:
    """Return the fields of a forwarded message; raise Refused for what cannot be forwarded."""
    fields = {key: message.wire[key] for key in (*CONTENT, "poll") if key in message.wire}
    if not fields:
        raise Refused("a service message cannot be forwarded", "这条消息不能转发")
    fields["forward_origin"] = message.wire.get("forward_origin") or _origin(message)
    return fields


def _origin(message: Message) -> Json:
    """Return the MessageOrigin: an anonymous administrator's message comes from the group."""
    wire = message.wire
    if "sender_chat" in wire:
        return {"type": "chat", "sender_chat": wire["sender_chat"], "date": wire["date"]}
    return {"type": "user", "sender_user": wire["from"], "date": wire["date"]}


def hidden_origin(name: str, date: int) -> Json:
    """Return the MessageOrigin of somebody who lets no forwarded message lead back to the account."""
    return {"type": "hidden_user", "sender_user_name": name, "date": date}
