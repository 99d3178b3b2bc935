"""What goes wrong between us and Telegram: python-telegram-bot's errors, and finer ones of ours made from them."""

from __future__ import annotations

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

__all__ = [
    "AnswerTimedOut",
    "BadRequest",
    "ChatMigrated",
    "Conflict",
    "ConnectTimedOut",
    "Flooded",
    "Forbidden",
    "InvalidToken",
    "NetworkError",
    "NotSent",
    "NotTelegram",
    "TelegramError",
    "TimedOut",
    "Unanswered",
]


class Flooded(TelegramError):
    """Too many requests. python-telegram-bot's own `RetryAfter` warns of a deprecation each time it is made."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many requests: retry after {seconds} s")
        self.seconds = seconds


class NotTelegram(NetworkError):
    """Something between us and Telegram answered in its place: nothing was done, and nothing is decided by it."""


class NotSent(NetworkError):
    """The request surely did not reach the server: it may be sent again."""


class Unanswered(NetworkError):
    """The request may have gone out and no answer came: nobody knows whether it was carried out."""


class ConnectTimedOut(NotSent, TimedOut):
    """No connection within the time-out, or none free in the pool."""


class AnswerTimedOut(Unanswered, TimedOut):
    """The answer did not come within the time-out."""
