"""What a handler hears: the update's context with the instant of its arrival, and taps on our own buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Message
from telegram.ext import Application, CallbackContext, ExtBot

from bot.core.effects import Toast
from bot.telegram.views.buttons import Button

BotData = dict[Any, Any]


class UpdateContext(CallbackContext[ExtBot[None], BotData, BotData, BotData]):
    """The context of one update, filled in by the dispatcher.

    `at` is the instant of its arrival in milliseconds; `step` opens the one transaction of a handler that does not
    wait; `before` is what else must happen in it, or None.
    """

    at: int = 0
    step: Callable[[], AbstractContextManager[object]] = nullcontext
    before: Callable[[], None] | None = None


App = Application[ExtBot[None], UpdateContext, BotData, BotData, BotData, None]


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on one of our buttons: who, where, on which message, and when it arrived."""

    button: Button
    person_id: int
    name: str
    language_code: str | None
    chat_id: int
    chat_title: str
    message_id: int
    thread_id: int | None
    now: int

    @property
    def private(self) -> bool:
        return self.chat_id == self.person_id


Taken = Callable[[Tap], Toast | None]
"""What a room does with a tap at once; the toast is the answer."""
Tapped = Callable[[Tap], Toast | Awaitable[Toast | None] | None]
"""The same of a room that may first have to ask Telegram something."""


def tap_of(query: CallbackQuery, button: Button, now: int) -> Tap | None:
    """Return the tap of a query, or None when its message is not there (inline or far too old)."""
    message = query.message
    if message is None:
        return None
    person = query.from_user
    return Tap(
        button,
        person.id,
        person.full_name,
        person.language_code,
        message.chat.id,
        message.chat.title or "",
        message.message_id,
        thread_of(message) if isinstance(message, Message) else None,
        now,
    )


def thread_of(message: Message) -> int | None:
    """Return the forum topic of a message; a thread id without the topic mark is only a chain of replies."""
    return message.message_thread_id if message.is_topic_message else None
