"""What a handler is given: a line that somebody wrote, or a tap on one of our buttons, as plain values."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.host.own_set import Draft
from bot.core.player.player import Player
from bot.services.players import Players
from bot.tables.refusal import Refused
from bot.telegram.http.updates import CallbackQuery, Document, Message

LONGEST_LINE = 400
"""Nothing that is typed to the bot needs more; what costs time must not grow with what a client sends."""
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?=\s|$)")


class Incoming(Struct, frozen=True, kw_only=True):
    """Who does something, where, and when (`now`, the arrival in ms).

    `person_id` is who acts: an anonymous admin acts as the group itself, and somebody may write as a channel.
    """

    person_id: int
    name: str
    language_code: str | None
    chat_id: int
    chat_title: str
    private: bool
    message_id: int
    thread_id: int | None
    now: int


class Line(Incoming, frozen=True, kw_only=True):
    """A message in words. `command` is empty for what is none; `args` are the words behind it.

    `reading` is what was read out of it ahead, where it may hold questions.
    `barred` is the sentence for whoever may not give a group what it says, as the group's administrators are by now.
    `pasted` is the whole of a text that is longer than a line, in a private chat; it is read only where it is wanted.
    """

    update_id: int
    text: str
    command: str = ""
    args: tuple[str, ...] = ()
    forwarded: bool = False
    content: bool = False
    pasted: str = ""
    document: Document | None = None
    reading: Draft | Refused | None = None
    barred: str = ""


class Tap(Incoming, frozen=True, kw_only=True):
    """A tap on one of our buttons, on the very message `message_id`."""


def met(players: Players, who: Incoming) -> Player:
    """Return the person as they are known by now; whoever is new is written down."""
    return players.meet(who.person_id, who.language_code, who.now)


def line_of(message: Message, update_id: int, now: int) -> Line | None:
    """Return the line of a message; None for a message that nobody sent. The text is cut, once, here."""
    author = message.sender_chat or message.sender
    if author is None:
        return None
    text = (message.text or message.caption)[:LONGEST_LINE]
    found = _COMMAND.match(text) if message.text else None
    return Line(
        person_id=author.id,
        name=message.sender.full_name if message.sender else "",
        language_code=message.sender.language_code if message.sender else None,
        chat_id=message.chat.id,
        chat_title=message.chat.title,
        private=message.chat.private,
        message_id=message.message_id,
        thread_id=message.thread_id,
        now=now,
        update_id=update_id,
        text=text,
        command=found[1].lower() if found else "",
        args=tuple(text[found.end() :].split()) if found else (),
        forwarded=message.forward_origin is not None,
        content=message.content,
        pasted=message.text if message.chat.private else "",
        document=message.document,
    )


def addressee(text: str) -> str | None:
    """Return the bot that a command names, `/quiz@some_bot`; None where it names none."""
    found = _COMMAND.match(text)
    return found[2] if found else None


def tap_of(query: CallbackQuery, now: int) -> Tap | None:
    """Return the tap of a query, or None when its message is not there."""
    message = query.message
    if message is None:
        return None
    return Tap(
        person_id=query.sender.id,
        name=query.sender.full_name,
        language_code=query.sender.language_code,
        chat_id=message.chat.id,
        chat_title=message.chat.title,
        private=message.chat.private,
        message_id=message.message_id,
        thread_id=message.thread_id,
        now=now,
    )
