"""What comes from Telegram, read: strictly where it can be, leniently where it must be."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from bot.telegram.http import errors


def read_payload(payload: bytes | msgspec.Raw) -> Any:
    """Read JSON; what is not strict is read as leniently as python-telegram-bot does. Raises TelegramError for what is none.

    Halves of characters, which neither JSON nor SQLite can hold, become question marks.
    """
    try:
        return msgspec.json.decode(payload)
    except msgspec.DecodeError:
        try:
            lenient = json.loads(bytes(payload).decode("utf-8", "replace"))
        except ValueError:
            raise errors.TelegramError("Invalid server response") from None
        return msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace"))
