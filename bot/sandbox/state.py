"""The world in a file, so that a sandbox can be stopped and go on later with the same chats and ids."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from bot.sandbox.chats import Chat, Member, Message, Person, Topic
from bot.sandbox.files import StoredFile
from bot.sandbox.polls import Poll
from bot.sandbox.updates import Update
from bot.sandbox.world import World

Wire = dict[str, Any]

_VERSION = 1
_PERSON = ("id", "name", "language_code", "username", "last_name", "started", "blocked", "deactivated")
_CHAT = (
    "id",
    "type",
    "title",
    "is_forum",
    "permissions",
    "last_message_id",
    "migrated_to",
    "migrated_from",
    "instance",
)
_MESSAGE = ("wire", "sender_id", "by_bot", "silent", "edits")
_POLL = ("wire", "deadline", "shuffled", "hidden", "votes")


class _Saved(msgspec.Struct):
    """The file's content."""

    version: int
    clock: int
    ids: tuple[int, int, int]
    people: list[Wire]
    chats: list[Wire]
    polls: list[Wire]
    next_update_id: int
    updates: list[Update]
    allowed: list[str]
    commands: list[tuple[tuple[str, int, int], str, list[Wire]]]
    profile: list[tuple[str, str, str]]
    files: list[StoredFile]


def save(world: World, path: Path) -> None:
    """Write the world to the file, at once and whole."""
    saved = _Saved(
        version=_VERSION,
        clock=world.clock(),
        ids=world.last_ids,
        people=[_pick(person, _PERSON) for person in world.people.values()],
        chats=[_chat(chat) for chat in world.chats.values()],
        polls=[_poll(poll) for poll in world.polls.values()],
        next_update_id=world.updates.next_id,
        updates=list(world.updates.pending),
        allowed=sorted(world.updates.allowed),
        commands=[(key, code, menu) for (key, code), menu in world.commands.menus.items()],
        profile=[(name, code, text) for (name, code), text in world.profile.items()],
        files=world.files.all(),
    )
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(msgspec.json.encode(saved))
    os.replace(fresh, path)


def load(world: World, path: Path) -> None:
    """Fill an empty world from the file; its clock goes on from the saved instant if real time is behind
    it.
    """
    saved = msgspec.json.decode(path.read_bytes(), type=_Saved)
    if saved.version != _VERSION:
        raise ValueError(f"{path} is of version {saved.version}, not {_VERSION}")
    world.time.move(max(0, saved.clock - world.clock()))
    world.last_ids = saved.ids
    for fields in saved.people:
        person = Person(**fields)
        world.people[person.id] = person
    for fields in saved.chats:
        _load_chat(world, fields)
    for fields in saved.polls:
        _load_poll(world, fields)
    world.updates.next_id = saved.next_update_id
    world.updates.pending.extend(saved.updates)
    world.updates.allowed = frozenset(saved.allowed)
    world.commands.menus = {(key, code): menu for key, code, menu in saved.commands}
    world.profile = {(name, code): text for name, code, text in saved.profile}
    for stored in saved.files:
        world.files.put(stored)


def _pick(thing: object, names: tuple[str, ...]) -> Wire:
    return {name: getattr(thing, name) for name in names}


def _member(member: Member) -> Wire:
    return {
        "user": member.user,
        "status": member.status,
        "anonymous": member.anonymous,
        "rights": member.rights,
    }


def _chat(chat: Chat) -> Wire:
    return {
        **_pick(chat, _CHAT),
        "bot": _member(chat.bot),
        "members": [_member(member) for member in chat.members.values()],
        "topics": [_pick(topic, ("id", "name", "closed")) for topic in chat.topics.values()],
        "pinned": chat.pinned,
        "messages": [_pick(message, _MESSAGE) for message in chat.messages.values()],
    }


def _poll(poll: Poll) -> Wire:
    message = poll.message
    place = [message.chat_id, message.message_id] if message else None
    return {**_pick(poll, _POLL), "votes": list(poll.votes.items()), "place": place}


def _load_chat(world: World, fields: Wire) -> None:
    members, topics, messages = (fields.pop(name) for name in ("members", "topics", "messages"))
    chat = Chat(**{**fields, "bot": Member(**fields["bot"])}, person=world.people.get(fields["id"]))
    chat.members = {member["user"]["id"]: Member(**member) for member in members}
    chat.topics = {topic["id"]: Topic(**topic) for topic in topics}
    chat.messages = {message["wire"]["message_id"]: Message(chat=chat, **message) for message in messages}
    world.chats[chat.id] = chat


def _load_poll(world: World, fields: Wire) -> None:
    place = fields.pop("place")
    votes = dict(fields.pop("votes"))
    poll = Poll(**fields, votes=votes)
    if place is not None:
        message = world.chats[place[0]].messages.get(place[1])
        if message is not None:
            message.poll, poll.message = poll, message
            message.wire["poll"] = poll.wire  # one object again: a vote shows in the message
    world.add_poll(poll)
