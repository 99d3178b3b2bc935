"""The errors of `library_errors` by their names, read with the first of them that is asked for.

python-telegram-bot is one import: its errors bring its whole package along, which is a seventh of a start. Nobody needs
them before something goes wrong, so use them as `errors.NotSent`, and never at the import of a module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    "Unanswered",
]

if TYPE_CHECKING:
    from bot.telegram.http.library_errors import (
        AnswerTimedOut,
        BadRequest,
        ChatMigrated,
        Conflict,
        ConnectTimedOut,
        Flooded,
        Forbidden,
        InvalidToken,
        NetworkError,
        NotSent,
        NotTelegram,
        TelegramError,
        Unanswered,
    )
else:

    def __getattr__(name: str) -> Any:
        from bot.telegram.http import library_errors

        return getattr(library_errors, name)
